"""The sources of a case, each with what it supports."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from markupsafe import Markup

from proofpoints.analyse import Result
from proofpoints.pages.piece import Piece, joined, piece
from proofpoints.vocabulary import READINGS
from proofpoints.walk import cited_of

_ROW, _FIGURES = Piece('<a href="#{{ id }}">{{ id }}</a>'), Piece(" Figures: {{ rows }}.")


def source_list(result: Result) -> Markup:
    """One item for each source: the figures read from it, as links, and how many sentences cite it."""
    rows: dict[str, list[Markup]] = {}
    for row in result.package.rows:
        rows.setdefault(row.source, []).append(_row_link(row.id))
    cited = Counter(source for _, source in cited_of(result.entry.texts))
    return joined(
        (
            piece("source.html").fill(
                id=id_,
                url=source.url,
                title=source.title,
                published=", ".join(filter(None, (source.publisher, source.year))),
                reading=READINGS[source.read].label,
                figures=_FIGURES.fill(rows=joined(rows[id_], ", ")) if id_ in rows else "",
                cited=_times(cited[id_]),
            )
            for id_, source in result.case.sources.items()
        ),
        "\n",
    )


@lru_cache(maxsize=1024)  # the ids of rows are much the same in every dataset
def _row_link(row: str) -> Markup:
    return _ROW.fill(id=row)


def _times(count: int) -> str:
    return f" Cited in the text {count} time{'' if count == 1 else 's'}." if count else ""
