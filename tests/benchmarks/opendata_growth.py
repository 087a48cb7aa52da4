"""What open data adds to a build of N cases: `python -m tests.benchmarks.opendata_growth [N]` (default 10,000).

The cases are copies of ours under other names, made in memory, with the same charts. Loading, checking and computing are taken
from our own cases and multiplied; drawing is left out, so it is a build whose charts are all in the cache.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from proofpoints.analyse import Result, analyse
from proofpoints.charts.render import render_all
from proofpoints.commands import ROOT
from proofpoints.opendata.address import Site
from proofpoints.opendata.history import History
from proofpoints.opendata.package import package_files
from proofpoints.opendata.publish import OpenData
from proofpoints.opendata.tables import ALL
from proofpoints.pages.case_page import case_page
from proofpoints.pages.home import home_page
from proofpoints.pages.lists import browse_pages, measure_pages, waiting_page
from proofpoints.site.write import write_site
from proofpoints.validate import load_and_validate

BASE = "https://example.org/"


def multiplied(results: tuple[Result, ...], count: int) -> tuple[Result, ...]:
    """`count` results: copies under names of their own."""
    copies = []
    for number in range(count):
        result = results[number % len(results)]
        slug = f"copy-{number:05}-{result.slug}"[:80]
        package = replace(result.package, folder=f"datasets/{slug}")
        copies.append(replace(result, entry=replace(result.entry, slug=slug), package=package))
    return tuple(copies)


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of CPU, those of child processes included, and of the clock."""
    before, clock = _cpu(), time.perf_counter()
    work()
    return _cpu() - before, time.perf_counter() - clock


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(count: int) -> None:
    """Print what each part costs, and the largest files."""
    repository, _ = load_and_validate(ROOT)
    originals = analyse(repository)  # once before it is timed, so that nothing is imported on the clock
    before = [seconds(lambda: load_and_validate(ROOT)), seconds(lambda: analyse(repository))]
    factor = count / len(originals)
    drawn = render_all([e for result in originals for e in result.exhibits], ROOT / "build" / "cache" / "charts")
    results = multiplied(originals, count)
    data = OpenData(results, repository, drawn, History(), Site.at(BASE))
    with tempfile.TemporaryDirectory() as work:
        site = Path(work) / "site"

        def plain() -> None:
            lists = [home_page(results, repository), *browse_pages(results), *measure_pages(results)]
            pages = [*lists, waiting_page(repository), *(case_page(result, drawn) for result in results)]
            write_site(ROOT, site, pages, results)

        def write(files: list[tuple[str, bytes]] | object) -> None:
            for path, content in files:  # type: ignore[attr-defined]
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_bytes(content)

        written = seconds(plain)
        base = sum(cpu for cpu, _ in before) * factor + written[0]
        parts = {
            "tables": seconds(lambda: data.version),
            "CSV and Parquet": seconds(
                lambda: write((f"data/{n}", c) for n, c in package_files(data.corpus, data.version).items())
            ),
            "API": seconds(lambda: write(data.api())),
            "heads of pages": seconds(lambda: [data.head(result) for result in results]),
            "embeds, citations": seconds(lambda: write(f for result in results for f in data.of_case(result))),
        }
        shares = ", ".join(f"{cpu * factor:.1f}" for cpu, _ in before)
        print(f"{count:,} cases, CPU: load and check, compute {shares} s; pages and search {written[0]:.1f} s")
        for name, (cpu, clock) in parts.items():
            print(f"  {name:18} {cpu:6.1f} s CPU {100 * cpu / base:5.1f} % of {base:.1f} s   {clock:6.1f} s")
        shared = {f"{spec.name}.{end}" for spec in ALL for end in ("csv", "parquet")}
        sizes = sorted(((f.stat().st_size, f) for f in site.rglob("*") if f.is_file()), reverse=True)
        print("largest files:", ", ".join(f"{f.name} {size / 1e6:.1f} MB" for size, f in sizes[:6]))
        print("largest but the corpus:", *[f"{f.name} {s / 1e6:.2f} MB" for s, f in sizes if f.name not in shared][:6])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
