"""Charts and validation alone, each way in a process of its own.

Loading the cases is not counted; importing what only one way needs is.
"""

from __future__ import annotations

import importlib
import json
import resource
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import vl_convert

from proofpoints.analyse import analyse
from proofpoints.charts.drafts import draft
from proofpoints.charts.engine import VEGA_LITE
from proofpoints.charts.exhibit import Exhibit
from proofpoints.charts.render import render_all
from proofpoints.load import load
from proofpoints.problems import has_errors
from proofpoints.reading.packages import read_package


def charts(way: str, root: Path, count: int) -> Callable[[], object]:
    """`count` different charts: drawn our way, taken from the cache, or built with Altair and drawn one after another."""
    repository, _ = load(root, sorted(path.stem for path in (root / "cases").glob("*.yml"))[: count // 2])
    exhibits = [exhibit for result in analyse(repository) for exhibit in result.exhibits][:count]
    if way == "altair":
        return lambda: [vl_convert.vegalite_to_svg(_built_anew(one), vl_version=VEGA_LITE) for one in exhibits]
    shutil.rmtree(root / ".drawn", ignore_errors=True)
    cache = root / ".drawn"
    if way == "cached":
        render_all(exhibits, cache)
    return lambda: render_all([_swapped(exhibit) for exhibit in exhibits], cache)


def _built_anew(exhibit: Exhibit) -> dict[str, Any]:
    """The same specification, its form built by Altair for this chart alone."""
    kind = "bar" if '"bar"' in json.dumps(exhibit.spec) else "dot"
    name = f"compare-{kind}" if exhibit.form == "compare" else exhibit.form
    return {
        **draft(name, 1),
        "datasets": exhibit.data,
    }  # one line of names above the marks; more changes the height alone


def _swapped(exhibit: Exhibit) -> Exhibit:
    """The exhibit with its data put into the form again, so that this is counted, too."""
    return replace(exhibit, data=dict(exhibit.data))


def validation(way: str, root: Path, count: int) -> Callable[[], object]:
    """The verdict on `count` good packages: ours with nothing remembered, or that of Frictionless on each."""
    folders = [f"datasets/{path.stem}" for path in sorted((root / "cases").glob("*.yml"))][:count]
    if way == "frictionless":
        frictionless: Any = importlib.import_module("frictionless")
        return lambda: _all_good(
            frictionless.validate(str(root / folder / "datapackage.json")).valid for folder in folders
        )
    return lambda: _all_good(not has_errors(read_package(root, folder, "")[1]) for folder in folders)


def _all_good(verdicts: Any) -> None:
    if not all(verdicts):
        raise SystemExit("a good package was refused")


WAYS = {"drawn": charts, "cached": charts, "altair": charts, "packages": validation, "frictionless": validation}


def write_cost(way: str, root: str, count: int, out: str) -> None:
    """Do it and write seconds of processor and clock into a file as JSON."""
    work = WAYS[way](way, Path(root), count)
    before, start = _cpu(), perf_counter()
    work()
    Path(out).write_text(json.dumps({"cpu": _cpu() - before, "wall": perf_counter() - start}), "utf-8")


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
