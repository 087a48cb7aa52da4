"""What districts usually call our measures, groups and arms: words that mean exactly one value of the vocabulary."""

from __future__ import annotations

import re

from proofpoints.intake.cells import spelled

_SUBJECTS = {
    "math": "math mathematics maths",
    "reading": "reading ela englishlanguagearts englishla reading/ela readingorenglishlanguagearts",
    "science": "science",
    "social-studies": "socialstudies",
    "writing": "writing",
}
_MEASURES = {
    "proficiency": "{0}proficiency proficientin{0} percentproficientin{0} percentproficient{0} {0}percentproficient "
    "proficiencyin{0} {0}proficiencyrate",
    "advanced": "percentadvancedin{0} {0}advanced advancedin{0}",
    "score": "{0}score {0}scores averagescorein{0}",
    "growth": "{0}growth",
}
_METRICS = {
    "graduation-rate": "fouryeargraduationrate 4yeargraduationrate graduationrate4year acgr cohortgraduationrate "
    "fouryearcohortgraduationrate",
    "dropout-rate": "annualdropoutrate",
    "attendance-rate": "averagedailyattendance attendance",
    "chronic-absence-rate": "chronicabsenteeism chronicabsenteeismrate chronicabsence",
    "course-pass-rate": "passrate coursepassrate",
}
_GROUPS = {
    "all-students": "all everyone total students allstudent",
    "low-income": "economicallydisadvantaged econdisadv econdisadvantaged ecodis economicdisadvantage "
    "disadvantaged frleligible freeorreducedlunch freereducedlunch frl frpl lowsocioeconomicstatus",
    "english-learners": "ell el ells englishlanguagelearners englishlearner multilinguallearners limitedenglishproficient lep",
    "students-with-disabilities": "swd specialeducation specialed sped iep studentswithieps disabilities",
    "black": "africanamerican blackorafricanamerican blackafricanamerican",
    "hispanic": "latino latina latinx hispaniclatino hispanicorlatino",
    "native-american": "americanindian americanindianoralaskanative",
    "multiracial": "twoormoreraces",
    "female": "girls",
    "male": "boys",
    "foster-care": "fosteryouth foster",
}
_ARMS = {
    "program": "ours treatment pilot intervention participants",
    "control": "controlgroup nonparticipants",
    "state": "stateaverage statewide stateavg statetotal",
    "district": "districtaverage districtwide districtavg districttotal",
    "nation": "national nationalaverage us",
}


def _measures() -> dict[str, str]:
    return {
        pattern.format(word): f"{measure}-{subject}"
        for subject, words in _SUBJECTS.items()
        for word in map(spelled, words.split())
        for measure, patterns in _MEASURES.items()
        for pattern in patterns.split()
    }


def _by_word(words: dict[str, str]) -> dict[str, str]:
    return {word: term for term, listed in words.items() for word in listed.split()}


# words of a measure that change nothing about what it is
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "percent pct rate share of students in on or above and at the test level standard standards scoring "
        "performance yr year 4 four cohort adjusted acgr average daily",
    )
)
_SUBJECT_WORDS = {word: subject for subject, words in _SUBJECTS.items() for word in words.split() if word.isalpha()}
_KINDS = (
    ({"proficient", "proficiency", "met", "meets", "meeting", "exceeded", "exceeds", "exceeding"}, "proficiency"),
    ({"advanced"}, "advanced"),
)
_RATES = (
    ({"grad", "graduation"}, "graduation-rate"),
    ({"dropout"}, "dropout-rate"),
    ({"chronic", "chronically", "absence", "absent", "absenteeism"}, "chronic-absence-rate"),
    ({"attendance"}, "attendance-rate"),
)


# the test of a state, not the students of a state
_STATE_TEST = re.compile(
    r"\bstate\b(?!\s+(?:average|avg|mean))(?=(?:\s+\w+){0,2}\s+(?:tests?|standards?|levels?|performance|assessments?|exams?)\b)"
)
_ADVANCED_COURSE = re.compile(r"\badvanced\s+(?:" + "|".join(_SUBJECT_WORDS) + r")\b")
_ABSENCE = {"absence", "absent", "absenteeism"}
_WHOSE = {"state": "state", "statewide": "state", "national": "nation", "nationwide": "nation"}
_OTHERS = re.compile(
    r"(?P<first>state|statewide|national|nationwide)\b[\s:–-]*(?:(?:average|avg\.?|mean)\b)?[\s:–-]*(?P<behind>.+)"
    r"|(?P<before>.+?)[\s,:(–-]+(?P<last>state|statewide|national|nationwide)(?:\s+(?:average|avg\.?|mean))?\s*\)?",
    re.IGNORECASE,
)


def others_figure(text: str) -> tuple[str, str]:
    """Whose figure a text speaks of, and the text without that: ("state", "graduation rate") for "State graduation rate"."""
    match = _OTHERS.fullmatch(text)
    if not match or _STATE_TEST.match(text.lower()):
        return "", text
    return _WHOSE[(match["first"] or match["last"]).lower()], (match["behind"] or match["before"]).strip()


def subject_of(text: str) -> str:
    """The one school subject that a text names; empty if it names none or several."""
    words = re.findall(r"[a-z]+", text.lower())
    subjects = {_SUBJECT_WORDS[word] for word in words if word in _SUBJECT_WORDS}
    return next(iter(subjects)) if len(subjects) == 1 else ""


def speaks_of_a_measure(text: str) -> bool:
    """True if a word of it belongs to a measure, so that it may say what was measured."""
    known = set(_SUBJECT_WORDS).union(*(words for words, _ in (*_KINDS, *_RATES)))
    return not known.isdisjoint(re.findall(r"[a-z]+", text.lower()))


def _measure_in(text: str) -> str | None:
    """The measure that all words of a text make together: "% met/exceeded, math". A word nobody knows makes it none."""
    lower = _STATE_TEST.sub(" ", text.lower().replace("%", " percent "))
    words = set(re.findall(r"[a-z]+|[0-9]+", lower)) - _FILLERS
    if _ADVANCED_COURSE.search(lower) or ("chronic" not in lower and words & _ABSENCE):
        return None  # a share who take such a course, or of days missed
    subjects = {_SUBJECT_WORDS[word] for word in words if word in _SUBJECT_WORDS}
    rest = {word for word in words if word not in _SUBJECT_WORDS}
    for known, kind in _KINDS if len(subjects) == 1 and rest else ():
        if rest <= known:
            return f"{kind}-{next(iter(subjects))}"
    return next((term for known, term in _RATES if rest and rest <= known and not subjects), None)


_USUAL = {"metric": _measures() | _by_word(_METRICS), "group": _by_word(_GROUPS), "arm": _by_word(_ARMS)}


def usual_term(column: str, text: str) -> str | None:
    """The value of a column's list that a usual word means; None if it is no usual word."""
    found = _USUAL.get(column, {}).get(spelled(text.replace("%", "percent")))
    return found or (_measure_in(text) if column == "metric" else None)
