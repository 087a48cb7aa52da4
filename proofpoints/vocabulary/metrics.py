"""The measures: what each means, in which units, which way is better, within which bounds, how a district takes it."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.vocabulary.term import Term, by_id


@dataclass(frozen=True)
class Metric(Term):
    """A measure. `better`: +1 higher is better, -1 lower is better, 0 neither. Bounds are in the unit of the value."""

    family: str
    units: tuple[str, ...]
    better: int
    measure: str
    low: float | None = None
    high: float | None = None
    outcome: bool = True  # False: reach or opinion; shown, but never carries a case
    standard: str = ""  # the CEDS element the value is made from, where there is one


FAMILIES = {
    "graduation": "Graduation and dropout",
    "courses": "Courses and credits",
    "proficiency": "Share of students proficient",
    "scores": "Test scores",
    "growth": "Growth within a year",
    "engagement": "Attendance, behavior and engagement",
    "college": "After high school",
    "context": "Reach and opinion (not outcomes)",
}

_RATE = ("percent",)
_SCORE = ("scale-score", "raw-score", "index", "sd", "percentile", "words-per-minute")
_GROWTH = (
    "percent-of-expected",
    "scale-score",
    "raw-score",
    "index",
    "percentile",
    "years",
    "sd",
    "percent",
    "words-per-minute",
)
_COHORT = (
    "Follow everyone who entered grade 9 together: add those who move in, take out those who move away, and divide."
)
_CEDS_SCORE = "CEDS Assessment Result Score Value"
_CEDS_LEVEL = "CEDS Assessment Performance Level Identifier"
_SUBJECTS = {
    "math": "mathematics",
    "reading": "reading or English language arts",
    "science": "science",
    "social-studies": "social studies",
    "writing": "writing",
    "combined": "several subjects together",
}


def _rate(id_: str, label: str, definition: str, family: str, better: int, measure: str, standard: str = "") -> Metric:
    return Metric(id_, label, definition, family, _RATE, better, measure, 0, 100, standard=standard)


def _by_subject() -> list[Metric]:
    metrics = []
    for key, name in _SUBJECTS.items():
        metrics += [
            Metric(
                f"proficiency-{key}",
                f"Proficient in {name}",
                f"Share of tested students at or above the level the test calls proficient (or passing) in {name}.",
                "proficiency",
                _RATE,
                1,
                "From the state's or the test maker's report; keep the name of the test in instrument, because a new "
                "test starts a new series.",
                0,
                100,
                standard=_CEDS_LEVEL,
            ),
            Metric(
                f"advanced-{key}",
                f"Advanced in {name}",
                f"Share of tested students at the highest level of the test in {name}.",
                "proficiency",
                _RATE,
                1,
                "As for proficient; say which level counts as advanced.",
                0,
                100,
                standard=_CEDS_LEVEL,
            ),
            Metric(
                f"score-{key}",
                f"Score in {name}",
                f"Average score on a test of {name}.",
                "scores",
                _SCORE,
                1,
                "Average of the students tested, with how many they were and the standard deviation if you have it.",
                standard=_CEDS_SCORE,
            ),
            Metric(
                f"growth-{key}",
                f"Growth in {name}",
                f"Average growth of the same students between two tests of {name}, or a growth percentile.",
                "growth",
                _GROWTH,
                1,
                "Test the same students in fall and spring; report the average growth, the number of students and "
                "what growth the test maker expects.",
                standard=_CEDS_SCORE,
            ),
            Metric(
                f"growth-target-{key}",
                f"Met growth target in {name}",
                f"Share of students who grew as much as the test maker expects in {name}.",
                "growth",
                _RATE,
                1,
                "Count the students who met their own target between fall and spring; divide by all tested twice.",
                0,
                100,
                standard=_CEDS_SCORE,
            ),
        ]
    return metrics


METRICS = by_id(
    [
        _rate(
            "graduation-rate",
            "Graduation on time",
            "Share of a grade 9 class that earned a regular diploma within four years.",
            "graduation",
            1,
            _COHORT,
            "CEDS High School Graduation Rate Indicator Status",
        ),
        _rate(
            "graduation-rate-extended",
            "Graduation in five years or more",
            "Share of a grade 9 class that earned a diploma in five years or more.",
            "graduation",
            1,
            _COHORT,
        ),
        _rate(
            "graduation-share-of-grade-9",
            "Graduates per ninth grader",
            "Graduates as a share of everyone who started grade 9, movers included, four years before.",
            "graduation",
            1,
            "Divide the graduates of a year by the ninth graders of four years before; movers are not taken out.",
        ),
        _rate(
            "senior-graduation-share",
            "Seniors who graduated",
            "Share of the students who began their last year and "
            "graduated in it; students lost earlier are not counted.",
            "graduation",
            1,
            "Divide the graduates by the seniors enrolled in fall.",
        ),
        _rate(
            "on-track-to-graduate",
            "On track to graduate",
            "Share of students with the credits needed by then.",
            "graduation",
            1,
            "Count credits against what the district requires by that date.",
        ),
        _rate(
            "dropout-rate",
            "Dropout rate",
            "Share of students who left without a diploma; the instrument says whether "
            "in one year or of a whole class.",
            "graduation",
            -1,
            "Use the state's definition and name it.",
            "CEDS Exit or Withdrawal Type",
        ),
        Metric(
            "graduates",
            "Graduates",
            "Number of students who graduated.",
            "graduation",
            ("students",),
            1,
            "Count diplomas; give the size of the class as well.",
            0,
        ),
        Metric(
            "not-graduating",
            "Students who did not graduate on time",
            "Number of students of a class without a diploma after four years.",
            "graduation",
            ("students",),
            -1,
            "Class minus graduates.",
            0,
        ),
        _rate(
            "course-pass-rate",
            "Passed the course",
            "Share of students or enrollments that ended with a passing grade or recovered the credit.",
            "courses",
            1,
            "Divide passes by everyone enrolled after the drop date.",
            "CEDS Student Course Section Grade Earned",
        ),
        _rate(
            "course-noncompletion-rate",
            "Did not finish the course",
            "Share of enrollments that ended in a drop, a return to class or a failing grade.",
            "courses",
            -1,
            "Divide by everyone enrolled.",
        ),
        _rate(
            "low-grade-rate",
            "Grades of D or F",
            "Share of students whose grade was D or F.",
            "courses",
            -1,
            "Divide by everyone graded.",
        ),
        Metric(
            "credits-earned",
            "Credits earned",
            "Average credits earned by a date.",
            "courses",
            ("credits",),
            1,
            "Average over all students of the group, leavers included if known.",
            0,
            standard="CEDS Number of Credits Earned",
        ),
        Metric(
            "credit-recovery-need",
            "Students who must retake courses",
            "How many students need credit recovery.",
            "courses",
            ("students", "percent"),
            -1,
            "Count students with a failed required course.",
            0,
        ),
        Metric(
            "held-back",
            "Held back a grade",
            "Students who repeated a grade.",
            "courses",
            ("students", "percent"),
            -1,
            "Count students enrolled in the same grade as the year before.",
            0,
        ),
        _rate(
            "advanced-course-path",
            "On an advanced course path",
            "Share of students in a sequence of advanced courses.",
            "courses",
            1,
            "Define the sequence, then count who took it.",
        ),
        *_by_subject(),
        Metric(
            "score-sat",
            "SAT score",
            "Average SAT score; the instrument says which parts.",
            "college",
            ("scale-score",),
            1,
            "From the College Board's report; say how many seniors took it.",
            standard=_CEDS_SCORE,
        ),
        Metric(
            "score-act",
            "ACT score",
            "Average ACT composite score.",
            "college",
            ("scale-score",),
            1,
            "From ACT's report; say how many seniors took it.",
            1,
            36,
            standard=_CEDS_SCORE,
        ),
        _rate(
            "college-going-rate",
            "Went to college",
            "Share of graduates who enrolled in college, as defined by the source.",
            "college",
            1,
            "From the National Student Clearinghouse or the state.",
        ),
        _rate(
            "attendance-rate",
            "Attendance",
            "Days attended as a share of days enrolled.",
            "engagement",
            1,
            "Divide days attended by days enrolled, over all students.",
            "CEDS Number of Days in Attendance",
        ),
        _rate(
            "chronic-absence-rate",
            "Chronically absent",
            "Share of students who miss a tenth of the days or more.",
            "engagement",
            -1,
            "Count students absent for at least 10 percent of their days.",
            "CEDS Number of Days Absent",
        ),
        Metric(
            "discipline",
            "Discipline incidents",
            "Incidents or referrals reported.",
            "engagement",
            ("count", "percent"),
            -1,
            "Use one definition in all years and give enrollment.",
            0,
        ),
        Metric(
            "engagement-scale",
            "Student engagement",
            "Average on a survey scale of engagement used in a study with a comparison group.",
            "engagement",
            ("sd", "index", "raw-score"),
            1,
            "Use a published scale, the same in both groups.",
        ),
        Metric(
            "students-served",
            "Students served",
            "How many students the program reached.",
            "context",
            ("students",),
            0,
            "Count each student once.",
            0,
            outcome=False,
        ),
        Metric(
            "program-enrollments",
            "Enrollments",
            "Course enrollments, or students enrolled; one student may count more than once.",
            "context",
            ("students", "count", "percent"),
            0,
            "Count enrollments.",
            0,
            outcome=False,
        ),
        Metric(
            "opinion",
            "Opinion",
            "What teachers, students or parents say in a survey.",
            "context",
            ("percent", "index"),
            0,
            "Ask everyone and give the response rate.",
            outcome=False,
        ),
        Metric(
            "schools-ahead",
            "Schools or districts ahead",
            "Share or number of schools whose results were better, without the results.",
            "context",
            ("percent", "count"),
            0,
            "Publish the results of each school instead.",
            outcome=False,
        ),
        Metric(
            "tests-above-state",
            "Tests above the state average",
            "Number of tests on which a school was above the state average, without the averages.",
            "context",
            ("count",),
            0,
            "Publish both averages instead.",
            0,
            outcome=False,
        ),
        Metric(
            "accountability-points",
            "Accountability points",
            "Share of points earned in a state rating of the school or district.",
            "context",
            ("percent", "index"),
            0,
            "From the state's report.",
            outcome=False,
        ),
        Metric(
            "technology-use",
            "Use of technology",
            "How often the technology was used.",
            "context",
            ("count", "percent", "index"),
            0,
            "From logs or a survey.",
            outcome=False,
        ),
    ]
)
