"""Small files for the browser: what Compare reads of a case, and by what places alike and names are found."""

from __future__ import annotations

from typing import Any

from proofpoints.across.gist import Gist
from proofpoints.analyse import Result
from proofpoints.pages.beside import beside
from proofpoints.pages.like import like_columns
from proofpoints.site.find import compact, in_parts_order


def compare_file(result: Result) -> tuple[str, str]:
    """Path and text of what Compare reads of one case."""
    return f"cases/{result.slug}/case.json", compact(beside(result))


NAMES = 200  # names in one file, by slug


def like_file(gists: tuple[Gist, ...]) -> dict[str, str]:
    """The numbers by which the browser finds places alike, and the names by which it finds a case, in parts."""
    gists = in_parts_order(gists)
    names = sorted((gist.slug, gist.name, index) for index, gist in enumerate(gists))
    parts = [names[start : start + NAMES] for start in range(0, len(names), NAMES)]
    files: dict[str, Any] = {
        "like.json": like_columns(gists),
        "find/names.json": [part[0][0] for part in parts],
        **{f"find/names-{number}.json": part for number, part in enumerate(parts)},
    }
    return {name: compact(value) for name, value in files.items()}
