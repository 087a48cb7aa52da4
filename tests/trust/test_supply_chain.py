"""What we install: hashes for everything, floors for what has had holes, a bill of materials that is that of the locks."""

from __future__ import annotations

import json
import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
import vl_convert

from proofpoints.commands import ROOT
from tests.trust.figures import state

LOCKS = ("requirements/site.txt", "requirements/test.txt")
# package -> first version without the hole, and which hole
FLOORS = {
    "mkdocs-material": ((9, 7, 7), "CVE-2026-73295: script in search suggestions"),
    "pymdown-extensions": ((11, 0, 1), "CVE-2026-46338 and others: path traversal, slow patterns"),
    "markdown": ((3, 8, 1), "CVE-2025-69534: a crafted page stops the build"),
    "jinja2": ((3, 1, 6), "sandbox and xmlattr holes"),
    "mkdocs": ((1, 6, 1), "2 drops what we use"),
    "pyyaml": ((6, 0, 2), "loaders that ran code"),
    "filelock": ((3, 16), "locks that follow links"),
}
# What may be in the site's build: nothing that asks for more than naming its authors, or for its own changed files.
FREE = re.compile(r"MIT|BSD|0BSD|Apache|ISC|PSF|MPL|Unlicense|CC0|Zlib|Artistic|HPND|Python|CMU|LGPL", re.IGNORECASE)


def _script() -> ModuleType:
    spec = spec_from_file_location("bill_of_materials", ROOT / "scripts/bill_of_materials.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _entries(lock: str) -> list[str]:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_has_hashes(lock: str) -> None:
    for entry in _entries(lock):
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
        assert "://" not in entry and "--index" not in entry and " @ " not in entry


def test_the_packages_of_node_have_hashes_and_run_nothing_when_installed() -> None:
    packages = json.loads((ROOT / "tests/editor/package-lock.json").read_text("utf-8"))["packages"]
    assert all(about["integrity"].startswith("sha512-") for path, about in packages.items() if path)
    assert "npm ci --ignore-scripts" in (ROOT / "scripts/install-npm.sh").read_text("utf-8")
    assert "--require-hashes" in (ROOT / "scripts/install.sh").read_text("utf-8")


@pytest.mark.parametrize("package", FLOORS)
def test_no_version_with_a_known_hole_is_locked_or_allowed(package: str) -> None:
    floor, hole = FLOORS[package]
    for lock in LOCKS:
        found = [entry for entry in _entries(lock) if re.match(rf"{package}(\[.*?\])?==", entry, re.IGNORECASE)]
        assert found, package
        assert _version(found[0].split("==")[1].split()[0]) >= floor, hole
    allowed = re.search(
        rf'"{package}(?:\[\w+\])?>=([\d.]+)', (ROOT / "pyproject.toml").read_text("utf-8"), re.IGNORECASE
    )
    assert allowed, f"pyproject.toml must name a floor for {package}: {hole}"
    assert _version(allowed[1]) >= floor, hole


def test_charts_are_drawn_by_a_vega_without_the_hole() -> None:
    """CVE-2025-59840: script from a specification; ours come from typed rows, and no page holds Vega."""
    assert _version(vl_convert.get_vega_version()) >= (6, 2, 0)
    assert not [path for path in (ROOT / "docs/assets").rglob("*vega*")]


def test_the_bill_of_materials_is_that_of_the_locks() -> None:
    script = _script()
    every = script.packages(ROOT)
    bill = json.loads((ROOT / script.BOM).read_text("utf-8"))
    assert bill == json.loads(json.dumps(script.bom(every))), "run `make bom`"
    assert (ROOT / script.LICENSES).read_text("utf-8") == script.licenses(every), "run `make bom`"
    site = {entry.split("==")[0].split("[")[0].lower() for entry in _entries(LOCKS[0])}
    assert {part["name"].lower() for part in bill["components"] if part["scope"] == "required"} == site
    hashes = [reference["hashes"] for part in bill["components"] for reference in part["externalReferences"]]
    assert len(hashes) > 500 and all(hashes)
    state(
        "bill-of-materials",
        f"{len(bill['components'])} packages ({len(site)} to build the site), each pinned, with {len(hashes):,} hashes and a license",
    )


def test_every_license_is_known_and_lets_anyone_build_the_site() -> None:
    every = _script().packages(ROOT)
    assert [one.name for one in every if not one.license] == []
    assert [(one.name, one.license) for one in every if one.scope == "required" and not FREE.search(one.license)] == []
