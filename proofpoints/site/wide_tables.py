"""Tables of hand-written pages: each in a region of its own, because a phone is narrower than most of them."""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from itertools import pairwise

_OPENED = '<div class="pp-scroll" tabindex="0" role="region" aria-label="{}"><table class="pp-table">'
_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)(?:<a class=\"headerlink\".*?)?</h[1-6]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def scrollable(page: str) -> str:
    """A page with each table in a region that a keyboard can scroll on a narrow screen, named by the heading above it."""
    first, *parts = page.replace("</table>", "</table></div>").split("<table>")
    above, named, made = "", Counter[str](), [first]
    for before, part in pairwise([first, *parts]):
        above = (_HEADING.findall(before) or [above])[-1]
        name = f"Table: {unescape(_TAG.sub('', above))}" if above else "Table"
        named[name] += 1  # two regions of one name can't be told apart by ear
        made += [_OPENED.format(escape(f"{name} ({named[name]})" if named[name] > 1 else name)), part]
    return "".join(made)
