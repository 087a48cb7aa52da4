"""The tables of the corpus, field by field: the one home of names, meanings and units in CSV, Parquet and API."""

from __future__ import annotations

from proofpoints.columns import EFFECTS, OUTCOMES, Table
from proofpoints.evidence.verdict import LABELS, Direction
from proofpoints.opendata.fields import Field, TableSpec, from_column
from proofpoints.vocabulary import (
    COUNT_QUALIFIERS,
    DESIGNS,
    EFFECT_UNITS,
    GROUPS,
    LEVELS,
    LOCALES,
    METRICS,
    MODELS,
    MOTIVATIONS,
    READINGS,
    STATES,
    SUBJECTS,
    UNITS,
    Term,
)

KINDS = {
    term.id: term
    for term in (
        Term("change", "Change over time", "Later minus earlier in one series of one arm."),
        Term("difference", "Difference", "The first row minus the second, of two arms or places."),
        Term("difference-in-changes", "Difference in changes", "The program's change minus the comparison's."),
        Term("published", "Published difference", "As a source published it, without the values behind it."),
    )
}
FACTS = {
    term.id: term
    for term in (
        Term("enrollment", "Enrollment", "Students enrolled in the district or school."),
        Term("students-served", "Students served", "Students the program reached."),
        Term("sites", "Schools", "Schools that took part."),
        Term("student-group", "Share of a student group", "Percent of the students in a group."),
    )
}
DIRECTIONS = {str(one): Term(str(one), LABELS[one], f"Shown on pages as “{LABELS[one]}”.") for one in Direction}
DIFFERENCE_UNITS = {**UNITS, **EFFECT_UNITS}
_UNIT_OF_ROW = "as the field unit of the row says"
_SLUG = Field("slug", "string", "Stable id of the case the row belongs to.", required=True)
_OF_CASE = {"slug": ("cases", "slug")}
_PERMALINK = Field("permalink", "string", "Where the site shows this figure; it never changes.", required=True)


def _link(what: str) -> Field:
    return Field("page", "string", f"Address of the page of {what}.", required=True)


CASES = TableSpec(
    "cases",
    "Cases",
    "one published case",
    (
        Field("slug", "string", "Stable id of the case: its file name and address.", required=True),
        Field("name", "string", "District, school or program.", required=True),
        Field("program", "string", "Name of the program.", required=True),
        Field("level", "string", "What the case describes.", required=True, allowed=LEVELS),
        Field("state", "string", "Postal code; US for several states.", required=True, allowed=STATES),
        Field("city", "string", "City or county."),
        Field("nces_lea_id", "string", "District id of the National Center for Education Statistics, seven digits."),
        Field("locale", "string", "NCES locale.", allowed=LOCALES),
        Field("grades", "string", "Grades of the whole district or school, if known."),
        Field("program_grades", "string", "Grades of the program.", required=True),
        Field("models", "list", "Blended-learning models.", allowed=MODELS),
        Field("subjects", "list", "Subjects taught.", allowed=SUBJECTS),
        Field("products", "list", "Products and platforms by name."),
        Field("motivations", "list", "Reasons given.", allowed=MOTIVATIONS),
        Field("launched", "string", "First school year of the program, if known."),
        Field("students_served", "integer", "Largest published number of students served.", "students"),
        Field("students_served_qualifier", "string", "How exact that number is.", allowed=COUNT_QUALIFIERS),
        Field("goal_metric", "string", "Measure of the published goal; empty if none was published.", allowed=METRICS),
        Field("goal_group", "string", "Student group of the goal.", allowed=GROUPS),
        Field("goal_baseline", "number", "Value at the start.", "as goal_unit says"),
        Field("goal_target", "number", "Value to reach.", "as goal_unit says"),
        Field("goal_unit", "string", "Unit of baseline and target.", allowed=DIFFERENCE_UNITS),
        Field("goal_deadline", "string", "By when."),
        Field("design", "string", "Study design.", required=True, allowed=DESIGNS),
        Field("direction", "string", "Which way its headline results point.", required=True, allowed=DIRECTIONS),
        Field("outcomes", "integer", "Rows in outcomes.", "rows", required=True),
        Field("effects", "integer", "Rows in effects.", "rows", required=True),
        Field("summary", "string", "What changed, for whom, against what, how sure.", required=True),
        _link("the case"),
    ),
    ("slug",),
    {},
)


def _figures(table: Table, title: str, row: str) -> TableSpec:
    units = {"value": _UNIT_OF_ROW, "estimate": _UNIT_OF_ROW, "se": _UNIT_OF_ROW, "sd": _UNIT_OF_ROW, "n": "students"}
    fields = tuple(from_column(column, units.get(column.name, "")) for column in table.columns)
    return TableSpec(table.name, title, row, (_SLUG, *fields, _PERMALINK), ("slug", "id"), _OF_CASE)


CORPUS_OUTCOMES = _figures(OUTCOMES, "Outcomes", "one published figure")
CORPUS_EFFECTS = _figures(EFFECTS, "Effects", "one published difference whose values were not published")

CONTRASTS = TableSpec(
    "contrasts",
    "Contrasts",
    "one difference that this site computes or shows: headline results, changes of series, differences of groups and in the text",
    (
        _SLUG,
        Field("id", "string", "Made from the ids of its rows, so it is as stable as they are.", required=True),
        Field("kind", "string", "What kind of difference.", required=True, allowed=KINDS),
        Field("headline", "integer", "Place among the headline results of the case; empty if it is none."),
        Field("metric", "string", "What was measured.", required=True, allowed=METRICS),
        Field("group", "string", "Student group.", required=True, allowed=GROUPS),
        Field("population", "string", "Which grades, course or cohort, if not everyone."),
        Field("site", "string", "School or district, if not the whole program."),
        Field("instrument", "string", "Test or method behind all of its rows.", required=True),
        Field("rows", "list", "Ids of the rows it is computed from."),
        Field("versus", "string", "The arm it is compared with; empty for a change alone."),
        Field("earlier_period", "string", "Earlier period of a change."),
        Field("period", "string", "Period, or later period of a change.", required=True),
        Field("estimate", "number", "The difference.", _UNIT_OF_ROW, required=True),
        Field("unit", "string", "Unit of the difference.", required=True),
        Field("approximate", "boolean", "True if a row behind it is approximate.", required=True),
        Field("program_change", "number", "The program's part of a difference in changes.", _UNIT_OF_ROW),
        Field("comparison_change", "number", "The comparison's part, or its published change.", _UNIT_OF_ROW),
        Field("low", "number", "Lower end of the 95 percent interval, if students were independent.", _UNIT_OF_ROW),
        Field("high", "number", "Upper end of the 95 percent interval.", _UNIT_OF_ROW),
        Field("interval_method", "string", "How the interval was computed."),
        Field("effect_size", "number", "Standardized difference from a comparison group.", "standard deviations"),
        Field("effect_size_kind", "string", "Hedges g, Cox index, or as published."),
        Field("students", "integer", "Students behind a headline result, both groups together.", "students"),
        Field("direction", "string", "Which way a headline result points.", allowed=DIRECTIONS),
        Field("because", "string", "Why we say so."),
        Field("sentence", "string", "A headline result in words."),
        _link("the case"),
    ),
    ("slug", "id"),
    _OF_CASE,
)

CASE_FACTS = TableSpec(
    "facts",
    "Facts",
    "one count or share that describes the place or the reach of a program",
    (
        _SLUG,
        Field("id", "string", "Kind and place in the case file.", required=True),
        Field("kind", "string", "What is counted.", required=True, allowed=FACTS),
        Field("group", "string", "Student group of a share.", allowed=GROUPS),
        Field("value", "number", "The number.", _UNIT_OF_ROW, required=True),
        Field("unit", "string", "students, schools or percent.", required=True),
        Field("qualifier", "string", "How exact a count is; of a share, empty if exact.", allowed=COUNT_QUALIFIERS),
        Field("year", "string", "Year or school year."),
        Field("source", "string", "Id of the source in sources.", required=True),
        Field("note", "string", "What a reader must know."),
    ),
    ("slug", "id"),
    _OF_CASE,
)

TEXTS = TableSpec(
    "texts",
    "Texts",
    "one sentence or paragraph of a case, figures filled in",
    (
        _SLUG,
        Field("path", "string", "Where it stands in the case file.", required=True),
        Field("text", "string", "The text.", required=True),
    ),
    ("slug", "path"),
    _OF_CASE,
)

SOURCES = TableSpec(
    "sources",
    "Sources",
    "one source of a case",
    (
        _SLUG,
        Field("id", "string", "S1, S2 ... within the case.", required=True),
        Field("title", "string", "Title of the page or document.", required=True),
        Field("publisher", "string", "Who published it.", required=True),
        Field("year", "string", "Year of publication."),
        Field("url", "string", "Its web address.", required=True),
        Field("read", "string", "How much of it was read.", required=True, allowed=READINGS),
        Field("figures", "integer", "How many rows cite it.", "rows", required=True),
    ),
    ("slug", "id"),
    _OF_CASE,
)

CORPUS_METRICS = TableSpec(
    "metrics",
    "Measures",
    "one measure of the shared vocabulary",
    (
        Field("id", "string", "Stable id.", required=True),
        Field("label", "string", "What pages call it.", required=True),
        Field("definition", "string", "What it means.", required=True),
        Field("family", "string", "Group of measures.", required=True),
        Field("units", "list", "Units a value may have.", allowed=UNITS),
        Field("better", "integer", "1: higher is better; -1: lower is better; 0: neither.", required=True),
        Field("low", "number", "Lowest possible value.", "as units says"),
        Field("high", "number", "Highest possible value.", "as units says"),
        Field("outcome", "boolean", "False for reach and opinion, which never carry a case.", required=True),
        Field("measure", "string", "How a district takes it.", required=True),
        Field("standard", "string", "CEDS element, where there is one."),
        Field("cases", "integer", "How many published cases report it.", "cases", required=True),
        _link("the measure"),
    ),
    ("id",),
    {},
)

VOCABULARY = TableSpec(
    "vocabulary",
    "Vocabulary",
    "one allowed value of one list",
    (
        Field("list", "string", "The list.", required=True),
        Field("id", "string", "What stands in the data.", required=True),
        Field("label", "string", "What pages show.", required=True),
        Field("definition", "string", "What it means.", required=True),
    ),
    ("list", "id"),
    {},
)

ALL = (
    CASES,
    CORPUS_OUTCOMES,
    CORPUS_EFFECTS,
    CONTRASTS,
    CASE_FACTS,
    TEXTS,
    SOURCES,
    CORPUS_METRICS,
    VOCABULARY,
)
