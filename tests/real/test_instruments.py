"""What must not be subtracted or joined: figures of two methods or two tests, whatever a source invites to; and ranks."""

from __future__ import annotations

import re

import pytest

from proofpoints.analyse import Result, analyse
from proofpoints.evidence.contrasts import (
    DifferenceInChanges,
    differences,
    program_changes,
    published_beside,
    subtract,
    usable_effect,
)
from proofpoints.evidence.findings import HeadlineError, finder
from proofpoints.evidence.series import MIXED_INSTRUMENT, find_series, settle
from proofpoints.evidence.verdict import Direction
from proofpoints.model import Headline
from proofpoints.rows import Entry, Repository
from proofpoints.vocabulary import METRICS
from proofpoints.walk import prose_of
from proofpoints.words import sentence
from tests.real.corpus import (
    MOORESVILLE,
    PUTNAM,
    RANDOLPH,
    SCHOOL_OF_ONE,
    SPOKANE,
    SPRING_CITY,
    WASHINGTON_DC,
    effect,
    first_sentence,
    ids_behind,
    outcome,
    references,
    row_figures,
)

# Rows of the research dossiers that give a rank.
RANKS = {
    MOORESVILLE: ("o16", "o17", "o18", "o30", "o31", "o32", "o33"),
    WASHINGTON_DC: ("o72", "o73"),
    "horry-county-schools": ("o3", "o26", "o27"),
    "poudre-global-academy": ("o1", "o2", "o10"),
    RANDOLPH: tuple(f"o{number}" for number in range(28, 36)),
    SPRING_CITY: ("o35", "o36"),
}


# Spokane: 60 percent by an estimate in 2007, 83 percent by the federal method in 2014


def test_spokane_60_and_83_are_never_subtracted(results: dict[str, Result]) -> None:
    result = results[SPOKANE]
    before, after = outcome(result, "o1"), outcome(result, "o2")
    assert (before.value, after.value) == (60, 83)
    with pytest.raises(ValueError, match="may not be subtracted"):
        subtract(after, before)
    contrasts = [*program_changes(result.package.outcomes), *differences(result.package.outcomes)]
    assert not [contrast for contrast in contrasts if {"o1", "o2"} <= {row.id for row in contrast.rows}]
    assert not [ids for ids in ids_behind(result) if "o1" in ids]
    for part in ({"start": "2007", "to": "2014"}, {"start": "2007"}):
        with pytest.raises(HeadlineError):
            finder(result.case, result.package)(Headline(metric="graduation-rate", **part))


def test_spokane_23_points_are_nowhere_ours(results: dict[str, Result]) -> None:
    result = results[SPOKANE]
    ours = [sentence(item.finding) for item in result.judged]
    ours += [
        text
        for exhibit in result.exhibits
        for text in (exhibit.title, exhibit.subtitle, exhibit.alt, str(exhibit.table))
    ]
    assert not [text for text in ours if re.search(r"\b23\b", text)]
    for exhibit in result.exhibits:
        assert "o20" not in exhibit.table.row_ids
        line_of = {(point["x"], point["y"]): point["line"] for point in exhibit.spec["datasets"].get("points", [])}
        assert line_of.get((2007, 60), "none") != line_of.get((2014, 83)), (
            "a line from the estimate to the federal rate"
        )
        assert not re.search(r"\b60\b", exhibit.title)
        assert not re.search(r"from 60 percent in \d+ to 8", exhibit.alt)
    for _, text in prose_of(result.entry.texts):
        assert not references(text) & {"o2-o1", "o2 - o1", "o1-o2"}
    told = [path for path, text in prose_of(result.entry.texts) if "o20" in references(text)]
    assert told
    assert {path[0] for path in told} == {"doubt"}


def test_spokane_the_quoted_rise_can_not_lead(results: dict[str, Result]) -> None:
    result = results[SPOKANE]
    row = effect(result, "o20")
    assert (row.estimate, row.instrument) == (23, MIXED_INSTRUMENT)
    assert not usable_effect(row)
    with pytest.raises(HeadlineError):
        finder(result.case, result.package)(Headline(effect="o20"))


def test_spokane_like_for_like_stands_beside_the_state(results: dict[str, Result]) -> None:
    first = results[SPOKANE].judged[0]
    assert isinstance(first.finding.contrast, DifferenceInChanges)
    assert [row.id for row in first.finding.contrast.rows] == ["o17", "o10", "o30", "o24"]
    assert first.finding.contrast.program.estimate == 8.9
    assert first.finding.contrast.comparison.estimate == 2.7
    assert first.finding.net == 6.2
    assert "the state rose" in results[SPOKANE].exhibits[0].title


def test_spokane_the_group_that_fell_leads_too(results: dict[str, Result]) -> None:
    second = results[SPOKANE].judged[1]
    assert second.finding.lead.group == "black"
    assert second.verdict.direction is Direction.UNFAVORABLE
    assert results[SPOKANE].direction is Direction.MIXED


def test_spokane_both_figures_of_2015_are_seen_and_one_is_used(results: dict[str, Result]) -> None:
    result = results[SPOKANE]
    assert ["o14", "o15"] in [[row.id for row in conflict.rows] for conflict in result.conflicts]
    assert [outcome(result, id_).value for id_ in ("o14", "o15")] == [84.5, 85.5]
    settled = {row.id for row in settle(result.package.outcomes, result.case.result.prefer)}
    assert "o14" in settled
    assert "o15" not in settled
    assert all(preference.because for preference in result.case.result.prefer)


def test_every_conflict_of_the_corpus_is_settled(repository: Repository) -> None:
    for result in analyse(repository):
        left = {row.id for row in settle(result.package.outcomes, result.case.result.prefer)}
        for conflict in result.conflicts:
            assert len({row.id for row in conflict.rows} & left) == 1, (result.slug, conflict)


# Ranks are no outcome


def test_no_measure_is_a_rank() -> None:
    assert not [metric for metric in METRICS if "rank" in metric]


@pytest.mark.parametrize("slug", RANKS)
def test_ranks_are_no_rows(slug: str, entries: dict[str, Entry]) -> None:
    package = entries[slug].package
    assert package is not None
    assert not set(RANKS[slug]) & set(package.by_id)


def test_mooresville_says_that_the_first_years_show_nothing_clear(results: dict[str, Result]) -> None:
    result = results[MOORESVILLE]
    assert result.direction is Direction.MIXED
    assert "o41" in row_figures(first_sentence(result.case.result.summary))
    assert "no significant gain" in first_sentence(result.case.result.summary)


# Instruments that changed


def test_putnam_has_a_break_where_tennessee_changed_the_rule(results: dict[str, Result]) -> None:
    result = results[PUTNAM]
    (pair,) = [(before, after) for before, after in result.breaks if before.first.metric == "graduation-rate"]
    assert {row.id for row in pair[0].rows} == {"o1"}
    assert {"o2", "o6"} <= {row.id for row in pair[1].rows}
    with pytest.raises(ValueError, match="may not be subtracted"):
        subtract(outcome(result, "o2"), outcome(result, "o1"))
    assert not [ids for ids in ids_behind(result) if "o1" in ids]


def test_randolph_is_split_by_the_reset_of_2013(results: dict[str, Result]) -> None:
    result = results[RANDOLPH]
    for series in find_series(result.package.outcomes):
        assert len({row.instrument for row in series.rows}) == 1
        assert not any(row.when.start and row.when.start < 2013 for row in series.rows) or not any(
            row.when.start and row.when.start >= 2013 for row in series.rows
        )
    with pytest.raises(ValueError, match="may not be subtracted"):
        subtract(outcome(result, "o16"), outcome(result, "o7"))
    assert {("o16", "o15")} <= {tuple(row.id for row in item.finding.contrast.rows) for item in result.judged}


def test_new_york_gaps_before_and_after_the_reset_are_kept_apart(results: dict[str, Result]) -> None:
    result = results[SCHOOL_OF_ONE]
    before, after = effect(result, "o7"), effect(result, "o8")
    assert before.instrument != after.instrument
    assert not list(published_beside(result.package.effects, after))
    assert not [ids for ids in ids_behind(result) if ids & {"o7", "o8"}]


def test_new_york_leads_with_the_year_that_fell(results: dict[str, Result]) -> None:
    result = results[SCHOOL_OF_ONE]
    assert result.judged[0].finding.lead.id == "o3"
    assert result.judged[0].verdict.direction is Direction.UNFAVORABLE
    assert result.direction is Direction.MIXED
    assert "o3" in row_figures(first_sentence(result.case.result.summary))


def test_no_series_of_the_corpus_joins_two_instruments(repository: Repository) -> None:
    for entry in repository.entries:
        for series in find_series(entry.package.outcomes if entry.package else ()):
            assert len({row.instrument.casefold() for row in series.rows}) == 1, entry.slug


def test_no_line_of_the_corpus_joins_two_instruments(results: dict[str, Result]) -> None:
    for result in results.values():
        for exhibit in result.exhibits:
            if exhibit.form != "trend":
                continue
            rows = [outcome(result, id_) for id_ in exhibit.table.row_ids]
            lines: dict[str, set[str]] = {}
            for point in exhibit.spec["datasets"]["points"]:
                found = {
                    row.instrument.casefold()
                    for row in rows
                    if (row.when.end, row.value) == (point["x"], point["y"])
                    and (row.arm == "program") == (point["who"] == "program")
                }
                line = lines.setdefault(point["line"], found)
                assert line & found, (result.slug, exhibit.title)
                lines[point["line"]] = line & found


def test_every_break_of_the_corpus_is_one_of_time(results: dict[str, Result]) -> None:
    """Two tests given at the same time are no change of method."""
    for result in results.values():
        for before, after in result.breaks:
            assert (before.points[0].when.start or 0) < (after.points[0].when.start or 0), result.slug
