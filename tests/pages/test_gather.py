"""What is kept of a case for the pages across cases: little, the same out of the store, and said once if many say it."""

from __future__ import annotations

from proofpoints.across.facets import FACETS, values_of
from proofpoints.across.gist import Gist
from proofpoints.analyse import analyse
from proofpoints.brief import brief
from proofpoints.commands import ROOT
from proofpoints.files.store import freeze, thaw
from proofpoints.pages.gather import gather
from proofpoints.validate import load_and_validate

RESULTS = analyse(load_and_validate(ROOT)[0])
GISTS = tuple(map(gather, RESULTS))
MOST = 8_000  # bytes of one case: ten thousand of them are in memory at one time


def test_a_gist_comes_out_of_the_store_as_it_went_in() -> None:
    assert tuple(thaw(freeze(gist)) for gist in GISTS) == GISTS


def test_a_gist_is_small_and_holds_nothing_of_the_case_as_written() -> None:
    for raw in map(freeze, GISTS):
        assert len(raw) < MOST
        assert b"proofpoints.model" not in raw
        assert b"proofpoints.rows" not in raw


def test_what_many_cases_say_is_there_once() -> None:
    again: list[Gist] = [thaw(freeze(gist)) for gist in GISTS]
    for one in (lambda gist: gist.cards[0].design, lambda gist: gist.state, lambda gist: gist.cards[-1].label):
        texts = [one(gist) for gist in (*GISTS, *again)]
        assert len({id(text) for text in texts}) == len(set(texts)) < len(texts)


def test_there_is_a_card_for_each_headline_result_with_the_words_of_its_page() -> None:
    for result, gist in zip(RESULTS, GISTS, strict=True):
        assert gist.leads == tuple(item.finding.lead.metric for item in result.judged)
        of_case, *of_results = gist.cards
        assert (of_case.sentence, of_case.direction) == (of_results[0].sentence, str(result.direction))
        for item, card in zip(result.judged, of_results, strict=True):
            assert card.direction == str(item.verdict.direction)
            assert card.rows == " ".join(f"{result.slug}:{row}" for row in brief(item).rows.split())


def test_facets_and_counts_are_those_of_the_result() -> None:
    for result, gist in zip(RESULTS, GISTS, strict=True):
        for facet in FACETS:
            assert values_of(gist, facet.key) == tuple(facet.values(result))
        assert gist.reported.figures == len(result.package.outcomes)
        assert gist.reported.effects == len(result.package.effects)
        assert {*gist.reported.metrics} == {row.metric for row in result.package.rows}
        assert {*gist.reported.groups} == {row.group for row in result.package.rows}
