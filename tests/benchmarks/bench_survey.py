"""Time and memory for each answer of an import at 1,000 and at 10,000 answers, in one run.

`python -m tests.benchmarks.bench_survey`. The answers are those of the tests with other places and people, so that
nothing is a repeat.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from proofpoints.commands import ROOT
from tests.benchmarks.invented import name_of
from tests.survey_import.answers import TRUTHS, said
from tests.survey_import.export_parts import QUESTIONS, profile_text

SIZES = (1_000, 10_000)


def write_export(path: Path, size: int) -> None:
    """An export of `size` answers, each from a place of its own."""
    full = [truth for truth in TRUTHS if truth.said and "same_as" not in truth.said and len(truth.said) > 3]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Your name", "Your e-mail", *QUESTIONS.values()])
        for number in range(size):
            answers = said(full[number % len(full)])
            cells = [name_of(number) if key == "name" else answers.get(key, "") for key in QUESTIONS]
            writer.writerow([f"Person{number} Nobody{number}", f"p{number}@example.test", *cells])


def measure(size: int, folder: Path) -> dict[str, float]:
    """Milliseconds for each answer and megabytes at the peak of one import in a process of its own."""
    file, profile = folder / f"{size}.csv", folder / "p.yml"
    write_export(file, size)
    profile.write_text(profile_text({"personal": "Your name"}), "utf-8")
    script = (
        "import json,resource,sys,time\nfrom survey_import.__main__ import main\nstart=time.perf_counter()\n"
        f"code=main([{str(file)!r},'--profile',{str(profile)!r},'--out',{str(folder / str(size))!r},"
        f"'--report',{str(folder / 'r.json')!r}])\n"
        "used=resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(json.dumps([code,time.perf_counter()-start,used.ru_utime+used.ru_stime,used.ru_maxrss/1024]),file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    code, seconds, cpu, memory = json.loads(done.stderr.strip().splitlines()[-1])
    assert code == 0, done.stdout
    return {"answers": size, "ms": seconds * 1000 / size, "cpu_ms": cpu * 1000 / size, "megabytes": memory}


def main() -> int:
    """Print one line for each size and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        results = [measure(size, Path(name)) for size in SIZES]
    for one in results:
        print(
            f"{one['answers']:>7,.0f} answers: {one['ms']:.2f} ms each ({one['cpu_ms']:.2f} ms "
            f"processor), {one['megabytes']:.0f} MB at the peak"
        )
    few, many = results
    print(
        f"ratio of time for each answer, 10,000 to 1,000: {many['ms'] / few['ms']:.2f} (processor "
        f"{many['cpu_ms'] / few['cpu_ms']:.2f}); bar 1.3"
    )
    print(
        f"memory for each further answer: "
        f"{(many['megabytes'] - few['megabytes']) * 1024 / (SIZES[1] - SIZES[0]):.1f} kB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
