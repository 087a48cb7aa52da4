"""A bound stays a bound: where 4.61 stands in any file of the site, "at most" stands before it, and nothing is computed from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofpoints.commands.cases import make_cases
from proofpoints.commands.pipeline import make_site
from proofpoints.opendata.address import Site
from proofpoints.problems import has_errors
from proofpoints.validate import load_and_validate
from tests.defect import HARBOR_EFFECTS, RIDGE_ROWS, VALLEY, VALLEY_ROWS, add, swap
from tests.site.built import small_repository
from tests.trust.figures import state
from tests.trust.published import Record, files, foreign, records, texts

BOUNDS = {"4.61": "at-most", "95.27": "at-least", "96.37": "at-least", "0.317": "at-most"}
_WORDS = {"at-most": "at most", "at-least": "at least"}
# What would stand somewhere if a bound were taken for a figure: differences, means, shares of n, an axis value.
FORBIDDEN = [
    "3.74", "−3.74", "-3.74", "4.37", "-4.37", "3.98", "-3.98", "2.63", "-2.63", "6.48", "8.15", "40.97", "23.63", "381.08", "385.48", "0.107", "-0.107",
]  # fmt: skip

_ROW = "proficiency-math,all-students,{arm},{covers},,,{period},{value},percent,,,,{q},,state math test,S3,\n"
ROWS = (
    "o12,dropout-rate,all-students,program,district,,,2010-11,8.98,percent,,,,exact,,state count,S3,\n"
    "o13,dropout-rate,all-students,program,district,,,2012-13,8.35,percent,,,,exact,,state count,S3,\n"
    "o14," + _ROW.format(arm="program", covers="district", period="2011-12", value="92.64", q="exact")
    + "o15," + _ROW.format(arm="program", covers="district", period="2012-13", value="95.27", q="at-least")
    + "o16," + _ROW.format(arm="state", covers="state", period="2012-13", value="71.64", q="exact")
    + "o17," + _ROW.format(arm="program", covers="district", period="2013-14", value="91.12", q="exact")
)  # fmt: skip
EDITS = [
    swap(VALLEY_ROWS, "2013-14,5,percent,,,,at-most,,state count,S3,Printed as a bound.", "2013-14,4.61,percent,,,,at-most,,state count,S3,"),
    add(VALLEY_ROWS, ROWS),
    swap(VALLEY, "      versus: state\n  prefer:", "      versus: state\n    - metric: dropout-rate\n    - metric: proficiency-math\n  prefer:"),
    swap(VALLEY, "Graduation on time rose from", "Dropout was {o11}, proficiency {o15}. Graduation on time rose from"),
    swap(RIDGE_ROWS, "2013-14,62.7,percent,118,,,exact,no,spring test,S1,", "2013-14,62.7,percent,118,,,exact,no,spring test,S1,\n"
         "o5,proficiency-reading,all-students,program,participants,,grade 7,2013-14,96.37,percent,400,,,at-least,,spring test,S1,\n"
         "o6,proficiency-reading,all-students,control,participants,,grade 7,2013-14,55.4,percent,121,,,exact,,spring test,S1,"),
    add(HARBOR_EFFECTS, "e3,score-reading,all-students,program,difference,control,participants,,,2011-12,0.317,sd,,,1200,at-most,,final test,S1,\n"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented cases with bounds in a series, a comparison, a sentence and a published difference."""
    root = small_repository(tmp_path_factory.mktemp("bounds") / "repository")
    for edit in EDITS:
        edit(root)
    _, problems = load_and_validate(root)
    assert not has_errors(problems), [problem for problem in problems if has_errors([problem])]
    assert make_site(root, root / "site", make_cases(root, Site(), lambda step: None), lambda step: None) == ""
    return root / "site"


def _places(value: str, text: str) -> list[str]:
    """What stands before each place where the number is said."""
    return [
        text[max(0, m.start() - 14) : m.start()]
        for m in re.finditer(rf"(?<![\d.,]){re.escape(value)}(?![\d]|\.\d)", text)
    ]


def test_a_bound_is_said_as_a_bound_in_every_file(site: Path) -> None:
    told: dict[str, int] = dict.fromkeys(BOUNDS, 0)
    kinds: set[str] = set()
    bare: list[tuple[str, str, str]] = []
    for name, raw in files(site):
        if foreign(name):
            continue
        table = name.endswith((".csv", ".parquet")) or (name.endswith(".json") and not name.endswith("find.json"))
        for value, qualifier in BOUNDS.items():
            for text in [] if table else texts(name, raw):
                for before in _places(value, text):
                    told[value] += 1
                    kinds.add(Path(name).suffix)
                    if not before.lower().rstrip(" +").endswith((_WORDS[qualifier], "≥", "≤")):
                        bare.append((name, value, before))
        for record in records(name, raw):
            for value, qualifier in BOUNDS.items():
                if any(_is(found, value) for found in record.values()):
                    told[value] += 1
                    kinds.add(Path(name).suffix)
                    if record.get("qualifier") != qualifier:
                        bare.append((name, value, str(record)[:300]))
    assert bare == []
    assert all(told.values()), told
    assert {".html", ".json", ".csv", ".parquet"} <= kinds
    state(
        "bounds",
        f"{sum(told.values())} places of {len(BOUNDS)} published bounds in {len(kinds)} kinds of files: 0 without their at most or at least",
    )


def _is(found: object, value: str) -> bool:
    """A cell that is the number itself; a cell that holds it in a sentence is looked at as text."""
    return not isinstance(found, bool) and str(found) == value


def test_nothing_is_computed_from_a_bound(site: Path) -> None:
    found = []
    for name, raw in files(site):
        for text in [] if foreign(name) else texts(name, raw):
            found += [(name, value, before) for value in FORBIDDEN for before in _places(value, text)]
    assert found == []


def test_sentences_in_records_say_the_bound(site: Path) -> None:
    def sentences(record: Record) -> list[str]:
        return [value for value in record.values() if isinstance(value, str) and len(value) > 12]

    for name, raw in files(site):
        if not foreign(name):
            for text in (text for record in records(name, raw) for text in sentences(record)):
                for value, qualifier in BOUNDS.items():
                    for before in _places(value, text):
                        assert before.lower().rstrip(" +").endswith((_WORDS[qualifier], "≥", "≤")), (
                            name,
                            value,
                            text[:200],
                        )


def test_no_chart_draws_a_bound(site: Path) -> None:
    """A drawing may say a bound in its description; it may not have it as a label, which would stand alone."""
    drawings = 0
    for name, raw in files(site):
        found = (
            [raw]
            if name.endswith(".svg")
            else re.findall(rb"<svg.*?</svg>", raw, re.DOTALL)
            if name.endswith(".html")
            else []
        )
        for drawing in found:
            drawings += 1
            labels = re.findall(r">\s*([^<>]*?)\s*</text>", drawing.decode())
            assert not [label for label in labels if any(_places(value, label) for value in BOUNDS)], name
    assert drawings > 10
