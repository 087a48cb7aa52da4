"""A repository in which every text field of every case and dataset holds one hostile string, and a draft that waits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from proofpoints.columns import EFFECTS, OUTCOMES, TABLES
from proofpoints.reading.descriptor import descriptor_text, make_descriptor


class Marked:
    """Gives one text to every field, with a mark at its end that tells the fields apart."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: dict[str, str] = {}

    def short(self, name: str) -> str:
        """The text for a field that is no sentence."""
        return self.marks.setdefault(name, f"{self.text} F{len(self.marks) + 1:02}.")

    def prose(self, name: str) -> str:
        """The text for a sentence, where braces refer to rows: a pair of them would be refused by a rule."""
        return self.marks.setdefault(name, f"{self.text.replace('}', ')')} F{len(self.marks) + 1:02}.")

    def cell(self, name: str) -> str:
        """The text for a cell of a table, where the beginning of a formula is refused."""
        text = self.text.strip().replace("}", ")") if name.endswith("note") else self.text.strip()
        return self.marks.setdefault(
            name, f"{'x ' if text[0] in '=+-@＝＋－＠' else ''}{text} F{len(self.marks) + 1:02}."
        )


def case_data(slug: str, of: Marked) -> dict[str, Any]:
    """A whole case with every key there is."""
    source = {"source": "S1"}
    return {
        "who": {
            "name": of.short("who.name"), "level": "district",
            "place": {"state": "WA", "city": of.short("city"), "nces_lea_id": "5399990",
                      "locale": {"value": "town-distant", "year": "2013-14", **source, "note": of.prose("locale.note")}},
            "grades": "K-12",
            "enrollment": [{"value": "5400", "year": "2013-14", **source, "note": of.prose("enrollment.note")}],
            "students_served": [{"value": "1210", "year": "2013-14", **source, "note": of.prose("served.note")}],
            "sites": {"value": "1", **source, "note": of.prose("sites.note")},
            "student_groups": [{"group": "low-income", "percent": "48.2", **source, "note": of.prose("share.note")}],
        },
        "what": {
            "program": of.short("program"), "models": ["flex"], "models_note": of.prose("models_note"),
            "launched": "2011-12",
            "grades": "9-12", "subjects": ["all-subjects"], "products": [of.short("product")],
            "cost": [{"text": of.prose("cost"), **source}], "description": of.prose("description"),
            "comparison": of.prose("comparison"),
        },
        "why": {
            "motivations": ["access"], "text": of.prose("why"),
            "goal": {"text": of.prose("goal"), "metric": "graduation-rate", "group": "all-students", "baseline": "68.4",
                     "target": "85", "unit": "percent", "deadline": "2014-15", **source},
        },
        "how": {
            "implementation": [{"text": of.prose("implementation"), **source}],
            "challenges": [{"text": of.prose("challenge"), **source}],
            "lessons": [{"text": of.prose("lesson"), **source}],
            "voices": [{"role": "teacher", "text": of.prose("voice"), **source}],
        },
        "result": {
            "dataset": slug, "summary": of.prose("summary"),
            "headline": [{"metric": "graduation-rate", "instrument": of.cell("instrument"), "site": of.cell("site"),
                          "population": of.cell("population"), "versus": "control", "versus_site": of.cell("versus_site")},
                         {"effect": "e1"}],
            "prefer": [{"row": "o2", "over": ["o3"], "because": of.prose("because")}],
        },
        "doubt": {
            "design": "before-after", "design_note": of.prose("design_note"), "baseline": of.prose("baseline"),
            "caveats": [{"text": of.prose("caveat"), **source}],
            "reviews": [{"reviewer": of.short("reviewer"), "says": of.prose("says"), "year": "2014", **source}],
        },
        "sources": {"S1": {"title": of.short("source.title"), "publisher": of.short("publisher"), "year": "2014",
                           "url": "https://example.org/report", "read": "whole"}},
    }  # fmt: skip


def tables(of: Marked) -> dict[str, str]:
    """The CSV files: free text in site, population, instrument and note of both."""
    same = {"metric": "graduation-rate", "group": "all-students", "arm": "program", "covers": "district",
            "unit": "percent", "source": "S1", "qualifier": "exact", "site": of.cell("site"),
            "population": of.cell("population"), "instrument": of.cell("instrument")}  # fmt: skip
    outcomes = [
        {**same, "id": "o1", "period": "2012-13", "value": "70", "n": "400", "note": of.cell("note")},
        {**same, "id": "o2", "period": "2013-14", "value": "75", "n": "410"},
        {**same, "id": "o3", "period": "2013-14", "value": "76"},
        {**same, "id": "o5", "period": "2013-14", "value": "71", "arm": "control", "site": of.cell("versus_site")},
        {**same, "id": "o4", "period": "2013-14", "metric": "dropout-rate", "value": "5",
         "instrument": of.cell("other instrument"), "site": of.cell("other site"), "population": of.cell("other population")},
    ]  # fmt: skip
    effect = {**same, "id": "e1", "metric": "score-math", "contrast": "difference", "versus": "control", "period": "2013-14",
              "estimate": "0.2", "unit": "sd", "se": "0.05", "note": of.cell("effect note"),
              "instrument": of.cell("effect instrument"), "site": of.cell("effect site"),
              "population": of.cell("effect population")}  # fmt: skip
    return {"outcomes": _csv(OUTCOMES.header, outcomes), "effects": _csv(EFFECTS.header, [effect])}


def _csv(header: list[str], rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, default_style='"', sort_keys=False, width=10**6).replace(
        "!!str ", ""
    )


def write_hostile(root: Path, strings: tuple[str, ...]) -> Iterator[tuple[str, Marked]]:
    """Write one case and one draft for each string; yields slug and marks of each case."""
    for number, text in enumerate(strings, 1):
        slug, of = f"example-{number:03}", Marked(text)
        folder = root / "datasets" / slug
        folder.mkdir(parents=True)
        (root / "cases" / "drafts").mkdir(parents=True, exist_ok=True)
        (root / "cases" / f"{slug}.yml").write_text(_yaml(case_data(slug, of)), "utf-8", newline="\n")
        _write_dataset(folder, of)
        if number % 10 == 0:
            _write_draft(root, f"example-draft-{number:03}", of)
        yield slug, of


def _write_dataset(folder: Path, of: Marked) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in tables(of).items():
        (folder / f"{name}.csv").write_text(content, "utf-8", newline="\n")
    free = {"title": of.text, "description": of.text, "version": of.text}
    descriptor = make_descriptor(folder.name, of.text, list(TABLES.values())) | free
    (folder / "datapackage.json").write_text(descriptor_text(descriptor), "utf-8", newline="\n")


def _write_draft(root: Path, slug: str, of: Marked) -> None:
    """A draft that still lacks most of a case: the page of what waits shows its name."""
    text = of.text
    _write_dataset(root / "datasets" / slug, of)
    data = {"who": {"name": text, "level": "district", "place": {"state": "WA", "city": text}, "grades": "K-12"}}
    (root / "cases" / "drafts" / f"{slug}.yml").write_text(_yaml(data), "utf-8", newline="\n")
