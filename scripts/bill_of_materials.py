"""Write requirements/bom.json (CycloneDX 1.6) and requirements/licenses.md from the locks: python scripts/bill_of_materials.py.

Names, versions and hashes come from the locks, licenses from the metadata of the installed packages. No clock and no chance:
the same locks give the same bytes.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import uuid
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1]
BOM, LICENSES = "requirements/bom.json", "requirements/licenses.md"
NPM = "tests/editor/package-lock.json"
_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_CLASSIFIER = "License :: OSI Approved :: "
# Packages of another system are in the lock and can't be asked here; and one whose metadata names a file only.
_KNOWN = {
    "colorama": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "tzdata": "Apache-2.0",
    "greenlet": "MIT AND PSF-2.0",
    "axe-playwright-python": "MIT AND MPL-2.0",
}
_SPDX = {
    "MIT License": "MIT", "MIT license": "MIT", "The MIT License (MIT)": "MIT", "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0", "Apache License, Version 2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause", "BSD": "BSD-3-Clause", "BSD 3-Clause License": "BSD-3-Clause", "3-Clause BSD License": "BSD-3-Clause",
    "new BSD": "BSD-3-Clause", "ISC License (ISCL)": "ISC", "ISCL": "ISC", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0", "The Unlicense (Unlicense)": "Unlicense", "Dual License": "",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
}  # fmt: skip


@dataclass(frozen=True)
class Locked:
    """A package of a lock; `scope` as in CycloneDX: required by the build of the site, or excluded (tests only)."""

    name: str
    version: str
    hashes: tuple[str, ...]
    scope: str
    kind: str = "pypi"
    license: str = ""

    @property
    def purl(self) -> str:
        """The package's address as a package URL, which names no index."""
        return f"pkg:{self.kind}/{self.name.lower().replace('@', '%40')}@{self.version}"


def locked(text: str, scope: str) -> list[Locked]:
    """Packages of a requirements file with hashes."""
    starts = list(_PACKAGE.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        Locked(
            match["name"],
            match["version"],
            tuple(sorted(_HASH.findall(text[match.start() : end]))),
            scope,
            license=_license(match["name"]),
        )
        for match, end in zip(starts, ends, strict=True)
    ]


def _license(name: str) -> str:
    if name in _KNOWN:
        return _KNOWN[name]
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    if said := about.get("License-Expression"):
        return str(said)
    words = [
        line.removeprefix(_CLASSIFIER) for line in about.get_all("Classifier") or [] if line.startswith(_CLASSIFIER)
    ]
    short = (about.get("License") or "").strip()
    words = words or ([short] if short and "\n" not in short and len(short) < 60 else [])
    return " OR ".join(sorted({_SPDX.get(word, word) for word in words} - {""}))


def of_npm(text: str) -> list[Locked]:
    """Packages of the lock of Node.js: tests of the editor only."""
    found = []
    for path, about in json.loads(text)["packages"].items():
        if path:
            name = path.rsplit("node_modules/", 1)[-1]
            digest = base64.b64decode(about["integrity"].removeprefix("sha512-")).hex()
            found.append(Locked(name, about["version"], (digest,), "excluded", "npm", about.get("license", "")))
    return found


def packages(root: Path) -> list[Locked]:
    """Everything the locks name, once each."""
    site = locked((root / "requirements/site.txt").read_text("utf-8"), "required")
    known = {one.purl for one in site}
    tests = [
        one for one in locked((root / "requirements/test.txt").read_text("utf-8"), "excluded") if one.purl not in known
    ]
    npm = of_npm((root / NPM).read_text("utf-8"))
    return sorted({one.purl: one for one in [*site, *tests, *npm]}.values(), key=lambda one: one.purl)


def bom(every: list[Locked]) -> dict[str, Any]:
    """The bill as a CycloneDX document."""
    components = [_component(one) for one in every]
    content = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "proofpoints", "licenses": [{"license": {"id": "MIT"}}]}
        },
        "components": components,
    }


def _component(one: Locked) -> dict[str, Any]:
    algorithm = "SHA-512" if one.kind == "npm" else "SHA-256"
    references = [
        {"type": "distribution", "url": one.purl, "hashes": [{"alg": algorithm, "content": digest}]}
        for digest in one.hashes
    ]
    return {
        "type": "library",
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "scope": one.scope,
        "purl": one.purl,
        **({"licenses": [{"expression": one.license}]} if _is_expression(one.license) else {}),
        **(
            {"licenses": [{"license": {"name": one.license}}]}
            if one.license and not _is_expression(one.license)
            else {}
        ),
        "externalReferences": references,
    }


def _is_expression(text: str) -> bool:
    return bool(re.fullmatch(r"\(?[A-Za-z0-9.+-]+\)?(?: (?:AND|OR|WITH) \(?[A-Za-z0-9.+-]+\)?)*", text))


def licenses(every: list[Locked]) -> str:
    """The list for people: what the site's build needs, then what only tests need."""
    lines = [
        "# Licenses of what we use",
        "",
        "Written by `make bom` from the locks; every file is checked by hash before it is installed.",
        "",
    ]
    for scope, title in (("required", "To build the site"), ("excluded", "Only to test")):
        lines += [f"## {title}", "", "| Package | Version | License |", "|---|---|---|"]
        lines += [
            f"| {one.name} | {one.version} | {one.license or 'not stated'} |" for one in every if one.scope == scope
        ]
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    """Write both files; 1 if a package's license can't be told."""
    every = packages(FOLDER)
    (FOLDER / BOM).write_text(json.dumps(bom(every), indent=1) + "\n", "utf-8", newline="\n")
    (FOLDER / LICENSES).write_text(licenses(every), "utf-8", newline="\n")
    unknown = [one.name for one in every if not one.license]
    print(f"{len(every)} packages; license not stated: {', '.join(unknown) or 'none'}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
