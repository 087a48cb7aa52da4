"""What changes between two releases, and what the history knows of a case."""

from __future__ import annotations

from pathlib import Path

from proofpoints.opendata.comparison import compare
from proofpoints.opendata.history import (
    Change,
    History,
    Release,
    Revision,
    history_records,
    history_text,
    read_history,
)
from proofpoints.opendata.package import package_files
from proofpoints.opendata.snapshot import read_tables
from tests.defect import RIDGE, RIDGE_EFFECTS, VALLEY, VALLEY_ROWS, add, remove, swap
from tests.opendata.conftest import ROOT, Edited
from tests.opendata.small import Small, small


def changed(data: Small, edited: Small) -> Release:
    before, after = (read_tables(package_files(one.corpus, "1.0.0")) for one in (data, edited))
    return compare(before, after, "2027-01-02")


def test_nothing_changed(data: Small) -> None:
    assert changed(data, data) == Release("2027-01-02", ())


def test_a_changed_value_is_named_with_both(data: Small, edited: Edited) -> None:
    release = changed(data, edited(swap(VALLEY_ROWS, "2013-14,79.1,", "2013-14,79.3,")))
    (revision,) = release.changed
    assert revision.case == "example-valley-schools"
    assert revision.figures == (Change("outcomes", "o6", "changed", {"value": "79.1"}, {"value": "79.3"}),)
    assert revision.text  # the summary says it


def test_a_new_row_and_a_new_note(data: Small, edited: Edited) -> None:
    row = "e9,course-pass-rate,all-students,program,change,,participants,,,2012-13,1,percentage-points,,,,exact,,records,S1,\n"
    release = changed(data, edited(add(RIDGE_EFFECTS, row)))
    ((change,),) = (revision.figures for revision in release.changed)
    assert (change.row, change.kind, change.was, change.now["period"]) == ("e9", "new", {}, "2012-13")


def test_a_changed_text_without_a_figure(data: Small, edited: Edited) -> None:
    release = changed(data, edited(swap(VALLEY, "Start with one grade.", "Start with two grades.")))
    assert release.changed == (Revision("example-valley-schools", (), True),)


def test_a_lowered_design_a_dropped_headline_and_another_source_are_a_change(data: Small, edited: Edited) -> None:
    def correct(root: Path) -> None:
        swap(RIDGE, "design: randomized", "design: unmatched-comparison")(root)
        swap(RIDGE, "    - {metric: score-math, population: grade 7, versus: control}\n", "")(root)
        swap(RIDGE, "https://example.org/study", "https://example.org/corrected")(root)

    (revision,) = changed(data, edited(correct)).changed
    assert (revision.case, revision.figures, revision.text) == ("example-ridge-academy", (), False)
    said = {(one.table, key): (one.was[key], one.now[key]) for one in revision.about for key in one.was}
    assert said["cases", "design"] == ("randomized", "unmatched-comparison")
    assert said["cases", "direction"] == ("mixed", "no-clear-difference")
    assert [(one.row, one.unsaid) for one in revision.about if one.table == "sources"] == [("S1", ("url",))]
    assert [(one.row, one.kind, one.now) for one in revision.about if one.table == "contrasts"] == [
        ("o1.o2", "gone", {}),
        ("o3.o4", "changed", {"headline": "1"}),
    ]
    assert revision.summary == "Its design, direction of results, headline results and sources changed."


def test_another_name_of_the_program_is_a_change_of_the_description(data: Small, edited: Edited) -> None:
    (revision,) = changed(data, edited(swap(RIDGE, "program: Math stations", "program: Stations in math"))).changed
    assert revision.about == (Change("cases", "example-ridge-academy", "changed", {}, {}, ("program",)),)
    assert revision.summary == "Its description changed."


def test_a_column_that_the_older_release_did_not_have_is_no_change_of_a_case(data: Small) -> None:
    before, after = (read_tables(package_files(data.corpus, "1.0.0")) for _ in range(2))
    for table, column in (("facts", "qualifier"), ("cases", "students_served_qualifier")):
        for row in before[table]:
            del row[column]
    assert compare(before, after, "2027-01-02") == Release("2027-01-02", ())


def test_a_number_of_students_that_is_no_longer_called_exact_is_a_change(data: Small, edited: Edited) -> None:
    release = changed(data, edited(swap(VALLEY, "{value: 1210,", "{value: 1210, qualifier: at-least,")))
    ((change,),) = (revision.figures for revision in release.changed)
    assert (change.was, change.now) == ({"qualifier": "exact"}, {"qualifier": "at-least"})
    assert release.changed[0].summary == "1 figure changed."


def test_a_case_that_is_gone(data: Small, edited: Edited) -> None:
    release = changed(data, edited(remove("cases/example-harbor-study.yml")))
    assert (release.new, release.gone, release.changed) == ((), ("example-harbor-study",), ())


def test_the_address_of_the_site_is_no_change(data: Small, good: Path, tmp_path: Path) -> None:
    moved = small(data.results, data.repository, data.drawn, data.history, type(data.site)("https://elsewhere.org/"))
    assert changed(data, moved).changed == ()


def test_dates_of_a_case_are_those_of_its_first_and_last_release() -> None:
    history = History(
        (
            Release("2026-11-22", ("a", "b")),
            Release("2027-01-02", ("c",), (), (Revision("a", (), True),)),
        )
    )
    assert history.dates == {"a": ("2026-11-22", "2027-01-02"), "b": ("2026-11-22",) * 2, "c": ("2027-01-02",) * 2}
    assert history.version("0a1b2c3d") == "2027.1.2+0a1b2c3d"
    assert History().version("0a1b2c3d") == "0.0.0+0a1b2c3d"


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    change = Change("outcomes", "o6", "changed", {"value": "79.1"}, {"value": "79.3"}, ("n", "note"))
    other = Change("cases", "a", "changed", {"design": "randomized"}, {"design": "before-after"})
    history = History((Release("2026-11-22", ("a",), ("z",), (Revision("a", (change,), False, (other,)),)),))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "releases.json").write_text(history_text(history), "utf-8")
    assert read_history(tmp_path) == history


def test_the_releases_of_this_repository_are_in_order_and_in_our_form() -> None:
    history = read_history(ROOT)
    days = [release.date for release in history.releases]
    assert days
    assert days == sorted(set(days))
    assert (ROOT / "docs" / "releases.json").read_text("utf-8") == history_text(history)
    assert all(record["new"] or record["changed"] or record["gone"] for record in history_records(history))
