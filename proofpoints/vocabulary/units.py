"""Units of a level (outcomes.csv) and of a published difference (effects.csv)."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.vocabulary.term import Term, by_id


@dataclass(frozen=True)
class Unit(Term):
    """A unit: `suffix` follows a level; `difference` follows the difference of two levels in this unit."""

    suffix: str
    difference: str


# A difference of two percentages is in points, never in percent.
UNITS = by_id(
    [
        Unit("percent", "Percent", "A share out of 100 of the students described.", "percent", "percentage points"),
        Unit(
            "scale-score",
            "Scale score",
            "A score on the published scale of the test.",
            "scale-score points",
            "scale-score points",
        ),
        Unit(
            "raw-score",
            "Score",
            "A score or count on a test whose scale the source does not explain.",
            "points",
            "points",
        ),
        Unit(
            "sd",
            "Standard deviations",
            "A standardized mean: distance from the mean of all students compared.",
            "standard deviations",
            "standard deviations",
        ),
        Unit(
            "percentile",
            "Percentile",
            "A position on a scale of 1 to 99 in a reference group.",
            "percentile",
            "percentile points",
        ),
        Unit(
            "percent-of-expected",
            "Percent of expected growth",
            "Average growth divided by the growth the test maker expects, times 100; 100 means typical growth.",
            "percent of expected growth",
            "points of expected growth",
        ),
        Unit(
            "years",
            "Years of growth",
            "Growth expressed in school years by the maker of the test.",
            "years of growth",
            "years of growth",
        ),
        Unit(
            "words-per-minute",
            "Words per minute",
            "Words read aloud correctly in one minute.",
            "words per minute",
            "words per minute",
        ),
        Unit("students", "Students", "A number of students.", "students", "students"),
        Unit("credits", "Credits", "Course credits or semesters of credit earned.", "credits", "credits"),
        Unit("count", "Count", "A number of things other than students; the metric or note says of what.", "", ""),
        Unit(
            "index",
            "Index",
            "An index whose scale the source defines; the instrument or note says which.",
            "index points",
            "index points",
        ),
    ]
)

EFFECT_UNITS = by_id(
    [
        Term(
            "percentage-points",
            "Percentage points",
            "A difference of two percentages: from 60 to 79 percent is 19 points.",
        ),
        Term("scale-points", "Scale-score points", "A difference on the published scale of a test."),
        Term("raw-points", "Score points", "A difference on a test whose scale the source does not explain."),
        Term("sd", "Standard deviations", "A standardized difference (effect size) as the source published it."),
        Term("percentile-points", "Percentile points", "How many percentile ranks an average student moved."),
        Term(
            "percent-relative",
            "Percent (relative)",
            "A change relative to the starting value: from 60 to 79 is about "
            "32 percent. Only where the source says that it is relative.",
        ),
        Term(
            "percent-ambiguous",
            '"Percent", meaning not stated',
            "The source writes percent and does not say whether "
            "it means points or a relative change. Such a figure is shown but can never carry a case.",
        ),
        Term("students", "Students", "A difference in numbers of students."),
        Term("credits", "Credits", "A difference in course credits."),
        Term("ratio", "Ratio", "One value divided by the other: 2 means twice as high."),
        Term("points-of-expected", "Points of expected growth", "A difference of two percentages of expected growth."),
        Term("years", "Years of learning", "A difference converted into school years by the source."),
        Term("index-points", "Index points", "A difference on an index that the source defines."),
    ]
)
