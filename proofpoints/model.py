"""What a case says, as frozen types. Descriptions here become the editor's hints and the docs table."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from proofpoints.field_types import Count, Grades, OneOf, Percent, Period, Prose, RowId, Short, SourceId, Sources, Url
from proofpoints.vocabulary import (
    ARMS,
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


class Model(BaseModel):
    """Base of all parts of a case: frozen, and a key we do not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Fact(Model):
    """A count of people or schools with its year and source."""

    value: Count = Field(description="The number.")
    year: Period | None = Field(
        None, description="Year or school year of the number. Leave out if the source has none."
    )
    source: SourceId = Field(description="The source of the number.")
    note: Prose | None = Field(None, description="What a reader must know: whom it counts, whether it is approximate.")


class Share(Model):
    """The share of a student group, with its year and source."""

    group: Annotated[str, OneOf("student groups", GROUPS)] = Field(description="The student group.")
    percent: Percent = Field(description="Share out of 100.")
    year: Period | None = Field(None, description="Year or school year of the share.")
    source: SourceId = Field(description="The source of the share.")
    note: Prose | None = Field(None, description="Whom exactly it describes, if not the whole district or school.")


class Locale(Model):
    """The NCES locale with its year and source, because districts change category."""

    value: Annotated[str, OneOf("NCES locales", LOCALES)] = Field(description="NCES locale.")
    year: Period | None = Field(None, description="Year of the NCES file.")
    source: SourceId = Field(description="Where the locale was read.")
    note: Prose | None = Field(None, description="Doubts, for example a source that calls the place something else.")


class Place(Model):
    """Where the program is."""

    state: Annotated[str, OneOf("states", STATES)] = Field(description="Two capital letters; US for several states.")
    city: Short | None = Field(None, description="City or county.")
    nces_lea_id: Annotated[str, StringConstraints(pattern=r"^[0-9]{7}$")] | None = Field(
        None, description="Seven-digit district id of the National Center for Education Statistics, leading zero kept."
    )
    locale: Locale | None = Field(None, description="How urban or rural the district is, by NCES.")


class Who(Model):
    """Who did it: the place and its students."""

    name: Short = Field(description="Name of the district, school or program, as a reader would search for it.")
    level: Annotated[str, OneOf("levels", LEVELS)] = Field(description="What the case describes.")
    place: Place = Field(description="Where it is.")
    grades: Grades = Field(description="Grades of the district or school, such as K-12.")
    enrollment: tuple[Fact, ...] = Field((), description="Students enrolled in the district or school, program or not.")
    students_served: Annotated[tuple[Fact, ...], Field(min_length=1)] | Literal["none-published"] = Field(
        description="Students the program reached, or none-published."
    )
    sites: Fact | None = Field(None, description="How many schools took part.")
    student_groups: tuple[Share, ...] = Field((), description="Shares of student groups.")


class Cost(Model):
    """A published cost, in words, with its source."""

    text: Prose = Field(description="What was paid, for what, in which year, by whom.")
    source: SourceId = Field(description="The source.")


class What(Model):
    """What the program is, and what it is compared with."""

    program: Short = Field(description="Name of the program.")
    models: tuple[Annotated[str, OneOf("blended-learning models", MODELS)], ...] = Field(
        min_length=1, description="Models of the Christensen taxonomy; other if no source names one and none fits."
    )
    models_note: Prose | None = Field(None, description="Who chose the label: a source, or we from the description.")
    launched: Period | None = Field(None, description="First school year of the program; leave out if unknown.")
    grades: Grades = Field(description="Grades of the program.")
    subjects: tuple[Annotated[str, OneOf("subjects", SUBJECTS)], ...] = Field((), description="Subjects taught.")
    products: tuple[Short, ...] = Field((), description="Products and platforms by name.")
    cost: tuple[Cost, ...] = Field((), description="Published costs. Leave out if none was published.")
    description: Prose = Field(description="What students and teachers do, concretely enough to picture it.")
    comparison: Prose = Field(description="What the results are compared with, and what those students had instead.")


class Goal(Model):
    """A goal that is specific, measurable and has a date (SMART)."""

    text: Prose = Field(description="The goal as a sentence of your own.")
    metric: Annotated[str, OneOf("measures", METRICS)] = Field(description="The measure.")
    group: Annotated[str, OneOf("student groups", GROUPS)] = Field(description="For which students.")
    baseline: float | None = Field(None, description="Value at the start, if published.")
    target: float = Field(description="Value to reach.")
    unit: Annotated[str, OneOf("units", {**UNITS, **EFFECT_UNITS})] = Field(description="Unit of baseline and target.")
    deadline: Period = Field(description="By when.")
    source: SourceId = Field(description="Where the goal was published.")


class Why(Model):
    """Why it was begun, and the goal."""

    motivations: tuple[Annotated[str, OneOf("motivations", MOTIVATIONS)], ...] = Field((), description="Reasons given.")
    text: Prose = Field(description="The problem the program was meant to solve, in one to three sentences.")
    goal: Goal | Literal["none-published"] = Field(description="The SMART goal, or none-published.")


class Item(Model):
    """One thing that happened or was learned, with its source."""

    text: Prose = Field(description="One or two sentences of your own.")
    source: SourceId | Sources = Field(description="The source, or a list of sources.")


class Voice(Model):
    """What someone said, told in our words, by role and never by name."""

    role: Annotated[str, OneOf("roles", ROLES)] = Field(description="The role of the speaker.")
    text: Prose = Field(description="What they said, paraphrased.")
    source: SourceId = Field(description="The source.")


class How(Model):
    """How it went: what was done, what was hard, what was learned, who says what."""

    implementation: tuple[Item, ...] = Field(min_length=1, description="What was done, in order of time.")
    challenges: tuple[Item, ...] = Field((), description="What was hard.")
    lessons: tuple[Item, ...] = Field((), description="What they would do again, or not.")
    voices: tuple[Voice, ...] = Field((), description="Teachers, students, administrators.")


class Headline(Model):
    """One result to show first: a series of outcomes.csv, or one row of effects.csv."""

    effect: RowId | None = Field(None, description="Row id in effects.csv. Then leave out the other keys.")
    metric: Annotated[str, OneOf("measures", METRICS)] | None = Field(None, description="The measure of the series.")
    group: Annotated[str, OneOf("student groups", GROUPS)] = Field("all-students", description="The student group.")
    unit: Annotated[str, OneOf("units", UNITS)] | None = Field(
        None, description="Only if the measure has two units here."
    )
    instrument: Short | None = Field(None, description="Which instrument, if the measure has more than one here.")
    site: Short | None = Field(None, description="Which site, as in the dataset; leave out for the whole program.")
    population: Short | None = Field(None, description="Which population, as in the dataset; leave out for everyone.")
    versus: Annotated[str, OneOf("arms", ARMS)] | None = Field(None, description="The arm to compare with.")
    versus_site: Short | None = Field(None, description="The site of the comparison, if it has one in the dataset.")
    start: Period | None = Field(None, alias="from", description="First period to use; the earliest if left out.")
    to: Period | None = Field(None, description="Last period to use; the latest if left out.")


class Preference(Model):
    """Which of several figures for the same thing the page leads with, and why."""

    row: RowId = Field(description="The row used.")
    over: tuple[RowId, ...] = Field(min_length=1, description="The rows that disagree; they stay on the page.")
    because: Prose = Field(description="Why this one.")


class Result(Model):
    """Which figures of the dataset lead the page. No figure is typed here: write {o12} and the build puts in the value."""

    dataset: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")] = Field(
        description="Folder under datasets/."
    )
    summary: Prose = Field(description="Two to four sentences: what changed, for whom, against what, how sure.")
    headline: tuple[Headline, ...] = Field((), description="The results to show first, favorable or not.")
    prefer: tuple[Preference, ...] = Field((), description="For figures that disagree: which one is used.")
    smallest_group: Annotated[int, Field(ge=MINIMUM, le=1000)] = Field(
        MINIMUM,
        description="Fewest students a figure of this case may describe; ten, or more if your state asks for it.",
    )


class Review(Model):
    """What a published third-party review says, as their words and not ours."""

    reviewer: Short = Field(description="What Works Clearinghouse, Evidence for ESSA, ...")
    says: Prose = Field(description="What the review concludes, told as theirs.")
    year: Period | None = Field(None, description="Year of the review.")
    source: SourceId = Field(description="The review.")


class Caveat(Model):
    """One limit of the evidence, said so that a board member understands it."""

    text: Prose = Field(description="The limit.")
    source: SourceId | Sources | None = Field(None, description="The source, if one says so.")


class Doubt(Model):
    """What the evidence can't show."""

    design: Annotated[str, OneOf("designs", DESIGNS)] = Field(
        description="The study design; never above what rows support."
    )
    design_note: Prose | None = Field(None, description="How groups were formed, and who did the study.")
    baseline: Prose | None = Field(None, description="Whether the groups were alike at the start, if a source says so.")
    caveats: tuple[Caveat, ...] = Field(min_length=1, description="Every limit a reader must know, gravest first.")
    reviews: tuple[Review, ...] = Field((), description="Third-party reviews; if two differ, both.")


class Source(Model):
    """Where figures and facts were read."""

    title: Short = Field(description="Title of the page or document.")
    publisher: Short = Field(description="Who published it.")
    year: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = Field(
        None, description="Year of publication."
    )
    url: Url = Field(description="Its web address.")
    read: Annotated[str, OneOf("readings", READINGS)] = Field(description="How much of it was read.")


class Step(Model):
    """One step of the record: by which role, never by name, and on which day."""

    by: Annotated[str, OneOf("roles of the record", RECORDERS)] = Field(description="The role, never a name.")
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] = Field(description="The day, as 2026-03-31.")


class Record(Model):
    """Who typed the figures from their sources, and who checked them against the sources."""

    transcribed: Step | None = Field(None, description="Who typed the figures, and when.")
    checked: Step | None = Field(None, description="Who compared each figure with its source, and when.")


class Case(Model):
    """One program: who, what, why, how, with what result, and with what doubt."""

    who: Who
    what: What
    why: Why
    how: How
    result: Result
    doubt: Doubt
    sources: dict[SourceId, Source] = Field(min_length=1, description="All sources, by id: S1, S2, ...")
    record: Record | None = Field(None, description="Who transcribed the figures and who checked them, by role.")
