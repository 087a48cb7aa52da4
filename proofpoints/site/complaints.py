"""What the site generator complains of, as lines with file, line and the next step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_DEAD = re.compile(r"Doc file '(?P<page>[^']+)' contains a link '(?P<link>[^']+)', but ")


def told(complaints: Iterable[str], root: Path) -> str:
    """One problem after another; a place is told from the root of the repository."""
    return "\n".join(_told(complaint, root) for complaint in complaints)


def _told(complaint: str, root: Path) -> str:
    if dead := _DEAD.match(complaint):
        page = root / "docs" / dead["page"]
        return (
            f"docs/{dead['page']}:{_line(page, dead['link'])}: error: the link to {dead['link']!r} leads nowhere\n"
            "    hint: Correct the link, or remove it."
        )
    return f"{complaint.replace(f'{root}/', '')}\n    hint: Correct mkdocs.yml, or the page that it names."


def _line(page: Path, link: str) -> int:
    """The first line of a page with the link; the first of all if it is written in another way there."""
    lines = page.read_text("utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if link in line), 1)
