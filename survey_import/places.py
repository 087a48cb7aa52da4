"""States, levels and models as people write them, to the ids of the vocabulary."""

from __future__ import annotations

import re

from proofpoints.vocabulary import COVERS, MODELS, MOTIVATIONS, STATES, SUBJECTS
from survey_import.values.text import plain

_BY_NAME = (
    {term.label.casefold(): code for code, term in STATES.items()}
    | {code.casefold(): code for code in STATES}
    | {"washington dc": "DC", "washington d c": "DC", "d c": "DC"}
)
_LEVEL = (
    ("program", r"provider|network|\bcmo\b|management|state department|statewide|several districts|program across"),
    ("school", r"school(?! district)|academy|charter|private|public$|campus"),
    ("district", r"district|intermediate unit|\blea\b|isd\b|county office|boces"),
)
_COVERS = ("participants", "school", "district")
_MODELS = (
    ("station-rotation", r"station[- ]rotation"),
    ("lab-rotation", r"lab[- ]rotation"),
    ("flipped-classroom", r"flipped"),
    ("individual-rotation", r"individual[- ]rotation"),
    ("flex", r"\bflex\b"),
    ("a-la-carte", r"a[- ]la[- ]carte|à la carte|self[- ]blend"),
    ("enriched-virtual", r"enriched[- ]virtual"),
)
_SUBJECTS = (
    ("math", r"math|algebra|geometry"),
    ("reading", r"reading|english|ela\b|language arts|literacy"),
    ("science", r"(?<!social )science|stem\b"),
    ("social-studies", r"social studies|history"),
    ("world-languages", r"foreign lang|world lang|spanish"),
    ("credit-recovery", r"credit recovery"),
    ("electives", r"elective"),
    ("all-subjects", r"comprehensive|all (?:core )?subjects|core subjects"),
)


def read_state(raw: str) -> str:
    """The two letters of a state; empty if the text is none."""
    text = " ".join(re.findall(r"[^\W_]+", plain(raw).casefold()))
    return _BY_NAME.get(text, "")


def read_level(raw: str) -> str:
    """District, school or program; empty if the text does not say."""
    text = plain(raw).casefold()
    return next((level for level, pattern in _LEVEL if re.search(pattern, text)), "")


def read_covers(raw: str) -> str:
    """Whom a figure of the program covers; empty if the text does not say it in our words, or not of a program."""
    text = plain(raw).casefold()
    return next((id_ for id_ in _COVERS if text in (id_, COVERS[id_].label.casefold())), "")


def read_choices(raw: str, name: str) -> list[str]:
    """The models, subjects or motivations a text names, in our order."""
    text = plain(raw).casefold()
    terms = {"models": MODELS, "subjects": SUBJECTS, "motivations": MOTIVATIONS}[name]
    patterns = dict({"models": _MODELS, "subjects": _SUBJECTS}.get(name, ()))
    found = [
        id_
        for id_, term in terms.items()
        if id_ in re.split(r"[;,]\s*|\s", text)
        or term.label.casefold() in text
        or (id_ in patterns and re.search(patterns[id_], text))
    ]
    return [id_ for id_ in found if id_ != "other" or len(found) == 1]
