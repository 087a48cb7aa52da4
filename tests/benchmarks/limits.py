"""The limits of a run, each with how its figure is computed from the results; missed ones are said as plainly as kept ones."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

Results = dict[str, Any]
# a limit counts as measured only at the size it speaks of: charts, packages, cases
_LEAST = {"charts": 300, "validation": 1_000, "browser": 10_000, "check": 1_000}


@dataclass(frozen=True)
class Limit:
    """What must hold: `value` gives the figure, or None if this run has not measured it. `most` is the largest allowed."""

    id: str
    said: str
    most: float
    unit: str  # "x" for a ratio
    value: Callable[[Results], float | None]


def _stages(results: Results, size: int) -> dict[str, list[dict[str, float]]]:
    """All measurements of a size, by what was measured."""
    found: dict[str, list[dict[str, float]]] = results.get("sizes", {}).get(str(size), {}).get("stages", {})
    return found


def stage(results: Results, size: int, name: str, what: str = "cpu") -> float | None:
    """Median of a measurement at a size, None if there is none."""
    found = _stages(results, size).get(name, [])
    values = [one[what] for one in found if what in one]
    return median(values) if values else None


def paired(results: Results, size: int, one: str, other: str, what: str = "cpu") -> float | None:
    """Median of the ratios of measurements that were made in turn: `what` of the one by the CPU of the other."""
    stages = _stages(results, size)
    pairs = list(zip(stages.get(one, []), stages.get(other, []), strict=False))
    return median(a[what] / b["cpu"] for a, b in pairs) if pairs else None


def sizes(results: Results) -> list[int]:
    """Sizes with measurements, in order."""
    return sorted(int(size) for size in results.get("sizes", {}))


def _ratio(one: str, other: str, size: int = 1_000) -> Callable[[Results], float | None]:
    return lambda results: paired(results, size, one, other)


def _served(results: Results) -> float | None:
    return paired(results, 1_000, "served", "cached-again", "first_cpu")


def _growth(results: Results) -> float | None:
    """Of both builds of a round: they are the same, and at 10,000 there is one round."""
    few, many = (_both(results, size) for size in (1_000, 10_000))
    return median(many) / median(few) if few and many else None


def _both(results: Results, size: int) -> list[float]:
    stages = _stages(results, size)
    return [one["cpu"] for name in ("cached", "cached-again") for one in stages.get(name, [])]


def _memory(name: str) -> Callable[[Results], float | None]:
    return lambda results: stage(results, 10_000, name, "memory")


def _part(name: str, one: str, other: str, what: str = "cpu") -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        part = results.get(name, {})
        if part.get("count", 0) < _LEAST[name]:
            return None
        pairs = list(zip(part.get(one, []), part.get(other, []), strict=False))
        return median(a[what] / b[what] for a, b in pairs) if pairs else None

    return value


def _checked(name: str) -> Callable[[Results], float | None]:
    """The worst of all sizes: the limit holds at any number of cases."""

    def value(results: Results) -> float | None:
        known = sizes(results)
        found = [paired(results, size, name, "import-frictionless") for size in known if known[-1] >= _LEAST["check"]]
        return max((one for one in found if one), default=None)

    return value


def _browser(key: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        found = results.get("browser", {})
        return found[key] / 1000 if found.get("cases", 0) >= _LEAST["browser"] else None

    return value


def _page(results: Results) -> float | None:
    found = results.get("browser", {})
    if found.get("cases", 0) < _LEAST["browser"]:
        return None
    return float(found["weights-many"]["case-page"] / found["weights-few"]["case-page"])


def _different(results: Results) -> float | None:
    facts = ("equal", "equal-served")
    found = [data[fact] for data in results.get("sizes", {}).values() for fact in facts if fact in data]
    return float(found.count(False)) if found else None


LIMITS = (
    Limit(
        "material",
        "Build of 1,000, charts cached, beside stock Material, cases out of its navigation",
        0.15,
        "x",
        _ratio("cached", "material"),
    ),
    Limit(
        "material-nav",
        "The same beside stock Material with its default navigation",
        0.08,
        "x",
        _ratio("cached", "material-nav"),
    ),
    Limit(
        "eleventy",
        "The same beside Eleventy + Pagefind, which validates nothing",
        1.0,
        "x",
        _ratio("cached", "eleventy"),
    ),
    Limit("growth", "CPU of 10,000 cases by CPU of 1,000, charts cached", 12, "x", _growth),
    Limit("memory", "Memory of our own processes at 10,000, charts cached", 400, "MB", _memory("cached")),
    Limit("memory-cold", "The same with every chart drawn", 400, "MB", _memory("cold")),
    Limit(
        "charts",
        "Drawing charts beside Altair + vl-convert one after another, by the clock",
        0.5,
        "x",
        _part("charts", "drawn", "altair", "wall"),
    ),
    Limit("charts-cpu", "The same by CPU", 0.5, "x", _part("charts", "drawn", "altair")),
    Limit("chart-cached", "A cached chart beside a drawn one", 0.02, "x", _part("charts", "cached", "drawn")),
    Limit(
        "validation",
        "Verdict on 1,000 good packages beside Frictionless on each",
        0.15,
        "x",
        _part("validation", "packages", "frictionless"),
    ),
    Limit("changed-cold", "One changed case of 1,000 beside a cold build", 0.05, "x", _ratio("changed", "cold")),
    Limit(
        "changed-cached",
        "One changed case of 1,000, as `serve` shows it, beside a build with charts cached (search index: in the background)",
        0.2,
        "x",
        _served,
    ),
    Limit("equal", "Sites after one change that differ from a clean build", 0, "", _different),
    Limit(
        "check-good",
        "`check` of one good case beside importing Frictionless, at any size",
        0.6,
        "x",
        _checked("check-good"),
    ),
    Limit("check-bad", "`check` of one bad case, the same", 1.8, "x", _checked("check-bad")),
    Limit("search", "First filtered result of a search at 10,000 cases", 330, "kB", _browser("search")),
    Limit("facets", "A hundred rows by facets alone at 10,000 cases", 25, "kB", _browser("facets")),
    Limit("page", "Bytes of one case page at 10,000 cases by those in the smallest site", 1.01, "x", _page),
)


def verdict(limit: Limit, results: Results) -> str:
    """kept, missed, or not measured."""
    value = limit.value(results)
    return "not measured" if value is None else "kept" if value <= limit.most else "missed"


def figure(value: float | None, unit: str) -> str:
    """A figure with its unit, three digits that count."""
    if value is None:
        return "–"
    text = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
    return f"{text}{'×' if unit == 'x' else f' {unit}' if unit else ''}"


def exponent(results: Results, name: str, few: int, many: int) -> float | None:
    """How CPU grows from one size to another: 1 is in step with the number of cases."""
    one, other = stage(results, few, name), stage(results, many, name)
    return math.log(other / one) / math.log(many / few) if one and other else None


def as_text(results: Results) -> str:
    """Everything as a table for a terminal."""
    lines = ["", f"{'':13} {'limit':>8} {'figure':>9}", ""]
    for limit in LIMITS:
        value = limit.value(results)
        mark = {"kept": "  ok  ", "missed": "MISSED", "not measured": "  --  "}[verdict(limit, results)]
        lines.append(f"{mark} {figure(limit.most, limit.unit):>14} {figure(value, limit.unit):>9}  {limit.said}")
    lines += ["", "CPU seconds (median), and how they grow", ""]
    known = sizes(results)
    names = dict.fromkeys(name for size in known for name in results["sizes"][str(size)].get("stages", {}))
    lines.append(f"{'':20}" + "".join(f"{size:>10,}" for size in known) + "   exponents")
    for name in names:
        values = "".join(f"{_short(stage(results, size, name)):>10}" for size in known)
        grows = [exponent(results, name, few, many) for few, many in pairwise(known)]
        lines.append(f"{name:20}{values}   {' '.join(f'{one:.2f}' for one in grows if one is not None)}")
    return "\n".join(lines)


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if value < 100 else f"{value:.0f}"
