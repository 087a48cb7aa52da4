"""Whether a profile belongs to an export: the shipped one that does, and the refusal of one that does not."""

from __future__ import annotations

from collections.abc import Iterable

from survey_import.problem import Refused
from survey_import.questions.fields import EXTRA
from survey_import.questions.mapping import PROFILES, Profile, load_profile, match_columns
from survey_import.response import Export

_NAMED = 0.8  # of the columns with answers, so that a profile may be said to know the export
_HINT = (
    "Is it the profile of another survey? Give the right one, or leave --profile out and one is suggested. If questions "
    "were only reworded, write their new headings into the profile."
)


def fitting_profile(export: Export) -> Profile | None:
    """The shipped profile that names at least eight in ten of the answer columns; None if there is none."""
    for path in sorted(PROFILES.glob("*.yml")):
        profile = load_profile(path)
        found, _ = match_columns(export, profile)
        if len(found) >= 5 and _names_most(export, found):
            return profile
    return None


def refuse_misfit(export: Export, profile: Profile) -> None:
    """Raise Refused if the profile's column of the name, or most of its questions, are not in the export.

    A survey that asks only some of the questions fits, too, if nearly all its columns are among them.
    """
    found, _ = match_columns(export, profile)
    wanted, answered = _questions(name for _, _, name in profile.columns), _questions(found.values())
    headings = [heading for heading, _, name in profile.columns if name == "name"]
    if headings and "name" not in answered:
        missing = " or ".join(f'"{heading}"' for heading in headings)
        raise Refused(
            f"{export.file}: the profile {profile.name} takes names from the column {missing}, which is not there",
            _HINT,
        )
    if len(answered) * 2 < len(wanted) and not _names_most(export, found):
        raise Refused(
            f"{export.file}: the profile {profile.name} does not fit: of the {len(wanted)} questions it has columns for, "
            f"{len(answered)} are there",
            _HINT,
        )


def _questions(names: Iterable[str]) -> set[str]:
    """What is asked, whatever the number of the outcome: a profile may know several headings for one question."""
    return {name.partition(".")[0] for name in names} - {*EXTRA, "unmapped", "personal"}


def _names_most(export: Export, found: dict[int, str]) -> bool:
    answers = [index for index, column in enumerate(export.columns) if column.role == "answer"]
    return bool(answers) and sum(index in found for index in answers) >= _NAMED * len(answers)
