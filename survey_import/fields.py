"""The questions a survey can answer: the one home for the project's own form, its profile and the suggestions.

An outcome may be asked about several times; the fields of the second one are called `baseline.2` and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofpoints.vocabulary import (
    ARMS,
    COVERS,
    GROUPS,
    LEVELS,
    METRICS,
    MODELS,
    MOTIVATIONS,
    STATES,
    SUBJECTS,
    UNITS,
    Term,
)

BLOCKS = 3  # outcomes that the project's own form asks for


@dataclass(frozen=True)
class Field:
    """A question. `kind`: short, choice, choices, number, period, grades, money, url, story, prose, consent, personal."""

    id: str
    question: str
    kind: str
    like: tuple[str, ...] = ()  # headings that mean it
    choices: Mapping[str, Term] | None = None
    outcome: bool = False  # asked once for each outcome
    hint: str = ""


_FIELDS = (
    Field(
        "consent",
        "May we publish what you tell us about the program?",
        "consent",
        ("consent", "permission to publish", "may we share your answers", "i agree"),
    ),
    Field(
        "name",
        "Name of the district, school or program",
        "short",
        (
            "district",
            "district name",
            "name of district",
            "school name",
            "name of school",
            "school or district",
            "organization",
            "name of your district or school",
            "school district",
            "lea name",
        ),
    ),
    Field(
        "level",
        "Does your answer describe a district, a school or a program?",
        "choice",
        ("type of organization", "school type", "level", "organization type"),
        LEVELS,
    ),
    Field(
        "state",
        "State",
        "choice",
        ("state", "state province", "in which state", "us state", "state or territory"),
        STATES,
    ),
    Field("city", "City or county", "short", ("city", "town", "county", "location")),
    Field(
        "nces_lea_id", "NCES district id (seven digits)", "short", ("nces id", "nces district id", "leaid", "lea id")
    ),
    Field(
        "grades",
        "Grades of the district or school",
        "grades",
        ("grades", "grades served", "grade levels", "grade span"),
    ),
    Field(
        "enrollment",
        "How many students are enrolled in the district or school?",
        "number",
        (
            "enrollment",
            "total enrollment",
            "district enrollment",
            "number of students enrolled",
            "how many students in your district",
        ),
    ),
    Field(
        "students_served",
        "How many students did the program serve?",
        "number",
        (
            "students served",
            "number of students served",
            "students in the program",
            "program enrollment",
            "how many students participate",
            "how many students does the program serve",
        ),
    ),
    Field(
        "program",
        "Name of the program",
        "short",
        ("program", "program name", "name of the blended learning program", "initiative"),
    ),
    Field(
        "models",
        "Which models of blended learning do you use?",
        "choices",
        ("blended learning model", "program model", "model", "models", "which model", "type of blended learning"),
        MODELS,
    ),
    Field(
        "launched",
        "In which school year did it begin?",
        "period",
        (
            "year launched",
            "launch year",
            "when did the program start",
            "start year",
            "first year of the program",
            "year started",
        ),
    ),
    Field(
        "program_grades",
        "Grades of the program",
        "grades",
        ("blended grades", "grades in the program", "program grades", "which grades take part"),
    ),
    Field(
        "subjects",
        "Which subjects?",
        "choices",
        ("subjects", "blended subjects", "subject areas", "content areas"),
        SUBJECTS,
    ),
    Field(
        "products",
        "Products and platforms",
        "list",
        (
            "products",
            "curriculum products",
            "software",
            "digital content",
            "platforms",
            "learning management system",
            "vendors",
        ),
    ),
    Field("cost", "What does it cost?", "money", ("cost", "cost per student", "per pupil funding", "budget")),
    Field(
        "description",
        "What do students and teachers do? Please name nobody.",
        "prose",
        (
            "describe the program",
            "description",
            "program description",
            "how does it work",
            "tell us about your program",
        ),
    ),
    Field(
        "motivations",
        "Why did you begin?",
        "choices",
        ("motivation", "reasons", "why did you start", "goals of the program"),
        MOTIVATIONS,
    ),
    Field(
        "goal",
        "Your goal: which measure, from where to where, by when?",
        "prose",
        ("goal", "smart goal", "target", "objective"),
    ),
    Field(
        "measure",
        "What did you measure?",
        "choice",
        ("measure", "metric", "outcome measure", "what did you measure", "indicator", "which outcome", "what improved"),
        METRICS,
        True,
    ),
    Field(
        "group",
        "For which students?",
        "choice",
        ("student group", "subgroup", "group", "for which students"),
        GROUPS,
        True,
    ),
    Field(
        "instrument",
        "With which test or method?",
        "short",
        ("test", "assessment", "instrument", "name of the test", "source of data test"),
        None,
        True,
    ),
    Field(
        "baseline",
        "Value before",
        "number",
        (
            "baseline",
            "before",
            "value before",
            "baseline value",
            "before the program",
            "result before",
            "starting value",
            "pre",
        ),
        None,
        True,
    ),
    Field(
        "baseline_period",
        "Which school year was that (before)?",
        "period",
        ("baseline year", "year before", "baseline period", "year of baseline", "before year", "when was the baseline"),
        None,
        True,
    ),
    Field(
        "followup",
        "Value after",
        "number",
        (
            "follow-up",
            "after",
            "now",
            "value after",
            "current value",
            "result after",
            "latest value",
            "outcome value",
            "post",
            "most recent",
        ),
        None,
        True,
    ),
    Field(
        "followup_period",
        "Which school year was that (after)?",
        "period",
        (
            "follow-up year",
            "year after",
            "after year",
            "year of follow-up",
            "current year",
            "latest year",
            "when was the follow-up",
        ),
        None,
        True,
    ),
    Field(
        "change",
        "The change, if you only know that",
        "number",
        ("change", "gain", "improvement", "increase", "growth", "difference", "by how much"),
        None,
        True,
    ),
    Field(
        "period",
        "Over which years?",
        "period",
        ("period", "school year", "years", "time period", "timeframe", "over what period"),
        None,
        True,
    ),
    Field("unit", "In which unit?", "choice", ("unit", "units", "percent or points", "unit of measure"), UNITS, True),
    Field(
        "n",
        "How many students are behind these figures?",
        "number",
        (
            "n",
            "number of students tested",
            "sample size",
            "students measured",
            "number of students behind the figures",
            "how many students were tested",
            "number tested",
        ),
        None,
        True,
    ),
    Field(
        "comparison",
        "The same figure for the comparison group",
        "number",
        (
            "comparison",
            "comparison value",
            "comparison group result",
            "control group result",
            "comparison figure",
            "state average",
        ),
        None,
        True,
    ),
    Field(
        "arm",
        "Who is the comparison group?",
        "choice",
        ("comparison group", "compared with", "compared to whom", "who is the comparison group", "control group"),
        ARMS,
        True,
    ),
    Field(
        "covers",
        "Whom do the figures describe?",
        "choice",
        ("whom do the figures cover", "who is covered", "covers"),
        COVERS,
        True,
    ),
    Field(
        "source",
        "Where is this published? (web address)",
        "url",
        (
            "source",
            "link",
            "url",
            "web address",
            "report link",
            "where is it published",
            "evidence link",
            "link to report",
            "website",
        ),
        None,
        True,
    ),
    Field(
        "results",
        "Results in your own words. Please name nobody.",
        "story",
        (
            "results",
            "outcomes",
            "measurable outcomes",
            "student outcomes",
            "what results have you seen",
            "describe your results",
            "what were the outcomes",
            "notable results",
            "evidence of success",
            "success story",
            "impact",
        ),
    ),
    Field(
        "implementation", "How did you put it in place?", "prose", ("implementation", "how did you implement", "steps")
    ),
    Field("challenges", "What was hard?", "prose", ("challenges", "obstacles", "what was hard", "difficulties")),
    Field(
        "lessons", "What would you tell others?", "prose", ("lessons", "advice", "lessons learned", "recommendations")
    ),
    Field(
        "comments",
        "Anything else?",
        "prose",
        ("comments", "anything else", "other comments", "notes", "additional information"),
    ),
    Field(
        "personal",
        "Your name, mail address or phone (never leaves the importer)",
        "personal",
        (
            "your name",
            "name",
            "full name",
            "first name",
            "last name",
            "contact name",
            "contact person",
            "email",
            "e-mail",
            "email address",
            "phone",
            "phone number",
            "your email",
            "contact email",
            "telephone",
            "respondent",
            "your title",
            "job title",
            "address",
            "street address",
            "ip address",
            "superintendent name",
            "principal name",
            "submitted by",
        ),
    ),
)
FIELDS: dict[str, Field] = {field.id: field for field in _FIELDS}
OUTCOME_FIELDS = tuple(field.id for field in _FIELDS if field.outcome)
EXTRA = ("ignore", "held")  # ignore: seen and not wanted; held: free text nobody asked for, never shown


def field_of(name: str) -> tuple[Field, int] | None:
    """The field of a name in a profile and which outcome it speaks of: `baseline.2` is the second one's."""
    base, _, number = name.partition(".")
    field = FIELDS.get(base)
    if field is None or (number and not (field.outcome and number.isdigit() and 1 <= int(number) <= 9)):
        return None
    return field, int(number or 1)
