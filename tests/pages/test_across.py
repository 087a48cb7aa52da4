"""The pages across cases: every count, line and group can be recounted, weak and negative ones included."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from proofpoints.across.gist import Gist
from proofpoints.analyse import analyse
from proofpoints.evidence.verdict import Direction
from proofpoints.pages.equity import equity_pages
from proofpoints.pages.evidence_map import map_page
from proofpoints.pages.forest import WHOLE, forest_pages
from proofpoints.pages.gather import gather
from proofpoints.pages.tiles import tiles
from proofpoints.validate import load_and_validate
from proofpoints.vocabulary import MODELS, STATES, SUBJECTS

ROOT = Path(__file__).resolve().parents[2]
RESULTS = analyse(load_and_validate(ROOT)[0])
GISTS = tuple(map(gather, RESULTS))


def test_the_map_has_every_combination_and_names_the_empty_ones() -> None:
    body = map_page(GISTS).body
    first = body.split('id="model-measure"')[0]
    cells = first.count("<td>") + first.count('<td class="pp-gap">')
    filled = {(model, subject) for r in RESULTS for model in r.case.what.models for subject in r.case.what.subjects}
    assert cells - 1 == len(MODELS) * len(SUBJECTS)  # one empty corner
    assert first.count('class="pp-gap"') == len(MODELS) * len(SUBJECTS) - len(filled)


def test_forest_shows_every_standardized_effect_once_and_never_an_average() -> None:
    index, *own = forest_pages(GISTS)
    body = index.body
    upper = body.split('id="points"')[0]
    rows = {
        row for text in (upper, *(page.body for page in own if "/standardized-" in page.path)) for row in lines(text)
    }
    wanted = sum(item.effect_size is not None for result in RESULTS for item in result.judged)
    assert len(rows) == wanted > 0
    assert not re.search(r"pooled (?:effect|estimate)|average effect", body)


def test_an_interval_in_another_unit_is_named_and_not_called_unknown() -> None:
    body = next(forest_pages(GISTS)).body
    row = re.search(r'<tr data-rows="north-carolina-assistments-grade-7:o1.*?</tr>', body, re.DOTALL)
    assert row
    assert "not known in this unit; that of the plain difference: between 3.7 and 7.7 percentage points" in row[0]
    assert "the interval lies on one side of zero" in row[0]


def test_groups_without_a_result_are_named_with_the_capitals_of_names() -> None:
    body = next(equity_pages(())).body
    assert "English learners; students with disabilities; Black or African American students" in body


def copies(times: int) -> tuple[Gist, ...]:
    """The real cases several times, under names of their own."""
    named = (replace(r, entry=replace(r.entry, slug=f"{r.slug}-{n}")) for n in range(times) for r in RESULTS)
    return tuple(map(gather, named))


def lines(body: str) -> list[str]:
    return re.findall(r'<tr data-rows="([^"]+)"', body)


def test_a_plot_of_many_effects_shows_both_ends_and_links_to_all() -> None:
    pages = {page.path: page.body for page in forest_pages(copies(5))}
    index = pages["effects/"]
    linked = re.findall(r'<tr class="pp-forest-rest"><td colspan="5"><a href="../(effects/[^"]+)">All ([\d,]+)', index)
    assert len(linked) >= 3
    for path, total in linked:
        parts = [pages[path]]
        while following := re.search(r'rel="next" href="([^"]+)"', parts[-1]):
            parts.append(pages[following[1].replace("../", "")])
        rows = [row for part in parts for row in lines(part)]
        assert len(rows) == len(set(rows)) == int(total.replace(",", "")) > WHOLE
        drawn = [row for row in lines(index) if row in set(rows)]
        assert {*rows[:2], *rows[-2:]} <= set(drawn) and len(drawn) < WHOLE


def test_a_group_of_many_results_counts_and_links_to_all() -> None:
    pages = {page.path: page.body for page in equity_pages(copies(8))}
    assert "equity/black/" in pages
    section = re.search(r'id="black".*?</section>', pages["equity/"], re.DOTALL)
    assert section
    counted = [int(number) for number in re.findall(r"(\d+) (?:better|worse|no clear difference)", section.group())]
    parts = [body for path, body in pages.items() if path.startswith("equity/black/")]
    assert sum(counted) == sum(body.count("<li data-rows") for body in parts) > section.group().count("<li data-rows")


def test_forest_keeps_kinds_of_contrast_apart() -> None:
    titles = re.findall(r"<h3>([^<]+)</h3>", next(forest_pages(GISTS)).body.split('id="points"')[1])
    assert "Graduation on time: change over time, with nothing beside it" in titles
    assert "Graduation on time: beside a comparison group" in titles


def test_forest_draws_null_and_negative_results() -> None:
    body = next(forest_pages(GISTS)).body
    shown = {direction for direction in Direction if f"pp-forest-dot pp-{direction}" in body}
    assert shown >= {Direction.FAVORABLE, Direction.UNFAVORABLE, Direction.UNCLEAR}


def test_groups_name_rows_of_their_own_group() -> None:
    body = next(equity_pages(GISTS)).body
    by_slug = {result.slug: result.package.by_id for result in RESULTS}
    section = re.search(r'id="black".*?</section>', body, re.DOTALL)
    assert section
    for rows in re.findall(r'<li data-rows="([^"]+)"', section.group()):
        slug, _, row = rows.split()[0].partition(":")
        assert by_slug[slug][row].group == "black"


def test_every_state_has_one_tile() -> None:
    found = tiles(GISTS)
    assert {tile.state for tile in found} == set(STATES) - {"US"}
    assert len({(tile.row, tile.column) for tile in found}) == len(found)
