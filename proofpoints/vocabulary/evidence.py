"""Whom a figure describes, how exact it is, what is compared with what, and how far a design can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.vocabulary.term import Term, by_id


@dataclass(frozen=True)
class Arm(Term):
    """Whose figure it is. `role`: program, comparison (a group of the same time), earlier (before), reference, context."""

    role: str
    phrase: str  # as the end of "compared with ..."
    preposition: str = "in"


ARMS = by_id(
    [
        Arm(
            "program",
            "With the program",
            "Students, a school or a district that has the program.",
            "program",
            "the program",
        ),
        Arm(
            "control",
            "Control group",
            "Students or schools of the same study that did without the program.",
            "comparison",
            "the control group",
        ),
        Arm(
            "similar-schools",
            "Similar schools",
            "Schools or districts without the program, named by the source for comparison.",
            "comparison",
            "similar schools",
        ),
        Arm(
            "rest-of-district",
            "Rest of the district",
            "Students of the same district outside the program.",
            "comparison",
            "the rest of the district",
        ),
        Arm(
            "prior-cohort",
            "Earlier students",
            "Students of the same place before the program.",
            "earlier",
            "earlier students",
            "among",
        ),
        Arm(
            "region",
            "County or region",
            "The county or area around the district, usually including it.",
            "reference",
            "the county or region",
        ),
        Arm(
            "district",
            "District",
            "All students of the district, where that is not the program itself.",
            "reference",
            "the district as a whole",
        ),
        Arm("state", "State", "All students of the state.", "reference", "the state"),
        Arm(
            "elsewhere",
            "Same product elsewhere",
            "Students of other places with the same product: context for a reader, "
            "never counted for or against this case.",
            "context",
            "other places",
        ),
        Arm("nation", "Nation", "All students of the country, or national test norms.", "reference", "the nation"),
    ]
)

COVERS = by_id(
    [
        Term(
            "participants",
            "Students in the program",
            "Only the students described: those in the program, or those in the comparison group of a study.",
        ),
        Term("school", "Whole school", "All students of one or several schools, in the program or not."),
        Term("district", "Whole district", "All students of a district, not only those in the program."),
        Term("region", "Whole county or region", "All students of a county or area."),
        Term("state", "Whole state", "All students of a state."),
        Term("nation", "Whole nation", "All students of the country, or national norms."),
    ]
)

QUALIFIERS = by_id(
    [
        Term("exact", "As published", "The value as the source prints it."),
        Term("approximate", "About", "The source says about, nearly, more or less, or the value was read off prose."),
        Term("at-most", "At most", "A bound: the true value is this or less."),
        Term("at-least", "At least", "A bound: the true value is this or more."),
        Term(
            "suppressed",
            "Hidden",
            "Hidden to protect students, by the source or, where fewer than ten are behind it, by us. Leave value empty; it "
            "is never a zero.",
        ),
    ]
)

COUNT_QUALIFIERS = {id_: term for id_, term in QUALIFIERS.items() if id_ != "suppressed"}  # a count that stands there

N_SCOPES = by_id(
    [
        Term("row", "This figure", "n counts the students behind this one figure."),
        Term(
            "contrast",
            "Both groups together",
            "n counts the program and the comparison group together, because the source does not split it.",
        ),
    ]
)

SIGNIFICANCE = by_id(
    [
        Term("yes", "Significant", "The source named in this row calls the difference statistically significant."),
        Term(
            "no", "Not significant", "The source named in this row calls the difference not statistically significant."
        ),
    ]
)

CONTRASTS = by_id(
    [
        Term("change", "Change over time", "Later minus earlier, in the arm named in `arm`."),
        Term(
            "difference",
            "Difference from a comparison",
            "The arm named in `arm` minus the arm named in `versus`, same time.",
        ),
        Term("difference-in-changes", "Difference in changes", "The change in `arm` minus the change in `versus`."),
    ]
)


@dataclass(frozen=True)
class Design(Term):
    """A rung of the design ladder, strongest first, with what it can and cannot show."""

    can: str
    cannot: str


DESIGNS = by_id(
    [
        Design(
            "randomized",
            "Randomized comparison",
            "Chance decided which students, classes or schools had the program.",
            "A difference between the groups at the end is evidence about the program itself, within the interval or "
            "significance given.",
            "It cannot say whether the result would repeat in another place, with other staff or at a larger scale.",
        ),
        Design(
            "matched-comparison",
            "Matched comparison",
            "A comparison group was chosen or weighted to look alike at the start.",
            "It can show whether students in the program ended ahead of or behind similar students without it.",
            "Differences nobody measured, such as motivation or who volunteered, can still explain the result.",
        ),
        Design(
            "unmatched-comparison",
            "Unmatched comparison",
            "Students with the program are set beside students without it; nobody made the groups alike.",
            "It can show that the two groups differ.",
            "It cannot tell the program from the differences that existed before.",
        ),
        Design(
            "before-after-reference",
            "Before and after, beside a reference",
            "A change in the program's schools or "
            "district, beside the change in the state, the nation or the district over the same years.",
            "It can show whether results moved more than they did around it at the same time.",
            "Everything else that changed in the same years, and who was enrolled, is mixed into the figure.",
        ),
        Design(
            "before-after",
            "Before and after",
            "The same measure at two times or more, with nothing to compare it to.",
            "It can show that results moved.",
            "It cannot show why: new tests, new students and other reforms are all in the figure.",
        ),
        Design(
            "reference-level",
            "Results beside a reference",
            "Results beside those of the state, district or nation, with none from before the program to set them against.",
            "It can show where the program stood at the times given.",
            "It cannot show what moved with the program, nor whether the students differed from the start.",
        ),
        Design(
            "published-estimate",
            "Published estimate only",
            "A source gives a change or difference without the values behind it.",
            "It can show what the source reported.",
            "Nobody can recompute it, and the values behind it are not open.",
        ),
    ]
)
