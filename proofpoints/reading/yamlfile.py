"""YAML text to plain data and the place of every path, in one parse.

Read as a small, strict part of YAML 1.2: every scalar stays text (NO, 2013-14, 0622710), only an empty value, `~` or `null`
is nothing. Anchors, aliases, tags, merge keys and repeated keys are refused while the events come in, so a hostile file
never reaches a constructor (aliases can blow 300 bytes up to gigabytes; deep nesting kills the C composer).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from proofpoints.reading.casetext import Flaw, decode

MAX_DEPTH = 20
MAX_NODES = 5_000

Path = tuple[str | int, ...]
Mark = tuple[int, int]  # line, column; both from 1


@dataclass
class Document:
    """Plain data (dicts, lists, text, None) and where each path stands."""

    data: Any = None
    keys: dict[Path, Mark] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def place(self, path: Path) -> Mark:
        """Place of a path, or of its nearest parent that stands in the file."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.keys:
                return self.keys[path[:length]]
        return (1, 1)


@dataclass(frozen=True)
class Span:
    """A scalar of the text: its path, where it starts, and where it ends."""

    path: Path
    start: Mark
    end: Mark  # the place after its last character


class _Refused(Exception):
    """Reading can't go on; the flaw is recorded."""


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def dotted(path: Path) -> str:
    """A path as a contributor reads it: how.lessons[2].source, counted from 1 like items on paper."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def read_yaml(raw: bytes) -> Document:
    """Read the bytes of a case file. Never raises for bad input: flaws are in the document."""
    document = Document()
    text = decode(raw)
    if isinstance(text, Flaw):
        document.flaws.append(text)
        return document
    try:
        _Reader(document, _Loader(text).get_event).read()
    except _Refused:
        pass
    except yaml.YAMLError as error:
        _syntax(error, document)
    except (ValueError, RecursionError) as error:
        document.flaws.append(
            Flaw(
                1,
                1,
                "",
                "yaml-syntax",
                f"the file is not YAML we can read ({error})",
                "Compare it with a case in cases/ or start from `python build_site.py new`.",
            )
        )
    return document


def scalar_spans(text: str) -> Iterator[Span]:
    """Where the scalars of a text stand. Only for a text that read_yaml has read without a flaw."""
    yield from _spans(yaml.compose(text, Loader=_Loader), ())


def _spans(node: Any, path: Path) -> Iterator[Span]:
    if isinstance(node, yaml.ScalarNode):
        yield Span(path, _mark(node), (node.end_mark.line + 1, node.end_mark.column + 1))
    elif isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            yield from _spans(child, (*path, number))
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from _spans(child, (*path, str(key.value)))


def _syntax(error: yaml.YAMLError, document: Document) -> None:
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in (getattr(error, "context", None) or ""):
        mark = getattr(error, "context_mark", mark)  # where the quote opens, not where the file ends
    what = getattr(error, "problem", None) or str(error).split("\n")[0]
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    hint = (
        "Check the indentation and quotes of this line and those above; put text that holds a colon or #, or begins with { "
        "or a quote, in double quotes."
    )
    document.flaws.append(Flaw(line, column, "", "yaml-syntax", f"the file is not valid YAML here: {what}", hint))


class _Reader:
    """Builds data from parser events, refusing what a case file never needs."""

    def __init__(self, document: Document, event: Callable[[], Any]) -> None:
        self.document = document
        self.event = event  # gives the next one
        self.nodes = 0

    def read(self) -> None:
        self._skip(yaml.StreamStartEvent)
        event = self.event()
        if isinstance(event, yaml.StreamEndEvent):
            return self._note(
                1,
                1,
                "",
                "yaml-empty",
                "the file must hold a case, it is empty",
                "Start from `python build_site.py new SLUG` or copy a case from cases/.",
            )
        self.document.data = self._node(self.event(), (), 0)
        self._skip(yaml.DocumentEndEvent)
        event = self.event()
        if not isinstance(event, yaml.StreamEndEvent):
            line = event.start_mark.line + 1
            self._note(
                line,
                1,
                "",
                "yaml-documents",
                "the file must hold one document, here a second one begins",
                "Remove the line '---' and what follows, or make it a file of its own.",
            )
        return None

    def _skip(self, kind: type) -> None:
        event = self.event()
        if not isinstance(event, kind):
            raise ValueError(f"unexpected {type(event).__name__}")

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        self.nodes += 1
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor or event.tag or depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self._guard(event, path)
        if path not in self.document.keys:
            self.document.keys[path] = _mark(event)
        if kind is yaml.ScalarEvent:
            return None if not event.style and event.value in ("", "~", "null") else event.value
        if kind is yaml.SequenceStartEvent:
            items: list[Any] = []
            while type(child := self.event()) is not yaml.SequenceEndEvent:
                items.append(self._node(child, (*path, len(items)), depth + 1))
            return items
        return self._mapping(path, depth)

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while type(event := self.event()) is not yaml.MappingEndEvent:
            line, column = _mark(event)
            if type(event) is not yaml.ScalarEvent:
                self._stop(
                    line,
                    column,
                    dotted(path),
                    "yaml-key",
                    "a key must be plain text",
                    "Write `key: value`; braces and brackets can't be keys.",
                )
            if event.anchor or event.tag:
                self._guard(event, path)
            key = str(event.value)
            here: Path = (*path, key)
            if key == "<<":
                self._stop(
                    line, column, dotted(path), "yaml-alias", "merge keys (<<) can't be used", "Write the keys out."
                )
            if key in mapping:
                first = self.document.keys[here][0]
                self._note(
                    line,
                    column,
                    dotted(here),
                    "yaml-repeated-key",
                    f"{key} must stand once, it stands in lines {first} and {line}",
                    "Merge the two, or remove one.",
                )
            else:
                self.document.keys[here] = (line, column)
            mapping[key] = self._node(self.event(), here, depth + 1)
        return mapping

    def _guard(self, event: Any, path: Path) -> NoReturn:
        line, column = _mark(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(
                line,
                column,
                dotted(path),
                "yaml-alias",
                "anchors (&) and aliases (*) can't be used",
                "Write the value out; if the text begins with & or *, put it in double quotes.",
            )
        if event.tag:
            self._stop(
                line,
                column,
                dotted(path),
                "yaml-tag",
                "tags (!) can't be used",
                "Remove the tag; if the text begins with !, put it in double quotes.",
            )
        self._stop(
            line,
            column,
            dotted(path),
            "yaml-size",
            "the file is nested too deeply or has too many parts",
            "A case needs four levels; compare with a case in cases/.",
        )

    def _note(self, line: int, column: int, where: str, rule: str, message: str, hint: str) -> None:
        self.document.flaws.append(Flaw(line, column, where, rule, message, hint))

    def _stop(self, line: int, column: int, where: str, rule: str, message: str, hint: str) -> NoReturn:
        self._note(line, column, where, rule, message, hint)
        raise _Refused


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
