"""One case on one sheet for a board: claim, students, interval, comparison, cost, two caveats, citation, address."""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno
from markupsafe import Markup

from proofpoints.analyse import Judged, Result
from proofpoints.brief import lead_of, rows_behind, what_changed
from proofpoints.evidence.verdict import LABELS
from proofpoints.pages.answers import badge
from proofpoints.pages.case_page import key_first
from proofpoints.pages.citation import citation
from proofpoints.pages.figures import figures
from proofpoints.pages.page import Page, render
from proofpoints.pages.prose import clip, named_rows, plain, rows_elsewhere
from proofpoints.pages.telling import fact_text, place_text
from proofpoints.vocabulary import DESIGNS, MODELS
from proofpoints.words import instrument_text, interval_text, students_behind

CAVEATS, COSTS, RESULTS = 2, 2, 4


@dataclass(frozen=True)
class MemoResult:
    """One headline result as a row of the memo."""

    direction: str
    label: str
    what: str
    instrument: str
    students: str
    sure: str
    rows: str


def memo_page(result: Result, drawn: dict[str, str], base: str = "", year: str = "") -> Page:
    """The memo. With `base`, the site's address, the code is drawn now; without, the page draws it when it is opened."""
    case, path = result.case, f"cases/{result.slug}/memo/"
    figure = next(iter(figures(key_first(result)[:1], drawn)), None)
    address = f"{base}cases/{result.slug}/" if base else ""
    lead = lead_of(result)
    body = render(
        "memo.html",
        path,
        case=case,
        slug=result.slug,
        place=place_text(case),
        models=", ".join(MODELS[model].label for model in case.what.models),
        served=fact_text(result.served) if result.served else "not published",
        badge=badge(result.direction),
        design=DESIGNS[case.doubt.design],
        lead=lead,
        lead_rows=rows_elsewhere(lead.rows, result.slug),
        results=[_result(item, result.slug) for item in result.judged[:RESULTS]],
        intervals=any(item.verdict.interval for item in result.judged[:RESULTS]),
        more=max(0, len(result.judged) - RESULTS),
        figure=figure,
        figure_rows=rows_elsewhere(" ".join(figure.exhibit.table.row_ids), result.slug) if figure else "",
        comparison=clip(plain(case.what.comparison, result.package), 300),
        comparison_rows=named_rows(case.what.comparison, result.slug),
        costs=[clip(cost.text, 200) for cost in case.what.cost[:COSTS]],
        caveats=[
            (clip(plain(caveat.text, result.package), 260), named_rows(caveat.text, result.slug))
            for caveat in case.doubt.caveats[:CAVEATS]
        ],
        more_caveats=max(0, len(case.doubt.caveats) - CAVEATS),
        citation=citation(result, address, year),
        address=address,
        code=qr_code(address) if address else "",
    )
    return Page(path, f"Memo: {case.who.name}", f"One-page memo on {case.who.name}.", body)


def _result(item: Judged, slug: str) -> MemoResult:
    verdict, lead = item.verdict, item.finding.lead
    interval = f"; 95 percent interval {interval_text(verdict.interval, lead.unit)}" if verdict.interval else ""
    return MemoResult(
        direction=str(verdict.direction),
        label=LABELS[verdict.direction],
        what=what_changed(item.finding),
        instrument=instrument_text(lead).strip(),
        students=students_behind(item.finding) or "not published",
        sure=f"{verdict.because}{interval}",
        rows=rows_elsewhere(rows_behind(item.finding), slug),
    )


def qr_code(address: str) -> Markup:
    """The address as a QR code: one SVG path that takes the color of the text."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, nl=False, svgclass="pp-qr", lineclass=None
    )
    svg = out.getvalue().decode("utf-8")
    return Markup(svg.replace("<svg ", '<svg role="img" aria-label="QR code of the address" ', 1))
