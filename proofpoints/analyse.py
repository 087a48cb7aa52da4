"""A checked case to its results: findings with verdicts, disagreements, breaks of method, and the charts that show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from proofpoints.charts.choose import choose
from proofpoints.charts.exhibit import Exhibit
from proofpoints.evidence.findings import Finding, find_all
from proofpoints.evidence.series import Conflict, Series, find_breaks, find_conflicts, find_series, settle
from proofpoints.evidence.uncertainty import EffectSize, effect_size_of
from proofpoints.evidence.verdict import Direction, Verdict, judge, overall
from proofpoints.model import Case, Fact
from proofpoints.reading.yamlfile import Path
from proofpoints.rows import Entry, Package, Repository


@dataclass(frozen=True)
class Judged:
    """A headline finding with its verdict and, for a group contrast, its effect size."""

    finding: Finding
    verdict: Verdict
    effect_size: EffectSize | None


@dataclass(frozen=True)
class Result:
    """Everything computed about one published case. `series`: the rows to compute with, in order of the rows."""

    entry: Entry
    package: Package
    judged: tuple[Judged, ...]
    direction: Direction
    conflicts: tuple[Conflict, ...]
    breaks: tuple[tuple[Series, Series], ...]
    exhibits: tuple[Exhibit, ...]
    series: tuple[Series, ...]

    @cached_property
    def slug(self) -> str:
        """Name of the page."""
        return self.entry.slug

    @cached_property
    def case(self) -> Case:
        """The case as written."""
        return self.entry.case

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        """Outcome measures of the program in this dataset, in order of the rows."""
        rows = self.package.rows
        return tuple(dict.fromkeys(row.metric for row in rows if row.arm == "program" and row.about.outcome))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Student groups with a figure of the program."""
        rows = self.package.rows
        return tuple(dict.fromkeys(row.group for row in rows if row.arm == "program" and row.about.outcome))

    @property
    def prose(self) -> tuple[tuple[Path, str], ...]:
        """Every sentence of the case with its path."""
        return self.entry.prose

    @property
    def dispute(self) -> str:
        """What stands behind direction and design where sources dispute headline results; mostly nothing."""
        disputed = [bool(item.finding.disputed) for item in self.judged]
        return " · disputed" if disputed and all(disputed) else " · partly disputed" if any(disputed) else ""

    @property
    def served(self) -> Fact | None:
        """The largest published number of students served, for each place with room for one; None if none was published."""
        served = self.case.who.students_served
        return None if isinstance(served, str) or not served else max(served, key=lambda fact: fact.value)


def analyse(repository: Repository) -> tuple[Result, ...]:
    """Results of all published cases, by slug."""
    return tuple(_result(entry, entry.package) for entry in repository.published if entry.package is not None)


def _result(entry: Entry, package: Package) -> Result:
    findings = find_all(entry.case, package)
    judged = tuple(Judged(finding, judge(finding), effect_size_of(finding.contrast)) for finding in findings)
    series = find_series(settle(package.outcomes, entry.case.result.prefer))
    breaks = find_breaks(one for one in series if one.first.arm == "program")
    return Result(
        entry,
        package,
        judged,
        overall(item.verdict.direction for item in judged),
        tuple(conflict for conflict in find_conflicts(package.outcomes) if conflict.disagree),
        breaks,
        choose(entry.case, [(item.finding, item.verdict) for item in judged], series, breaks),
        series,
    )
