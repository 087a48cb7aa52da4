"""The real cases by name, and how a test reads their rows and sentences."""

from __future__ import annotations

import re

from proofpoints.analyse import Result
from proofpoints.references import PATTERN
from proofpoints.rows import Effect, Entry, Outcome

SPOKANE = "spokane-public-schools"
MOORESVILLE = "mooresville-graded-school-district"
PUTNAM = "putnam-county-schools-tn"
RANDOLPH = "randolph-central-school-district"
SCHOOL_OF_ONE = "new-york-city-school-of-one-ny"
CHICAGO = "chicago-public-schools-online-algebra-credit-recovery-il"
LOS_ANGELES = "los-angeles-unified-online-credit-recovery-ca"
BALTIMORE = "baltimore-county-cognitive-tutor-geometry-md"
ELIZABETH = "elizabeth-public-schools-teach-to-one-nj"
LEON = "leon-county-online-credit-recovery-fl"
NEWARK = "newark-public-schools-read-180-nj"
HILLSBOROUGH = "hillsborough-county-i-can-learn-fl"
DISTRICT_23 = "new-york-city-district-23-read-180-ny"
INNOVATIONS = "innovations-early-college-high-school"
SPRING_CITY = "spring-city-elementary-hybrid-learning-school"
WASHINGTON_DC = "district-of-columbia-public-schools"


def outcome(result: Result, id_: str) -> Outcome:
    row = result.package.by_id[id_]
    assert isinstance(row, Outcome)
    return row


def effect(entry: Entry | Result, id_: str) -> Effect:
    assert entry.package is not None
    row = entry.package.by_id[id_]
    assert isinstance(row, Effect)
    return row


def ids_behind(result: Result) -> list[set[str]]:
    """The rows behind each headline finding."""
    return [{row.id for row in item.finding.contrast.rows} for item in result.judged]


def references(text: str) -> set[str]:
    return set(PATTERN.findall(text))


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z0-9)}][.])\s(?=[A-Z{])", " ".join(text.split()), maxsplit=1)[0]


def row_figures(text: str) -> set[str]:
    """Ids of the rows a text refers to, also as a part of a difference."""
    return {part.strip() for inner in references(text) for part in inner.removesuffix(".n").split("-")}
