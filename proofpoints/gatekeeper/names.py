"""Names of files and folders that would mean something else on another system, or to another reader."""

from __future__ import annotations

import re
import unicodedata

MAX_NAME = 100  # bytes; the longest slug has 80, and Windows stops at 260 for the whole path
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CODE = re.compile(r"[A-Za-z0-9._][A-Za-z0-9._-]*")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
_WINDOWS = set('<>:"|?*\\')
_HIDDEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def name_flaw(raw: bytes, *, code: bool = False) -> str | None:
    """What is wrong with one part of a path, as the end of "the name ..."; None if nothing is. Never raises.

    `code` allows a dot or underscore at the beginning, as in .gitignore; where contributors write, such a file could change
    what Git does.
    """
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        return "is not UTF-8"
    return _sign_flaw(name) or _form_flaw(name, len(raw), _CODE if code else _PLAIN)


def _sign_flaw(name: str) -> str | None:
    for sign in "" if name.isprintable() else name:  # none of them can be printed
        if unicodedata.category(sign) in _HIDDEN:
            return f"holds an invisible sign ({unicodedata.name(sign, f'U+{ord(sign):04X}').lower()})"
    if found := sorted(_WINDOWS & set(name)):
        return f"holds {found[0]}, which Windows can't store"
    return None


def _form_flaw(name: str, size: int, form: re.Pattern[str]) -> str | None:
    if size > MAX_NAME:
        return f"is longer than {MAX_NAME} bytes"
    if _DEVICE.fullmatch(name):
        return "is the name of a device on Windows"
    if name.startswith("-"):
        return "begins with a hyphen, so that a command would read it as an option"
    if name.endswith((".", " ")):
        return "ends with a dot or a blank, which Windows drops"
    if not name.isascii():
        return "holds a letter that is not ASCII"
    if not form.fullmatch(name):
        return "must be letters, digits, hyphens, dots and underscores, and begin with a letter or digit"
    return None


def folded(path: str) -> str:
    """The same text for two names that a Mac or Windows takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


def shown(raw: bytes) -> str:
    """A path that may hold anything, fit to be printed: hidden signs and broken bytes as escapes."""
    text = raw.decode("utf-8", "backslashreplace")
    if text.isprintable():  # so that it holds none of them
        return text
    return "".join(
        sign if sign.isprintable() and unicodedata.category(sign) not in _HIDDEN else f"\\u{ord(sign):04x}"
        for sign in text
    )
