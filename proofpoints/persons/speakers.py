"""Names that no list of given names knows: after a role in a school, in capitals, or an initial and a family name that speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FAMILY = r"(?:[A-Z]['’])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"  # O'Neil, Álvarez
_WHOLE_FAMILY = FAMILY + r"[\w'’-]*"
_MORE = r"(?P<more>(?: (?:[A-Z][\w'’-]+|of|and|&))*)"
_ROLES = (
    "Superintendent",
    "Supt",
    "Principal",
    "Teacher",
    "Director",
    "Counselor",
    "Counsellor",
    "Professor",
    "Librarian",
)
_AFTER_ROLE = re.compile(rf"(?:{'|'.join(_ROLES)})(?:(?<=Supt)\.)? (?:[A-Z]\. ?)*(?P<family>{_WHOLE_FAMILY})" + _MORE)
_LONGEST = 1  # capitalized words after the first of a name; more is a heading: Teacher Leader Career Lattice
# What stands after a role in capitals and is nobody: Principal Investigator, Teacher Incentive Fund. And what begins a sentence
# after "Title I." or "Part B.".
_NOTHING = """
a about academic accountability advancement advice advisor advisors advisory after again agreement aide aides all also
although among an and another any appreciation april area artist assessment assessments assignment assistant
assistants associate association at august author autonomy average award awards because before benchmark big board
bonus both bureau but by cadre calendar candidate candidates career careers certificate certification chair charter
chat choice coach coaches coaching collaboration collaborative college commission committee communications community
compensation component components conference confidence contact content contract contracts corner corps council
coverage created creation credential credentials curriculum dashboard dashboards data day days december delegates
demand department designed development digital directed directory diversity during each edition editor education
educator educators effect effectiveness effects efficacy elementary emerita emeritus employment engagement english
enrollment equity evaluation evaluations every evidence excellence exchange exit experience facilitator faculty
february feedback fellow fellows fellowship few finance finder finding findings for forum friday from fund funding
general generated gifted google grade gradebook grades grading grant grants group groups guidance guide guidebook
guides handbook he health helper her here high hiring home hours how human if impact improvement in incentive
incentives induction initiative innovation input institute instruction instructional instructions interim intervention
interventions interview interviews investigator investigators involvement is it its january job jobs judgment july
june khan kit knowledge lab lead leader leaders leadership learning led lesson lessons librarian library license
licensure literacy loan local log login loop made mail major management manual many map march materials math
mathematics may meeting meetings mentor mentoring mentors menu middle minutes mobility model module modules monday
monthly morale more most music my network new next no nobody none not note notes november now observation observations
october of office officer offices on one online only operations opinion opinions or orientation other others our
outcomes overview packet page pages panel parent parents partners partnership pathway pathways pay pension perception
perceptions performance person personnel phase philosophy place placement plan planning plans plus point policy pool
portal position practice practices prep preparation presence preservice primary product professional profile profiles
program programs progress project projects prompts protocol pupil pupils quality question questionnaire questions
quick quotes rank rating ratings ratio reader reading reason recognition recruitment reference reflection reform
regional rep report reports request research researcher residence residencies residency resource resources response
responses retention retirement review reviews rights role roles roster rule rules salaries salary sample satisfaction
saturday say says schedule scholarship school schools science search secondary secretary section selection self
seminar senior september service services session sessions several shadow share she shortage shortages signature since
site social software some source special staff staffing standard standards state statement station steering stem
stipend stipends stories story strategies strategy student students studies study success succession suite summary
summer summit sunday supervision supervisor supply support supports survey surveys system systems talent talk tasks
teacher teachers team teams tech technology tenure test testing tests text than that the their then there these they
third this those three thursday time timeline tips title to too tool toolkit tools track training trainings transfer
translation tuesday turnover tutor tutors two under union unions unit united update updates usage use user users
vacancy value version very vice video videos view views virtual visit visits voice voices voting was watch we
wednesday wellness were what when where whether which while who why will wish with within words work workbook
workforce working workload workshop workshops year years you your
"""
_NOBODY = frozenset(_NOTHING.split())
_ROLE_OF_SPEAKER = (
    r"(?:teacher|principal|superintendent|coach|counselor|director|librarian|student|pupil|parent|mother|father)s?"
)
_INITIAL = re.compile(rf"[A-Z]\. (?<![\w.'’-][A-Z]\. )(?:[A-Z]\. )?(?P<family>{_WHOLE_FAMILY})" + _MORE)
# These are asked only about what may be a name: `re` compiles and keeps them when the first is met.
_NUMBERED = r"(?i:(?:\b(?:title|part|phase|plan|group|option|table|appendix|tier|level|type|grades?|or|and)|#) $)"
_SPEAKS = (
    r",? (?:says|said|told|tells|explains|explained|recalls|recalled|adds|added|thinks|believes)\b"
    rf"|, (?:(?:an?|the|our|its|her|his) )?(?:[a-z][\w-]* ){{0,3}}{_ROLE_OF_SPEAKER}\b"
)
_SPOKEN_OF = (
    r"(?i:\b(?:according to|said|says|told|asks?|asked|thanks? to|interview(?:ed)? with"
    rf"|{_ROLE_OF_SPEAKER},?) $|[—–] ?$)"
)
_BEFORE, _AFTER = 24, 200  # signs before and behind a name that are looked at
_SHOUTED = re.compile(
    r"(?P<given>[A-Z](?<![A-Z][A-Z])[A-Z][A-Z][A-Z]+) (?:[A-Z]\. )?(?P<family>[A-Z][A-Z'’-]{2,})(?P<more>(?: [A-Z&]+)*)"
)
_NO_GIVEN = r"(?:\bSAN |\bSANTA |\bST\.? |[\w-])$"  # what stands behind it is a place, or part of a word


class Candidate(NamedTuple):
    """What may be a name: all of it, its family name, and that with the capitalized words behind it."""

    name: str
    family: str
    after: str


def candidates(text: str, given: frozenset[str]) -> Iterator[Candidate]:
    """What looks like a name for one of these reasons. Whoever asks knows schools, places and authors."""
    yield from _likely(_AFTER_ROLE.finditer(text))
    if ". " in text:
        yield from _likely(match for match in _INITIAL.finditer(text) if _speaks(text, match))
    shouted = (match for match in _SHOUTED.finditer(text) if match["given"].lower() in given)
    yield from _likely(match for match in shouted if not re.search(_NO_GIVEN, _before(text, match)))


def _likely(found: Iterator[re.Match[str]]) -> Iterator[Candidate]:
    for match in found:
        words = [match["family"], *match["more"].split()]
        if len(words) - 1 <= _LONGEST and _NOBODY.isdisjoint(word.lower() for word in words):
            yield Candidate(match[0], match["family"], f"{match['family']}{match['more']}")


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _BEFORE) : match.start()]


def _speaks(text: str, match: re.Match[str]) -> bool:
    before = _before(text, match)
    speaks = re.match(_SPEAKS, text[match.end() : match.end() + _AFTER]) or re.search(_SPOKEN_OF, before)
    return bool(speaks) and not re.search(_NUMBERED, before)
