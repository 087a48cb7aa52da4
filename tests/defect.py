"""One way to break the good repository: small edits, the problem they must give, and what its hint asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from proofpoints.problems import Problem
from proofpoints.validate import load_and_validate

VALLEY = "cases/example-valley-schools.yml"
RIDGE = "cases/example-ridge-academy.yml"
HARBOR = "cases/example-harbor-study.yml"
MEADOW = "cases/drafts/example-meadow-schools.yml"
SUMMIT = "cases/drafts/example-summit-school.yml"
VALLEY_ROWS = "datasets/example-valley-schools/outcomes.csv"
RIDGE_ROWS = "datasets/example-ridge-academy/outcomes.csv"
MEADOW_ROWS = "datasets/example-meadow-schools/outcomes.csv"
RIDGE_EFFECTS = "datasets/example-ridge-academy/effects.csv"
HARBOR_EFFECTS = "datasets/example-harbor-study/effects.csv"
VALLEY_PACKAGE = "datasets/example-valley-schools/datapackage.json"

GOOD = Path(__file__).resolve().parent / "fixtures" / "good"
Edit = Callable[[Path], None]


def swap(file: str, old: str, new: str) -> Edit:
    """Replace a text that stands exactly once in a file."""

    def edit(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        write(file, text.replace(old, new))(root)

    return edit


def add(file: str, text: str) -> Edit:
    """Put text at the end of a file."""
    return lambda root: write(file, (root / file).read_text("utf-8") + text)(root)


def write(file: str, content: str | bytes) -> Edit:
    """Write a whole file."""

    def edit(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    return edit


def move(file: str, to: str) -> Edit:
    """Give a file another name."""

    def edit(root: Path) -> None:
        (root / file).rename(root / to)

    return edit


def recode(file: str, how: Callable[[bytes], bytes]) -> Edit:
    """Change the bytes of a file."""
    return lambda root: write(file, how((root / file).read_bytes()))(root)


def utf16(raw: bytes) -> bytes:
    """The same text in UTF-16, as Excel's "Unicode text"."""
    return raw.decode("utf-8").encode("utf-16")


def with_mark(raw: bytes) -> bytes:
    """The same text after a byte order mark, as Excel's "CSV UTF-8"."""
    return b"\xef\xbb\xbf" + raw


def link(file: str) -> Edit:
    """Move a file out of its place and leave a symbolic link to it."""

    def edit(root: Path) -> None:
        (root / file).rename(root / "elsewhere")
        (root / file).symlink_to(root / "elsewhere")

    return edit


def copy(file: str, to: str) -> Edit:
    """Write a copy of a file under another name."""
    return lambda root: write(to, (root / file).read_bytes())(root)


def remove(file: str) -> Edit:
    """Delete a file."""
    return lambda root: (root / file).unlink()


@dataclass(frozen=True)
class Defect:
    """Edits, and the problem they must give: where, which rule, and key words of message and hint."""

    name: str
    edits: tuple[Edit, ...]
    at: tuple[str, int | None, str]  # file, line, field
    message: str
    hint: str
    mend: tuple[Edit, ...] = ()
    rule: str = ""
    also: frozenset[str] = frozenset()  # rules that rightly complain as well

    def __str__(self) -> str:
        return self.name


def bad(name: str, edit: Edit, at: tuple[str, int | None, str], rule: str, message: str, hint: str) -> Defect:
    """A defect of one edit."""
    return Defect(name, (edit,), at, message, hint, rule=rule)


def problems_in(root: Path) -> list[Problem]:
    """What `check` finds, without the notes on the draft and the sketch of the good repository."""
    _, problems = load_and_validate(root)
    _, known = load_and_validate(GOOD)
    return [problem for problem in problems if problem not in known]


def verify(root: Path, rule: str, defect: Defect) -> None:
    """The good repository passes; the edits give exactly the expected problem; what the hint asks for mends it."""
    assert problems_in(root) == []
    apply(root, defect.edits)
    found = problems_in(root)
    assert {problem.rule for problem in found} <= {rule} | defect.also, found
    (problem,) = [problem for problem in found if problem.rule == rule]
    assert (problem.file, problem.line, problem.field) == defect.at
    assert defect.message in problem.message
    assert defect.hint in problem.hint
    apply(root, defect.mend)
    assert problems_in(root) == []


def apply(root: Path, edits: tuple[Edit, ...]) -> None:
    """Make the edits, in order."""
    for edit in edits:
        edit(root)
