"""What the hand-written documents tell a reader to type, open or copy is there, and looks as they show it."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from proofpoints.columns import EFFECTS, OUTCOMES
from proofpoints.commands import FINE, ROOT, main
from tests.defect import GOOD
from tests.site.built import run

_GENERATED = ("vocabulary.md", "rules.md", "benchmarks.md")
DOCS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("[!r]*/*.md")]
    if path.name not in _GENERATED
)
# the build looks at the links of the pages it publishes, some of which lead to pages that only it makes
UNPUBLISHED = [
    name
    for name in DOCS
    if "/" not in name or name.endswith(("CONTRIBUTING.md", "development.md", "threat-model.md")) or "decisions" in name
]
_FILE = re.compile(r"[\w./-]+(?:\.(?:py|md|yml|json|txt|js|html|toml|sh)|/)")
# what a command writes, what a person makes, and what a build makes of its own
_LATER = re.compile(r"^(?:build|site|guides)/|SLUG|NAME|^\.\.?/|^http|datasets/$|search\.json|^measure/|fuzz\.json")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def _kept() -> tuple[str, ...]:
    """Every file and folder of the sources, with a slash before it."""
    tops = [top for top in ROOT.iterdir() if top.name not in (".git", ".venv", "build", "site", "node_modules")]
    found = [*tops, *(path for top in tops for path in top.rglob("*") if "node_modules" not in path.parts)]
    return tuple(f"/{path.relative_to(ROOT).as_posix()}" for path in found)


def missing(text: str) -> list[str]:
    """What a document names and is nowhere: code, where a reader would look for it; other files anywhere."""
    named = {said for said in re.findall(r"`([^`\n]+)`", text) if _FILE.fullmatch(said) and not _LATER.search(said)}
    return sorted(said for said in named if not (_as_code if said.endswith(".py") else _anywhere)(said))


def _as_code(said: str) -> bool:
    return any((ROOT / top / said).is_file() for top in ("", "proofpoints", "survey_import", "tests"))


def _anywhere(said: str) -> bool:
    return any(path.endswith(f"/{said.rstrip('/')}") for path in _kept())


@pytest.mark.parametrize("name", DOCS)
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert missing(text_of(name)) == []


def test_a_file_that_is_nowhere_is_seen() -> None:
    text = "See `load.py`, `reading/`, `reading/table.py`, `build/cache/`, `table.py`, `gone/` and `gone.md`."
    assert missing(text) == ["gone.md", "gone/", "table.py"]


@pytest.mark.parametrize("name", UNPUBLISHED)
def test_a_link_leads_to_a_file_and_its_heading(name: str) -> None:
    for target in re.findall(r"\]\((?!http)([^)\s]+)\)", text_of(name)):
        file, _, heading = target.partition("#")
        path = (ROOT / name).parent / file if file else ROOT / name
        assert path.exists(), target
        if heading:
            assert heading in {_address(line) for line in path.read_text("utf-8").split("\n") if line.startswith("#")}


def _address(line: str) -> str:
    return re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", DOCS)
def test_a_command_that_is_shown_takes_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command, rest in re.findall(r"build_site\.py ([a-z]+)\b([^`\n#]*)", text_of(name)):
        assert main([command, "--help"]) == FINE, command
        told = capsys.readouterr().out
        for option in re.findall(r"--[a-z-]+", rest):
            assert f"{option} " in told or f"{option}]" in told, f"{command} {option}"


@pytest.mark.parametrize("name", DOCS)
def test_what_make_is_asked_for_it_makes(name: str) -> None:
    known = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    asked = re.findall(r"(?:^    |`)make ([a-z]+)", text_of(name), re.MULTILINE)
    assert set(asked) <= known


def test_the_columns_of_the_guide_are_those_of_the_tables() -> None:
    guide = text_of("docs/CONTRIBUTING.md")
    outcomes, effects = ([column.name for column in table.columns] for table in (OUTCOMES, EFFECTS))
    assert f"    {','.join(outcomes)}\n" in guide
    assert f"`effects.csv` has `{', '.join(effects)}`" in " ".join(guide.split())
    assert (
        re.findall(r"^\| `(\w+)` \|", guide.partition("## outcomes.csv")[2], re.MULTILINE)[: len(outcomes)] == outcomes
    )
    assert f"({len(outcomes)} columns)" in text_of("CHANGELOG.md")
    assert f"({len(effects)} columns)" in text_of("CHANGELOG.md")


def test_a_problem_looks_as_the_guide_shows_it(tmp_path: Path) -> None:
    shown = re.search(
        r"(?:^    .+\n)+", text_of("docs/CONTRIBUTING.md").partition("Each problem names")[2], re.MULTILINE
    )
    assert shown is not None
    shutil.copytree(GOOD, tmp_path / "good")
    table = tmp_path / "good/datasets/example-valley-schools/outcomes.csv"
    table.write_text(table.read_text("utf-8").replace(",71.2,", ",48.2%,", 1), "utf-8")
    done = run("check", "example-valley-schools", "--root", tmp_path / "good")
    assert "".join(line.removeprefix("    ") for line in shown[0].splitlines(keepends=True)) in done.stdout
