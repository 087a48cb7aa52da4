"""The words of a case by which full-text search finds it: names, products, measures, prose; no tables."""

from __future__ import annotations

from proofpoints.analyse import Result
from proofpoints.pages.prose import plain
from proofpoints.vocabulary import METRICS, MODELS, STATES, SUBJECTS


def search_text(result: Result) -> str:
    """Plain text; the page's title is indexed apart from it."""
    case = result.case
    words = [
        case.what.program,
        case.who.place.city or "",
        STATES[case.who.place.state].label,
        *case.what.products,
        *(MODELS[model].label for model in case.what.models),
        *(SUBJECTS[subject].label for subject in case.what.subjects),
        *(METRICS[metric].label for metric in result.metrics),
        *dict.fromkeys(row.instrument for row in result.package.outcomes if row.arm == "program"),
        *(plain(text, result.package) for _, text in result.prose),
    ]
    return "\n".join(word for word in words if word)
