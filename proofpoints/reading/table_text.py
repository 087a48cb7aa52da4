"""The bytes of a CSV file to text: in our encoding, or in one that Excel writes and that can be read in one way only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.problems import Problem

MAX_BYTES = 5_000_000
_MARK = b"\xef\xbb\xbf"
_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")
_SMALL, _LETTER, _SIGN = "a-zß-öø-ÿ", "A-Za-zß-öø-ÿ", "…‘’“”•–—"
# Plain is a small letter inside a word or at its end, and a dash or quote that is not inside a word; this finds what is not.
_NOT_PLAIN = re.compile(
    rf"[^\x00-\x7fß-öø-ÿ{_SIGN}]"
    rf"|(?<=[{_LETTER}])[{_SIGN}](?=[{_LETTER}])"
    rf"|(?<![{_LETTER}])[ß-öø-ÿ]"
    rf"|(?<![{_SMALL}])[ß-öø-ÿ](?![{_SMALL}])"
)


@dataclass(frozen=True)
class Reading:
    """The text of a file and the encoding it was read by."""

    text: str
    encoding: str  # UTF-8, UTF-16 or cp1252


def reading_of(raw: bytes) -> Reading | None:
    """The one way in which the bytes are text; None if there is none, or more than one."""
    try:
        if raw.startswith(_MARKS_16):
            return Reading(raw.decode("utf-16"), "UTF-16")
        return Reading(raw.decode("utf-8-sig"), "UTF-8")
    except UnicodeDecodeError:
        return _windows(raw)


def _windows(raw: bytes) -> Reading | None:
    """Text of Windows, as Excel's plain CSV, unless a Mac may have written the same bytes: é of one is È of the other."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _NOT_PLAIN.search(text) else Reading(text, "cp1252")


def decode(file: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text with our line ends, empty if nobody can read it; and what is wrong with the bytes."""
    if len(raw) > MAX_BYTES:
        message = f"the file must be at most {MAX_BYTES // 1_000_000} MB"
        return _refuse(file, raw, 0, message, "Keep only the rows that the case needs.")
    reading = reading_of(raw)
    if reading is None:
        return _refuse(
            file, raw, _first_strange(raw), "the file must be UTF-8, here is a byte that is not", _save(file)
        )
    text = reading.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if reading.encoding == "UTF-16":
        return _refuse(
            file, raw, 0, "the file must be UTF-8 without a byte order mark, it is UTF-16", mend_hint(file), text
        )
    if reading.encoding == "cp1252":
        hint = f"{mend_hint(file)} It reads the file as Excel on Windows wrote it and shows the words to look at."
        message = "the file must be UTF-8, here is a byte that is not"
        return _refuse(file, raw, _first_strange(raw), message, hint, text)
    if raw.startswith(_MARK):
        return _refuse(file, raw, 0, "the file must be UTF-8 without a byte order mark", mend_hint(file), text)
    if b"\x00" in raw:
        message = "the file must be text, here is a NUL byte"
        return _refuse(file, raw, raw.index(b"\x00"), message, "Export the table again as CSV.")
    if b"\r" in raw:
        message = "lines must end with LF, here is a carriage return"
        return _refuse(file, raw, raw.index(b"\r"), message, mend_hint(file), text)
    return text, []


def mend_hint(file: str) -> str:
    """The command that mends the form of a table."""
    return f"Run `{mend_command(file)}`."


def mend_command(file: str) -> str:
    """Mending of the dataset that holds a file."""
    slug = file.split("/")[-2] if "/" in file else "SLUG"
    return f"python build_site.py check --fix --write {slug}"


def _save(file: str) -> str:
    return f"In Excel save it as 'CSV UTF-8 (Comma delimited)', then run `{mend_command(file)}`."


def _first_strange(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _refuse(file: str, raw: bytes, place: int, message: str, hint: str, text: str = "") -> tuple[str, list[Problem]]:
    line, column = raw.count(b"\n", 0, place) + 1, place - raw.rfind(b"\n", 0, place)
    return text, [Problem(file, line, column, "", "table-encoding", message, hint)]
