"""The pages across cases: every count, line and group can be recounted, weak and negative ones included."""

from __future__ import annotations

import re
from pathlib import Path

from proofpoints.analyse import analyse
from proofpoints.evidence.verdict import Direction
from proofpoints.pages.equity import equity_page
from proofpoints.pages.evidence_map import map_page
from proofpoints.pages.forest import forest_page
from proofpoints.pages.tiles import tiles
from proofpoints.validate import load_and_validate
from proofpoints.vocabulary import MODELS, STATES, SUBJECTS

ROOT = Path(__file__).resolve().parents[2]
RESULTS = analyse(load_and_validate(ROOT)[0])


def test_the_map_has_every_combination_and_names_the_empty_ones() -> None:
    body = map_page(RESULTS).body
    first = body.split('id="model-measure"')[0]
    cells = first.count("<td>") + first.count('<td class="pp-gap">')
    filled = {(model, subject) for r in RESULTS for model in r.case.what.models for subject in r.case.what.subjects}
    assert cells - 1 == len(MODELS) * len(SUBJECTS)  # one empty corner
    assert first.count('class="pp-gap"') == len(MODELS) * len(SUBJECTS) - len(filled)


def test_forest_shows_every_standardized_effect_once_and_never_an_average() -> None:
    body = forest_page(RESULTS).body
    upper = body.split('id="points"')[0]
    wanted = sum(item.effect_size is not None for result in RESULTS for item in result.judged)
    assert upper.count("<tr data-rows") == wanted > 0
    assert not re.search(r"pooled (?:effect|estimate)|average effect", body)


def test_forest_keeps_kinds_of_contrast_apart() -> None:
    titles = re.findall(r"<h3>([^<]+)</h3>", forest_page(RESULTS).body.split('id="points"')[1])
    assert "Graduation on time: change over time, with nothing beside it" in titles
    assert "Graduation on time: beside a comparison group" in titles


def test_forest_draws_null_and_negative_results() -> None:
    body = forest_page(RESULTS).body
    shown = {direction for direction in Direction if f"pp-forest-dot pp-{direction}" in body}
    assert shown >= {Direction.FAVORABLE, Direction.UNFAVORABLE, Direction.UNCLEAR}


def test_groups_name_rows_of_their_own_group() -> None:
    body = equity_page(RESULTS).body
    by_slug = {result.slug: result.package.by_id for result in RESULTS}
    section = re.search(r'id="black".*?</section>', body, re.DOTALL)
    assert section
    for rows in re.findall(r'<li data-rows="([^"]+)"', section.group()):
        slug, _, row = rows.split()[0].partition(":")
        assert by_slug[slug][row].group == "black"


def test_every_state_has_one_tile() -> None:
    found = tiles(RESULTS)
    assert {tile.state for tile in found} == set(STATES) - {"US"}
    assert len({(tile.row, tile.column) for tile in found}) == len(found)
