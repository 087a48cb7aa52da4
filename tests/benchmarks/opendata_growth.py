"""What open data adds to a build of N cases: `python -m tests.benchmarks.opendata_growth [N]` (default 1,000).

The cases are invented. Every chart is one of three drawings, so it is a build whose charts are all in the cache.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from proofpoints.analyse import Result, analyse
from proofpoints.charts.render import draw, spec_key
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
from tests.benchmarks.generate import generate

BASE = "https://example.org/"


def drawings(results: tuple[Result, ...]) -> dict[str, str]:
    """A drawing for every chart, the same for all of a form."""
    exhibits = [exhibit for result in results for exhibit in result.exhibits]
    of_form = {exhibit.form: exhibit for exhibit in exhibits}
    drawn = {form: draw(exhibit.spec) for form, exhibit in of_form.items()}
    return {spec_key(exhibit.spec): drawn[exhibit.form] for exhibit in exhibits}


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
    with tempfile.TemporaryDirectory() as work:
        root, site = Path(work) / "root", Path(work) / "site"
        generate(count, root)
        analyse(load_and_validate(root)[0])  # once before it is timed, so that nothing is imported on the clock
        before = [seconds(lambda: load_and_validate(root))]
        repository, _ = load_and_validate(root)
        before.append(seconds(lambda: analyse(repository)))
        results = analyse(repository)
        drawn = drawings(results)
        data = OpenData(results, repository, drawn, History(), Site.at(BASE))

        def plain() -> None:
            lists = [home_page(results, repository), *browse_pages(results), *measure_pages(results)]
            pages = [*lists, waiting_page(repository), *(case_page(result, drawn) for result in results)]
            write_site(root, site, pages, results)

        def write(files: list[tuple[str, bytes]] | object) -> None:
            for path, content in files:  # type: ignore[attr-defined]
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_bytes(content)

        written = seconds(plain)
        base = sum(cpu for cpu, _ in before) + written[0]
        parts = {
            "tables": seconds(lambda: data.version),
            "CSV and Parquet": seconds(
                lambda: write((f"data/{n}", c) for n, c in package_files(data.corpus, data.version).items())
            ),
            "API": seconds(lambda: write(data.api())),
            "heads of pages": seconds(lambda: [data.head(result) for result in results]),
            "embeds, citations": seconds(lambda: write(f for result in results for f in data.of_case(result))),
        }
        shares = ", ".join(f"{cpu:.1f}" for cpu, _ in before)
        print(f"{count:,} cases, CPU: load and check, compute {shares} s; pages and search {written[0]:.1f} s")
        for name, (cpu, clock) in parts.items():
            print(f"  {name:18} {cpu:6.1f} s CPU {100 * cpu / base:5.1f} % of {base:.1f} s   {clock:6.1f} s")
        shared = {f"{spec.name}.{end}" for spec in ALL for end in ("csv", "parquet")}
        sizes = sorted(((f.stat().st_size, f) for f in site.rglob("*") if f.is_file()), reverse=True)
        print("largest files:", ", ".join(f"{f.name} {size / 1e6:.1f} MB" for size, f in sizes[:6]))
        print("largest but the corpus:", *[f"{f.name} {s / 1e6:.2f} MB" for s, f in sizes if f.name not in shared][:6])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
