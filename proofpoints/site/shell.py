"""Material builds the hand-written pages and empty shell pages, once each, in a temporary folder.

Only this file and mkdocs.yml know the site generator. A shell page has four marks: title, description, head, body.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from proofpoints.files.sources import touched
from proofpoints.files.store import Store, code_version, digest, freeze, thaw, tree_digest
from proofpoints.pages.compiled import Compiled
from proofpoints.site.complaints import told
from proofpoints.site.policy import inline_hashes, with_policy
from proofpoints.site.product import Printed
from proofpoints.site.wide_tables import scrollable

STORE = "build/cache"
KEPT = Path(__file__).with_name("__pycache__")  # templates of the theme, compiled
TITLE, DESCRIPTION = "PP-TITLE-MARK", "PP-DESCRIPTION-MARK"
HEAD = '<meta name="pp-head">'  # theme/main.html writes it into pages with `shell: true`
BODY = '<h1 id="pp-body">PP-BODY-MARK</h1>'
_SHELL = f"""---
title: {TITLE}
description: {DESCRIPTION}
hide: [navigation, toc]
shell: true
---
{BODY}
"""
ADDRESS = "PP-ADDRESS-MARK"
_MARKS = (TITLE, DESCRIPTION, ADDRESS, HEAD, BODY)
_TITLE, _DESCRIPTION, _ADDRESS, _HEAD, _BODY = (mark.encode() for mark in _MARKS)
_CUT = re.compile(f"({'|'.join(map(re.escape, _MARKS))})")
_CANONICAL = re.compile(r'(<link rel="canonical" href="[^"]*?)shell/(?:in/)*">')
# pages that have a place in the navigation, and a page for each depth of all others
_IN_NAV = ("", "cases/", "map/", "measures/", "waiting/", "data/")
_DEEPEST = 4


class ShellError(Exception):
    """The hand-written pages can't be built; the message says why."""


@dataclass(frozen=True)
class Shell:
    """The files of the hand-written pages by path, and the shell for every place."""

    files: dict[str, bytes]
    shells: dict[str, str]
    cut: dict[str, list[bytes]] = field(default_factory=dict, compare=False)

    @cached_property
    def mark(self) -> str:
        """A hash of the shells: with another, every page comes out differently."""
        return digest(part for pair in sorted(self.shells.items()) for part in pair)

    def stamp(self, page: Printed) -> bytes:
        """The finished HTML of a page."""
        shell = page.path if page.path in self.shells else f"depth {page.depth}"
        values = {
            _TITLE: page.title,
            _DESCRIPTION: page.description,
            _ADDRESS: escape(page.path).encode("utf-8"),
            _HEAD: page.head,
            _BODY: page.body,
        }
        return b"".join([values.get(piece, piece) for piece in self._pieces(shell)])

    def _pieces(self, shell: str) -> list[bytes]:
        """A shell, cut at its marks. It is cut once, not searched for every page."""
        if shell not in self.cut:
            # of a shell page; the stamped page has its own address
            text = _CANONICAL.sub(lambda match: f'{match[1]}{ADDRESS}">', self.shells[shell], count=1)
            self.cut[shell] = [piece.encode("utf-8") for piece in _CUT.split(text)]
        return self.cut[shell]


def build_shell(root: Path, work: Path) -> Shell:
    """Build in `work`, or take what was built from the same sources before; no shell page is among the files."""
    _refuse_links(root / "docs")
    before = touched(_sources(root))
    key = _key(root)
    store = Store(root / STORE)
    found = store.find("shell", key)
    if found is not None:
        return Shell(thaw(found[0]), thaw(found[1]))
    shell = _build_shell(root, work)
    # else a file was saved meanwhile, or that was undone, too: which of its texts was built, nobody knows
    if touched(_sources(root)) == before and _key(root) == key:
        store.keep("shell", key, [freeze(shell.files), freeze(shell.shells)])
    return shell


def _key(root: Path) -> str:
    """A hash of everything the hand-written pages and the shell are made of."""
    return digest([code_version(), os.environ.get("SITE_URL", ""), tree_digest(root, *_sources(root))])


def _sources(root: Path) -> list[Path]:
    """What the generator reads of the repository."""
    return [root / "docs", root / "mkdocs.yml", root / "proofpoints" / "theme"]


def unpack(files: dict[str, bytes], folder: Path) -> Path:
    """Write files into a folder by their paths."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def _build_shell(root: Path, work: Path) -> Shell:
    docs, out = work / "docs", work / "shell"
    prepare_docs(root, docs)
    _mkdocs(root, docs, out)
    made = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    shells = {place: made.pop(f"{place}index.html").decode("utf-8") for place in _IN_NAV}
    for depth in range(1, _DEEPEST + 1):
        shells[f"depth {depth}"] = made.pop(f"{_depth_folder(depth)}index.html").decode("utf-8")
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # they carry the day of the build; ours does not
        made.pop(name, None)
    pages = {name: scrollable(made[name].decode("utf-8")) for name in made if name.endswith(".html")}
    hashes = inline_hashes([*shells.values(), pages["404.html"]])
    return Shell(
        made | {name: with_policy(page, hashes).encode("utf-8") for name, page in pages.items()},
        {place: with_policy(shell, hashes) for place, shell in shells.items()},
    )


def prepare_docs(root: Path, docs: Path) -> None:
    """Copy the hand-written pages, and put an empty shell page at every place that a page of ours will have."""
    _refuse_links(root / "docs")
    shutil.copytree(root / "docs", docs)
    for place in (*_IN_NAV, *map(_depth_folder, range(1, _DEEPEST + 1))):
        path = docs / place / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_SHELL, "utf-8")


def _depth_folder(depth: int) -> str:
    return "shell/" + "in/" * (depth - 1)


def _refuse_links(docs: Path) -> None:
    """MkDocs follows links: one to /etc would be published."""
    for path in docs.rglob("*"):
        if path.is_symlink():
            raise ShellError(
                f"{path.relative_to(docs.parent)}: error: a link\n    hint: docs/ must hold ordinary files."
            )


def _mkdocs(root: Path, docs: Path, out: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    complaints: list[str] = []
    handler = _Collect(complaints)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    # loaded only when needed: the hand-written pages seldom change
    mkdocs: Any = importlib.import_module("mkdocs.commands.build")
    config: Any = importlib.import_module("mkdocs.config")
    exceptions: Any = importlib.import_module("mkdocs.exceptions")
    try:
        settings = config.load_config(str(root / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(out))
        settings.plugins["compiled templates"] = _KeepsTemplates()
        mkdocs.build(settings)
    except (exceptions.MkDocsException, SystemExit) as error:
        raise ShellError(told(complaints or [str(error)], root)) from error
    except UnicodeDecodeError as error:
        raise ShellError(
            f"a page in docs/ is not UTF-8: {'; '.join(complaints) or error}\n    hint: Save it as UTF-8."
        ) from error
    except TemplateError as error:
        place = f"{error.filename}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else "proofpoints/theme"
        place = place.removeprefix(f"{root}/")
        raise ShellError(f"{place}: error: {error.message}\n    hint: Correct this template of the theme.") from error
    finally:
        logger.removeHandler(handler)


class _KeepsTemplates:
    """Gives MkDocs the templates of its theme as they were compiled before: compiling them is a fifth of the shell."""

    def on_env(self, env: Environment, **_: Any) -> Environment:
        env.bytecode_cache = Compiled(KEPT)
        return env


class _Collect(logging.Handler):
    """Keeps warnings of MkDocs, which says in them what is wrong and in its exception only that something is."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())
