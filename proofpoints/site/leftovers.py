"""What a build that was killed leaves beside a site; nothing of a site whose name only begins like its name is taken for it."""

from __future__ import annotations

import os
import re
from pathlib import Path

# as `tempfile` ends a name; the other two are the spare tree, and the old site, of a site that is called `<name>-work`
_END = re.compile(r"(?!spare$|previous$)[a-z0-9_]+")


def work_prefix(site: Path) -> str:
    """How the name of a work folder for this site begins."""
    return f".{site.name}-work-"


def work_folders(site: Path) -> list[Path]:
    """The work folders beside a site, also that of a build which is at work."""
    prefix = work_prefix(site)
    with os.scandir(site.parent) as entries:
        names = [entry.name for entry in entries if entry.name.startswith(prefix)]
    return [site.with_name(name) for name in sorted(names) if _END.fullmatch(name.removeprefix(prefix))]


def aside_of(site: Path) -> Path:
    """The name that the old site has for a moment where two folders can't be exchanged in one step."""
    return site.with_name(f".{site.name}-previous")
