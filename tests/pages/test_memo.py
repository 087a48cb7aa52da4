"""Clipping of long texts, the code of the address, and the citation in three forms."""

from __future__ import annotations

from pathlib import Path

from proofpoints.analyse import analyse
from proofpoints.pages.citation import citation
from proofpoints.pages.memo import memo_page, qr_code
from proofpoints.pages.prose import clip
from proofpoints.validate import load_and_validate

REAL = analyse(load_and_validate(Path(__file__).resolve().parents[2])[0])


def test_clip_keeps_whole_sentences() -> None:
    assert clip("One. Two is longer. Three.", 20) == "One. Two is longer. …"
    assert clip("One. Two.", 100) == "One. Two."
    assert clip("It costs 4.5 dollars. Per student.", 22) == "It costs 4.5 dollars. …"
    assert len(clip("word " * 400, 100)) < 210


def test_a_known_address_is_drawn_without_script(good: Path) -> None:
    result = analyse(load_and_validate(good)[0])[0]
    drawn = {exhibit.key: '<svg viewBox="0 0 1 1"></svg>' for exhibit in result.exhibits}
    page = memo_page(result, drawn, "https://example.org/")
    assert f"https://example.org/cases/{result.slug}/" in page.body
    assert 'class="pp-qr"' in page.body
    assert 'class="pp-qr"' not in memo_page(result, drawn).body


def test_the_code_is_one_path() -> None:
    assert str(qr_code("https://example.org/")).count("<path") == 1


def test_citations(good: Path) -> None:
    result = analyse(load_and_validate(good)[0])[0]
    said = citation(result, "https://example.org/x/")
    assert said.apa.startswith("Proof Points contributors. (n.d.). ") and said.apa.endswith("https://example.org/x/")
    assert said.bibtex.startswith("@misc{proofpoints-") and said.bibtex.endswith("}")
    assert said.ris.splitlines()[0] == "TY  - DATA" and said.ris.splitlines()[-1] == "ER  - "
    assert "\n" not in said.apa


def test_an_interval_comes_with_the_caution_of_the_page() -> None:
    memos = {result.slug: memo_page(result, {e.key: "<svg></svg>" for e in result.exhibits}).body for result in REAL}
    of_rates = memos["north-carolina-assistments-grade-7"]
    assert "95 percent interval between 3.7 and 7.7 percentage points" in of_rates
    assert "students of one school are not independent of each other, so the true interval is wider" in of_rates
    assert "the true interval is wider" not in memos["newark-public-schools-read-180-nj"]  # it gives none


def test_one_grade_is_not_several() -> None:
    memos = {result.slug: memo_page(result, {e.key: "<svg></svg>" for e in result.exhibits}).body for result in REAL}
    assert "; grade 7;" in memos["north-carolina-assistments-grade-7"]
    assert "; grades 7-12;" in memos["spokane-public-schools"]
