"""What a release withdraws for privacy is told by no release, feed or document of the API, neither the new one nor the older."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from proofpoints.opendata import feed
from proofpoints.opendata.comparison import compare
from proofpoints.opendata.corpus import Corpus
from proofpoints.opendata.history import Change, History, history_text
from proofpoints.opendata.package import package_files
from proofpoints.opendata.repeated import without_withdrawn
from proofpoints.opendata.snapshot import read_tables
from tests.opendata.small import Small

VALLEY = "example-valley-schools"
TERMS = {"metric": "graduation-rate", "group": "all-students", "arm": "program", "unit": "percent"}
Edit = Callable[[Corpus], None]


def tables(data: Small) -> Corpus:
    """The good repository as a release holds it, every cell a text."""
    return read_tables(package_files(data.corpus, "1.0.0"))


def row_of(corpus: Corpus, table: str, row: str) -> dict[str, str]:
    found: dict[str, str] = next(one for one in corpus[table] if (one["slug"], one.get("id", VALLEY)) == (VALLEY, row))
    return found


def put(table: str, row: str, **cells: str) -> Edit:
    return lambda corpus: row_of(corpus, table, row).update(cells)


def drop(table: str, row: str) -> Edit:
    return lambda corpus: corpus[table].remove(row_of(corpus, table, row))


def changes(data: Small, before: Edit, after: Edit) -> tuple[Change, ...]:
    """What a release says of the case if it stood as `before` makes it and stands as `after` makes it."""
    was, now = tables(data), tables(data)
    before(was)
    after(now)
    (revision,) = compare(was, now, "2027-01-02").changed
    return (*revision.figures, *revision.about)


def same(corpus: Corpus) -> None:
    """No edit."""


@pytest.mark.parametrize(
    ("table", "row", "was", "now", "secret"),
    [
        ("outcomes", "o6", {"n": "8"}, {"n": ""}, "8"),
        ("outcomes", "o6", {"n": "4711"}, {"n": ""}, "4711"),
        ("outcomes", "o6", {"n": "8"}, {"n": "430"}, "8"),
        ("outcomes", "o6", {"value": "12.5"}, {"value": "", "qualifier": "suppressed"}, "12.5"),
        ("outcomes", "o6", {"value": "1.7"}, {"value": "5.0", "qualifier": "at-most"}, "1.7"),
        ("outcomes", "o6", {"value": "1.7", "n": ""}, {"value": "5.0", "n": "", "qualifier": "at-most"}, "1.7"),
        ("outcomes", "o6", {"value": "0.2", "n": "430"}, {"value": "79.1", "n": "430"}, "0.2"),
        ("outcomes", "o6", {"value": "7.0", "unit": "students"}, {"value": "70.0", "unit": "students"}, "7.0"),
        ("outcomes", "o6", {"value": "7.0", "unit": "students"}, {"value": "79.1"}, "7.0"),
        ("outcomes", "o6", {"value": "98.5", "n": "430"}, {"value": "79.1", "n": "430"}, "98.5"),
        ("outcomes", "o6", {"value": "98.5", "n": "430"}, {"value": "79.1", "n": "1000"}, "98.5"),
        ("outcomes", "o6", {"note": "Told by Jane Doe."}, {"note": "Told by the principal."}, "Jane"),
        ("outcomes", "o6", {"note": "Told by the principal."}, {"note": "Told by Jane Doe."}, "Jane"),
        ("outcomes", "o6", {"population": "Jane's class"}, {"population": ""}, "Jane"),
        ("outcomes", "o6", {"site": "Doe School"}, {"site": "North School"}, "Doe"),
        ("outcomes", "o6", {"instrument": "Doe's test"}, {"instrument": "test"}, "Doe"),
        ("facts", "enrollment-1", {"value": "6.0"}, {"value": "1210.0"}, "6.0"),
        ("facts", "enrollment-1", {"note": "Doe counted."}, {"note": ""}, "Doe"),
        ("sources", "S1", {"title": "Jane Doe's diary"}, {"title": "Report"}, "Jane"),
        ("sources", "S1", {"publisher": "Jane Doe"}, {"publisher": "Example"}, "Jane"),
        ("cases", VALLEY, {"program": "Jane's mornings"}, {"program": "Mornings"}, "Jane"),
    ],
)
def test_a_release_does_not_repeat_what_may_have_been_withdrawn(
    data: Small, table: str, row: str, was: dict[str, str], now: dict[str, str], secret: str
) -> None:
    found = changes(data, put(table, row, **was), put(table, row, **now))
    (change,) = (one for one in found if (one.table, one.row) == (table, row))
    assert change.kind == "changed"
    assert secret not in {*change.was.values(), *change.now.values()}
    assert "Doe" not in str(change)
    assert {*change.was, *change.now, *change.unsaid} == {*was, *now} - {key for key in was if was[key] == now.get(key)}
    assert change.unsaid


def test_of_a_row_that_is_gone_or_new_only_the_row_and_its_terms_are_told(data: Small) -> None:
    terms = {**TERMS, "period": "2013-14"}
    noted = put("outcomes", "o6", n="8", value="87.5", note="Told by Jane Doe.", site="Doe School")
    (gone,) = (one for one in changes(data, noted, drop("outcomes", "o6")) if one.table == "outcomes")
    assert gone == Change("outcomes", "o6", "gone", terms, {})
    (new,) = (one for one in changes(data, drop("outcomes", "o6"), noted) if one.table == "outcomes")
    assert new == Change("outcomes", "o6", "new", {}, terms)


def test_a_correction_that_can_do_no_harm_tells_both(data: Small) -> None:
    def after(corpus: Corpus) -> None:
        put("outcomes", "o6", value="79.3", n="431", group="low-income", period="2014-15")(corpus)
        put("facts", "enrollment-1", value="1211.0")(corpus)

    figures = {one.row: one for one in changes(data, same, after)}
    assert figures["o6"].was == {"group": "all-students", "period": "2013-14", "value": "79.1", "n": "430"}
    assert figures["o6"].now == {"group": "low-income", "period": "2014-15", "value": "79.3", "n": "431"}
    assert figures["enrollment-1"].now == {"value": "1211.0"}
    assert not any(one.unsaid for one in figures.values())


def test_a_number_that_was_missing_is_told(data: Small) -> None:
    (found,) = changes(data, put("outcomes", "o6", n=""), put("outcomes", "o6", n="430"))
    assert found == Change("outcomes", "o6", "changed", {"n": ""}, {"n": "430"})


def test_a_corrected_average_is_no_share_of_students(data: Small) -> None:
    average = put("outcomes", "o6", unit="scale-score", value="3.1", n="118")
    (found,) = changes(data, average, put("outcomes", "o6", unit="scale-score", value="3.2", n="118"))
    assert found == Change("outcomes", "o6", "changed", {"value": "3.1"}, {"value": "3.2"})


def test_of_a_fact_that_is_gone_its_number_is_not_told(data: Small) -> None:
    (found,) = changes(data, same, drop("facts", "enrollment-1"))
    assert found == Change("facts", "enrollment-1", "gone", {"unit": "students"}, {})


def test_an_older_release_no_longer_tells_what_is_withdrawn_today(data: Small) -> None:
    first, second = tables(data), tables(data)
    put("outcomes", "o6", value="79.3", n="431")(second)
    put("outcomes", "o5", value="74.9", n="408")(second)
    put("outcomes", "o3", value="68.6")(second)
    drop("outcomes", "o4")(second)
    past = compare(first, second, "2027-01-02")
    third = read_tables(package_files(data.corpus, "1.0.0"))
    put("outcomes", "o6", value="", n="", qualifier="suppressed")(third)
    drop("outcomes", "o5")(third)
    put("outcomes", "o3", value="68.6")(third)
    drop("outcomes", "o4")(third)
    (release,) = without_withdrawn(History((past,)), third).releases
    (revision,) = release.changed
    assert revision.figures == (
        Change("outcomes", "o3", "changed", {"value": "68.4"}, {"value": "68.6"}),
        Change("outcomes", "o4", "gone", {**TERMS, "period": "2011-12"}, {}),
        Change("outcomes", "o5", "changed", {}, {}, ("value", "n")),
        Change("outcomes", "o6", "changed", {}, {}, ("value", "n")),
    )
    for table in third:
        third[table] = [row for row in third[table] if row["slug"] != VALLEY]
    (release,) = without_withdrawn(History((past,)), third).releases
    assert [one.was for one in release.changed[0].figures if one.kind == "changed"] == [{}, {}, {}]


def test_the_feed_says_that_something_changed_and_not_what_it_was(data: Small) -> None:
    def before(corpus: Corpus) -> None:
        put("outcomes", "o6", note="Told by Jane Doe.", population="Jane's class")(corpus)
        put("outcomes", "o5", n="8")(corpus)

    def after(corpus: Corpus) -> None:
        put("outcomes", "o6", value="79.3", population="", note="Told by the principal.")(corpus)
        put("outcomes", "o5", n="")(corpus)
        drop("outcomes", "o7")(corpus)

    was, now = tables(data), tables(data)
    before(was)
    after(now)
    history = History((*data.history.releases, compare(was, now, "2027-01-02")))
    text = feed.feed(data.gists, history, data.site)
    assert (
        "outcomes o6: value was 79.1, is 79.3; population and note changed, the earlier values are not repeated" in text
    )
    assert "outcomes o5: n changed, the earlier value is not repeated" in text
    assert (
        "outcomes o7: removed, metric graduation-rate, group all-students, arm program, period 2013-14, unit percent<"
    ) in text
    for said in (text, history_text(history)):
        assert "Jane" not in said
        assert '"8"' not in said
        assert "79.6" not in said


def test_the_releases_of_a_withdrawn_figure_hold_it_nowhere(data: Small, tmp_path: Path) -> None:
    was, now = tables(data), tables(data)
    put("outcomes", "o6", n="8")(was)
    put("outcomes", "o6", n="")(now)
    (release,) = json.loads(history_text(History((compare(was, now, "2027-01-02"),))))
    assert release["changed"][0]["figures"] == [
        {"table": "outcomes", "row": "o6", "kind": "changed", "was": {}, "now": {}, "unsaid": ["n"]}
    ]
