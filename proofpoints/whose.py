"""Whose figures they are: of the program, of a place that has it, of others; and whom they describe."""

from __future__ import annotations

from proofpoints.period import Period
from proofpoints.rows import Effect, Outcome
from proofpoints.vocabulary import ARMS, COVERS

BEFORE = "Before the program"
BEGAN = "In the year the program began"
PLACE = "A place of the program"  # one school may have had it before the program of the case began


def arm_text(row: Outcome | Effect) -> str:
    """Whose figure it is, with the site of a comparison."""
    label = ARMS[row.arm].label
    return f"{label} ({row.site})" if row.site and row.arm != "program" else label


def arm_within(row: Outcome | Effect) -> str:
    """Whose figure it is, inside a sentence: similar schools (Iron County)."""
    text = arm_text(row)
    return text[:1].lower() + text[1:]


def comparison_text(row: Outcome | Effect) -> str:
    """A comparison as a reader names it: the control group; similar schools (Iron County)."""
    return ARMS[row.arm].phrase + (f" ({row.site})" if row.site else "")


def arm_in_time(row: Outcome | Effect, began: Period | None) -> str:
    """Whose figure it is among those of other years; `began`: when the program did, if known."""
    if row.arm == "program" and began and row.when.ends_before(began):
        return PLACE if row.site else BEFORE
    if began_unknown(row, began):
        return f"{row.covers.capitalize()} of the program"
    return BEGAN if may_be_before(row, began) else arm_text(row)


def began_unknown(row: Outcome | Effect, began: Period | None) -> bool:
    """True of all students of a place, if no source says since when it has the program."""
    return row.arm == "program" and began is None and row.covers != "participants"


def may_be_before(row: Outcome | Effect, began: Period | None) -> bool:
    """True of all students of a place in the year of the beginning, where that is no school year: spring or fall?"""
    if row.arm != "program" or began is None or row.covers == "participants":
        return False
    return began.text.isdigit() and row.when.same_time(began)


def having(row: Outcome) -> str:
    """What follows a figure of the program: one of a whole district tells of students without it, too."""
    return "in the district" if row.covers == "district" else "with the program"


def covers_text(row: Outcome | Effect) -> str:
    """Whom a figure describes, as seen from whose figure it is."""
    if row.arm == "program" and row.covers in ("district", "school"):
        return f"all students of the {row.covers}, not only those in the program"
    if row.arm != "program" and row.covers == "participants":
        return "only students of this group"
    return COVERS[row.covers].label.lower()
