"""Measure everything in one run and print it beside the limits: `make bench`, or `python -m tests.benchmarks --help`.

The results are written as JSON at every step, so a run that was stopped is not lost; `--add` keeps what a file has.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from proofpoints.commands import ROOT
from tests.benchmarks.aside import clear, in_memory, workplace
from tests.benchmarks.limits import as_text
from tests.benchmarks.rivals import npm_version
from tests.benchmarks.stages import STAGES, Bench
from tests.chromium import stop

_LIBRARIES = (
    "mkdocs",
    "mkdocs-material",
    "frictionless",
    "altair",
    "vl-convert-python",
    "pagefind",
    "pydantic",
    "PyYAML",
)


def main(arguments: list[str]) -> int:
    """Run the chosen stages; always 0, because a missed limit is a result and not a fault of the run."""
    options = _parser().parse_args(arguments)
    start = perf_counter()
    known = json.loads(options.out.read_text("utf-8")) if options.add and options.out.is_file() else {}
    later = {"later": _later(known, options)} if known else {}
    work = options.work or workplace()
    work.mkdir(parents=True, exist_ok=True)
    largest = {"material": options.material, "material-nav": min(options.material, 1_000)}
    largest |= {"eleventy": options.others, "hugo": options.others}

    def say(text: str) -> None:
        print(f"{perf_counter() - start:6.0f} s  {text}", file=sys.stderr, flush=True)
        _write(bench.results, options.out)

    bench = Bench(work.resolve(), options.sizes, say, known, largest, options.rounds)
    bench.results |= {"date": options.date, "note": options.note, "machine": _machine(), "versions": _versions()}
    bench.results |= later
    bench.results["files"] = "in memory" if in_memory(work) else "on a disk"
    try:
        for name in options.stages:
            STAGES[name](bench)
            _write(bench.results, options.out)
    finally:
        stop()
        clear(work)
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    print(as_text(bench.results))
    return 0


def _later(known: dict[str, Any], options: argparse.Namespace) -> str:
    """What was added to results that were there, in words: they are not of one run."""
    stages, counts = " and ".join(options.stages), ", ".join(f"{size:,}" for size in options.sizes)
    return " ".join(filter(None, (known.get("later"), f"Measured after the rest: {stages}, at {counts} cases.")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    numbers = lambda text: [int(part) for part in text.split(",")]  # noqa: E731
    names = lambda text: [name for name in STAGES if name in text.split(",")]  # noqa: E731
    parser.add_argument(
        "--sizes", type=numbers, default=[10, 100, 1_000, 10_000], help="cases (default: 10,100,1000,10000)"
    )
    parser.add_argument("--stages", type=names, default=list(STAGES), help=f"some of {','.join(STAGES)} (default: all)")
    parser.add_argument(
        "--material", type=int, default=1_000, help="largest size for Material (10000 takes 7 minutes more)"
    )
    parser.add_argument(
        "--others", type=int, default=10_000, help="largest size for Eleventy and Hugo (at 10000: 5 minutes)"
    )
    parser.add_argument("--rounds", type=int, default=0, help="repeat everything at most so often")
    parser.add_argument("--date", default="", help="day of the run, as 2026-11-22, for the report")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "benchmarks.json", help="where results are written"
    )
    parser.add_argument("--note", default="", help="a sentence about this run, for the report")
    parser.add_argument("--add", action="store_true", help="keep what the file of results already has")
    parser.add_argument(
        "--work", type=Path, default=None, help="keep the generated repositories here (default: gone afterwards)"
    )
    return parser


def _write(results: dict[str, Any], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def _machine() -> dict[str, object]:
    processors = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    names = {line.partition(":")[2].strip() for line in processors if line.startswith("model name")}
    memory = int(Path("/proc/meminfo").read_text("utf-8").split()[1]) / 1024**2
    return {"cores": os.cpu_count(), "processor": ", ".join(sorted(names)), "memory-gib": round(memory, 1)}


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()} | {name: version(name) for name in _LIBRARIES}
    found |= {"Eleventy": npm_version("@11ty/eleventy"), "Pagefind (npm)": npm_version("pagefind")}
    for name, command in (("Node.js", ["node", "--version"]), ("Hugo", ["hugo", "version"])):
        if shutil.which(command[0]):
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            found[name] = said.strip().lstrip("v").removeprefix("hugo v").split("+")[0]
    return {name: text for name, text in found.items() if text}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
