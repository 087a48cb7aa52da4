"""Whether the site that stands is the one that a build would make, so that it need not be made.

It is if it was made of the same sources, code and settings, all compared by content, and if every file in it has the size and
time that it had when it was written. A file that is gone, new, or touched since, and the site is made.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from proofpoints.files.store import digest
from proofpoints.site.leftovers import aside_of, work_folders
from proofpoints.site.mark import mark_of


@dataclass(frozen=True)
class Claim:
    """What a site was made of, what is said of its cases, and whether a published one has a warning."""

    made_of: str
    said: str
    warned: bool


RECORDS = "build/cache/sites"


def claim_place(root: Path, site: Path) -> Path:
    """Where it stands what the site in this folder was made of."""
    return place_of(root / RECORDS, site, "claim")


def place_of(records: Path, site: Path, kind: str) -> Path:
    """Where something is remembered of the site in this folder."""
    return records / f"{digest([str(site.absolute())])[:32]}.{kind}"


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
            return claim if found["tree"] == mark_of(site) else None
    return None


def _killed_beside(site: Path) -> bool:
    """Whether a build died beside a site and left its work."""
    return bool(work_folders(site)) or aside_of(site).exists()
