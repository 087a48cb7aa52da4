"""Exhibits to HTML figures, and dataset rows to the cells of the tables that show every figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from proofpoints.charts.exhibit import Exhibit
from proofpoints.charts.render import describe
from proofpoints.pages.prose import inline
from proofpoints.rows import Effect, Outcome, Package
from proofpoints.vocabulary import CONTRASTS, GROUPS
from proofpoints.words import arm_text, covers_text, number, row_text, versus_name


@dataclass(frozen=True)
class Figure:
    """A chart ready for its template: the drawn SVG and the words and table of its exhibit."""

    identity: str
    exhibit: Exhibit
    svg: Markup


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


@dataclass(frozen=True)
class RowCells:
    """One row of the table of all figures, as text."""

    id: str
    who: str
    covers: str
    students: str
    period: str
    value: str
    n: str
    instrument: str
    source: str
    note: Markup
    program: bool


@dataclass(frozen=True)
class MeasureTable:
    """All rows of one measure: caption, definition, rows."""

    id: str
    label: str
    definition: str
    outcome: bool
    rows: list[RowCells]


def measure_tables(package: Package) -> list[MeasureTable]:
    """Every figure of a dataset, by measure in order of appearance; outcomes before reach and opinion."""
    tables: dict[str, MeasureTable] = {}
    for row in package.rows:
        metric = row.about
        table = tables.setdefault(
            metric.id, MeasureTable(metric.id, metric.label, metric.definition, metric.outcome, [])
        )
        table.rows.append(_cells(row, package))
    return sorted(tables.values(), key=lambda table: not table.outcome)


def _cells(row: Outcome | Effect, package: Package) -> RowCells:
    return RowCells(
        id=row.id,
        who=_who(row),
        covers=covers_text(row),
        students=", ".join(part for part in (GROUPS[row.group].label, row.population) if part),
        period=row.when.text,
        value=row_text(row),
        n=_n(row),
        instrument=row.instrument,
        source=row.source,
        note=_note(row, package),
        program=row.arm == "program",
    )


def _who(row: Outcome | Effect) -> str:
    who = arm_text(row) if row.arm != "program" else ", ".join(part for part in (arm_text(row), row.site) if part)
    if isinstance(row, Effect):
        kind = CONTRASTS[row.contrast].label.lower()
        return f"{who}: {kind}" + (f" ({versus_name(row)})" if row.versus else "")
    return who


def _n(row: Outcome | Effect) -> str:
    if row.n is None:
        return "not published"
    both = isinstance(row, Outcome) and row.n_scope == "contrast"
    return f"{row.n:,}" + (" in both groups" if both else "")


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
    return inline(" ".join(said), package)
