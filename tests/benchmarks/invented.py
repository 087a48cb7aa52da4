"""Invented words: names of places that do not exist, and sentences that are not all made of the same words."""

from __future__ import annotations

from random import Random

_STARTS = (
    "Alder Amber Ash Barley Bay Bell Birch Bram Briar Brook Cedar Clay Clover Copper Coral Crane Dale Deer Dove Elm "
    "Ember Fair Fern Finch Flint Fox Glen Gold Grain Grey Hare Hawk Hazel Heath Holly Iron Ivy Juni Kestrel Lark Laurel "
    "Lily Linden Maple Marl Mead Mill Moss Oak Olive Otter Pine Plum Quill Reed Rose Rowan Sage Salt Silver Sky Stone "
    "Swan Thorn Wren"
).split()
_ENDS = (
    "beck bend born borough bridge brook burn bury by cliff combe cote crest croft cross dale dell den ditch end fall "
    "fell field ford forge fort gate glen grove ham haven heath helm hill hollow holt hurst ing lake land lea leigh lock "
    "marsh mead mere mill moor mouth ness park pool port reach ridge rock shire shore side stead stoke stone strand ton "
    "vale view water"
).split()
_KINDS = ("Schools", "School District", "Unified Schools", "County Schools", "Academy", "Community Schools")
MOST_NAMES = len(_STARTS) * len(_ENDS) * len(_KINDS)
_STRIDE = 7919  # a prime, so that neighbours in number are no neighbours in name and no name comes twice

WHO = (
    "teachers|coaches|the principal|two lead teachers|the district office|mentors|aides|a team of teachers|tutors|"
    "the technology staff|counselors|families|the school board|department heads|librarians|new teachers|specialists|"
    "the curriculum office|students of the upper grades|volunteers|an outside evaluator|the superintendent"
).split("|")
_DID = (
    "chose|reviewed|tried|moved|planned|shared|rewrote|bought|dropped|repaired|scheduled|shortened|trained on|opened|"
    "combined|split|recorded|delayed|checked|compared|borrowed|replaced|introduced|documented|discussed|tested|widened|"
    "postponed|simplified|reorganized|translated|sorted|piloted|observed|funded|questioned"
).split("|")
_THING = (
    "the practice software|the rotation plan|weekly lesson plans|the reading list|laptop carts|headphones|a learning lab|"
    "the bell schedule|small-group tables|progress charts|the pacing guide|unit tests|the help desk|home access|"
    "the network|short videos|the grading policy|advisory periods|student goals|data meetings|writing tasks|"
    "the science kits|remedial modules|online quizzes|paper workbooks|peer tutoring|the summer term|study halls|"
    "the login system|screen time rules|parent evenings|substitute plans|furniture|playlists of lessons|fraction games|"
    "the course catalog|field notes|vocabulary drills|lab reports|the calendar|interviews|attendance calls|seating charts|"
    "a shared library of tasks|the evaluation design|charging stations|mastery badges|office hours|reading corners"
).split("|")
_WHEN = (
    "in the first fall|over the winter|during a trial term|before the school year began|every other week|after spring break|"
    "in the second year|once the devices arrived|at the end of each unit|late in the year|twice a term|in summer|"
    "when enrollment shifted|after a slow start|on early-release days|from the third quarter on|between two benchmarks|"
    "within the first month|just before state testing|as the grant ended|on short notice|throughout the pilot"
).split("|")
_WHERE = (
    "at the elementary schools|in the middle grades|across the district|in one wing of the building|at the two largest schools|"
    "in algebra classes|in the library|in kindergarten rooms|at the alternative school|in every homeroom|with one grade|"
    "in the evening program|at the rural campus|in intervention periods|for transfer students|in the media center|"
    "in bilingual classrooms|at the charter partner|in the annex|for students who had failed before"
).split("|")
_WHY = (
    "because the old plan left little time for groups|so that nobody waited for a machine|since the vendor changed its terms|"
    "to see who was stuck|although the budget was tight|because training came late|so that lessons fit the period|"
    "after complaints about noise|to keep the comparison fair|since two teachers had left|because the network failed|"
    "so that absent students could catch up|to give writing more room|as the union had asked|because results lagged|"
    "while the building was repaired|so that families could follow along|to free an hour each day|since the test changed"
).split("|")
_CLAUSES = (
    "{who} {did} {thing} {when} {why}.",
    "{when}, {who} {did} {thing} {where}.",
    "{where}, {who} {did} {thing} and {did2} {thing2}.",
    "{who} {did} {thing}, then {did2} {thing2} {where}.",
    "{who} {did} {thing} {where}, {why}.",
    "{who} had {did} {thing} {when}; {who2} {did2} {thing2}.",
)


def name_of(number: int) -> str:
    """The invented name of case `number`; no two are alike. Raises IndexError beyond MOST_NAMES."""
    if number >= MOST_NAMES:
        raise IndexError(f"there are {MOST_NAMES} invented names")
    place, kind = divmod(number * _STRIDE % MOST_NAMES, len(_KINDS))
    start, end = divmod(place, len(_ENDS))
    return f"Example {_STARTS[start]}{_ENDS[end]} {_KINDS[kind]}"


def sentence(random: Random) -> str:
    """One invented sentence without a figure in it."""
    words = {
        "who": _frequent(random, WHO),
        "who2": _frequent(random, WHO),
        "did": random.choice(_DID),
        "did2": random.choice(_DID),
        "thing": _frequent(random, _THING),
        "thing2": random.choice(_THING),
        "when": random.choice(_WHEN),
        "where": random.choice(_WHERE),
        "why": random.choice(_WHY),
    }
    text = random.choice(_CLAUSES).format(**words)
    return text[0].upper() + text[1:]


def paragraph(random: Random, count: int) -> str:
    """`count` sentences."""
    return " ".join(sentence(random) for _ in range(count))


def _frequent(random: Random, words: list[str]) -> str:
    """Words at the front come more often, as in real prose."""
    return words[int(len(words) * random.random() ** 1.6)]
