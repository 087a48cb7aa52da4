"""Charts are understood without color: with all colors made one, marks of different series still differ or bear a label."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest

from proofpoints.analyse import analyse
from proofpoints.charts.exhibit import OTHER, PROGRAM, Exhibit
from proofpoints.charts.render import render_all
from proofpoints.commands import ROOT
from proofpoints.commands.cases import CHARTS
from proofpoints.load import load
from tests.charts.exhibits import every_exhibit

SVG = "{http://www.w3.org/2000/svg}"
RESULTS = analyse(load(ROOT)[0])
NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


def looks(svg: str) -> dict[str, set[tuple[str, ...]]]:
    """Color of each kind of series mark -> how those marks look apart from color: form, filled or not, dash, width."""
    found = defaultdict(set)
    for mark in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        for color in (PROGRAM, OTHER):
            if color in (mark.get("fill"), mark.get("stroke")):
                found[color].add(_look(mark, color))
    return found


def _look(mark: ElementTree.Element, color: str) -> tuple[str, ...]:
    form = NUMBER.sub("", mark.get("d", "")).replace(",", "")
    kind = "point" if mark.get("transform") else "line" if mark.get("stroke") == color else "bar"
    return (kind, form if kind == "point" else "", mark.get("stroke-dasharray", "") if kind == "line" else "")


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def check(exhibit: Exhibit, svg: str) -> None:
    series = looks(svg)
    if exhibit.form == "trend":  # lines may cross: form and dash tell them apart, and words below say which is which
        assert not series[PROGRAM] & series[OTHER]
        assert {kind for kind, *_ in series[PROGRAM]} >= {"point"}
        assert "Solid line with dots" in exhibit.subtitle
        assert ("Dashed line with squares" in exhibit.subtitle) is bool(series[OTHER])
    else:  # one mark on a line of its own, with its name and its value beside it
        named = exhibit.spec["datasets"]["bars" if exhibit.form == "compare" else "estimates"]
        labels = [one["bar" if exhibit.form == "compare" else "label"] for one in named]
        assert len(set(labels)) == len(labels)
        drawn = texts(svg)
        assert all(_squeezed(label) in _squeezed("".join(drawn)) for label in labels), (labels, drawn)
        assert all(one["text"] in drawn for one in named), (named, drawn)


def _squeezed(text: str) -> str:
    """Without blanks: a label may be broken into lines."""
    return "".join(text.split())


def test_every_chart_of_the_real_cases_is_read_without_color() -> None:
    all_of_them = [exhibit for result in RESULTS for exhibit in result.exhibits]
    drawn = render_all(all_of_them, ROOT / CHARTS)
    for exhibit in all_of_them:
        check(exhibit, drawn[exhibit.key])


def test_the_forms_are_read_without_color(tmp_path: Path) -> None:
    drawn = render_all(every_exhibit(), tmp_path)
    for exhibit in every_exhibit():
        check(exhibit, drawn[exhibit.key])


def test_two_series_that_only_color_tells_apart_are_seen(tmp_path: Path) -> None:
    (exhibit,) = [one for one in every_exhibit() if one.form == "trend"]
    svg = render_all([exhibit], tmp_path)[exhibit.key]
    alike = re.sub(r'stroke-dasharray="[^"]*"', 'stroke-dasharray="1,0"', svg)
    with pytest.raises(AssertionError):
        check(exhibit, alike)
