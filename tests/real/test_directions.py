"""Negative, null and disputed results: none may be softened, and none made stronger."""

from __future__ import annotations

import re

import pytest

from proofpoints.analyse import Result
from proofpoints.evidence.contrasts import (
    Published,
    usable_effect,
)
from proofpoints.evidence.findings import HeadlineError, finder
from proofpoints.evidence.gate import missing, passes
from proofpoints.evidence.verdict import Direction
from proofpoints.model import Headline
from proofpoints.rows import Entry
from proofpoints.words import effect_text, sentence
from tests.real.corpus import (
    BALTIMORE,
    CHICAGO,
    DISTRICT_23,
    ELIZABETH,
    HILLSBOROUGH,
    INNOVATIONS,
    LEON,
    LOS_ANGELES,
    NEWARK,
    SPRING_CITY,
    WASHINGTON_DC,
    effect,
    first_sentence,
    ids_behind,
    references,
    row_figures,
)

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
        finder(result.case, result.package)(Headline(effect="o4"))
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
