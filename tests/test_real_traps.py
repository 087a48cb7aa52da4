"""The traps in the real figures: what the sources invite a careless reader to say, and this repository must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofpoints.analyse import Result, analyse
from proofpoints.evidence.contrasts import (
    DifferenceInChanges,
    Published,
    differences,
    program_changes,
    published_beside,
    subtract,
    usable_effect,
)
from proofpoints.evidence.findings import HeadlineError, find
from proofpoints.evidence.gate import missing, passes
from proofpoints.evidence.series import MIXED_INSTRUMENT, find_series, settle
from proofpoints.evidence.verdict import Direction
from proofpoints.model import Headline
from proofpoints.problems import has_errors
from proofpoints.references import PATTERN
from proofpoints.rows import Effect, Entry, Outcome, Repository
from proofpoints.validate import load_and_validate
from proofpoints.vocabulary import METRICS
from proofpoints.walk import prose_fields
from proofpoints.words import effect_text, sentence

ROOT = Path(__file__).parents[1]

SPOKANE = "spokane-public-schools"
MOORESVILLE = "mooresville-graded-school-district"
PUTNAM = "putnam-county-schools-tn"
RANDOLPH = "randolph-central-school-district"
SCHOOL_OF_ONE = "new-york-city-school-of-one-ny"
CHICAGO = "chicago-public-schools-online-algebra-credit-recovery-il"
LOS_ANGELES = "los-angeles-unified-online-credit-recovery-ca"
BALTIMORE = "baltimore-county-cognitive-tutor-geometry-md"
ELIZABETH = "elizabeth-public-schools-teach-to-one-nj"
LEON = "leon-county-online-credit-recovery-fl"
NEWARK = "newark-public-schools-read-180-nj"
HILLSBOROUGH = "hillsborough-county-i-can-learn-fl"
DISTRICT_23 = "new-york-city-district-23-read-180-ny"
INNOVATIONS = "innovations-early-college-high-school"
SPRING_CITY = "spring-city-elementary-hybrid-learning-school"
WASHINGTON_DC = "district-of-columbia-public-schools"

# Rows of the research dossiers that give a rank.
RANKS = {
    MOORESVILLE: ("o16", "o17", "o18", "o30", "o31", "o32", "o33"),
    WASHINGTON_DC: ("o72", "o73"),
    "horry-county-schools": ("o3", "o26", "o27"),
    "poudre-global-academy": ("o1", "o2", "o10"),
    RANDOLPH: tuple(f"o{number}" for number in range(28, 36)),
    SPRING_CITY: ("o35", "o36"),
}


@pytest.fixture(scope="module")
def repository() -> Repository:
    found, problems = load_and_validate(ROOT)
    assert not has_errors(problems), [problem.message for problem in problems if problem.level == "error"]
    return found


@pytest.fixture(scope="module")
def results(repository: Repository) -> dict[str, Result]:
    return {result.slug: result for result in analyse(repository)}


@pytest.fixture(scope="module")
def entries(repository: Repository) -> dict[str, Entry]:
    return {entry.slug: entry for entry in repository.entries}


def outcome(result: Result, id_: str) -> Outcome:
    row = result.package.by_id[id_]
    assert isinstance(row, Outcome)
    return row


def effect(entry: Entry | Result, id_: str) -> Effect:
    assert entry.package is not None
    row = entry.package.by_id[id_]
    assert isinstance(row, Effect)
    return row


def ids_behind(result: Result) -> list[set[str]]:
    """The rows behind each headline finding."""
    return [{row.id for row in item.finding.contrast.rows} for item in result.judged]


def references(text: str) -> set[str]:
    return set(PATTERN.findall(text))


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z0-9)}][.])\s(?=[A-Z{])", " ".join(text.split()), maxsplit=1)[0]


def row_figures(text: str) -> set[str]:
    """Ids of the rows a text refers to, also as a part of a difference."""
    return {part.strip() for inner in references(text) for part in inner.removesuffix(".n").split("-")}


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
    for part in ({"from": "2007", "to": "2014"}, {"from": "2007"}):
        with pytest.raises(HeadlineError):
            find(result.case, result.package, Headline.model_validate({"metric": "graduation-rate", **part}))


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
    for _, text in prose_fields(result.case):
        assert not references(text) & {"o2-o1", "o2 - o1", "o1-o2"}
    told = [path for path, text in prose_fields(result.case) if "o20" in references(text)]
    assert told
    assert {path[0] for path in told} == {"doubt"}


def test_spokane_the_quoted_rise_can_not_lead(results: dict[str, Result]) -> None:
    result = results[SPOKANE]
    row = effect(result, "o20")
    assert (row.estimate, row.instrument) == (23, MIXED_INSTRUMENT)
    assert not usable_effect(row)
    with pytest.raises(HeadlineError):
        find(result.case, result.package, Headline(effect="o20"))


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


# Negative and null results


@pytest.mark.parametrize(
    ("slug", "rows", "direction"),
    [
        (CHICAGO, {"o1", "o2"}, Direction.UNFAVORABLE),
        (CHICAGO, {"o5", "o6"}, Direction.UNFAVORABLE),
        (CHICAGO, {"o11", "o12"}, Direction.UNCLEAR),
        (CHICAGO, {"o13", "o14"}, Direction.UNCLEAR),
        (LOS_ANGELES, {"o3", "o4"}, Direction.UNFAVORABLE),
        (LOS_ANGELES, {"o1", "o2"}, Direction.UNCLEAR),
        (LOS_ANGELES, {"o5", "o6"}, Direction.UNCLEAR),
        (LOS_ANGELES, {"o7", "o8"}, Direction.UNCLEAR),
        (BALTIMORE, {"o1", "o2"}, Direction.UNFAVORABLE),
        (BALTIMORE, {"o3"}, Direction.UNFAVORABLE),
        (ELIZABETH, {"o1", "o2"}, Direction.UNCLEAR),
    ],
)
def test_the_direction_is_that_of_the_figures(
    slug: str, rows: set[str], direction: Direction, results: dict[str, Result]
) -> None:
    (found,) = [
        item.verdict for item, ids in zip(results[slug].judged, ids_behind(results[slug]), strict=True) if ids == rows
    ]
    assert found.direction is direction


@pytest.mark.parametrize(
    ("slug", "direction"),
    [
        (CHICAGO, Direction.MIXED),
        (LOS_ANGELES, Direction.MIXED),
        (BALTIMORE, Direction.UNFAVORABLE),
        (ELIZABETH, Direction.UNCLEAR),
        (HILLSBOROUGH, Direction.UNCLEAR),
        (NEWARK, Direction.UNCLEAR),
        (DISTRICT_23, Direction.MIXED),
    ],
)
def test_the_direction_of_the_case(slug: str, direction: Direction, results: dict[str, Result]) -> None:
    assert results[slug].direction is direction


@pytest.mark.parametrize(
    ("slug", "rows", "words"),
    [
        (CHICAGO, {"o1", "o2"}, "less often"),
        (LOS_ANGELES, {"o3", "o4"}, "less often"),
        (BALTIMORE, {"o1", "o2"}, "lower"),
        (ELIZABETH, {"o1", "o2"}, "not"),
    ],
)
def test_the_first_sentence_holds_the_negative_or_null_result(
    slug: str, rows: set[str], words: str, results: dict[str, Result]
) -> None:
    first = first_sentence(results[slug].case.result.summary)
    assert rows <= row_figures(first)
    assert words in first
    assert not re.search(
        r"\b(improv\w*|gain\w*|rose|rising|better|succe\w*|promis\w*|positive\w*)\b", first, re.IGNORECASE
    )
    assert results[slug].judged[0].verdict.direction in (Direction.UNFAVORABLE, Direction.UNCLEAR)


def test_leon_leads_with_both_measures(results: dict[str, Result]) -> None:
    result = results[LEON]
    assert {item.finding.lead.metric for item in result.judged} >= {"graduation-rate", "graduation-share-of-grade-9"}
    by_metric = {item.finding.lead.metric: item.finding.net for item in result.judged}
    assert (by_metric["graduation-rate"], by_metric["graduation-share-of-grade-9"]) == (24, 4)
    assert {"o6-o1", "o13-o8"} <= references(first_sentence(result.case.result.summary))


# Sources that differ


@pytest.mark.parametrize(("slug", "at_least"), [(HILLSBOROUGH, 2), (DISTRICT_23, 2), (NEWARK, 3)])
def test_reviews_that_differ_are_all_told(slug: str, at_least: int, results: dict[str, Result]) -> None:
    reviews = results[slug].case.doubt.reviews
    assert len(reviews) >= at_least
    assert len({review.says for review in reviews}) == len(reviews)
    assert len({review.source for review in reviews}) >= 2


def test_newark_calls_nothing_significant_that_the_reviews_do_not(results: dict[str, Result]) -> None:
    """Checked against the research: each of these is called not significant there, and no other row is called anything."""
    said = {row.id: row.significant for row in results[NEWARK].package.outcomes if row.significant is not None}
    assert said == dict.fromkeys(("o1", "o3", "o5", "o7", "o10", "o13", "o15", "o17", "o19", "o21", "o23"), False)
    assert {item.verdict.direction for item in results[NEWARK].judged} == {Direction.UNCLEAR}
    assert "publisher calls" in results[NEWARK].case.result.summary


def test_innovations_tells_the_dispute_with_its_number(results: dict[str, Result]) -> None:
    result = results[INNOVATIONS]
    first = first_sentence(result.case.result.summary)
    assert {"o1", "o10"} <= row_figures(first)
    assert "disputed" in first
    assert "exaggerated" in result.case.result.summary
    assert "audit" in result.case.result.summary


# Percent that may be points or relative


def test_spring_city_19_percent_is_not_decided(results: dict[str, Result]) -> None:
    result = results[SPRING_CITY]
    row = effect(result, "o4")
    assert (row.estimate, row.unit) == (19, "percent-ambiguous")
    assert effect_text(row) == "+19 “percent” (points or relative is not stated)"
    assert not usable_effect(row)
    assert not [ids for ids in ids_behind(result) if "o4" in ids]
    with pytest.raises(HeadlineError):
        find(result.case, result.package, Headline(effect="o4"))
    assert "o4" not in row_figures(result.case.result.summary)


def test_dc_17_4_percent_is_not_decided_and_the_case_waits(entries: dict[str, Entry]) -> None:
    entry = entries[WASHINGTON_DC]
    assert entry.draft
    assert entry.package is not None
    row = effect(entry, "o1")
    assert (row.estimate, row.unit) == (17.4, "percent-ambiguous")
    assert effect_text(row) == "+17.4 “percent” (points or relative is not stated)"
    assert not usable_effect(row)
    assert not passes(entry.case, entry.package)
    assert "points or a relative change" in " ".join(missing(entry.package))


def test_no_published_headline_of_the_corpus_has_an_unclear_unit_method_or_time(results: dict[str, Result]) -> None:
    for result in results.values():
        for item in result.judged:
            if isinstance(item.finding.contrast, Published):
                assert usable_effect(item.finding.contrast.effect), result.slug


def test_no_difference_of_percentages_is_called_percent(results: dict[str, Result]) -> None:
    """Only a change that the source itself calls relative is in percent."""
    for result in results.values():
        for item in result.judged:
            if item.finding.lead.unit in ("percent", "percentage-points"):
                said = sentence(item.finding)
                assert not re.search(r"(difference|change)( in changes)? of (about )?[+−]?[\d.,]+ percent\b", said), (
                    said
                )
                assert "percentage point" in said
