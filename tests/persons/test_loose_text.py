"""Texts that no field holds: looking at many lines at once finds what looking at each line finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.persons.loose_text import _comment, _kind, _told, check_loose_text
from tests.defect import VALLEY_PACKAGE, add, write

DESCRIPTOR = (Path(__file__).parents[1] / "fixtures" / "good" / VALLEY_PACKAGE).read_text("utf-8").split("\n")
LINES = st.sampled_from(
    [
        '  "description": "Ask Mary Smith.",',
        "  # jane.doe@example.edu",
        "name: Mary Smith # call 555-123-4567",
        "https://example.org/@someone",
        "x: '#' @someone",
        "#",
        "",
        "Born on 3 May",
        "\r",
        "555-123-4567",
        "tel. 555-123-",
        "4567 +1",
        "of R_",
        "abcdefghijkl 192.168.1.",
        "1 -77.0364, ",
        "38.8951",
        "Ms. Doe, see https://example.org/a",
        "jane.doe@",
        "Mary",
        "Smith",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(DESCRIPTOR)), LINES), max_size=4), st.booleans(), st.booleans())
def test_all_lines_at_once_as_line_by_line(added: list[tuple[int, str]], commented: bool, lesson: bool) -> None:
    lines = [*DESCRIPTOR]
    for place, line in added:
        lines.insert(place, line)
    alone = {line: _kind(_comment(line) if commented else line, lesson) for line in lines}
    assert _told("\n".join(lines), commented, lesson) == {line: kind for line, kind in alone.items() if kind}


def test_the_number_of_the_line_is_told_wherever_it_stands(repository_copy: Path) -> None:
    before = (repository_copy / VALLEY_PACKAGE).read_text("utf-8").count("\n")
    add(VALLEY_PACKAGE, "\nAsk jane.doe@example.edu\n")(repository_copy)
    (problem,) = check_loose_text(repository_copy, ["datasets"], frozenset())
    assert (problem.file, problem.line) == (VALLEY_PACKAGE, before + 2)


@pytest.mark.parametrize("barred", ["docs", "docs/deep", "docs/deep/page.md"])
def test_what_the_gate_has_refused_is_not_opened(tmp_path: Path, barred: str) -> None:
    write("docs/deep/page.md", "Ask jane.doe@example.edu\n")(tmp_path)
    assert len(list(check_loose_text(tmp_path, ["docs"], frozenset({"docs/de", "docs/deep/page"})))) == 1
    assert not list(check_loose_text(tmp_path, ["docs"], frozenset({barred})))


def test_no_link_is_followed(tmp_path: Path) -> None:
    write("elsewhere/page.md", "Ask jane.doe@example.edu\n")(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs/page.md").symlink_to(tmp_path / "elsewhere/page.md")
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")
    places = ["docs", "linked", "docs/page.md", "nowhere"]
    assert not list(check_loose_text(tmp_path, places, frozenset()))
