"""Whether the site that stands is the one that a build would make, so that it need not be made.

It is if it was made of the same sources, code and settings, all compared by content, and if every file in it has the size and
time that it had when it was written. A file that is gone, new, or touched since, and the site is made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from proofpoints.site.spare import spare_of
from proofpoints.store import digest


@dataclass(frozen=True)
class Claim:
    """What a site was made of, what is said of its cases, and whether a published one has a warning."""

    made_of: str
    said: str
    warned: bool


Standing = tuple[str, os.stat_result | None]  # a path with what the disk says; nothing is said of a folder
RECORDS = "build/cache/sites"


def claim_place(root: Path, site: Path) -> Path:
    """Where it stands what the site in this folder was made of."""
    return place_of(root / RECORDS, site, "claim")


def place_of(records: Path, site: Path, kind: str) -> Path:
    """Where something is remembered of the site in this folder."""
    return records / f"{digest([str(site.absolute())])[:32]}.{kind}"


def tree_mark(folder: Path) -> str:
    """A hash of path, size and time of every file, and of everything else that stands below a folder."""
    return mark_of(walk(str(folder)))


def mark_of(found: Iterable[Standing]) -> str:
    """The same for what a walk finds."""
    return digest(_line(name, about) for name, about in found)


def walk(folder: str, name: str = "") -> Iterator[Standing]:
    """Every folder below a folder, with a slash at its end, and everything else with what the disk says about it.

    In the order of names, and one at a time: a site has more than ten files for each case.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield f"{name}{entry.name}/", None
            yield from walk(entry.path, f"{name}{entry.name}/")
        else:
            yield f"{name}{entry.name}", entry.stat(follow_symlinks=False)


def _line(name: str, about: os.stat_result | None) -> str:
    return f"{name} {about.st_mode:o} {about.st_size} {about.st_mtime_ns}" if about else name


def remember(place: Path, claim: Claim, mark: str) -> None:
    """Remember of what the site with this mark was made. That it can't be written costs the next build time, nothing else."""
    body = json.dumps({"claim": asdict(claim), "tree": mark})
    part = place.with_name(f"{place.name}.part{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(f"{digest([body])}\n{body}", "utf-8")
        part.replace(place)


def recall(place: Path, site: Path, made_of: str) -> Claim | None:
    """What was claimed of a site, if it was made of this and stands as it was written, and no build died beside it."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        checksum, _, body = place.read_text("utf-8").partition("\n")
        found = json.loads(body) if checksum == digest([body]) else {}
        claim = Claim(**found["claim"])
        if claim.made_of == made_of and not site.is_symlink() and not _killed_beside(site):
            return claim if found["tree"] == tree_mark(site) else None
    return None


def _killed_beside(site: Path) -> bool:
    """Whether a build died beside a site and left its work."""
    spare = spare_of(site).name
    with os.scandir(site.parent) as entries:
        return any(entry.name.startswith(f".{site.name}-") and entry.name != spare for entry in entries)
