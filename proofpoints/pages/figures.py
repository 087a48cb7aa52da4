"""Exhibits to HTML figures, and dataset rows to the cells of the tables that show every figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from proofpoints.charts.exhibit import Cells, Exhibit, TableData
from proofpoints.charts.render import describe
from proofpoints.pages.piece import Piece, joined, piece
from proofpoints.pages.prose import inline, source_links
from proofpoints.period import Period
from proofpoints.rows import Effect, Outcome, Package
from proofpoints.vocabulary import CONTRASTS, GROUPS, METRICS, Metric
from proofpoints.whose import arm_in_time, covers_text
from proofpoints.words import n_text, number, row_text, versus_name

_OWN, _NONE = Markup(' class="pp-own"'), Markup("")
_NO_OUTCOME = Markup(" <small>(not an outcome)</small>")
_NAMED, _COLUMN = Piece(' data-rows="{{ rows }}"'), Piece('<th scope="col">{{ name }}</th>')


@dataclass(frozen=True)
class Figure:
    """A chart ready for its template: the drawn SVG and the words and table of its exhibit."""

    identity: str
    exhibit: Exhibit
    svg: Markup

    @property
    def shown(self) -> Markup:
        """The figure on the page of its case: chart and table, with its own address."""
        exhibit = self.exhibit
        named = " ".join(filter(None, exhibit.table.row_ids))
        return piece("figure.html").fill(
            identity=self.identity,
            title=exhibit.title,
            subtitle=exhibit.subtitle,
            svg=self.svg,
            named=_NAMED.fill(rows=named) if named else _NONE,
            head=_head(exhibit.table.header),
            rows=chart_rows(exhibit.table),
        )


def figures(exhibits: Iterable[Exhibit], drawn: dict[str, str]) -> list[Figure]:
    """Name the exhibits of a page and give each its drawing."""
    made: list[Figure] = []
    for exhibit in exhibits:
        identity = _identity(exhibit, [figure.identity for figure in made])
        made.append(Figure(identity, exhibit, Markup(describe(drawn[exhibit.key], exhibit, identity))))
    return made


def _identity(exhibit: Exhibit, taken: list[str]) -> str:
    """The address of a figure on its page: after its first row, so that a new chart before it does not move it."""
    name = f"figure-{next(filter(None, exhibit.table.row_ids), 'groups')}"
    same = sum(other == name or other.startswith(f"{name}-") for other in taken)
    return f"{name}-{same + 1}" if same else name


def chart_rows(table: TableData) -> Markup:
    """The rows of the table of a chart; a row of no single figure of the dataset names them all."""
    row, labels = piece("chart_row.html"), table.header[1:]
    return joined(
        (
            row.fill(rows=ids or "*", head=head, cells=joined(map(_chart_cell, labels, cells)))
            for ids, (head, *cells) in zip(table.row_ids, table.rows, strict=True)
        ),
        "\n",
    )


@cache
def _head(header: Cells) -> Markup:
    return joined(_COLUMN.fill(name=name) for name in header)


@lru_cache(maxsize=4096)
def _chart_cell(label: str, cell: str) -> Markup:
    return piece("chart_cell.html").fill(label=label, cell=cell)


def measure_tables(package: Package, up: str, began: Period | None = None) -> Markup:
    """Every figure of a dataset, a table for each measure in order of appearance; outcomes before reach and opinion.

    `up`: the root of the site as seen from the page; `began`: when the program did, if known.
    """
    found: dict[str, list[Markup]] = {}
    for row in package.rows:
        found.setdefault(row.metric, []).append(_row(row, package, began))
    metrics = sorted((METRICS[metric] for metric in found), key=lambda metric: not metric.outcome)
    return joined([_table(metric, joined(found[metric.id], "\n"), up) for metric in metrics], "\n")


def _table(metric: Metric, body: Markup, up: str) -> Markup:
    return piece("all_figures.html").fill(
        id=metric.id,
        label=metric.label,
        aside=_NONE if metric.outcome else _NO_OUTCOME,
        definition=metric.definition,
        up=up,
        body=body,
    )


def _row(row: Outcome | Effect, package: Package, began: Period | None) -> Markup:
    note, group = _note(row, package), GROUPS[row.group].label
    return piece("row.html").fill(
        id=row.id,
        own=_OWN if row.arm == "program" else _NONE,
        who=_who(row, began),
        covers=covers_text(row),
        students=f"{group}, {row.population}" if row.population else group,
        period=row.when.text,
        value=row_text(row),
        n=n_text(row),
        instrument=row.instrument,
        source=source_links(row.source),
        note=piece("row_note.html").fill(note=note) if note else _NONE,
    )


def _who(row: Outcome | Effect, began: Period | None) -> str:
    who = arm_in_time(row, began)
    who += f", {row.site}" if row.arm == "program" and row.site else ""
    if isinstance(row, Effect):
        kind = CONTRASTS[row.contrast].label.lower()
        return f"{who}: {kind}" + (f" ({versus_name(row)})" if row.versus else "")
    return who


def _note(row: Outcome | Effect, package: Package) -> Markup:
    said = [row.note] if row.note else []
    if row.significant is not None:
        said.append(
            "Source: statistically significant." if row.significant else "Source: not statistically significant."
        )
    if isinstance(row, Effect):
        said += [f"Standard error {number(row.se)}."] if row.se is not None else []
        said += [f"p = {number(row.p)}."] if row.p is not None else []
    elif row.sd is not None:
        said.append(f"Standard deviation {number(row.sd)}.")
    return inline(" ".join(said), package) if said else _NONE
