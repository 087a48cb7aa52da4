"""The starter package to download: a commented case file and an empty dataset, alone and as one archive."""

from __future__ import annotations

import io
import zipfile

from proofpoints.columns import OUTCOMES
from proofpoints.generated.template import case_template
from proofpoints.reading.descriptor import descriptor_text, make_descriptor

SLUG = "my-district"
_DAY = (1980, 1, 1, 0, 0, 0)  # the same for all builds


def starter_files() -> dict[str, bytes]:
    """Files below starter/ by path."""
    files = {
        "README.txt": _readme(),
        "outcomes.csv": ",".join(OUTCOMES.header) + "\n",
        "datapackage.json": descriptor_text(make_descriptor(SLUG, "Published figures of my district", [OUTCOMES])),
        f"{SLUG}.yml": case_template(SLUG),
    }
    raw = {name: text.encode("utf-8") for name, text in files.items()}
    paths = {**raw, "starter-package.zip": _archive(raw)}
    return {f"starter/{name}": data for name, data in paths.items()}


def _readme() -> str:
    lines = [
        "Starter package of Proof Points",
        "",
        f"1. Rename {SLUG} to the name of your district in all places: small letters, digits, hyphens.",
        "2. Fill in outcomes.csv, one line for each published figure. The columns:",
        "",
        *(
            f"   {column.name}{' (required)' if column.required else ''}: {column.description}"
            for column in OUTCOMES.columns
        ),
        "",
        f"3. Fill in {SLUG}.yml; its comments say what belongs where.",
        "4. Never put in names, student ids, or figures of fewer than ten students.",
        "5. Send both files. The guide is on the site, under Contribute.",
        "",
    ]
    return "\n".join(lines)


def _archive(files: dict[str, bytes]) -> bytes:
    """The folders as the repository has them; no clock, so that two builds agree."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            folder = {"README.txt": "", f"{SLUG}.yml": "cases/drafts/"}.get(name, f"datasets/{SLUG}/")
            entry = zipfile.ZipInfo(folder + name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
