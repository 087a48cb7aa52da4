"""Measures by tests, the same five for each subject."""

from __future__ import annotations

from proofpoints.vocabulary.metric import CEDS_LEVEL, CEDS_SCORE, GROWTH, RATE, SCORE, Metric

_SUBJECTS = {
    "math": "mathematics",
    "reading": "reading or English language arts",
    "science": "science",
    "social-studies": "social studies",
    "writing": "writing",
    "combined": "several subjects together",
}


def subject_metrics() -> list[Metric]:
    """Five measures for each subject: proficient, advanced, score, growth, growth target met."""
    metrics = []
    for key, name in _SUBJECTS.items():
        metrics += [
            Metric(
                f"proficiency-{key}",
                f"Proficient in {name}",
                f"Share of tested students at or above the level the test calls proficient (or passing) in {name}.",
                "proficiency",
                RATE,
                1,
                "From the state's or the test maker's report; keep the name of the test in instrument, because a new "
                "test starts a new series.",
                0,
                100,
                standard=CEDS_LEVEL,
            ),
            Metric(
                f"advanced-{key}",
                f"Advanced in {name}",
                f"Share of tested students at the highest level of the test in {name}.",
                "proficiency",
                RATE,
                1,
                "As for proficient; say which level counts as advanced.",
                0,
                100,
                standard=CEDS_LEVEL,
            ),
            Metric(
                f"score-{key}",
                f"Score in {name}",
                f"Average score on a test of {name}.",
                "scores",
                SCORE,
                1,
                "Average of the students tested, with how many they were and the standard deviation if you have it.",
                standard=CEDS_SCORE,
            ),
            Metric(
                f"growth-{key}",
                f"Growth in {name}",
                f"Average growth of the same students between two tests of {name}, or a growth percentile.",
                "growth",
                GROWTH,
                1,
                "Test the same students in fall and spring; report the average growth, the number of students and "
                "what growth the test maker expects.",
                standard=CEDS_SCORE,
            ),
            Metric(
                f"growth-target-{key}",
                f"Met growth target in {name}",
                f"Share of students who grew as much as the test maker expects in {name}.",
                "growth",
                RATE,
                1,
                "Count the students who met their own target between fall and spring; divide by all tested twice.",
                0,
                100,
                standard=CEDS_SCORE,
            ),
        ]
    return metrics
