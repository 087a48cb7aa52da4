"""Places like mine: the profile of every case, for a ranking that happens in the reader's browser."""

from __future__ import annotations

from typing import Any

from proofpoints.analyse import Result
from proofpoints.facets import GRADES
from proofpoints.pages.cards import card
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import LOCALES

SHOWN = 100
_COLUMNS = ("slug", "name", "place", "direction", "label", "design", "sentence", "rows")


def like_profiles(results: tuple[Result, ...]) -> list[dict[str, Any]]:
    """One profile for each case; what no source gives is null and stays unknown."""
    return [_profile(result) for result in results]


def _profile(result: Result) -> dict[str, Any]:
    who, shown = result.case.who, card(result)
    low, _, high = result.case.what.grades.partition("-")
    return {
        **{name: getattr(shown, name) for name in _COLUMNS},
        "size": who.enrollment[0].value if who.enrollment else None,
        "locale": who.place.locale.value if who.place.locale else None,
        "grades": [GRADES.index(low), GRADES.index(high or low)],
        "low": share(result, "low-income"),
        "el": share(result, "english-learners"),
    }


def share(result: Result, group: str) -> float | None:
    """The first published share of a student group, in percent."""
    return next((one.percent for one in result.case.who.student_groups if one.group == group), None)


def like_page(results: tuple[Result, ...]) -> Page:
    """The form, and the profiles as a table for readers without JavaScript."""
    profiles = like_profiles(results[:SHOWN])
    body = render(
        "like.html",
        "like-us/",
        locales=LOCALES,
        grades=GRADES,
        profiles=profiles,
        total=len(results),
        locale_labels={term.id: term.label for term in LOCALES.values()},
    )
    return Page(
        "like-us/", "Places like yours", "Rank the cases by how close they are to your district or school.", body
    )
