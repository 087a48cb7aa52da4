"""What the search page needs: a columnar file of facets and cards, and minimal HTML for the full-text index."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path

from proofpoints.analyse import Result
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.pages.cards import card
from proofpoints.pages.page import Page
from proofpoints.vocabulary import (
    DESIGNS,
    GROUPS,
    LEVELS,
    LOCALES,
    METRICS,
    MODELS,
    MOTIVATIONS,
    STATES,
    SUBJECTS,
    Term,
)

Values = Callable[[Result], Iterable[str]]


def _labels(terms: Mapping[str, Term]) -> dict[str, str]:
    return {key: term.label for key, term in terms.items()}


_BANDS = {"elementary": "Elementary (K-5)", "middle": "Middle (6-8)", "high": "High school (9-12)"}
_GRADES = ["PK", "K", *map(str, range(1, 13))]


def _bands(result: Result) -> list[str]:
    ends = result.case.what.grades.split("-")
    low, high = _GRADES.index(ends[0]), _GRADES.index(ends[-1])
    spans = {"elementary": (0, 6), "middle": (7, 9), "high": (10, 13)}
    return [band for band, (first, last) in spans.items() if low <= last and high >= first]


# key, label, labels of its values (None: the values are their own labels), values of a case
_FACETS: list[tuple[str, str, dict[str, str] | None, Values]] = [
    ("state", "State", _labels(STATES), lambda r: [r.case.who.place.state]),
    ("model", "Model", _labels(MODELS), lambda r: r.case.what.models),
    ("subject", "Subject", _labels(SUBJECTS), lambda r: r.case.what.subjects),
    ("grades", "Grades", _BANDS, _bands),
    ("measure", "Measure", _labels(METRICS), lambda r: r.metrics),
    ("group", "Student group", _labels(GROUPS), lambda r: r.groups),
    ("design", "Design", _labels(DESIGNS), lambda r: [r.case.doubt.design]),
    ("direction", "Direction of results", {str(d): LABELS[d] for d in Direction}, lambda r: [str(r.direction)]),
    ("locale", "Setting", _labels(LOCALES), lambda r: [r.case.who.place.locale.value] if r.case.who.place.locale else []),
    ("level", "Level", _labels(LEVELS), lambda r: [r.case.who.level]),
    ("motivation", "Reason", _labels(MOTIVATIONS), lambda r: r.case.why.motivations),
    ("product", "Product", None, lambda r: r.case.what.products),
]


def find_file(results: tuple[Result, ...]) -> str:
    """Facets as columns (a list of value numbers for each case) and cards as columns, in one order of cases."""
    facets = []
    for key, label, labels, values in _FACETS:
        column = [list(dict.fromkeys(values(result))) for result in results]
        used = {value for cell in column for value in cell}
        order = [value for value in labels if value in used] if labels else sorted(used, key=str.casefold)
        number = {value: index for index, value in enumerate(order)}
        names = [[value, labels[value] if labels else value] for value in order]
        facets.append({"key": key, "label": label, "values": names, "column": [[number[v] for v in cell] for cell in column]})
    cards = [card(result) for result in results]
    columns = {name: [getattr(one, name) for one in cards]
               for name in ("slug", "name", "place", "grades", "direction", "label", "design", "sentence", "rows", "more")}
    text = json.dumps({"version": 1, "facets": facets, "cards": columns}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def write_search_index(pages: list[Page], work: Path, out: Path) -> None:
    """Index the pages that have search text with the Pagefind command (its Python interface waits 0.1 s a page)."""
    tree = work / "search"
    for page in pages:
        if page.search_text:
            path = tree / page.path / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_minimal(page), "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(tree), "--output-path", str(out), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"pagefind failed: {done.stderr or done.stdout}")


def _minimal(page: Page) -> str:
    return (f'<!doctype html><html lang="en"><head><title>{escape(page.title)}</title></head><body data-pagefind-body>'
            f"<h1>{escape(page.title)}</h1><p>{escape(page.search_text)}</p></body></html>")
