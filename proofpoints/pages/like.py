"""Places like mine: the profile of every case, for a ranking that happens in the reader's browser."""

from __future__ import annotations

from typing import Any

from proofpoints.analyse import Result
from proofpoints.facets import GRADES
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import LOCALES

SHOWN = 100


def like_columns(results: tuple[Result, ...]) -> dict[str, Any]:
    """What closeness is computed from, column by column; what no source gives is null and stays unknown."""
    profiles = [_profile(result) for result in results]
    columns: dict[str, Any] = {key: [profile[key] for profile in profiles] for key in _COLUMNS}
    locales = {locale: number for number, locale in enumerate(LOCALES)}
    return columns | {
        "locale": [locales.get(locale) for locale in columns["locale"]],
        "locales": list(LOCALES),
    }


ALIKE = {"low-income": "low", "english-learners": "el"}  # student groups whose shares count, and their columns
_COLUMNS = ("size", "locale", "from", "to", "low", "el")


def _profile(result: Result) -> dict[str, Any]:
    who = result.case.who
    low, _, high = result.case.what.grades.partition("-")
    return {
        "slug": result.slug,
        "name": who.name,
        "size": who.enrollment[0].value if who.enrollment else None,
        "locale": who.place.locale.value if who.place.locale else None,
        "from": GRADES.index(low),
        "to": GRADES.index(high or low),
        **{column: share(result, group) for group, column in ALIKE.items()},
    }


def share(result: Result, group: str) -> float | None:
    """The first published share of a student group, in percent."""
    return next((one.percent for one in result.case.who.student_groups if one.group == group), None)


def like_page(results: tuple[Result, ...]) -> Page:
    """The form, and the profiles as a table for readers without JavaScript."""
    profiles = [_profile(result) for result in results[:SHOWN]]
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
