"""No figure about fewer than ten students in any file of the real site, and none of a draft that the check refuses."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from proofpoints.commands import PROBLEMS
from proofpoints.model import MINIMUM
from tests.defect import MEADOW_ROWS, VALLEY_ROWS, Edit, add, swap
from tests.site.built import built_site, contents, run, small_repository
from tests.trust.figures import state
from tests.trust.published import Record, files, foreign, records, texts

_COUNTS = ("n", "students", "students_served", "enrollment")
_SAID = re.compile(
    r"(?<![\w.,–−-])(?P<count>[1-9]|one|two|three|four|five|six|seven|eight|nine) students?\b(?! (?:group|who can|who do not finish can|may count))"
)
_LIMIT = re.compile(r"(?:fewer than|less than|at least|below|under|minimum of|ten or|1 to|(?:one|two|three) in) $")
# pages about the rules show what may not be written, with invented rows
_LESSONS = re.compile(r"^(rules|guides|methods|contribute|threat-model|decisions|development|CONTRIBUTING)(/|\.)")


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def small(record: Record) -> list[str]:
    """What a record tells about fewer than ten students: a count, or a count that follows from a percentage and its n."""
    told = [key for key in _COUNTS if (count := _number(record.get(key))) is not None and 0 < count < MINIMUM]
    value, n = _number(record.get("value")), _number(record.get("n"))
    if record.get("unit") == "students" and value is not None and 0 < value < MINIMUM:
        told.append("value")
    if record.get("unit") == "percent" and value is not None and n and record.get("n_scope") != "contrast":
        counted = value * n / 100
        told += ["value and n"] * any(0.5 <= part < MINIMUM - 0.5 for part in (counted, n - counted))
    return told


def test_no_count_below_ten_in_any_file_of_the_site() -> None:
    looked: Counter[str] = Counter()
    found: list[tuple[str, str]] = []
    for name, raw in files(built_site()):
        looked["files"] += 1
        if foreign(name):
            continue
        for record in records(name, raw):
            looked["records"] += 1
            looked["counts"] += any(_number(record.get(key)) is not None for key in (*_COUNTS, "value"))
            found += [(name, f"{told} {record}"[:200]) for told in small(record)]
        for text in [] if _LESSONS.match(name) else texts(name, raw):
            for match in _SAID.finditer(text):
                before = text[max(0, match.start() - 30) : match.start()]
                if not _LIMIT.search(before.lower()):
                    found.append((name, f"{before}[{match[0]}]{text[match.end() : match.end() + 30]}"))
    assert found == []
    assert looked["counts"] > 2_500
    state(
        "small-counts",
        f"{looked['files']:,} files of the real site, {looked['records']:,} records, {looked['counts']:,} of them with figures: "
        f"0 tell of fewer than {MINIMUM} students",
    )


CANARY = "o77,graduation-rate,homeless,program,district,,,2013-14,57.193,percent,7,,,exact,,federal cohort rate,S{},canary-of-seven\n"


@pytest.mark.parametrize(
    "edit",
    [
        add(VALLEY_ROWS, CANARY.format(3)),
        add(MEADOW_ROWS, CANARY.format(1)),
        add("datasets/example-summit-school/outcomes.csv", CANARY.format(1)),
        swap(VALLEY_ROWS, "Hidden by the state.", "canary-of-seven: seven of 430, jane.doe@example.org"),
    ],
    ids=["a case", "a draft", "a sketch", "a note with a mail address"],
)
def test_what_the_check_refuses_reaches_no_file(tmp_path: Path, edit: Edit) -> None:
    """Also that of a draft, whose missing parts do not stop a build: nothing is written, nothing is left lying about."""
    root = small_repository(tmp_path / "repository")
    edit(root)
    before = contents(root)
    assert run("build", "--root", root).returncode == PROBLEMS
    assert not (root / "site").exists()
    new = {name: (root / name).read_bytes() for name in contents(root) if name not in before}
    assert not [name for name, raw in new.items() if b"57.193" in raw or b"canary" in raw]


@pytest.mark.parametrize(
    "record",
    [
        {"n": 7},
        {"n": "9", "value": ""},
        {"students": 3.0},
        {"unit": "students", "value": 4},
        {"unit": "percent", "value": 97, "n": 60},
        {"unit": "percent", "value": "3", "n": "60"},
    ],
)
def test_the_scan_sees_what_it_looks_for(record: Record) -> None:
    assert small(record)
    assert _SAID.search("told of 7 students in all")
