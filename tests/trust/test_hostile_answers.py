"""Hostile strings as every answer of a survey: through the importer, its reports, its drafts, and the site that lists them."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil

import pytest
import yaml

from proofpoints.columns import TABLES
from proofpoints.commands import ROOT
from proofpoints.commands.cases import make_cases
from proofpoints.commands.pipeline import make_site
from proofpoints.load import load
from proofpoints.opendata.address import Site
from proofpoints.reading.yamlfile import read_yaml
from proofpoints.vocabulary import STATES
from survey_import.questions.fields import FIELDS
from tests.survey_import.importing import Run, run_import
from tests.trust.browser import served, visit, watched
from tests.trust.figures import state
from tests.trust.test_hostile_text import CHOSEN

# What makes a record an answer with a draft; in every second answer also these hold the hostile string.
_SOUND = {
    "consent": "Yes", "state": "Washington", "measure": "Math proficiency", "baseline": "42%", "baseline_period": "2012-13",
    "followup": "61%", "followup_period": "2013-14", "n": "412", "source": "https://example.org/report",
}  # fmt: skip


def _place(number: int) -> str:
    """An invented name that resembles no other: two answers about one place would give one draft."""
    digest = hashlib.sha256(str(number).encode()).digest()
    return "Example " + "".join(chr(97 + byte % 26) for byte in digest[:9]).title() + " Schools"


def _answers() -> list[dict[str, str]]:
    found, states = [], [state for state in STATES if state != "US"]
    for number, text in enumerate(CHOSEN):
        sound = (
            {**_SOUND, "name": f"{_place(number)} {text}", "state": states[number % len(states)]}
            if number % 4
            else {"consent": "Yes"}
        )
        silent = (
            [name for name, field in FIELDS.items() if field.outcome and name != "instrument"] if "n" in sound else []
        )
        found.append({name: sound.get(name, "" if name in silent else text) for name in FIELDS})
    return found


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """All answers in one export, imported with every report, into a root that can be built."""
    folder = tmp_path_factory.mktemp("answers")
    file = folder / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(FIELDS))
        writer.writeheader()
        writer.writerows(_answers())
    columns = "".join(f'  - {{heading: "{name}", field: {name}}}\n' for name in FIELDS)
    profile = folder / "any.yml"
    profile.write_text(f"name: any\nconfirmed: yes\ncolumns:\n{columns}", "utf-8")
    done = run_import(folder, file, profile)
    assert done.code == 0, done.printed
    return done


def test_every_answer_is_judged_once(imported: Run) -> None:
    assert sum(imported.report["counts"].values()) == len(CHOSEN)
    assert len(list((imported.folder / "out/cases/drafts").glob("*.yml"))) >= len(CHOSEN) // 3


def test_drafts_are_plain_text_to_every_reader_of_yaml(imported: Run) -> None:
    """What was typed stays text: no draft gains a key, and another reader of YAML sees the same."""
    keys: set[tuple[str, ...]] = set()
    for path in (imported.folder / "out/cases/drafts").glob("*.yml"):
        document = read_yaml(path.read_bytes())
        assert not document.flaws, (path, document.flaws)
        assert isinstance(document.data, dict)
        keys.add(tuple(document.data))
        assert list(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)) == list(document.data)
    assert len(keys) <= 4, keys


def test_no_report_holds_a_live_formula(imported: Run) -> None:
    cells = 0
    for path in [imported.folder / "report.csv", *(imported.folder / "out/datasets").rglob("*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                cells += len(row)
                assert [
                    cell
                    for cell in row
                    if cell[:1] in tuple("=+@\t\r＝＋－＠") or (cell[:1] == "-" and not cell[1:2].isdigit())
                ] == []
    assert cells > 1000


def test_reports_and_site_do_nothing(imported: Run) -> None:
    root = imported.folder / "out"
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "proofpoints/theme", root / "proofpoints/theme")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    repository, _ = load(root)
    assert len(repository.sketches) + len(repository.drafts) > len(CHOSEN) // 4
    assert make_site(root, root / "site", make_cases(root, Site(), lambda step: None), lambda step: None) == ""
    shutil.copyfile(imported.folder / "report.html", root / "site/report.html")
    with served(root / "site") as origin, watched(origin) as (page, seen):
        for place in ("report.html", "waiting/", "survey/", "data/", ""):
            visit(page, seen, f"{origin}{place}")
        page.goto(f"{origin}waiting/")
        shown = page.evaluate("document.querySelector('#pp-main').textContent")
    assert seen.nothing, (seen.reports[:5], seen.elsewhere[:5], seen.errors[:5], seen)
    assert "Example" in shown
    json.loads((imported.folder / "report.json").read_text("utf-8"))
    state(
        "answers",
        f"{len(CHOSEN)} hostile strings in each of {len(FIELDS)} survey questions ({len(CHOSEN) * len(FIELDS):,} places), imported, reported, "
        f"drafted and built: {seen.ran} scripts run, {seen.handlers} on* attributes, {seen.addresses} javascript: or data: links, "
        f"{len(seen.reports)} CSP reports, {len(seen.elsewhere)} requests elsewhere",
    )


def test_every_free_column_of_a_dataset_is_among_the_hostile_ones() -> None:
    """A new text column must be put into tests/trust/hostile.py, or its form must be checked by table.py."""
    free = {
        column.name
        for table in TABLES.values()
        for column in table.columns
        if column.type == "string" and not column.allowed
    }
    assert free == {"id", "period", "source", "site", "population", "instrument", "note"}
