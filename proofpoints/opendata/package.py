"""The whole corpus as one data package: CSV and Parquet of every table, and the descriptor that explains them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic_core import to_json

from proofpoints.descriptor import LICENSE
from proofpoints.opendata.corpus import Corpus
from proofpoints.opendata.fields import TableSpec
from proofpoints.opendata.frames import to_csv, to_frame, to_parquet
from proofpoints.opendata.tables import ALL

TITLE = "Proof Points: cases of blended learning with their figures"
DESCRIPTION = (
    "Published outcome figures of blended-learning programs in the United States, one row each with its source, with the "
    "cases they belong to, the contrasts computed from them, and the vocabulary that says what each value means. Weak, null "
    "and negative results are included as published. Figures by different instruments are never subtracted."
)
Files = dict[str, bytes]


def package_files(corpus: Corpus, version: str) -> Files:
    """File name to bytes. `version` names the release; empty for a version made from the figures themselves."""
    files: Files = {}
    resources = []
    frames = {spec.name: to_frame(spec, corpus[spec.name]) for spec in ALL}
    texts = {spec.name: to_csv(spec, frames[spec.name]) for spec in ALL}
    for spec in ALL:
        about = {"title": spec.title, "row": spec.row, "license": LICENSE["name"]}
        files[f"{spec.name}.csv"] = texts[spec.name]
        files[f"{spec.name}.parquet"] = to_parquet(spec, frames[spec.name], about)
        resources.append(_resource(spec, files))
    descriptor = {
        "name": "proof-points",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": version,
        "licenses": [LICENSE],
        "contributors": [{"title": "Proof Points contributors"}],
        "keywords": ["blended learning", "education", "student outcomes", "evidence"],
        "resources": resources,
    }
    files["datapackage.json"] = (json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n").encode()
    return files


def _resource(spec: TableSpec, files: Files) -> dict[str, Any]:
    """A resource valid under both versions of the standard; the Parquet copy is named beside it."""
    csv, parquet = f"{spec.name}.csv", f"{spec.name}.parquet"
    return {
        "name": spec.name,
        "title": spec.title,
        "description": f"One row is {spec.row}.",
        **_file(csv, files),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": spec.table_schema(),
        "parquet": _file(parquet, files) | {"mediatype": "application/vnd.apache.parquet"},
    }


def _file(name: str, files: Files) -> dict[str, Any]:
    return {"path": name, "bytes": len(files[name]), "hash": f"sha256:{hashlib.sha256(files[name]).hexdigest()}"}


def fingerprint(corpus: Corpus) -> str:
    """Eight characters that change when a record of any table changes."""
    return hashlib.sha256(to_json(corpus)).hexdigest()[:8]
