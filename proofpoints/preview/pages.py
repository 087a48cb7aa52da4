"""One case as it stands on disk to its page, without building the rest of the site."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from proofpoints.analyse import analyse
from proofpoints.charts.render import CHARTS, render_all
from proofpoints.evidence.gate import ready as is_ready
from proofpoints.lessons.lesson import page_of
from proofpoints.pages.case_page import case_page
from proofpoints.pages.page import Page
from proofpoints.problems import Problem, has_errors
from proofpoints.rows import Entry, Repository
from proofpoints.validate import load_and_validate


@dataclass(frozen=True)
class Preview:
    """The problems of one case, and its page if it can be shown. None of both: there is no such case."""

    slug: str
    problems: tuple[Problem, ...]
    page: Page | None


def preview_case(root: Path, slug: str) -> Preview:
    """Read, check and draw one case; a draft that passes the gate is shown as it would be published."""
    repository, problems = load_and_validate(root, [slug])
    known = {entry.slug for entry in repository.entries} | {sketch.slug for sketch in repository.sketches}
    if slug not in known | repository.broken:
        return Preview(slug, (), None)
    entry = next((entry for entry in repository.entries if entry.slug == slug), None)
    ready = entry is not None and not has_errors(problems) and is_ready(entry)
    if entry is not None and ready and entry.case.result.headline:
        return Preview(slug, tuple(problems), _page(root, entry))
    return Preview(slug, tuple(problems), _waiting(slug, problems, ready=ready))


def _page(root: Path, entry: Entry) -> Page:
    alone = Repository((dataclasses.replace(entry, draft=False),))
    (result,) = analyse(alone)
    return case_page(result, render_all(list(result.exhibits), root / CHARTS))


def _waiting(slug: str, problems: list[Problem], *, ready: bool) -> Page:
    text = "This draft has no page yet."
    if has_errors(problems):
        text = "This page appears as soon as the problems above are mended."
    elif ready:  # a draft may lack a headline, a page can't: it begins with one
        text += " It appears as soon as result.headline names the result that it leads with."
    return Page(f"cases/{slug}/", slug, "Preview", f"<h1>{escape(slug)}</h1><p>{text}</p>")


_STYLE = (
    "border:2px solid #b45309;border-radius:.2rem;padding:.4rem .8rem;margin:0 0 1rem;font-size:.7rem;"
    "overflow-wrap:anywhere"
)


def notice(problems: tuple[Problem, ...], elsewhere: tuple[str, ...]) -> Markup:
    """What stands on top of a page of the preview: its own problems, and which other cases have errors."""
    items = [_item(problem) for problem in problems]
    links = [Markup('<a href="/cases/{0}/">{0}</a>').format(slug) for slug in elsewhere]
    if links:
        items.append(Markup("<li>Errors in {}</li>").format(Markup(", ").join(links)))
    if not items:
        return Markup()
    head = (
        f"{len(problems)} problem{'' if len(problems) == 1 else 's'} on this page" if problems else "Problems elsewhere"
    )
    return Markup('<aside id="pp-preview" role="status" style="{}"><strong>{}</strong><ul>{}</ul></aside>').format(
        _STYLE, head, Markup().join(items)
    )


def _item(problem: Problem) -> Markup:
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
    rule = page_of(problem.rule).removeprefix("docs/").removesuffix(".md")
    return Markup('<li><code>{}</code> {}: {}<br>{} <a href="/{}/">{}</a></li>').format(
        place, problem.level, problem.message, problem.hint, rule, problem.rule
    )
