"""Invented figures of one case: rows of outcomes.csv and effects.csv, and which of them the page leads with.

One case in five moves the wrong way and one in three does not move; nothing in them is about a real place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from proofpoints.columns import EFFECTS, OUTCOMES

_RATES = ("graduation-rate", "proficiency-math", "proficiency-reading", "course-pass-rate", "proficiency-science")
_TESTS = ("score-math", "score-reading", "score-science", "score-writing")
_GROUPS = ("low-income", "english-learners", "hispanic", "white", "black", "female", "male")
_STUDIES = ("randomized", "matched-comparison", "unmatched-comparison")
DESIGNS = (*_STUDIES, "before-after-reference", "before-after", "published-estimate")
_WEIGHTS = (8, 22, 10, 36, 14, 10)
Row = dict[str, Any]


@dataclass
class Figures:
    """Rows of both files, the headlines, and the words that name the lead figures in the summary."""

    design: str
    moves: float = 0.0  # how far the program moves in all, in points
    outcomes: list[Row] = field(default_factory=list)
    effects: list[Row] = field(default_factory=list)
    headline: list[Row] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def outcome(self, metric: str, period: str, value: float, unit: str, **more: Any) -> str:
        """Add a row of outcomes.csv; returns its id."""
        more = {"group": "all-students", "arm": "program", "covers": "district", "qualifier": "exact", **more}
        row = {"id": f"o{len(self.outcomes) + 1}", "metric": metric, "period": period, "value": value, "unit": unit}
        self.outcomes.append(dict.fromkeys(OUTCOMES.header, "") | row | more)
        return str(row["id"])

    def effect(self, metric: str, estimate: float, unit: str, **more: Any) -> str:
        """Add a row of effects.csv; returns its id."""
        more = {"group": "all-students", "arm": "program", "covers": "participants", "qualifier": "exact", **more}
        row = {"id": f"e{len(self.effects) + 1}", "metric": metric, "estimate": estimate, "unit": unit}
        self.effects.append(dict.fromkeys(EFFECTS.header, "") | row | more)
        return str(row["id"])


def figures(random: Random) -> Figures:
    """The figures of one case, of 15 to 48 rows."""
    found = Figures(random.choices(DESIGNS, _WEIGHTS)[0], random.choices((-4.0, 0.0, 5.0), (22, 33, 45))[0])
    if found.design in _STUDIES:
        _study(random, found)
    elif found.design == "published-estimate":
        _published(random, found)
    else:
        _years(random, found)
    _reach(random, found)
    return found


def draft_figures(random: Random) -> Figures:
    """Figures that do not pass the gate yet: one level alone."""
    found = Figures("published-estimate")
    first = found.outcome("proficiency-math", "2013-14", _rate(random), "percent", instrument="state test", source="S1")
    found.said = [f"In its first year {{{first}}} of students were proficient; no other year was published."]
    return found


def _drift(random: Random, moves: float) -> float:
    return moves + random.gauss(0, 1.1)


def _rate(random: Random) -> float:
    return round(random.uniform(38, 80), 1)


def _bounded(value: float) -> float:
    return round(min(max(value, 3.0), 97.0), 1)


def _years(random: Random, found: Figures) -> None:
    """Two measures over five to seven years, beside the state where the design says so, and one by student group."""
    beside = found.design == "before-after-reference"
    first, count = random.randrange(2005, 2012), random.randrange(5, 8)
    years = [f"{year}-{(year + 1) % 100:02}" for year in range(first, first + count)]
    for metric in random.sample(_RATES, 2):
        mine = _line(random, found, metric, years, arm="program", covers="district")
        text = f"{{{mine[0]}}} in {years[0]} and {{{mine[-1]}}} in {years[-1]}, a change of {{{mine[-1]}-{mine[0]}}}"
        headline = {"metric": metric, "instrument": "example state report"}
        if beside:
            other = _line(random, found, metric, years, arm="state", covers="state")
            text += f", beside {{{other[-1]}-{other[0]}}} in the state"
            headline["versus"] = "state"
        found.headline.append(headline)
        found.said.append(f"The figures were {text}.")
        if metric == found.headline[0]["metric"]:
            _by_group(random, found, metric, (years[0], years[-1]))


def _line(random: Random, found: Figures, metric: str, years: list[str], **whose: str) -> list[str]:
    start, drift = _rate(random), _drift(random, found.moves if whose["arm"] == "program" else 0.0)
    size = random.randrange(500, 2400)
    ids = []
    for number, year in enumerate(years):
        value = _bounded(start + drift * number / (len(years) - 1) + random.gauss(0, 0.5))
        counted = {"n": size + random.randrange(-30, 30)} if whose["arm"] == "program" else {}
        value = _of_whole(value, *counted.values())
        more = {"instrument": "example state report", "source": "S2", **counted, **whose}
        ids.append(found.outcome(metric, year, value, "percent", **more))
    return ids


def _of_whole(value: float, students: int = 1000) -> float:
    """The nearest share that a whole number of so many students has."""
    return round(100 * round(value * students / 100) / students, 1)


def _by_group(random: Random, found: Figures, metric: str, years: tuple[str, str]) -> None:
    """Groups near all students. Half of them are girls, whose share and that of the boys fit whole numbers, as real ones do."""
    apart = random.uniform(1, 6)
    rows = [row for row in found.outcomes if (row["metric"], row["arm"]) == (metric, "program")]
    everybody = {row["period"]: row for row in rows}
    for group in random.sample(_GROUPS, random.randrange(2, 5)):
        off = random.uniform(-12, 12)
        for year in years:
            row = everybody[year]
            value = _half(row, apart)[group == "male"] if group in ("female", "male") else _bounded(row["value"] + off)
            found.outcome(metric, year, value, "percent", group=group, instrument=row["instrument"], source="S2")


def _half(everybody: Row, apart: float) -> tuple[float, float]:
    """The shares of girls and of boys."""
    students, girls = everybody["n"], everybody["n"] // 2
    of_all, of_girls = (
        round(n * share / 100) for n, share in ((students, everybody["value"]), (girls, everybody["value"] + apart))
    )
    return round(100 * of_girls / girls, 1), round(100 * (of_all - of_girls) / (students - girls), 1)


def _study(random: Random, found: Figures) -> None:
    """Students with and without the program on tests in several grades, and two differences that were only published."""
    year = f"{random.randrange(2009, 2018)}"
    grades = [f"grade {grade}" for grade in sorted(random.sample(range(3, 10), random.randrange(3, 5)))]
    for metric in random.sample(_TESTS, 2):
        for number, grade in enumerate(grades):
            ids = _pair(random, found, metric, grade, f"spring {year}")
            if number == 0:
                found.headline.append({"metric": metric, "population": grade, "versus": "control"})
                found.said.append(f"In {grade} the averages were {{{ids[0]}}} and {{{ids[1]}}} in the comparison.")
    for metric in random.sample(_RATES, random.randrange(1, 4)):
        effect = _difference(random, found, metric, year)
        found.headline.append({"effect": effect})
        found.said.append(f"A difference of {{{effect}}} was published without the values behind it.")


def _pair(random: Random, found: Figures, metric: str, grade: str, period: str) -> list[str]:
    level, sd = random.uniform(200, 260), random.uniform(11, 18)
    gap = _drift(random, found.moves) * 0.8
    ids = []
    for arm, mean in (("program", level + gap), ("control", level)):
        more = {"arm": arm, "covers": "participants", "population": grade, "n": random.randrange(60, 600)}
        more |= {"sd": round(sd, 1), "instrument": "example spring test", "source": "S1"}
        more |= {"significant": "yes" if abs(gap) > 2.5 else "no"} if arm == "program" else {}
        ids.append(found.outcome(metric, period, round(mean, 1), "scale-score", **more))
    return ids


def _difference(random: Random, found: Figures, metric: str, period: str) -> str:
    se = round(random.uniform(0.8, 2.4), 2)
    more = {"contrast": "difference", "versus": "control", "period": period, "n": random.randrange(200, 4000), "se": se}
    more |= {"instrument": f"{metric} in district records", "source": "S1"}
    estimate = round(_drift(random, found.moves), 1)
    more["significant"] = "yes" if abs(estimate) > 2 * se else "no"
    return found.effect(metric, estimate, "percentage-points", **more)


def _published(random: Random, found: Figures) -> None:
    """Changes and differences of two units that a report gives without the levels."""
    year = random.randrange(2009, 2016)
    for metric in random.sample(_RATES, random.randrange(2, 4)):
        found.headline.append({"effect": _difference(random, found, metric, str(year))})
    for metric in random.sample(_TESTS, 2):
        more = {"contrast": "difference", "versus": "similar-schools", "period": str(year), "source": "S3"}
        estimate = round(_drift(random, found.moves) / 20, 2)
        effect = found.effect(metric, estimate, "sd", instrument="example reading of a report", **more)
        found.headline.append({"effect": effect})
    found.said = [f"The report gives {{{row['id']}}} without the values behind it." for row in found.effects[:3]]
    for number in range(random.randrange(10, 16)):
        more = {"population": f"teachers, question {number + 1}", "covers": "participants", "source": "S4"}
        found.outcome("opinion", str(year), _rate(random), "percent", instrument="example survey", **more)


def _reach(random: Random, found: Figures) -> None:
    """How many students the program reached, year by year, so that a case has a table that is not an outcome."""
    first, served = random.randrange(2006, 2013), random.randrange(90, 900)
    for year in range(first, first + random.randrange(4, 9)):
        served += random.randrange(-20, 80)
        more = {"covers": "participants", "instrument": "enrollment count", "source": "S1"}
        note = "Counted on the first of October." if year == first else ""
        found.outcome("students-served", str(year), max(served, 60), "students", note=note, **more)
