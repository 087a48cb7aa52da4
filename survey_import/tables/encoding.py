"""Bytes of a text export to text: byte order mark, strict UTF-8, then Windows-1252 with a note.

Detection libraries are not used on purpose: charset-normalizer read a short Windows-1252 file as cp775.
"""

from __future__ import annotations

import codecs

from survey_import.problem import Refused

MAX_BYTES = 200_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes) -> tuple[str, list[str]]:
    """The text, and notes if the encoding had to be guessed."""
    if len(raw) > MAX_BYTES:
        raise Refused(f"the file has more than {MAX_BYTES // 1_000_000} MB", "Export fewer answers at a time.")
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name), []
    if raw[:400].count(0) > len(raw[:400]) // 4:
        return _strict(raw, "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"), ["read as UTF-16 without its mark"]
    if b"\0" in raw:
        raise Refused("the file holds NUL bytes, so it is no text table", "Export it again as CSV or XLSX.")
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        note = "not UTF-8, so it was read as Windows-1252; look whether accents and dashes are right"
        return raw.decode("cp1252", errors="replace"), [note]


def _strict(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise Refused("the file begins like Unicode but is damaged further on", "Export it again.") from None
