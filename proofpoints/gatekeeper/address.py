"""The address of a source: parsed, and refused where a reader could be led elsewhere than the text says."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

# Hosts in another script that a person has looked at; a look-alike of a known name is the usual reason for one.
LISTED_HOSTS: frozenset[str] = frozenset()
MAX_LENGTH = 500
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_USUAL = re.compile(rf"https?://{_HOST.pattern}(?:/[\w/.~%?=&#+,:;-]*)?", re.ASCII)
_SIGNS = set(" <>\"'\\^`{|}")


def address_flaw(address: str) -> str | None:
    """What an address must be and is not; None if it is fine. Never raises.

    http is allowed: a source is where somebody read a figure, often before its host had https, and nothing is loaded from
    it; another scheme in its place would be a citation that nobody checked.
    """
    return None if is_usual(address) else flaw_of_parts(address)


def is_usual(address: str) -> bool:
    """Whether an address is fine at a glance, as most are; any other may be, too."""
    return len(address) <= MAX_LENGTH and "xn--" not in address and _USUAL.fullmatch(address) is not None


def flaw_of_parts(address: str) -> str | None:
    """The same as `address_flaw`, by a look at each part."""
    if not _SCHEME.match(address):
        return "must be a web address that starts with https://"
    if len(address) > MAX_LENGTH or not _plain(address):
        return f"must be a web address of at most {MAX_LENGTH} characters without blanks, quotes and invisible signs"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "must be a web address with a host that can be read"
    return _host_flaw(parts, port)


def _plain(address: str) -> bool:
    if not _SIGNS.isdisjoint(address):
        return False
    return address.isprintable() or not any(map(_hidden, address))


def _hidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zs", "Zl", "Zp")


def _host_flaw(parts: SplitResult, port: int | None) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    if "@" in parts.netloc:
        return "must be a web address without a user name before the host"
    if port not in (None, 80, 443):
        return "must be a web address without a port"
    if not _HOST.fullmatch(host):  # no number of a computer either: a name ends in a part that begins with a letter
        return "must be a web address with the name of a host, such as example.org"
    if "xn--" in host and host not in LISTED_HOSTS:
        return "must be a web address whose host is written in Latin letters; this one looks like another"
    return None
