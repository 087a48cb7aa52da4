"""No sentence on any page claims more than the design of its case allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofpoints.analyse import Result, analyse
from proofpoints.brief import brief
from proofpoints.pages.cards import cards
from proofpoints.pages.prose import plain
from proofpoints.validate import load_and_validate
from proofpoints.vocabulary import DESIGNS
from proofpoints.walk import prose_of

ROOT = Path(__file__).resolve().parents[1]
NEVER = (  # of no design here: one study proves nothing, and this site awards nothing
    r"prov(?:es?|en|ed) (?:that|to work|effective)",
    r"guarantees?",
    r"(?:is|was|are|were) effective",
    r"evidence-based program",
    r"\bworks for all\b",
    r"(?:meets|earns|qualifies for|rated) (?:an )?ESSA",
    r"(?:our|this site's) rating",
)
CAUSAL = (
    r"\bcaused?\b",
    r"\bcausal(?:ly)?\b",
    r"\bthanks to the program\b",
    r"\bbecause of the program\b",
    r"\bled to (?:higher|lower|better|gains)",
    r"\bthe program (?:raised|lifted|boosted|improved|lowered)\b",
    r"\bresulted in (?:higher|lower|better|gains)",
    r"\bimpact of the program\b",
)
FORBIDDEN = {design: (*NEVER, *(() if design == "randomized" else CAUSAL)) for design in DESIGNS}
# words that deny a claim: "cannot tell what caused it", "no source says that it caused"
DENIED = re.compile(
    r"\b(?:not|no|nobody|none|never|cannot|can't|whether|rather than|without|nor)\b[^.]*$", re.IGNORECASE
)

RESULTS = analyse(load_and_validate(ROOT)[0])


def claims(text: str, design: str) -> list[str]:
    """Forbidden words of a text that no word before them in the sentence denies."""
    found = []
    for pattern in FORBIDDEN[design]:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not DENIED.search(text[: match.start()].rsplit(". ", 1)[-1]):
                found.append(match.group())
    return found


def said(result: Result) -> list[str]:
    """All sentences about a case: those of its file, and those computed."""
    texts = [plain(text, result.package) for path, text in prose_of(result.entry.texts) if "reviews" not in str(path)]
    for item, shown in zip(result.judged, cards(result)[1:], strict=True):
        short = brief(item)
        texts += [short.what, short.sure, shown.sentence]
    texts += [text for exhibit in result.exhibits for text in (exhibit.title, exhibit.subtitle, exhibit.alt)]
    return texts


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.slug)
def test_no_case_claims_too_much(result: Result) -> None:
    design = result.case.doubt.design
    assert [(word, text) for text in said(result) for word in claims(text, design)] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "proofpoints" / "templates").glob("*.html")), ids=lambda path: path.name
)
def test_no_template_claims_too_much(path: Path) -> None:
    assert claims(path.read_text("utf-8"), "published-estimate") == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "guides").glob("*.md")), ids=lambda path: path.name)
def test_no_guide_claims_too_much(path: Path) -> None:
    assert claims(path.read_text("utf-8"), "published-estimate") == []


def test_the_list_finds_claims() -> None:
    assert claims("The program raised scores.", "before-after") == ["The program raised"]
    assert claims("The program raised scores.", "randomized") == []
    assert claims("No source says that the program raised scores.", "before-after") == []
    assert claims("This proves that it works.", "randomized") == ["proves that"]


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.slug)
def test_no_design_tells_of_one_time_where_the_headlines_have_several(result: Result) -> None:
    design = DESIGNS[result.case.doubt.design]
    times = {row.when.end for item in result.judged for row in item.finding.contrast.rows}
    said = f"{design.label} {design.definition} {design.can}"
    assert len(times) == 1 or not re.search(r"one (?:point|time)\b(?! or)|that time", said, re.IGNORECASE)
