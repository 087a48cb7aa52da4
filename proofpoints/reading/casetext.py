"""The bytes of a case file to its text, or what is wrong with them: size, encoding, control characters, tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_BYTES = 65_536
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})  # in UTF-8 they are part of no other character
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAB = re.compile(r"^ *(?=\t)", re.MULTILINE)


@dataclass
class Flaw:
    """Something the text breaks, with its place and what to do; the caller knows the file."""

    line: int
    column: int
    field: str
    rule: str
    message: str
    hint: str


def decode(raw: bytes) -> str | Flaw:
    """Text of the bytes, or the first reason why they are not the text of a case."""
    if len(raw) > MAX_BYTES:
        message = f"the file must be at most {MAX_BYTES // 1024} kB, it has {len(raw) // 1024} kB"
        return _flaw(1, 1, message, "Shorten the prose, or move figures to the dataset.")
    if raw.startswith(_MARKS):
        message = "the file must be UTF-8 without a byte order mark"
        return _flaw(1, 1, message, "In your editor choose 'Save with encoding', UTF-8 (without BOM).")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "Save the file as UTF-8; a typographic quote or dash pasted from Word is the usual cause."
        start = raw.rfind(b"\n", 0, error.start) + 1
        line, column = raw.count(b"\n", 0, error.start) + 1, error.start - start + 1
        return _flaw(line, column, "the file must be UTF-8, here is a byte that is not", hint)
    strays = b"\t" in raw or len(raw.translate(None, _CONTROL_BYTES)) < len(raw)
    return (_stray_character(text) if strays else None) or text


def _stray_character(text: str) -> Flaw | None:
    if control := _CONTROL.search(text):
        message = f"the file must be text, here is a control character (U+{ord(control[0]):04X})"
        hint = "Delete the line and type it again; it came along when it was pasted."
        return _flaw(*_place(text, control.start()), message, hint)
    if tab := _TAB.search(text):
        message = "indentation must be spaces, here is a tab"
        return _flaw(*_place(text, tab.end()), message, "Replace the tab by two spaces.")
    return None


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _flaw(line: int, column: int, message: str, hint: str) -> Flaw:
    return Flaw(line, column, "", "yaml-encoding", message, hint)
