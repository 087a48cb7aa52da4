"""The form of a text file: no byte order mark, lines that end in LF, an end to the last line."""

from __future__ import annotations

from proofpoints.reading.table_text import reading_of

_MARK = b"\xef\xbb\xbf"


def mend_lines(raw: bytes) -> bytes:
    """The same text in our form. Bytes that are not UTF-8 stay: only a person knows what they mean."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
    text = raw.removeprefix(_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text if not text or text.endswith(b"\n") else text + b"\n"


def mend_encoding(raw: bytes) -> bytes:
    """The bytes of a table as UTF-8, if they can be read in one way only."""
    reading = reading_of(raw)
    return raw if reading is None or reading.encoding == "UTF-8" else reading.text.encode("utf-8")
