"""Words for a measure, a group, a comparison or a test to the terms of the vocabulary; silence where none fits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from proofpoints.vocabulary import ARMS, GROUPS, METRICS, Term
from survey_import.values.text import plain

_SUBJECTS = (
    ("math", r"math\w*|algebra\w*|geometry|calculus|arithmetic|numeracy"),
    ("reading", r"reading|ela|english|language arts|literacy|read"),
    ("science", r"science|biology|chemistry|physics"),
    ("social-studies", r"social studies|history|civics"),
    ("writing", r"writing"),
)
_TESTS = (
    r"AIMS|STAAR|TAKS|PSSA|CST|CAHSEE|FCAT|PARCC|SBAC|Smarter Balanced|Regents|ISAT|MCAS|NECAP|TCAP|EOG|EOC"
    r"|end[- ]of[- ]course|Keystones?|OAKS|LEAP|MEAP|M-?STEP|CRCT|Georgia Milestones|SOL|KPREP|K-PREP|WKCE|NeSA"
    r"|TerraNova|ITBS"
)
_INSTRUMENTS = re.compile(
    rf"\b(?:{_TESTS}|NWEA MAP|MAP|NWEA|DIBELS|AIMSweb|STAR (?:Math|Reading)|i-Ready|Scantron|DRA|SRI|Lexia|ACT|SAT|PSAT"
    r"|API|AYP|ACCESS|GMADE|GRADE)\b"
)
_SCORE = r"(?:.{0,20}(?:score|composite|average))?"  # so that a gap in it is seen behind it
# In order: the first that fits. {subject} is put in from the words around it.
_METRICS = tuple(
    (metric, re.compile(pattern, re.IGNORECASE))
    for metric, pattern in (
        (
            "opinion",
            r"\bsatisf\w+|\b(?:would|will) (?:take|recommend|choose)"
            r"|\b(?:students|parents|teachers) (?:like|enjoy|prefer|report|say|said|feel)\w*|\bopinion"
            r"|\bsurvey(?:ed)? (?:of|results)|\bpositive\b|\bself-reported",
        ),
        ("chronic-absence-rate", r"\bchronic\w* (?:absen\w+|absentee\w*)"),
        ("attendance-rate", r"\battendance\b"),
        ("dropout-rate", r"\bdrop-?outs?(?:[ -]rate)?\b(?! (?:centers?|recovery|prevention))"),
        ("graduation-rate-extended", r"\b(?:five|six|5|6)[- ]year\b.{0,20}\bgraduat|\bextended graduation"),
        ("senior-graduation-share", r"\bseniors?\b.{0,25}\bgraduat"),
        (
            "graduation-rate",
            r"\bgraduation[ -](?:rate|percent\w*|on time)|\bgraduation on time|\bgraduat\w+ on time|\bcohort graduation"
            r"|\bgrad\.? rates?|\bgraduation$|^graduation\b",
        ),
        ("college-going-rate", r"\bcollege[- ](?:going|enrol\w+|attend\w+)|\benrol\w* in college|\bwent to college"),
        ("score-act", rf"\b(?-i:ACT)\b{_SCORE}"),
        ("score-sat", rf"\b(?-i:SAT)\b{_SCORE}"),
        ("low-grade-rate", r"\b(?:D'?s? ?(?:/|and|or|&) ?F'?s?)\b|\bgrades? of D\b|\bD/F (?:rate|grades)"),
        ("course-noncompletion-rate", r"\b(?:did not|didn't|non-?)\s?(?:complet\w+|finish\w*)"),
        ("proficiency-{subject}", rf"\b(?:{_TESTS}|state tests?|exams?)\b.{{0,25}}\bpass"),
        (
            "course-pass-rate",
            r"\b(?:course|class|credit)[- ](?:recovery )?(?:pass\w*|success)"
            r"|\bpass(?:ed|ing)? (?:the |their |a )?(?:online )?(?:course|class|rate)|\bpass rate|\bpassing rate"
            r"|\bcredits? (?:recovered|recovery)|\brecovered (?:the |their )?credits?|\badvancement passing",
        ),
        (
            "growth-target-{subject}",
            r"\b(?:met|meeting|meet|made|reach\w*|hit\w*)\b.{0,20}\bgrowth (?:target|goal|projection)|\bgrowth targets?\b"
            r"|\btypical growth\b|\bprojected growth\b",
        ),
        (
            "growth-{subject}",
            r"\bgrowth\b|\bRIT gain|\byears? of (?:growth|progress|learning)|\bgrade[- ]levels?\b.{0,12}\b(?:gain|growth)\b"
            r"|\d grade[- ]levels?\b.{0,12}\bin\b|\bmonths? of (?:growth|learning)",
        ),
        ("advanced-{subject}", r"\badvanced\b(?! placement)(?<!or advanced)(?<!and advanced)(?<!& advanced)"),
        (
            "proficiency-{subject}",
            r"\bproficien\w+|\bmet\b.{0,30}\bstandards?\b|\b(?:meet|meeting)\b.{0,30}\bstandards?\b"
            r"|\bpass(?:ed|ing)? (?:the |their )?(?:state )?(?:test|exam|assessment|reading|math)"
            r"|\b(?:at|on|above) grade[- ]level\b|\bmastery\b|\bon benchmark"
            r"|\b(?:met|meet\w*|exceed\w*)\b.{0,15}\bexpectations\b",
        ),
        (
            "score-{subject}",
            r"\b(?:test|scale|average|mean|benchmark|RIT|MAP|assessment|exam)\b.{0,20}\bscores?\b|\bscores? (?:in|on|of)\b"
            r"|\bRIT\b|\bscale[- ]score|\bscores?\b",
        ),
        ("discipline", r"\bdisciplin\w+|\b(?:office )?referrals?\b|\bsuspensions?\b"),
        ("held-back", r"\bheld back\b|\bretained in grade\b|\brepeated (?:a|the) grade"),
        ("graduates", r"\bgraduates\b|\bdiplomas?\b"),
        (
            "technology-use",
            r"\blog-?ins?\b|\bminutes\b|\bhours (?:on|per)\b|\busage\b|\bdevices?\b|\b(?:chrome|net)books?\b|\blaptops?\b"
            r"|\bipads?\b|\btablets?\b|\bcomputers\b|\blessons completed\b|\bclicks\b",
        ),
        ("program-enrollments", r"\benrol\w+\b"),
    )
)
_GROUPS = tuple(
    (group, re.compile(pattern, re.IGNORECASE))
    for group, pattern in (
        ("not-low-income", r"\bnon?t?[- ](?:low[- ]income|economically disadvantaged|FRL)"),
        (
            "low-income",
            r"\blow[- ]income|\beconomically disadvantaged|\bfree (?:and|or|&|/) ?reduced|\bFRP?L\b|\bpoverty|\blow SES",
        ),
        (
            "english-learners",
            r"\benglish[- ](?:language )?learners?|\bELLs?\b|\bELs\b|\bLEP\b|\bESL\b|\bmultilingual learners",
        ),
        ("students-with-disabilities", r"\bstudents with disabilities|\bSWD\b|\bspecial ed\w*|\bIEPs?\b|\bSPED\b"),
        ("black", r"\bblack\b|\bafrican[- ]american"),
        ("hispanic", r"\bhispanic|\blatin[oax]\w*"),
        ("asian", r"\basian"),
        ("white", r"\bwhite (?:students|pupils|children)"),
        ("native-american", r"\bnative american|\bamerican indian"),
        ("multiracial", r"\btwo or more races|\bmultiracial"),
        ("students-of-color", r"\bstudents of color|\bminority students"),
        ("female", r"\bgirls\b|\bfemale"),
        ("male", r"\bboys\b|\bmale\b"),
        ("homeless", r"\bhomeless"),
        ("foster-care", r"\bfoster"),
        ("migrant", r"\bmigrant"),
        ("military-connected", r"\bmilitary"),
        ("gifted", r"\bgifted"),
        ("low-prior-achievement", r"\bstruggling (?:students|learners|readers)|\bstudents? below grade level"),
    )
)
_ARMS = tuple(
    (arm, re.compile(pattern, re.IGNORECASE))
    for arm, pattern in (
        (
            "control",
            r"\bcontrols?\b|\bcontrol (?:group|school|class\w*)|\btraditional\b"
            r"|\bnon-?(?:pilot|blended|participa\w+|users?|program)\b|\bcomparison (?:group|class\w*|students)"
            r"|\bnot in the program|\bface-to-face (?:class\w*|sections?|peers)|\bother class\w*",
        ),
        (
            "similar-schools",
            r"\bsimilar (?:schools|districts|students)|\bmatched\b|\bpeer (?:schools|districts)|\bpeers\b|\bdemographically",
        ),
        (
            "rest-of-district",
            r"\brest of (?:the|our) district|\bother (?:schools|students) in (?:the|our) district"
            r"|\bother (?:district )?schools",
        ),
        (
            "prior-cohort",
            r"\b(?:prior|previous|earlier) (?:cohort|class|students)|\blast year's (?:class|students|cohort)",
        ),
        ("state", r"\bstate\b|\bstate-?wide\b"),
        ("nation", r"\bnation\w*\b|\bU\.?S\.? average"),
        ("region", r"\bcounty\b|\bregion\w*\b|\bcity(?:wide)?\b"),
        ("district", r"\bdistrict\b|\bdistrict-?wide\b"),
    )
)


NEGATED = "is it the share of students who reached it, or of those who did not?"
_NEGATION = re.compile(
    r"(?:\bnot(?! only)|n't|\bnon|\bnever)(?:\s+[a-z]+){0,2}[\s-]+$|\b(?:below|under|partially|fail\w* to)[\s-]+$",
    re.IGNORECASE,
)
_REACHED = ("proficiency", "advanced", "growth-target", "graduation", "senior", "course-pass", "college-going")
_GAP_IN = re.compile(r"\bgaps? in(?:\s+[a-z]+){0,2}\s+$", re.IGNORECASE)
_GAP = re.compile(r"\s+(?:rate )?gaps?\b", re.IGNORECASE)
_OTHERS = re.compile(r"(?:\bnon|\bnot|\bnever|\bformer(?:ly)?)[- ]+(?:an? )?$", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout (?:disabilit\w+|an? IEPs?|IEPs?|special ed\w*)", re.IGNORECASE)


def read_metric(raw: str) -> tuple[str, str]:
    """The metric of a text, or an empty text and the question to ask (which subject?)."""
    text = plain(raw)
    if exact := _term(text, METRICS):
        return exact, ""
    for metric, pattern in _METRICS:
        match = pattern.search(text)
        if not match:
            continue
        if metric.startswith(_REACHED) and _NEGATION.search(text[: match.start()]):
            return "", NEGATED
        if _GAP_IN.search(text[: match.start()]) or _GAP.match(text[match.end() :]):
            return "", "a gap lies between two groups; what is the figure of each of them?"
        if "{subject}" not in metric:
            return metric, ""
        subjects = read_subjects(text)
        if not subjects:
            return "", f"{metric.split('-{')[0].replace('-', ' ')}: in which subject?"
        return metric.format(subject=subjects[0] if len(subjects) == 1 else "combined"), ""
    return "", ""


def read_subjects(text: str) -> list[str]:
    """The tested subjects named in a text, in our order."""
    found = [subject for subject, pattern in _SUBJECTS if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)]
    if not found and re.search(
        r"\b(?:all|both|several|core) (?:tested )?subjects\b|\bcombined\b|\bcomposite\b", text, re.IGNORECASE
    ):
        return ["combined"]
    return found


def _term(text: str, terms: Mapping[str, Term]) -> str:
    lower = text.casefold().strip(" .")
    return next((id_ for id_, term in terms.items() if lower in (id_, term.label.casefold())), "")


def read_group(raw: str) -> str:
    """The student group a text names; all-students if it names none."""
    text = plain(raw)
    return _term(text, GROUPS) or next((group for group, pattern in _GROUPS if pattern.search(text)), "all-students")


def group_question(raw: str) -> str:
    """The question to ask where a text names the students outside a group, as in "non-ELL"; empty if it does not."""
    text = plain(raw)
    if _term(text, GROUPS):
        return ""
    first = next((match for _, pattern in _GROUPS if (match := pattern.search(text))), None)
    outside = bool(first and _OTHERS.search(text[: first.start()])) or bool(_WITHOUT.search(text))
    return (
        "these are the students outside a group; what is the figure of the group, or of all students?"
        if outside
        else ""
    )


def read_arm(raw: str) -> str:
    """What a figure is compared with; empty if the text does not say."""
    text = plain(raw)
    return _term(text, ARMS) or next((arm for arm, pattern in _ARMS if pattern.search(text)), "")


def read_instrument(text: str) -> str:
    """The name of a test that stands in a text, as it is written there."""
    match = _INSTRUMENTS.search(plain(text))
    return match[0] if match else ""
