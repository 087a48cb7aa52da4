"""A search index that Pagefind did not write whole is never published, nor remembered for later builds."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from pagefind_bin import get_executable

from proofpoints.commands import FINE, PROBLEMS, main
from proofpoints.site import find
from proofpoints.site.whole_index import read_index
from tests.defect import VALLEY, swap
from tests.site.built import contents, small_repository

KINDS = (
    "fragment/*.pf_fragment",
    "index/*.pf_index",
    "*.pf_meta",
    "wasm.en.pagefind",
    "pagefind-entry.json",
    "pagefind.js",
    "pagefind-ui.css",
)
OTHER_WORDS = swap(VALLEY, "Too many students of the high school", "Many students of the high school")
_FULL_DISK = """#!{python}
import subprocess, sys
from pathlib import Path
done = subprocess.run(["{pagefind}", *sys.argv[1:]])
out = Path(sys.argv[sys.argv.index("--output-path") + 1])
{harm}
sys.exit(done.returncode)
"""


def pagefind_that(folder: Path, harm: str) -> Path:
    """Pagefind, and what a disk does to its files."""
    program = folder / "pagefind-on-a-full-disk"
    program.write_text(_FULL_DISK.format(python=sys.executable, pagefind=get_executable(), harm=harm))
    program.chmod(0o755)
    return program


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_repository(tmp_path_factory.mktemp("whole") / "repository")
    assert main(["build", "--root", str(root)]) == FINE
    return root


@pytest.mark.parametrize("size", [0, 512], ids=["empty", "cut off"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_is_looked_at(template: Path, tmp_path: Path, kind: str, size: int) -> None:
    index = shutil.copytree(template / "site" / "pagefind", tmp_path / "pagefind")
    assert len(read_index(str(index))) == 3
    file = next(index.glob(kind))
    if size >= file.stat().st_size:
        size = file.stat().st_size // 2
    file.write_bytes(file.read_bytes()[:size])
    with pytest.raises(OSError, match="disk may be full") as raised:
        read_index(str(index))
    assert file.name in str(raised.value)


def test_a_missing_fragment_is_missed(template: Path, tmp_path: Path) -> None:
    index = shutil.copytree(template / "site" / "pagefind", tmp_path / "pagefind")
    next(index.glob("fragment/*")).unlink()
    with pytest.raises(OSError, match="not written whole"):
        read_index(str(index))


@pytest.mark.parametrize(
    ("harm", "words", "patience"),
    [
        ("import signal; signal.pause()", "`df -i`", 1),
        ('next(out.glob("fragment/*")).write_bytes(b"")', "disk may be full", find.PATIENCE),
        ('(out / "pagefind.js").write_bytes(b"")', "disk may be full", find.PATIENCE),
        ("sys.exit('no room left')", "no room left", find.PATIENCE),
    ],
    ids=["it never ends", "an empty fragment", "an empty program", "Pagefind says so"],
)
def test_a_build_says_so_and_the_site_stays_and_the_next_build_is_whole(
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    harm: str,
    words: str,
    patience: int,
) -> None:
    root = Path(shutil.copytree(template, tmp_path / "repository", ignore=shutil.ignore_patterns("site", "sites")))
    assert main(["build", "--root", str(root)]) == FINE
    before = contents(root / "site")
    OTHER_WORDS(root)
    capsys.readouterr()
    with monkeypatch.context() as patched:
        patched.setattr(find, "get_executable", lambda: pagefind_that(tmp_path, harm))
        patched.setattr(find, "PATIENCE", patience)
        assert main(["build", "--root", str(root)]) == PROBLEMS
    said = capsys.readouterr().err
    assert words in said
    assert "build again" in said
    assert "Traceback" not in said
    assert contents(root / "site") == before
    assert main(["build", "--root", str(root)]) == FINE
    assert len(read_index(str(root / "site" / "pagefind"))) == 3
