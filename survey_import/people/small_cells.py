"""Figures of fewer than ten students, or from which one could compute such: taken out before anything else is asked."""

from __future__ import annotations

from proofpoints.model import MINIMUM
from survey_import.values.group_sizes import few_of
from survey_import.values.outcome import Outcome
from survey_import.values.quantities import Quantity

SEVERAL = "two numbers of students: which of them belongs to which value?"
LETTERS = "letters stand among the digits of the number of students; how many are they?"
_TOO_FEW = (
    f"the figures describe fewer than {MINIMUM} students and can't be published; is there one for a larger group?"
)
_TWO_WAYS = (
    f"the number of students can be read in two ways, one of them fewer than {MINIMUM}, so the figures were withheld; how many "
    "are they, in digits alone (1240)?"
)


def figures(outcome: Outcome) -> dict[str, Quantity]:
    """The stated levels by name."""
    named = {"baseline": outcome.baseline, "followup": outcome.followup, "comparison": outcome.comparison}
    return {name: quantity for name, quantity in named.items() if quantity is not None}


def stated(outcome: Outcome) -> list[Quantity]:
    """Every level it states, also those of other times."""
    return [*figures(outcome).values(), *(quantity for _, quantity in outcome.history)]


def is_small(outcome: Outcome) -> bool:
    """True if a figure describes, or lets one compute, fewer than ten students."""
    if outcome.few:
        return True
    if outcome.n is not None and any(part is not None and part < MINIMUM for part in (outcome.n.value, outcome.n.high)):
        return True
    for quantity in stated(outcome):
        if quantity.of is not None and few_of(quantity.count or 0, quantity.of):
            return True
        if outcome.unit == "students" and quantity.value is not None and 0 < quantity.value < MINIMUM:
            return True
    return False


def withhold(outcome: Outcome) -> None:
    """Take the figures out: nothing of a small cell leaves the importer, not even as raw text."""
    n = outcome.n
    outcome.baseline = outcome.followup = outcome.comparison = outcome.n = None
    outcome.change, outcome.raw, outcome.origins, outcome.history = None, "", [], []
    doubtful = n is not None and n.doubt and n.doubt != SEVERAL
    outcome.asks = {"small-cell": _TWO_WAYS if doubtful else _TOO_FEW}


def shelter(outcome: Outcome) -> None:
    """Drop n where percent and n together tell of fewer than ten students."""
    n = (outcome.n and outcome.n.value) or 0
    for quantity in stated(outcome) if outcome.unit == "percent" else ():
        count = (quantity.value or 0) * n / 100
        if any(0.5 <= part < MINIMUM - 0.5 for part in (count, n - count)):  # 0.5: the percentage is rounded
            outcome.n, outcome.n_withheld = None, True
            outcome.origins = [origin for origin in outcome.origins if origin.what != "n"]
            return
