"""What other sites show beside a link: the words of the page, all of them, whatever the direction."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.analyse import Result, analyse
from proofpoints.brief import lead_of
from proofpoints.commands import ROOT
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.gather import gather
from proofpoints.pages.home import totals
from proofpoints.pages.lettering import broken, clipped, width
from proofpoints.pages.page import Page
from proofpoints.pages.social import BOTTOM, LEFT, ROOM, SHAPES, case_picture, site_picture, social_head
from proofpoints.validate import load_and_validate

REPOSITORY = load_and_validate(ROOT)[0]
RESULTS = analyse(REPOSITORY)
SVG = "{http://www.w3.org/2000/svg}"


def lines(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))


def words(svg: str) -> str:
    return " ".join(line.text or "" for line in lines(svg))


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.slug)
def test_a_card_says_what_the_page_says(result: Result) -> None:
    svg, said = case_picture(result), lead_of(result)
    text = words(svg)
    assert f"{said.what} {said.sure}" in text  # the two sentences that the page traces to its rows, and no others
    assert result.case.who.name in text
    assert LABELS[result.direction] in text
    assert f'd="{SHAPES[result.direction]}"' in svg
    known = f"{result.case.who.name} {result.case.what.program} {result.case.who.place.city}"
    assert _figures(text.replace(said.what, "").replace(said.sure, "")) <= _figures(known)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\d|\d", text))


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.slug)
def test_all_letters_stay_on_the_card(result: Result) -> None:
    for line in lines(case_picture(result)):
        size, bold = float(line.get("font-size", 0)), line.get("font-weight") == "bold"
        assert float(line.get("x", 0)) + width(line.text or "", size, bold=bold) <= LEFT + ROOM + 1
        assert float(line.get("y", 0)) <= BOTTOM


@given(st.lists(st.text("ilmW 1é", min_size=1)), st.sampled_from([25, 31.5, 42]), st.integers(60, 400), st.booleans())
def test_lines_break_where_the_whole_line_would_be_too_wide(
    parts: list[str], size: float, room: int, bold: bool
) -> None:
    text = " ".join(parts)
    found = broken(text, size, room, bold=bold)
    lines: list[str] = []
    for word in " ".join(found).split():  # a word that was too wide is cut by now
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    assert found == lines


def test_worse_and_better_are_set_alike() -> None:
    one = RESULTS[0]
    drawings = {direction: case_picture(replace(one, direction=direction)) for direction in LABELS}
    places = {
        tuple((line.get("x"), line.get("y"), line.get("font-size")) for line in lines(svg)) for svg in drawings.values()
    }
    assert len(places) == 1


def test_a_far_too_long_case_ends_with_a_mark_and_never_in_half_a_number() -> None:
    case = RESULTS[0].case
    long = replace(
        RESULTS[0],
        entry=replace(
            RESULTS[0].entry,
            case=replace(case, who=replace(case.who, name="Very long <name> & more " * 20)),
        ),
    )
    text = words(case_picture(long))
    assert "…" in text
    assert "<name> & more" in text
    assert clipped(["up to 12", "345 students"], 1) == ["up to …"]


def test_lines_break_at_words() -> None:
    assert broken("one two three", 40, 150) == ["one two", "three"]
    assert broken("W" * 50, 40, 300)[0].endswith("…")
    assert broken("one\ufffe t\x08wo\x00", 40, 900) == ["one two"]  # such a sign would stop the drawing


def test_the_card_of_the_site_counts_every_direction() -> None:
    directions = Counter(result.direction for result in RESULTS)
    text = words(site_picture(totals(tuple(map(gather, RESULTS)), REPOSITORY), directions))
    assert f"{len(RESULTS)} programs" in text
    for direction, label in LABELS.items():
        assert f"{directions[direction]} {label.lower()}" in text


def test_tags_carry_the_claim_and_absolute_addresses() -> None:
    result = RESULTS[0]
    page = Page(f"cases/{result.slug}/", 'A "name" & more', "Words.", "")
    head = social_head(page, result, lambda target: f"https://example.org/{target}")
    tags = dict(re.findall(r'property="([^"]+)" content="([^"]*)"', head))
    said = lead_of(result)
    assert unescape(tags["og:description"]) == f"{said.what} {said.sure}"
    assert tags["og:image"] == f"https://example.org/cases/{result.slug}/card.png"
    assert unescape(tags["og:title"]) == 'A "name" & more'
    other = social_head(Page("map/", "Map", "What there is.", ""), None, lambda target: f"../{target}")
    assert 'content="../card.png"' in other
    assert 'content="What there is."' in other
