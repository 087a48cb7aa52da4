"""Material builds the hand-written pages and empty shell pages, once each, in a temporary folder.

Only this file and mkdocs.yml know the site generator. A shell page has three marks: title, description, body.
"""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from proofpoints.pages.page import Page

TITLE, DESCRIPTION = "PP-TITLE-MARK", "PP-DESCRIPTION-MARK"
BODY = '<h1 id="pp-body">PP-BODY-MARK</h1>'
_SHELL = f"""---
title: {TITLE}
description: {DESCRIPTION}
hide: [navigation, toc]
---
{BODY}
"""
# pages that have a place in the navigation, and a page for each depth of all others
_IN_NAV = ("", "cases/", "map/", "measures/", "waiting/")
_DEEPEST = 4


class ShellError(Exception):
    """The hand-written pages can't be built; the message says why."""


@dataclass(frozen=True)
class Shell:
    """A folder with the built hand-written pages, and the shell for every place."""

    folder: Path
    shells: dict[str, str]

    def stamp(self, page: Page) -> str:
        """The finished HTML of a page."""
        shell = self.shells.get(page.path) or self.shells[f"depth {page.depth}"]
        body = f'<div id="pp-main">{page.body}</div>'
        text = shell.replace(TITLE, escape(page.title)).replace(DESCRIPTION, escape(page.description))
        return text.replace(BODY, body)


def build_shell(root: Path, work: Path) -> Shell:
    """Build into `work`; the folder of the result has no shell pages in it any more."""
    docs, out = work / "docs", work / "shell"
    _refuse_links(root / "docs")
    shutil.copytree(root / "docs", docs)
    for place in (*_IN_NAV, *map(_depth_folder, range(1, _DEEPEST + 1))):
        path = docs / place / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_SHELL, "utf-8")
    _mkdocs(root, docs, out)
    shells = {place: (out / place / "index.html").read_text("utf-8") for place in _IN_NAV}
    for depth in range(1, _DEEPEST + 1):
        shells[f"depth {depth}"] = (out / _depth_folder(depth) / "index.html").read_text("utf-8")
    shutil.rmtree(out / "shell")
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # they carry the day of the build; ours does not
        (out / name).unlink(missing_ok=True)
    return Shell(out, shells)


def _depth_folder(depth: int) -> str:
    return "shell/" + "in/" * (depth - 1)


def _refuse_links(docs: Path) -> None:
    """MkDocs follows links: one to /etc would be published."""
    for path in docs.rglob("*"):
        if path.is_symlink():
            raise ShellError(f"{path.relative_to(docs.parent)} is a link; docs/ must hold ordinary files")


def _mkdocs(root: Path, docs: Path, out: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    complaints: list[str] = []
    handler = _Collect(complaints)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        build(load_config(str(root / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(out)))
    except (MkDocsException, SystemExit) as error:
        raise ShellError("; ".join(complaints) or str(error)) from error
    finally:
        logger.removeHandler(handler)


class _Collect(logging.Handler):
    """Keeps warnings of MkDocs, which says in them what is wrong and in its exception only that something is."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())
