"""Where two folders can't be exchanged in one step: killed at every moment, the old site or the new one comes back by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from proofpoints.commands import ROOT
from proofpoints.site.exchange import lock_of, recover, swap
from tests.site.built import contents

# The system call is taken away, as on macOS; then the process dies at the given step of the swap.
_DIES = """
import os, shutil, sys
from pathlib import Path
from proofpoints.site import exchange
exchange._exchange = lambda one, other: False
step, new, site = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
steps = [0]
def dying(call):
    def made(*arguments, **named):
        if steps[0] == step:
            os._exit(9)
        steps[0] += 1
        return call(*arguments, **named)
    return made
Path.rename = dying(Path.rename)
shutil.rmtree = dying(shutil.rmtree)
exchange.swap(new, site)
os._exit(9 if steps[0] == step else 0)
"""


def _folder(path: Path, text: str) -> Path:
    (path / "in").mkdir(parents=True)
    for name in ("find.json", "in/index.html"):
        (path / name).write_text(text)
    return path


@pytest.mark.parametrize("step", range(4))
def test_a_swap_that_dies_is_undone_or_finished(tmp_path: Path, step: int) -> None:
    site, new = _folder(tmp_path / "site", "old"), _folder(tmp_path / "new", "new")
    old, fresh = contents(site), contents(new)
    done = subprocess.run([sys.executable, "-c", _DIES, str(step), str(new), str(site)], cwd=ROOT, check=False)
    assert done.returncode == 9
    recover(site)
    assert contents(site) == (old if step < 2 else fresh)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name not in ("new", ".site.lock")) == ["site"]


def test_while_another_build_works_nothing_is_touched(tmp_path: Path) -> None:
    aside = _folder(tmp_path / ".site-previous", "old")
    with lock_of(tmp_path / "site"):
        recover(tmp_path / "site")
        assert aside.exists()
    recover(tmp_path / "site")
    assert (tmp_path / "site/find.json").read_text() == "old"


def test_on_this_system_the_swap_leaves_no_moment_between(tmp_path: Path) -> None:
    site, new = _folder(tmp_path / "site", "old"), _folder(tmp_path / "new", "new")
    swap(new, site)
    assert (site / "find.json").read_text() == "new"
    assert not (tmp_path / ".site-previous").exists()
