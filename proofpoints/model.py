"""What a case says, as frozen types. Descriptions here become the editor's hints and the docs table.

Types stand as they are and not as text, because texts would have to be read again at each start.
"""

from typing import Annotated, Literal

from proofpoints.field_types import (
    AtLeast,
    Count,
    Figure,
    Grades,
    Number,
    OneOf,
    Percent,
    Period,
    Prose,
    RowId,
    Short,
    SourceId,
    Sources,
    Text,
    Url,
)
from proofpoints.part import Part, key
from proofpoints.vocabulary import (
    ARMS,
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
    RECORDERS,
    ROLES,
    STATES,
    SUBJECTS,
    UNITS,
)

NONE_PUBLISHED = "none-published"
MINIMUM = 10  # students; a figure about fewer is published nowhere


class Fact(Part):
    """A count of people or schools with its year and source."""

    value: Count = key("The number.")
    qualifier: Annotated[str, OneOf("words for how exact a count is", COUNT_QUALIFIERS)] = key(
        "How exact it is, if the source says about, nearly, over, up to.", default="exact"
    )
    year: Period | None = key("Year or school year of the number. Leave out if the source has none.", default=None)
    source: SourceId = key("The source of the number.")
    note: Prose | None = key("What a reader must know: whom it counts.", default=None)


class Share(Part):
    """The share of a student group, with its year and source."""

    group: Annotated[str, OneOf("student groups", GROUPS)] = key("The student group.")
    percent: Percent = key("Share out of 100.")
    qualifier: Annotated[str, OneOf("words for how exact a count is", COUNT_QUALIFIERS)] = key(
        "How exact it is, if the source says about, more than half, up to.", default="exact"
    )
    year: Period | None = key("Year or school year of the share.", default=None)
    source: SourceId = key("The source of the share.")
    note: Prose | None = key("Whom exactly it describes, if not the whole district or school.", default=None)


class Locale(Part):
    """The NCES locale with its year and source, because districts change category."""

    value: Annotated[str, OneOf("NCES locales", LOCALES)] = key("NCES locale.")
    year: Period | None = key("Year of the NCES file.", default=None)
    source: SourceId = key("Where the locale was read.")
    note: Prose | None = key("Doubts, for example a source that calls the place something else.", default=None)


class Place(Part):
    """Where the program is."""

    state: Annotated[str, OneOf("states", STATES)] = key("Two capital letters; US for several states.")
    city: Short | None = key("City or county.", default=None)
    nces_lea_id: Annotated[str, Text(pattern=r"^[0-9]{7}$")] | None = key(
        "Seven-digit district id of the National Center for Education Statistics, leading zero kept.", default=None
    )
    locale: Locale | None = key("How urban or rural the district is, by NCES.", default=None)


class Who(Part):
    """Who did it: the place and its students."""

    name: Short = key("Name of the district, school or program, as a reader would search for it.")
    level: Annotated[str, OneOf("levels", LEVELS)] = key("What the case describes.")
    place: Place = key("Where it is.")
    grades: Grades | None = key(
        "Grades of the whole district or school, such as K-12, and not only of the program; leave out if unknown.",
        default=None,
    )
    enrollment: tuple[Fact, ...] = key("Students enrolled in the district or school, program or not.", default=())
    students_served: Annotated[tuple[Fact, ...], AtLeast(1)] | Literal["none-published"] = key(
        "Students the program reached, or none-published."
    )
    sites: Fact | None = key("How many schools took part.", default=None)
    student_groups: tuple[Share, ...] = key("Shares of student groups.", default=())


class Cost(Part):
    """A published cost, in words, with its source."""

    text: Prose = key("What was paid, for what, in which year, by whom.")
    source: SourceId = key("The source.")


class What(Part):
    """What the program is, and what it is compared with."""

    program: Short = key("Name of the program.")
    models: Annotated[tuple[Annotated[str, OneOf("blended-learning models", MODELS)], ...], AtLeast(1)] = key(
        "Models of the Christensen taxonomy; other if no source names one and none fits."
    )
    models_note: Prose | None = key("Who chose the label: a source, or we from the description.", default=None)
    launched: Period | None = key("First school year of the program; leave out if unknown.", default=None)
    grades: Grades = key("Grades of the program.")
    subjects: tuple[Annotated[str, OneOf("subjects", SUBJECTS)], ...] = key("Subjects taught.", default=())
    products: tuple[Short, ...] = key("Products and platforms by name.", default=())
    cost: tuple[Cost, ...] = key("Published costs. Leave out if none was published.", default=())
    description: Prose = key("What students and teachers do, concretely enough to picture it.")
    comparison: Prose = key("What the results are compared with, and what those students had instead.")


class Goal(Part):
    """A goal that is specific, measurable and has a date (SMART)."""

    text: Prose = key("The goal as a sentence of your own.")
    metric: Annotated[str, OneOf("measures", METRICS)] = key("The measure.")
    group: Annotated[str, OneOf("student groups", GROUPS)] = key("For which students.")
    baseline: Figure | None = key("Value at the start, if published.", default=None)
    target: Figure = key("Value to reach.")
    unit: Annotated[str, OneOf("units", {**UNITS, **EFFECT_UNITS})] = key("Unit of baseline and target.")
    deadline: Period = key("By when.")
    source: SourceId = key("Where the goal was published.")


class Why(Part):
    """Why it was begun, and the goal."""

    motivations: tuple[Annotated[str, OneOf("motivations", MOTIVATIONS)], ...] = key("Reasons given.", default=())
    text: Prose = key("The problem the program was meant to solve, in one to three sentences.")
    goal: Goal | Literal["none-published"] = key("The SMART goal, or none-published.")


class Item(Part):
    """One thing that happened or was learned, with its source."""

    text: Prose = key("One or two sentences of your own.")
    source: SourceId | Sources = key("The source, or a list of sources.")


class Voice(Part):
    """What someone said, told in our words, by role and never by name."""

    role: Annotated[str, OneOf("roles", ROLES)] = key("The role of the speaker.")
    text: Prose = key("What they said, paraphrased.")
    source: SourceId = key("The source.")


class How(Part):
    """How it went: what was done, what was hard, what was learned, who says what."""

    implementation: Annotated[tuple[Item, ...], AtLeast(1)] = key("What was done, in order of time.")
    challenges: tuple[Item, ...] = key("What was hard.", default=())
    lessons: tuple[Item, ...] = key("What they would do again, or not.", default=())
    voices: tuple[Voice, ...] = key("Teachers, students, administrators.", default=())


class Headline(Part):
    """One result to show first: a series of outcomes.csv, or one row of effects.csv."""

    effect: RowId | None = key("Row id in effects.csv. Then leave out the other keys but disputed.", default=None)
    metric: Annotated[str, OneOf("measures", METRICS)] | None = key("The measure of the series.", default=None)
    group: Annotated[str, OneOf("student groups", GROUPS)] = key("The student group.", default="all-students")
    unit: Annotated[str, OneOf("units", UNITS)] | None = key("Only if the measure has two units here.", default=None)
    instrument: Short | None = key("Which instrument, if the measure has more than one here.", default=None)
    site: Short | None = key("Which site, as in the dataset; leave out for the whole program.", default=None)
    population: Short | None = key("Which population, as in the dataset; leave out for everyone.", default=None)
    versus: Annotated[str, OneOf("arms", ARMS)] | None = key("The arm to compare with.", default=None)
    versus_site: Short | None = key("The site of the comparison, if it has one in the dataset.", default=None)
    start: Period | None = key("First period to use; the earliest if left out.", default=None, alias="from")
    to: Period | None = key("Last period to use; the latest if left out.", default=None)
    disputed: SourceId | Sources | None = key("The source that disputes the figure, or a list of them.", default=None)


class Preference(Part):
    """Which of several figures for the same thing the page leads with, and why."""

    row: RowId = key("The row used.")
    over: Annotated[tuple[RowId, ...], AtLeast(1)] = key("The rows that disagree; they stay on the page.")
    because: Prose = key("Why this one.")


class Result(Part):
    """Which figures of the dataset lead the page. No figure is typed here: write {o12} and the build puts in the value."""

    dataset: Annotated[str, Text(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")] = key(
        "Name of the case file and of its folder under datasets/."
    )
    summary: Prose = key("Two to four sentences: what changed, for whom, against what, how sure.")
    headline: tuple[Headline, ...] = key("The results to show first, favorable or not.", default=())
    prefer: tuple[Preference, ...] = key("For figures that disagree: which one is used.", default=())
    smallest_group: Annotated[int, Number(MINIMUM, 1000, whole=True)] = key(
        "Fewest students a figure of this case may describe; ten, or more if your state asks for it.", default=MINIMUM
    )


class Review(Part):
    """What a published third-party review says, as their words and not ours."""

    reviewer: Short = key("What Works Clearinghouse, Evidence for ESSA, ...")
    says: Prose = key("What the review concludes, told as theirs.")
    year: Period | None = key("Year of the review.", default=None)
    source: SourceId = key("The review.")


class Caveat(Part):
    """One limit of the evidence, said so that a board member understands it."""

    text: Prose = key("The limit.")
    source: SourceId | Sources | None = key("The source, if one says so.", default=None)


class Doubt(Part):
    """What the evidence can't show."""

    design: Annotated[str, OneOf("designs", DESIGNS)] = key("The study design; never above what rows support.")
    design_note: Prose | None = key("How groups were formed, and who did the study.", default=None)
    baseline: Prose | None = key("Whether the groups were alike at the start, if a source says so.", default=None)
    caveats: Annotated[tuple[Caveat, ...], AtLeast(1)] = key("Every limit a reader must know, gravest first.")
    reviews: tuple[Review, ...] = key("Third-party reviews; if two differ, both.", default=())


class Source(Part):
    """Where figures and facts were read."""

    title: Short = key("Title of the page or document.")
    publisher: Short = key("Who published it.")
    year: Annotated[str, Text(pattern=r"^[0-9]{4}$")] | None = key("Year of publication.", default=None)
    url: Url = key("Its web address.")
    read: Annotated[str, OneOf("readings", READINGS)] = key("How much of it was read.")


class Step(Part):
    """One step of the record: by which role, never by name, and on which day."""

    by: Annotated[str, OneOf("roles of the record", RECORDERS)] = key("The role, never a name.")
    on: Annotated[str, Text(pattern=r"^\d{4}-\d{2}-\d{2}$")] = key("The day, as 2026-03-31.")


class Record(Part):
    """Who typed the figures from their sources, and who checked them against the sources."""

    transcribed: Step | None = key("Who typed the figures, and when.", default=None)
    checked: Step | None = key("Who compared each figure with its source, and when.", default=None)


class Case(Part):
    """One program: who, what, why, how, with what result, and with what doubt."""

    who: Who
    what: What
    why: Why
    how: How
    result: Result
    doubt: Doubt
    sources: Annotated[dict[SourceId, Source], AtLeast(1)] = key("All sources, by id: S1, S2, ...")
    record: Record | None = key("Who transcribed the figures and who checked them, by role.", default=None)
