"""Badge and embeddable chart: no script, nothing from elsewhere, and the design beside the direction."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from proofpoints.evidence.verdict import LABELS
from proofpoints.opendata.embed import badge
from proofpoints.vocabulary import DESIGNS
from tests.opendata.conftest import BASE, Built
from tests.opendata.markup import read_html


def test_every_badge_says_direction_and_design(real: Built) -> None:
    for result in real.data.results:
        root = ET.fromstring((real.folder / "embed" / result.slug / "badge.svg").read_text("utf-8"))
        text = " ".join(root.itertext())
        assert LABELS[result.direction] in text
        assert DESIGNS[result.case.doubt.design].label in text
        assert root.get("role") == "img"


def test_every_case_can_be_embedded_without_script_and_requests(real: Built) -> None:
    for result in real.data.results:
        folder = real.folder / "embed" / result.slug
        page = (folder / "index.html").read_text("utf-8")
        assert len(page) < 60_000
        assert "<script" not in page
        assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
        assert "script-src" not in page
        assert not re.search(r'(?:src|srcset|@import|url\()\s*=?\s*["\']?http', page)
        elements = read_html(page)
        links = {e.attributes["href"] for e in elements if e.tag in ("a", "link")}
        assert links == {f"{BASE}cases/{result.slug}/"}
        assert all(e.attributes.get("target") == "_top" for e in elements if e.tag == "a")
        assert result.case.who.name in [" ".join(e.text.split()) for e in elements if e.tag == "h1"]
        assert (folder / "chart.svg").exists() == bool(result.exhibits)


def test_an_embedded_figure_says_whom_it_covers_and_how_sure_it_is(tiny: Built) -> None:
    page = (tiny.folder / "embed/example-valley-schools/index.html").read_text("utf-8")
    assert "all students of the district, not only those in the program" in page
    assert (
        "its source, as far as read here, does not say how certain it is" in page
        or "significant" in page
        or "interval" in page
    )


def test_a_chart_alone_is_an_image_with_words(real: Built) -> None:
    charts = sorted(real.folder.glob("embed/*/chart.svg"))
    assert charts
    for chart in charts:
        root = ET.fromstring(chart.read_text("utf-8"))
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("viewBox")
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert "<script" not in chart.read_text("utf-8")


def test_a_badge_is_wide_enough_for_its_words(real: Built) -> None:
    for result in real.data.results:
        root = ET.fromstring(badge(result))
        widths = [int(rect.get("width") or 0) for rect in root.iter("{http://www.w3.org/2000/svg}rect")]
        assert sum(widths) == int(root.get("width") or 0)
        for text, width in zip(root.iter("{http://www.w3.org/2000/svg}text"), widths, strict=True):
            assert 6 * len(text.text or "") < width


def test_case_pages_lead_to_what_can_be_embedded(tiny: Built) -> None:
    page = (tiny.folder / "cases/example-valley-schools/index.html").read_text("utf-8")
    for target in (
        "embed/example-valley-schools/",
        "embed/example-valley-schools/badge.svg",
        "api/v1/cases/example-valley-schools.json",
    ):
        assert f'href="../../{target}"' in page
        assert (tiny.folder / target).exists()
