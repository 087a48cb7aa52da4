"""Which rows of a dataset are new or changed, as a Markdown table with the place where each can be looked up."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from proofpoints.reading.yamlfile import Path
from proofpoints.rows import Package, Row
from proofpoints.words import row_text

_MOST = 200  # figures listed for one case
# What GitHub makes a mention, a link or a reference to another issue of; `&` can write each of these signs, too (&commat;).
_LINKED = re.compile(r"@|#|:(?=//)|\bwww(?=\.)|\bgh-(?=\d)", re.IGNORECASE)
Said = Mapping[Path, str]  # the texts of a case file by their path; those of its sources are looked at


def rows_of(package: Package | None) -> dict[str, Row]:
    """Rows by id, without the line they stand in."""
    return {row.id: dataclasses.replace(row, line=0) for row in package.rows} if package else {}


def figures(before: Package | None, after: Package | None, said: Said) -> Iterator[str]:
    """The table of what is new, changed or removed; nothing if all rows are the same."""
    earlier, now = rows_of(before), rows_of(after)
    changed = [row for row in now.values() if earlier.get(row.id) != row]
    lines = [_figure(row, earlier.get(row.id), said) for row in changed[:_MOST]]
    lines += [
        f"| {code(gone)} | removed | {plain(row_text(earlier[gone]))} | | |" for gone in earlier if gone not in now
    ]
    if lines:
        head = "| Row | What | Before | Now | Look it up |\n|---|---|---|---|---|"
        yield "\n".join([head, *lines])
    if len(changed) > _MOST:
        yield f"{len(changed) - _MOST} more rows changed."


def _figure(row: Row, earlier: Row | None, said: Said) -> str:
    about = ", ".join(
        part for part in (row.metric, row.group, row.arm, row.site, row.population, row.when.text) if part
    )
    was = plain(row_text(earlier)) if earlier else "new"
    return f"| {code(row.id)} | {plain(about)} | {was} | {plain(row_text(row))} | {_source(row, said)} |"


def _source(row: Row, said: Said) -> str:
    """The source as a link that opens at the figure where the browser can find it."""
    title, url = (said.get(("sources", row.source, key), "") for key in ("title", "url"))
    if not url:
        return f"{plain(row.source)} is missing"
    value = getattr(row, "value", None)
    fragment = f"#:~:text={quote(f'{value:g}')}" if value is not None and "#" not in url else ""
    return f"[{row.source}: {plain(title)}](<{url}{fragment}>)"


def plain(text: str) -> str:
    """Contributed text inside Markdown: no markup, no mention, no link, one line."""
    one_line = " ".join(text.split())
    apart = _LINKED.sub("\\g<0>\u200b", one_line)
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#!~&$" else sign for sign in apart)


def code(text: str) -> str:
    """Contributed text between marks of code."""
    return "".join(sign for sign in text if sign not in "`|\n\r")
