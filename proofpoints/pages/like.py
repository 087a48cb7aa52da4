"""Places like mine: the profile of every case, for a ranking that happens in the reader's browser."""

from __future__ import annotations

from typing import Any

from proofpoints.across.gist import Gist, Profile
from proofpoints.analyse import Result
from proofpoints.pages.page import Page, render
from proofpoints.vocabulary import GRADES, LOCALES

SHOWN = 100


def like_columns(gists: tuple[Gist, ...]) -> dict[str, Any]:
    """What closeness is computed from, column by column; what no source gives is null and stays unknown."""
    profiles = [_columns(gist) for gist in gists]
    columns: dict[str, Any] = {key: [profile[key] for profile in profiles] for key in _COLUMNS}
    locales = {locale: number for number, locale in enumerate(LOCALES)}
    return columns | {
        "locale": [locales.get(locale) for locale in columns["locale"]],
        "locales": list(LOCALES),
    }


ALIKE = {"low-income": "low", "english-learners": "el"}  # student groups whose shares count, and their columns
_COLUMNS = ("size", "locale", "from", "to", "low", "el")


def profile(result: Result) -> Profile:
    """What is known of a place."""
    who = result.case.who
    return Profile(
        who.enrollment[0].value if who.enrollment else None,
        who.place.locale.value if who.place.locale else None,
        tuple(share(result, group) for group in ALIKE),
    )


def _columns(gist: Gist) -> dict[str, Any]:
    low, _, high = gist.grades.partition("-")
    return {
        "slug": gist.slug,
        "name": gist.name,
        "size": gist.profile.size,
        "locale": gist.profile.locale,
        "from": GRADES.index(low),
        "to": GRADES.index(high or low),
        **dict(zip(ALIKE.values(), gist.profile.shares, strict=True)),
    }


def share(result: Result, group: str) -> float | None:
    """The first published share of a student group, in percent."""
    return next((one.percent for one in result.case.who.student_groups if one.group == group), None)


def like_page(gists: tuple[Gist, ...]) -> Page:
    """The form, and the profiles as a table for readers without JavaScript."""
    profiles = [_columns(gist) for gist in gists[:SHOWN]]
    body = render(
        "like.html",
        "like-us/",
        locales=LOCALES,
        grades=GRADES,
        profiles=profiles,
        total=len(gists),
        locale_labels={term.id: term.label for term in LOCALES.values()},
    )
    return Page(
        "like-us/", "Places like yours", "Rank the cases by how close they are to your district or school.", body
    )
