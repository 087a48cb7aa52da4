"""The Content-Security-Policy of every page: our own files, and the theme's inline scripts by their hashes. Nothing else runs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape

# Scripts that a browser would run: without src, and not data such as application/json.
_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)\s*=)[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search engine is WebAssembly; JavaScript is never made from text
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheets hold small images
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


class PolicyError(Exception):
    """A page has no place for the policy; without it the page must not be published."""


def inline_hashes(pages: Iterable[str]) -> tuple[str, ...]:
    """Hashes of all inline scripts of these pages, sorted. Give it pages without contributed text only."""
    scripts = {script for page in pages for script in _INLINE.findall(page)}
    return tuple(sorted(_hash(script) for script in scripts))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(hashes: tuple[str, ...]) -> str:
    """The text of the policy."""
    rules = _RULES | {"script-src": " ".join([_RULES["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def policy_without_scripts(style: str) -> str:
    """For a page that stands alone: this style sheet inside it, and nothing else, neither of ours nor of others."""
    return f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def with_policy(page: str, hashes: tuple[str, ...]) -> str:
    """The page with its policy right after the character set, before anything that could load. Raises PolicyError."""
    tag = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{escape(policy(hashes))}">'
    found, count = _CHARSET.subn(lambda _: tag, page, count=1)
    if not count:
        raise PolicyError('a page has no <meta charset="utf-8"> to put the policy behind')
    return found
