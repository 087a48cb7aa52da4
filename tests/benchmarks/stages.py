"""The measurements, in the order in which they are made; each adds what it found to the results.

Ours and the others take turns (A B A B), so that a busy minute of the machine falls on all of them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from proofpoints.commands import ROOT
from tests.benchmarks.browser import measure_search, measure_weights
from tests.benchmarks.generate import generate
from tests.benchmarks.measure import Used, python, run
from tests.benchmarks.ours import Ours
from tests.benchmarks.pages_as_markdown import write_pages
from tests.benchmarks.rivals import RIVALS, Rival

_CHECK_PAIRS = 5
_PART_ROUNDS = 3
_OWN = ("check", "cold", "cached", "changed", "unchanged", "served", "cached-again")
_MANY = 10  # more than there are rounds: no figure of a case is measured twice
_ROUNDS = {10: 5, 100: 3, 1_000: 5}  # above: one round, it takes minutes
Say = Callable[[str], None]


@dataclass
class Bench:
    """Where the work is done, how much of it, and what was found so far."""

    work: Path
    sizes: list[int]
    say: Say
    results: dict[str, Any] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)  # of a rival, where it is not its own
    rounds: int = 0  # how often everything is repeated; 0: as often as its size allows

    def times(self, usual: int) -> int:
        """How often to repeat what is usually repeated `usual` times."""
        return min(usual, self.rounds or usual)

    def ours(self, size: int) -> Ours:
        """The generated repository of this size, made when first asked for."""
        root = self.work / f"{size}"
        if not root.is_dir():
            self.say(f"{size}: generate")
            part = self.work / f".{size}"  # what was stopped halfway must not be taken for a repository
            shutil.rmtree(part, ignore_errors=True)
            generate(size, part)
            part.rename(root)
        return Ours(root, sorted(path.stem for path in (root / "cases").glob("*.yml")))

    def note(self, size: int, name: str, used: Used) -> None:
        """Add one measurement of a stage."""
        self._of(size).setdefault("stages", {}).setdefault(name, []).append(asdict(used))
        self.say(f"{size}: {name} {used.cpu:.2f} s CPU, {used.wall:.2f} s, {used.memory:.0f} MB")

    def fact(self, size: int, name: str, value: object) -> None:
        """Add something that is not a time."""
        self._of(size)[name] = value

    def start(self, size: int, *names: str) -> None:
        """Forget what an earlier run found about these."""
        for name in names:
            self._of(size).setdefault("stages", {}).pop(name, None)

    def _of(self, size: int) -> dict[str, Any]:
        found: dict[str, Any] = self.results.setdefault("sizes", {}).setdefault(str(size), {})
        return found


def builds(bench: Bench) -> None:
    """The whole build: cold, with drawn charts, after one change in both ways, without a change; and the other generators."""
    for size in bench.sizes:
        ours = bench.ours(size)
        bench.start(size, *_OWN, *(rival.name for rival in RIVALS))
        ours.forget(charts=True)
        bench.note(size, "check", ours.check())
        ours.forget(charts=True)
        bench.note(size, "cold", ours.build())
        rivals = _rivals(bench, ours, size)
        rounds = bench.times(_ROUNDS.get(size, 1))
        for number in range(rounds):
            _round(bench, ours, size, number)
            for rival in rivals:  # right after our build: a minute later this machine may be a tenth slower
                if number == 0 or number < rounds - (rival.name == "material-nav"):  # the slowest: once less
                    bench.note(size, rival.name, rival.build(bench.work / f"{size}-{rival.name}"))
            _served(bench, ours, size, number)
        for rival in rivals:
            shutil.rmtree(bench.work / f"{size}-{rival.name}")


def _round(bench: Bench, ours: Ours, size: int, number: int) -> None:
    """One case changes; then the same site from nothing but drawn charts, which must be equal byte for byte."""
    ours.change(ours.slugs[size // 2], number + 1)
    bench.note(size, "changed", ours.build())
    bench.note(size, "unchanged", ours.build())
    _beside_clean(bench, ours, size, ("cached", "equal"), first=number == 0)
    bench.fact(size, "site", ours.size())


def _served(bench: Bench, ours: Ours, size: int, number: int) -> None:
    """The same, as `serve` builds it after a save: the site first, its search index last.

    Measured at the second save: only the first after a clean build finds no second tree to bring up to date.
    """
    ours.change(ours.slugs[size // 2], _MANY + 2 * number)
    ours.serve()
    ours.change(ours.slugs[size // 2], _MANY + 2 * number + 1)
    bench.note(size, "served", ours.serve())
    _beside_clean(bench, ours, size, ("cached-again", "equal-served"), first=number == 0)


def _beside_clean(bench: Bench, ours: Ours, size: int, names: tuple[str, str], *, first: bool) -> None:
    """Build from nothing but drawn charts, and note the cost and whether the site of all rounds was the same before."""
    stage, fact = names
    before = ours.fingerprint()
    ours.forget(charts=False)
    bench.note(size, stage, ours.build())
    so_far = first or bench.results["sizes"][str(size)].get(fact, True)
    bench.fact(size, fact, so_far and ours.fingerprint() == before)


def _rivals(bench: Bench, ours: Ours, size: int) -> list[Rival]:
    """The other generators with their content laid out; those that can't be measured are named in the results."""
    reasons = {
        rival.name: rival.missing()
        or ("" if size <= bench.largest.get(rival.name, rival.largest) else "takes too long")
        for rival in RIVALS
    }
    bench.fact(size, "skipped", {name: reason for name, reason in reasons.items() if reason})
    found = [rival for rival in RIVALS if not reasons[rival.name]]
    if not found:
        return []
    pages = bench.work / f"{size}-pages"
    bench.say(f"{size}: write our pages as Markdown")
    write_pages(ours.root / "site", ours.slugs, pages)
    for rival in found:
        rival.prepare(pages, ROOT / "docs", bench.work / f"{size}-{rival.name}")
    shutil.rmtree(pages)
    return found


def one_case(bench: Bench) -> None:
    """`check` of one good and one bad case beside the import of the validator, with nothing remembered."""
    for size in (min(bench.sizes), max(bench.sizes)):
        ours = bench.ours(size)
        slug = ours.slugs[size // 3]
        bench.start(size, "check-good", "import-frictionless", "check-bad")
        remembered = ours.root / "build"
        aside = ours.root / ".build"
        if remembered.is_dir():
            remembered.rename(aside)
        ours.check(slug)  # not measured: the first run of new code compiles it
        for _ in range(bench.times(_CHECK_PAIRS)):
            shutil.rmtree(remembered, ignore_errors=True)
            bench.note(size, "check-good", ours.check(slug))
            bench.note(size, "import-frictionless", ours.import_frictionless())
            rows = ours.spoil(slug)
            bench.note(size, "check-bad", ours.check(slug, bad=True))
            ours.restore(slug, rows)
        shutil.rmtree(remembered, ignore_errors=True)
        if aside.is_dir():
            aside.rename(remembered)


def charts(bench: Bench) -> None:
    """Drawn our way, built and drawn one after another, and taken from the cache."""
    _parts(bench, "charts", ("drawn", "altair", "cached"), 300)


def validation(bench: Bench) -> None:
    """The verdict on 1,000 good packages, ours and that of Frictionless."""
    _parts(bench, "validation", ("packages", "frictionless"), 1_000)


def _parts(bench: Bench, stage: str, ways: tuple[str, ...], count: int) -> None:
    size = max(size for size in bench.sizes if size <= 1_000)
    root = bench.ours(size).root
    count = min(count, size * 2 if stage == "charts" else size)
    found: dict[str, Any] = {"count": count}
    for _ in range(bench.times(_PART_ROUNDS)):
        for way in ways:
            found.setdefault(way, []).append(_part(way, root, count))
            bench.say(f"{stage}: {way} {found[way][-1]['cpu']:.2f} s CPU")
    bench.results[stage] = found


def _part(way: str, root: Path, count: int) -> dict[str, float]:
    """Cost of one way as `parts` prints it; no verdict is remembered and no chart drawn before."""
    verdicts = root / "build" / "cache" / "frictionless"
    shutil.rmtree(verdicts, ignore_errors=True)
    out = root / ".part.json"
    script = f"from tests.benchmarks import parts; parts.write_cost({way!r}, {str(root)!r}, {count}, {str(out)!r})"
    run(python("-c", script), root, env={"PYTHONPATH": str(ROOT)})
    cost: dict[str, float] = json.loads(out.read_text("utf-8"))
    out.unlink()
    return cost


def browser(bench: Bench) -> None:
    """What a browser loads: words with a filter, facets alone, and one case page in a small and in a large site."""
    few, many = min(bench.sizes), max(bench.sizes)
    for size in (few, many):
        if not (bench.ours(size).root / "site").is_dir():
            bench.ours(size).build()
    bench.say(f"{many}: search and facets in Chromium")
    slug = bench.ours(few).slugs[0]
    found = {"cases": many, **measure_search(bench.ours(many).root / "site")}
    for size in (few, many):
        found[f"weights-{'few' if size == few else 'many'}"] = measure_weights(bench.ours(size).root / "site", slug)
    bench.results["browser"] = found


STAGES: dict[str, Callable[[Bench], None]] = {
    "builds": builds,
    "one-case": one_case,
    "charts": charts,
    "validation": validation,
    "browser": browser,
}
