"""Citations for reference managers."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from proofpoints.pages.citation import citation
from tests.opendata.conftest import BASE, Built
from tests.opendata.small import Small


def test_bibtex_has_year_and_address_and_closes(tiny: Built) -> None:
    text = (tiny.folder / "cases/example-valley-schools/citation.bib").read_text("utf-8")
    assert text.startswith("@misc{proofpoints-example-valley-schools,\n")
    assert f"  year = {{2026}},\n  url = {{{BASE}cases/example-valley-schools/}}\n}}\n" in text
    assert text.count("{") == text.count("}")


def test_ris_begins_with_a_type_and_ends(tiny: Built) -> None:
    raw = (tiny.folder / "cases/example-valley-schools/citation.ris").read_bytes()
    lines = raw.decode().split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - Example Valley Schools: Flex mornings" in lines
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_a_line_end_in_a_name_can_not_make_a_tag(data: Small) -> None:
    result = data.results[0]
    case = replace(result.case, who=replace(result.case.who, name="A\r\nER  - \r\nB"))
    said = citation(replace(result, entry=replace(result.entry, case=case)))
    assert said.ris.count("\nER  - ") == 1
    assert "\r" not in said.ris


def test_a_program_that_the_name_already_says_is_not_said_twice(data: Small) -> None:
    result = data.results[0]
    for name in ("Example Valley, online algebra", "Example Valley, Online algebra"):
        case = replace(result.case, who=replace(result.case.who, name=name))
        assert f". {name} [Case" in citation(replace(result, entry=replace(result.entry, case=case))).apa


def test_without_an_address_or_release_nothing_is_made_up(data: Small) -> None:
    said = citation(data.results[0])
    assert "url" not in said.bibtex and "UR  -" not in said.ris
    assert "year" not in said.bibtex and "PY  -" not in said.ris
    assert "(n.d.)" in said.apa


def test_the_page_says_what_the_files_hold(tiny: Built) -> None:
    """One year, one address, one title, wherever a case is cited."""
    case = tiny.folder / "cases/example-valley-schools"
    page = unescape((case / "index.html").read_text("utf-8"))
    assert (case / "citation.bib").read_text("utf-8").strip() in page
    assert (case / "citation.ris").read_text("utf-8").strip() in page
    assert "Proof Points contributors. (2026). Example Valley Schools" in page
    assert 'href="citation.bib"' in page and 'href="citation.ris"' in page


def test_the_corpus_has_citations_too(real: Built) -> None:
    for name in ("citation.bib", "citation.ris", "CITATION.cff"):
        assert "Proof Points" in (real.folder / "data" / name).read_text("utf-8")
