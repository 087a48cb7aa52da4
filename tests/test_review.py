"""`review`: what a change brings, also in a draft that still lacks parts; in its own words only what the check has accepted."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from proofpoints.review import Tree, review_text
from proofpoints.validate import load_and_validate
from tests.defect import GOOD, MEADOW, RIDGE, RIDGE_ROWS, SUMMIT, VALLEY, Edit, add, apply, remove, swap, write

ROWS = "datasets/example-summit-school/outcomes.csv"
NEW = "o2,course-pass-rate,all-students,program,school,,,2015,91,percent,,,,exact,,report cards,S1,\n"
NOTHING = "No case and no figure changed."
HEADLINE = "\n- now:"
OTHER_LEVEL = swap(RIDGE_ROWS, "2013-14,62.7,percent", "2013-14,64.4,percent")


def review(root: Path, *edits: Edit, before: Path = GOOD) -> str:
    """What is said of these edits."""
    old = Tree(*load_and_validate(before))
    apply(root, edits)
    return review_text(old, Tree(*load_and_validate(root)))


def test_nothing_changed(repository_copy: Path) -> None:
    assert NOTHING in review(repository_copy)


def test_new_figures_of_an_incomplete_draft_are_listed_with_what_it_lacks(repository_copy: Path) -> None:
    text = review(repository_copy, add(ROWS, NEW))
    assert f"### example-summit-school\n\n`{SUMMIT}` (incomplete draft). It lacks:\n\n- " in text
    assert "(doubt)." in text
    assert (
        "| o2 | course-pass-rate, all-students, program, 2015 | new | 91 percent | [S1: Answer to the survey](" in text
    )
    assert "| o1 |" not in text
    assert NOTHING not in text


def test_a_draft_that_was_not_there_is_new(repository_copy: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    text = review(repository_copy, before=before)
    assert f"`{SUMMIT}` (incomplete draft, new). It lacks:" in text
    assert "| o1 | course-pass-rate, all-students, program, 2014 | new | about 88 percent |" in text


def test_only_words_of_a_draft_changed(repository_copy: Path) -> None:
    text = review(repository_copy, swap(SUMMIT, "at home", "at home by video"))
    assert f"`{SUMMIT}` (incomplete draft). It lacks:" in text
    assert "| o1 |" not in text
    assert NOTHING not in text


def test_a_draft_that_lost_a_part_was_not_removed(repository_copy: Path) -> None:
    text = review(repository_copy, swap(MEADOW, "  program: Reading lab\n", "  program:\n"))
    assert f"`{MEADOW}` (incomplete draft). It lacks:" in text
    assert "(what.program)." in text
    assert "Removed" not in text
    assert "| o1 |" not in text


def test_a_draft_that_is_complete_now_shows_only_what_changed(repository_copy: Path) -> None:
    swap(MEADOW, "  program: Reading lab\n", "  program:\n")(repository_copy)
    text = review_text(Tree(*load_and_validate(repository_copy)), Tree(*load_and_validate(GOOD)))
    assert "Example Meadow Schools (draft). It does not pass the gate." in text
    assert "| o1 |" not in text


def test_a_draft_that_is_gone_is_said_to_be(repository_copy: Path) -> None:
    text = review(
        repository_copy, remove(SUMMIT), remove(ROWS), remove(ROWS.replace("outcomes.csv", "datapackage.json"))
    )
    assert "### example-summit-school\n\nRemoved" in text


@pytest.mark.parametrize("name", ["Example Summit School | @everyone <b>", "Example <img>"])
def test_what_a_draft_says_does_not_become_markup(repository_copy: Path, name: str) -> None:
    edits = swap(SUMMIT, "title: Answer to the survey", f'title: "{name}"'), add(ROWS, NEW)
    text = review(repository_copy, *edits)
    assert "[S1: Example" in text
    assert "@everyone" not in text
    assert not re.search(r"(?<!\\)[<|](?:b|img|\s*@)", text)


def test_a_changed_headline_is_told(repository_copy: Path) -> None:
    assert HEADLINE in review(repository_copy, OTHER_LEVEL)


@pytest.mark.parametrize(
    "error",
    [
        swap(RIDGE_ROWS, "2013-14,231.4,scale-score,118,,14.2,exact", "2013-14,231.4,scale-score,8,,14.2,exact"),
        swap(RIDGE, 'url: "https://example.org/study"', 'url: "https://localhost/study"'),
    ],
    ids=["in the dataset", "in the case"],
)
def test_nothing_is_said_of_the_results_of_a_case_with_an_error(repository_copy: Path, error: Edit) -> None:
    text = review(repository_copy, OTHER_LEVEL, error)
    assert "To mend first" in text
    assert HEADLINE not in text


@pytest.mark.parametrize("broken", [write(VALLEY, "who: ["), write(ROWS, "id\n`o2`\n")], ids=["case", "dataset"])
def test_a_case_that_can_not_be_read_any_more_is_a_change(repository_copy: Path, broken: Edit) -> None:
    text = review(repository_copy, broken)
    assert "It can't be read as it is now, so nothing is said of its figures." in text
    assert NOTHING not in text


def test_a_case_that_was_broken_before_is_no_change(repository_copy: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(GOOD, before)
    write(VALLEY, "who: [")(before)
    assert NOTHING in review(repository_copy, write(VALLEY, "who: ["), before=before)


@pytest.mark.parametrize(
    "name",
    [
        "&commat;octocat",
        "https://example.org/x",
        "www.example.org",
        "example/example#3",
        "GH-12 is",
        "$\\\\unicode{x}$",
    ],
)
def test_what_a_draft_says_notifies_nobody_and_links_nowhere(repository_copy: Path, name: str) -> None:
    text = review(repository_copy, swap(SUMMIT, "title: Answer to the survey", f'title: "{name}"'), add(ROWS, NEW))
    said = text.partition("[S1: ")[2].partition("](")[0]
    assert said
    assert not re.search(r"(?<!\\)&|https?://\w|www\.\w|#\d|GH-\d|(?<!\\)\$", said)


def test_errors_that_are_not_listed_are_counted(repository_copy: Path) -> None:
    edits = [write(f"cases/drafts/example-{number}.yml", "who: [") for number in range(60)]
    assert re.search(
        r"\n- 1\d more errors\. `python build_site.py check` lists them all\.\n", review(repository_copy, *edits)
    )


def test_many_changed_cases_are_all_named_first_and_shared_sources_take_one_line(repository_copy: Path) -> None:
    case = (GOOD / VALLEY).read_text("utf-8")
    for number in range(12):
        slug = f"example-valley-{number}"
        write(f"cases/{slug}.yml", case.replace("dataset: example-valley-schools", f"dataset: {slug}"))(repository_copy)
        for path in (GOOD / "datasets/example-valley-schools").iterdir():
            text = path.read_text("utf-8").replace("example-valley-schools", slug)
            write(f"datasets/{slug}/{path.name}", text)(repository_copy)
    text = review(repository_copy)
    top = text.partition("\n### ")[0]
    assert "**Changed, 12:** example-valley-0, example-valley-1, example-valley-10" in top
    assert text.count("\nShares ") == 12
    assert "3 sources with example-valley-2 and others with 7 more." in text
