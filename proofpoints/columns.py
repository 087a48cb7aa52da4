"""The columns of outcomes.csv and effects.csv: the one place that says what a dataset row holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofpoints.vocabulary import (
    ARMS,
    CONTRASTS,
    COVERS,
    EFFECT_UNITS,
    GROUPS,
    METRICS,
    N_SCOPES,
    QUALIFIERS,
    SIGNIFICANCE,
    UNITS,
    Term,
)


@dataclass(frozen=True)
class Column:
    """One column: its Table Schema type, whether a cell may be empty, and the list its values come from."""

    name: str
    type: str  # string | number | integer, as in Frictionless Table Schema
    description: str
    required: bool = False
    allowed: Mapping[str, Term] | None = None


@dataclass(frozen=True)
class Table:
    """A file of a dataset: name without `.csv`, what a row is, and its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> list[str]:
        """Column names in the order of the file."""
        return [column.name for column in self.columns]


_ID = Column(
    "id",
    "string",
    "Short name of the row, unique in the dataset: o1, o2 ... for outcomes, e1, e2 ... for effects. "
    "It never changes, because pages link to it.",
    required=True,
)
_METRIC = Column("metric", "string", "What was measured, from the list of measures.", required=True, allowed=METRICS)
_GROUP = Column(
    "group",
    "string",
    "Which student group; all-students unless the source singles one out.",
    required=True,
    allowed=GROUPS,
)
_ARM = Column("arm", "string", "Whose figure it is: the program's, or which comparison's.", required=True, allowed=ARMS)
_COVERS = Column(
    "covers",
    "string",
    "Whether the figure describes students in the program or everyone around them.",
    required=True,
    allowed=COVERS,
)
_SITE = Column(
    "site",
    "string",
    "The school or district the figure is about, if it is not the whole program or arm. Rows of "
    "two sites never form one series.",
)
_POPULATION = Column(
    "population",
    "string",
    "Which grades, course or cohort, if not everyone. Two figures are compared only if this is the same in both.",
)
_PERIOD = Column(
    "period",
    "string",
    "School year (2013-14), year (2014), season and year (fall 2013), year of a study "
    "(year 2), a span (2010-11 to 2012-13), or unstated.",
    required=True,
)
_N = Column(
    "n",
    "integer",
    "How many students are behind the figure. Empty when the source does not say. Never taken from enrollment.",
)
_QUALIFIER = Column("qualifier", "string", "How exact the value is.", required=True, allowed=QUALIFIERS)
_SIGNIFICANT = Column(
    "significant",
    "string",
    "Whether the source calls the difference from the comparison (or the change) "
    "statistically significant. Empty when it does not say.",
    allowed=SIGNIFICANCE,
)
_INSTRUMENT = Column(
    "instrument",
    "string",
    "The test or method behind the figure, written the same way in every row that "
    'may be compared; unstated if the source does not say; in effects.csv "more than one '
    'method" if the published difference itself crosses methods. Rows with different instruments are never '
    "subtracted.",
    required=True,
)
_SOURCE = Column("source", "string", "The id of the source in the case file, such as S1.", required=True)
_NOTE = Column("note", "string", "What a reader must know about this figure.")

OUTCOMES = Table(
    "outcomes",
    "one published figure",
    (
        _ID,
        _METRIC,
        _GROUP,
        _ARM,
        _COVERS,
        _SITE,
        _POPULATION,
        _PERIOD,
        Column("value", "number", "The figure as published. Empty only when it is suppressed."),
        Column("unit", "string", "The unit of the value.", required=True, allowed=UNITS),
        _N,
        Column(
            "n_scope",
            "string",
            "What n counts: this figure (row, the default) or both groups together (contrast).",
            allowed=N_SCOPES,
        ),
        Column("sd", "number", "Standard deviation of the students behind an average."),
        _QUALIFIER,
        _SIGNIFICANT,
        _INSTRUMENT,
        _SOURCE,
        _NOTE,
    ),
)

EFFECTS = Table(
    "effects",
    "one published difference whose values were not published",
    (
        _ID,
        _METRIC,
        _GROUP,
        _ARM,
        Column("contrast", "string", "What kind of difference it is.", required=True, allowed=CONTRASTS),
        Column("versus", "string", "The arm it is compared with; empty for a change over time.", allowed=ARMS),
        _COVERS,
        _SITE,
        _POPULATION,
        _PERIOD,
        Column("estimate", "number", "The difference as published; negative when the first is lower.", required=True),
        Column("unit", "string", "The unit of the difference.", required=True, allowed=EFFECT_UNITS),
        Column("se", "number", "Standard error of the estimate."),
        Column("p", "number", "p value as published."),
        _N,
        _QUALIFIER,
        _SIGNIFICANT,
        _INSTRUMENT,
        _SOURCE,
        _NOTE,
    ),
)

TABLES = {table.name: table for table in (OUTCOMES, EFFECTS)}
FILES = ("datapackage.json", *(f"{name}.csv" for name in TABLES))  # of a dataset; the descriptor comes first
FREE = tuple(column.name for column in (_SITE, _POPULATION, _INSTRUMENT, _NOTE))  # whose text is the contributor's own
