"""The form of a text file: no byte order mark, lines that end in LF, an end to the last line."""

from __future__ import annotations

_MARK = b"\xef\xbb\xbf"


def mend_lines(raw: bytes) -> bytes:
    """The same text in our form. Bytes that are not UTF-8 stay: only a person knows what they mean."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
    text = raw.removeprefix(_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text if not text or text.endswith(b"\n") else text + b"\n"
