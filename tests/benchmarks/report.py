"""docs/benchmarks.md from the results of the last run: `python -m tests.benchmarks.report [RESULTS.json]`.

With a file of results it becomes the last run (last_run.json beside this file); without, the page is written anew.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from proofpoints.commands import ROOT
from tests.benchmarks.limits import LIMITS, Results, exponent, figure, paired, sizes, stage, verdict
from tests.benchmarks.picture import TITLES, picture

LAST = Path(__file__).parent / "last_run.json"
PAGE = ROOT / "docs" / "benchmarks.md"
_WAYS = {
    "charts": {
        "drawn": "Chart, our way",
        "altair": "Chart, built by Altair and drawn by vl-convert",
        "cached": "Chart, from the cache",
    },
    "validation": {"packages": "Data package, our verdict", "frictionless": "Data package, Frictionless"},
}
_PARTS = {"cached": ("search_cpu", "of it the search engine"), "served": ("first_cpu", "of it until the site stands")}
_BEYOND = (100_000, 1_000_000)
_FAR = 10_000  # a run that ended below says too little about what lies beyond
_HEAD = """---
title: Benchmarks
description: What building this site costs at up to 10,000 cases beside other generators, and which limits it keeps and misses.
hide: [navigation]
---

<!-- Made by `python -m tests.benchmarks.report`; edit tests/benchmarks/, not this file. -->

# Benchmarks

"""
_HOW = """
## How it was measured

`make bench` makes repositories of invented cases in the real format: the same cases each time, with two or three charts,
about 7 kB of YAML and 27 figures each; some results are null and some go the wrong way. Each command is a process of its own. CPU
is user and system time of it and all its children. Memory is the largest sum over its processes at one time, looked at 20 times a
second; Pagefind, the search engine that all but Material call, is told apart. Ours and the others take turns, and a ratio is the
median of the ratios of neighbours: ROUNDS. The clock is given too, but builds are compared by CPU, because other work on a
machine moves the clock more.

- **All files lie in memory**, those of the others too, if the machine has a file system there with enough room. A disk adds its
  own habits: ext4 without a journal, as machines in a cloud often have it, searches around every file deleted in the last minutes
  whenever a new one is made, and charges it to whoever writes next. We write 14 files a case, the others one, so this is in our
  favour.
- **Charts cached** means that nothing else is kept: not the site, no verdict on a dataset. Every case is read, validated and
  computed. Compiled code is there, of modules as Python keeps it and of our and the theme's templates beside it.
- **The others get what we have finished**: the main part of each case page as Markdown with the same words and tables, and our
  drawings inside it as SVG, beside the same hand-written pages. They validate nothing, compute nothing, draw nothing, and make no
  lists, memos, maps, embeds, API or Parquet files. Material searches with its own index, Eleventy and Hugo with Pagefind on whole
  pages.
- **One changed case**: a figure and a sentence of one case differ; the site must equal that of a clean build, byte for byte.
- **The same by `serve`**: the site is put up with the search index of the one before, as soon as all else is made; its own index
  follows in the background. The limit is about the first step, measured by what the processes had used when the site stood. The
  table gives both, and the site after both must equal that of a clean build, too. It is the second save that is measured: from
  then on `serve` brings the site before the last up to date instead of making a new one.
- **`check` of one case** is compared with a process that imports Frictionless and does nothing; no earlier verdict is remembered.
  Python finds its modules compiled in both, as anywhere after the first run.
- **Charts alone**: the same specifications, built anew by Altair for each chart and drawn by vl-convert in one process.
- **In the browser**: Chromium's own log of what came over the wire, heads included; text is served compressed.
"""


def _how(results: Results) -> str:
    """How it was measured, with the rounds that were made."""
    made = {size: len(results["sizes"][str(size)].get("stages", {}).get("cached", [])) for size in sizes(results)}
    said = (f"{count} round{'' if count == 1 else 's'} at {size:,} cases" for size, count in made.items())
    return _HOW.replace("ROUNDS", ", ".join(said))


def page(results: Results) -> str:
    """The whole page."""
    parts = [_HEAD, _where(results), _limits(results), _figure(results), _cpu(results), _parts(results)]
    return "".join([*parts, _memory(results), _browser(results), _beyond(results), _how(results), _left_out(results)])


def _where(results: Results) -> str:
    machine, versions = results["machine"], results["versions"]
    used = ", ".join(f"{name} {text}" for name, text in versions.items())
    day = f"on {results['date']} " if results.get("date") else ""
    runs = "" if results.get("later") else "in one run "  # `later` says what was measured after the rest
    said = " ".join(filter(None, (results.get("note"), results.get("later"))))
    return (
        f"Measured {day}{runs}on one machine: {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory-gib']:.0f} GiB of memory, all files {results.get('files', 'on a disk')}.\n{used}."
        f"\n\n{said}\n\n"
    )


def _limits(results: Results) -> str:
    found = [verdict(limit, results) for limit in LIMITS]
    said = f"{found.count('kept')} kept, {found.count('missed')} missed, {found.count('not measured')} not measured"
    rows = [
        (limit.said, figure(limit.most, limit.unit), figure(limit.value(results), limit.unit), _mark(limit, results))
        for limit in LIMITS
    ]
    table = _table(("What", "Limit", "Measured", "Kept or missed"), rows)
    return f"## Limits: {said}\n\nA figure must not be above its limit.\n\n{table}{_with_index(results)}"


def _with_index(results: Results) -> str:
    """What one changed case costs if nobody waits in the background."""
    plain = paired(results, 1_000, "changed", "cached")
    both = paired(results, 1_000, "served", "cached-again")
    parts = [f"a plain `build` of one changed case of 1,000 costs {figure(plain, 'x')}"] if plain else []
    parts += [f"both steps of `serve` together cost {figure(both, 'x')}"] if both else []
    return f"\nWith its search index {' and '.join(parts)} of a build with charts cached.\n" if parts else ""


def _mark(limit: Any, results: Results) -> str:
    text = verdict(limit, results)
    return "**missed**" if text == "missed" else text


def _figure(results: Results) -> str:
    return f"\n## CPU by number of cases\n\n<figure>{picture(results)}</figure>\n\n"


def _names(results: Results) -> list[str]:
    """Names of all stages that were measured, in the order of the picture's titles."""
    return [name for name in TITLES if any(stage(results, size, name) is not None for size in sizes(results))]


def _cpu(results: Results) -> str:
    known = sizes(results)
    head = ("CPU seconds", *(f"{size:,} cases" for size in known), "Growth")
    rows = []
    for name in _names(results):
        grows = exponent(results, name, known[-2], known[-1]) if len(known) > 1 else None
        values = [_seconds(stage(results, size, name)) for size in known]
        rows.append((TITLES[name], *values, "–" if grows is None else f"{grows:.2f}"))
        if name in _PARTS and stage(results, known[0], name, _PARTS[name][0]) is not None:
            part, title = _PARTS[name]
            rows.append((title, *(_seconds(stage(results, size, name, part)) for size in known), ""))
    said = "\nGrowth is the exponent between the two largest sizes: 1 is in step with the number of cases, 2 with its square.\n"
    return _table(head, rows) + said


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}" if value < 10 else f"{value:,.0f}"


def _parts(results: Results) -> str:
    """Milliseconds of CPU and clock for one chart and one package, each way."""
    rows = []
    for part, ways in _WAYS.items():
        found = results.get(part, {})
        for way, title in ways.items():
            if way in found:
                each = [median(one[what] for one in found[way]) * 1000 / found["count"] for what in ("cpu", "wall")]
                rows.append((title, f"{found['count']:,}", f"{each[0]:,.2f} ms", f"{each[1]:,.2f} ms"))
    return (
        "\n## Charts and validation alone\n\n" + _table(("What", "How many", "CPU each", "Clock each"), rows)
        if rows
        else ""
    )


def _memory(results: Results) -> str:
    known = sizes(results)
    head = ("What", *(f"{size:,} cases" for size in known))
    names = [name for name in _names(results) if not name.startswith(("check-", "import"))]
    rows = [(TITLES[name], *(_pair(results, size, name) for size in known)) for name in names]
    return (
        "\n## Memory and clock\n\nMegabytes at the peak without the search engine, and seconds by the clock.\n\n"
        + _table(head, rows)
    )


def _pair(results: Results, size: int, name: str) -> str:
    memory, wall = stage(results, size, name, "memory"), stage(results, size, name, "wall")
    return "–" if memory is None or wall is None else f"{memory:,.0f} MB, {_seconds(wall)} s"


def _browser(results: Results) -> str:
    found = results.get("browser")
    if not found:
        return ""
    few, many = found["weights-few"], found["weights-many"]
    rows = [("A case page with all it loads", _bytes(few["case-page"]), _bytes(many["case-page"]))]
    rows += [("Its HTML", _bytes(few["case-html"]), _bytes(many["case-html"]))]
    rows += [(f"HTML of `{path}`", _bytes(few["lists"][path]), _bytes(size)) for path, size in many["lists"].items()]
    small = min(sizes(results))
    text = (
        f"\n## In the browser\n\nAt {found['cases']:,} cases the first result of a word with a filter costs "
        f"{_bytes(found['search'])}, and {found['facets-rows']} rows by facets alone cost {_bytes(found['facets'])}.\n\n"
    )
    return text + _table(("Compressed", f"{small:,} cases", f"{found['cases']:,} cases"), rows)


def _bytes(value: float) -> str:
    return f"{value / 1000:,.1f} kB"


def _beyond(results: Results) -> str:
    known = sizes(results)
    if len(known) < 2 or known[-1] < _FAR:
        return ""
    rows = []
    for name in ("check", "cold", "cached", "changed"):
        grows = exponent(results, name, known[-2], known[-1])
        last = stage(results, known[-1], name)
        if grows is not None and last is not None:
            hours = (f"{last * (size / known[-1]) ** grows / 3600:,.1f} h" for size in _BEYOND)
            rows.append((TITLES[name], f"{grows:.2f}", *hours))
    text = (
        "\n## Beyond what was measured\n\nCPU, if growth went on as between the two largest sizes. Nobody has measured this; "
        "which part would break first, and what takes over, stands in decision 0013 of the repository.\n\n"
    )
    return text + _table(("CPU hours, extrapolated", "Growth", *(f"{size:,} cases" for size in _BEYOND)), rows)


def _left_out(results: Results) -> str:
    lines = [
        f"- {int(size):,} cases, {TITLES[name]}: {reason}.\n"
        for size, data in results.get("sizes", {}).items()
        for name, reason in data.get("skipped", {}).items()
    ]
    return "\n## What was left out\n\n" + "".join(lines) if lines else ""


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def lines() -> Iterator[str]:
        yield from (head, ("---",) * len(head), *rows)  # type: ignore[misc]

    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines())


if __name__ == "__main__":
    if len(sys.argv) > 1 and not LAST.samefile(sys.argv[1]):
        shutil.copyfile(sys.argv[1], LAST)
    PAGE.write_text(page(json.loads(LAST.read_text("utf-8"))), "utf-8", newline="\n")
