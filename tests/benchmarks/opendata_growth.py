"""What open data costs in a build of N invented cases: `python -m tests.benchmarks.opendata_growth [N]` (default 1,000).

Every chart is one of three drawings, so it is a build whose charts are all in the cache.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from proofpoints.analyse import Result, analyse
from proofpoints.charts.engine import draw
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import case_records
from proofpoints.opendata.history import History
from proofpoints.opendata.publish import case_open_data
from proofpoints.pages.case_page import case_page
from proofpoints.validate import load_and_validate
from tests.benchmarks.generate import generate
from tests.opendata.small import small

SITE = Site.at("https://example.org/")


def drawings(results: tuple[Result, ...]) -> dict[str, str]:
    """A drawing for every chart, the same for all of a form."""
    exhibits = [exhibit for result in results for exhibit in result.exhibits]
    of_form = {exhibit.form: exhibit for exhibit in exhibits}
    drawn = {form: draw(exhibit.spec) for form, exhibit in of_form.items()}
    return {exhibit.key: drawn[exhibit.form] for exhibit in exhibits}


def seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU, those of child processes included."""
    before = _cpu()
    work()
    return _cpu() - before


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(count: int) -> None:
    """Print what each part costs, and the largest files."""
    with tempfile.TemporaryDirectory() as work:
        root, out = Path(work) / "root", Path(work) / "out"
        generate(count, root)
        results = analyse(
            load_and_validate(root)[0]
        )  # once before it is timed, so that nothing is imported on the clock
        repository, _ = load_and_validate(root)
        drawn = drawings(results)
        data = small(results, repository, drawn, History(), SITE)

        def sink(path: str) -> IO[bytes]:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            return (out / path).open("wb")

        def of_cases() -> None:
            for result in results:
                for _ in case_open_data(result, case_records(result, SITE), drawn, History(), SITE):
                    pass

        costs = {
            "load, check, compute": seconds(lambda: analyse(load_and_validate(root)[0])),
            "case pages": seconds(lambda: [case_page(result, drawn, SITE.base) for result in results]),
            "open data of one case": seconds(of_cases),
            "open data of all": seconds(lambda: data.write(root, sink)),
        }
        for name, cpu in costs.items():
            print(f"{name:22} {cpu:7.1f} s CPU {100 * cpu / sum(costs.values()):5.1f} %")
        sizes = sorted(((file.stat().st_size, file.name) for file in out.rglob("*") if file.is_file()), reverse=True)
        print("largest files:", ", ".join(f"{name} {size / 1e6:.1f} MB" for size, name in sizes[:6]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
