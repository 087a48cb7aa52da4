"""One repository in which every rule is broken once: the wording, line and column of each, to be read when it changes."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from proofpoints.generated.reference_pages import lessons
from proofpoints.validate import load_and_validate
from tests.defect import GOOD, apply
from tests.test_hints import NEVER, defects_of

GOLDEN = Path(__file__).parent / "golden" / "bad_repository.txt"
SLUGS = sorted(path.stem for path in GOOD.glob("cases/**/*.yml"))


def bad_repository(folder: Path) -> Path:
    """For each rule the good repository with its first slip, under names of its own, all in one."""
    whole = folder / "whole"
    for number, lesson in enumerate(lessons(), 10):
        for defect in defects_of(lesson.id)[:1]:
            part = Path(shutil.copytree(GOOD, folder / "part"))
            apply(part, defect.edits)
            _add(part, whole, f"{number}")
            shutil.rmtree(part)
    return whole


def _add(part: Path, whole: Path, number: str) -> None:
    """The cases of a part that differ from the good ones; their names end in a number, in paths and in texts."""
    before, after = _bytes(GOOD), _bytes(part)
    changed = [file for file in before.keys() | after.keys() if before.get(file) != after.get(file)]
    slugs = [slug for slug in SLUGS if any(slug in file for file in changed)] or SLUGS
    for file in sorted(after):
        place, path = Path(file), part / file
        if file not in changed and not any(slug in file for slug in slugs):
            continue
        target = whole / _named(str(place), number)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            target.symlink_to(path.readlink())
        else:
            raw = path.read_bytes()
            target.write_bytes(raw if path.suffix == ".csv" else _named_in(raw, number))
            target.chmod(path.stat().st_mode)


def _bytes(root: Path) -> dict[str, bytes]:
    """Every file that a check opens; a link as where it leads, a file with its mode."""
    files = [path for folder in ("cases", "datasets", "docs", "survey_import") for path in (root / folder).rglob("*")]
    return {
        str(path.relative_to(root)): str(path.readlink()).encode()
        if path.is_symlink()
        else path.read_bytes() + f"{path.stat().st_mode}".encode()
        for path in files
        if path.is_symlink() or path.is_file()
    }


def _named(text: str, number: str) -> str:
    for slug in SLUGS:
        text = text.replace(slug, f"{slug}-{number}").replace(slug.title(), f"{slug.title()}-{number}")
    return text


def _named_in(raw: bytes, number: str) -> bytes:
    return _named(raw.decode("latin-1"), number).encode("latin-1")


def said(folder: Path) -> str:
    """Every error and the warnings that a good repository does not have, each with its place."""
    _, problems = load_and_validate(bad_repository(folder))
    _, good = load_and_validate(GOOD)
    known = {(problem.rule, problem.field, problem.line, problem.level) for problem in good}
    return "\n".join(
        f"{p.file}:{p.line}:{p.column} {p.field or '-'} {p.level} [{p.rule}]\n  {p.message[:400]}\n  {p.hint[:600]}"
        for p in problems
        if (p.rule, p.field, p.line, p.level) not in known
    )


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return said(tmp_path_factory.mktemp("bad"))


def test_what_check_says_of_one_bad_repository(text: str) -> None:
    assert f"{text}\n" == GOLDEN.read_text("utf-8"), (
        "read the difference; `python -m tests.test_bad_repository` writes it"
    )


def test_every_rule_speaks_and_every_line_has_a_column(text: str) -> None:
    assert {lesson.id for lesson in lessons()} - {rule for rule in NEVER} <= {
        line.rpartition("[")[2].rstrip("]") for line in text.split("\n") if line.endswith("]")
    }
    places = re.findall(r"^\S.*?:(None|\d+):(None|\d+) .*\]$", text, re.MULTILINE)
    assert all((line == "None") == (column == "None") for line, column in places)
    assert sum(line != "None" for line, _ in places) > 50


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        GOLDEN.write_text(f"{said(Path(work))}\n", "utf-8")
