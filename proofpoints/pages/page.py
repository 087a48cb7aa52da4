"""A finished page: its place on the site, what the head says, and the body to stamp into the shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from proofpoints.pages.compiled import Compiled
from proofpoints.words import MINUS

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


@dataclass(frozen=True)
class Page:
    """`path` is the folder below the site's root with a slash at its end, empty for the home page."""

    path: str
    title: str
    description: str
    body: str
    search_text: str = ""  # words for full-text search; empty: not in the index
    head: str = ""  # finished HTML for the head: metadata and links


@cache
def environment() -> Environment:
    """Templates that escape everything by default and fail on a misspelt name."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,  # a build reads each template once
        bytecode_cache=Compiled(TEMPLATES / "__pycache__"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["minus"] = MINUS
    return env


def render(template: str, path: str, **values: Any) -> str:
    """A fragment. Templates write links as url("cases/"), relative to the page, so the site works in any folder."""
    return environment().get_template(template).render(url=_urls(root_of(path)), **values)


def root_of(path: str) -> str:
    """The root of the site as seen from a page, empty at the root itself."""
    return "../" * path.count("/")


@cache
def _urls(up: str) -> Callable[[str], Markup]:
    @lru_cache(maxsize=256)
    def url(target: str) -> Markup:
        return Markup.escape((up + target) or "./")

    return url
