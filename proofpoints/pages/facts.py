"""The facts that a reviewer of evidence looks at, listed without a rating: this site awards none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from proofpoints.analyse import Result
from proofpoints.evidence.contrasts import Change, Difference, DifferenceInChanges
from proofpoints.evidence.findings import Finding
from proofpoints.pages.telling import number_text
from proofpoints.vocabulary import DESIGNS

LARGE = 350  # students in the contrast; with two sites, the size that federal definitions of evidence ask for
SIGNIFICANT, NOT_SIGNIFICANT, NOT_STATED = "significant", "not significant", "not stated"
UNCLEAR = "significance stated, but not clearly of this difference"


def review_facts(result: Result) -> list[tuple[str, str]]:
    """Pairs of question and answer; what is not published is said to be so."""
    case = result.case
    return [
        ("Design", DESIGNS[case.doubt.design].label),
        (f"{LARGE} students or more in the comparison", _students(result)),
        ("Two sites or more", _sites(result)),
        ("Statistical significance of the headline results", _significance(result)),
        ("Alike at the start (baseline)", case.doubt.baseline or "no source read here says so"),
    ]


def _sites(result: Result) -> str:
    """Two sites count only where results of two are told: a program of three schools may have those of one."""
    who, leads = result.case.who, [item.finding.lead for item in result.judged]
    if who.level == "school" or (who.sites and who.sites.value == 1):
        return "no: one school"
    if leads and leads[0].site and {(lead.site, lead.covers) for lead in leads} == {(leads[0].site, "school")}:
        return "no: the headline results are of one school"
    return f"yes: {number_text(who.sites)} schools" if who.sites else "not published here"


def _students(result: Result) -> str:
    counts = [count for item in result.judged for count in students_behind_each(item.finding)]
    if not counts:
        return "not published"
    return f"{'yes' if max(counts) >= LARGE else 'no'}: {max(counts):,} in the largest headline result"


def students_behind_each(finding: Finding) -> Iterator[int]:
    """Students behind a headline result, both groups together where both are known; nothing if it is not published."""
    contrast = finding.contrast
    if isinstance(contrast, Difference):
        one, other = contrast.program, contrast.comparison
        if one.n_scope == "contrast" and one.n:
            yield one.n
        elif one.n:
            yield one.n + (other.own_n or 0)
    elif isinstance(contrast, Change | DifferenceInChanges):
        later = contrast.later if isinstance(contrast, Change) else contrast.program.later
        if later.n:
            yield later.n
    elif contrast.effect.n:
        beside = finding.beside
        yield contrast.effect.n + ((beside.n or 0) if beside and beside.role == "comparison" else 0)


def _significance(result: Result) -> str:
    said = Counter(_said(item.finding) for item in result.judged)
    words = (SIGNIFICANT, NOT_SIGNIFICANT, UNCLEAR, NOT_STATED)
    parts = [f"{said[word]} {word}" for word in words if said[word]]
    return f"as the sources say: {', '.join(parts)}" if parts else NOT_STATED


def _said(finding: Finding) -> str:
    """What the source says of this difference; a word that may mean another one is told as such."""
    if finding.significant is None:
        return NOT_STATED if finding.lead.significant is None else UNCLEAR
    return SIGNIFICANT if finding.significant else NOT_SIGNIFICANT
