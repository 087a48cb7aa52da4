"""The page about the data: its examples run on the published files and agree."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
from html import unescape

import duckdb
import pytest

from proofpoints.opendata.data_page import EXAMPLES, formula
from proofpoints.opendata.tables import ALL, CORPUS_OUTCOMES
from tests.opendata.conftest import Built
from tests.opendata.markup import read_html


def expected(built: Built) -> list[tuple[str, float, str, str]]:
    """What every example prints: headline differences in percentage points with the design."""
    design = {row["slug"]: row["design"] for row in built.data.corpus["cases"]}
    return [
        (row["slug"], row["estimate"], row["direction"], design[row["slug"]])
        for row in built.data.corpus["contrasts"]
        if row["headline"] and row["unit"] == "percentage-points"
    ]


def printed(text: str) -> list[tuple[str, float, str, str]]:
    header, *lines = csv.reader(io.StringIO(text))
    assert header == ["slug", "estimate", "direction", "design"]
    return [(slug, float(estimate), direction, design) for slug, estimate, direction, design in lines]


def run(built: Built, *command: str) -> str:
    return subprocess.run(command, cwd=built.folder / "data", capture_output=True, text=True, check=True).stdout


def test_the_pandas_example_runs(real: Built) -> None:
    assert len(expected(real)) > 20
    assert printed(run(real, sys.executable, str(EXAMPLES / "with_pandas.py"))) == expected(real)


def test_the_duckdb_example_runs(real: Built) -> None:
    query = (EXAMPLES / "with_duckdb.sql").read_text("utf-8")
    folder = real.folder / "data"
    for name in ("contrasts", "cases"):
        query = query.replace(f"'{name}.parquet'", f"'{folder / name}.parquet'")
    assert duckdb.sql(query).fetchall() == expected(real)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R, such as Debian's r-base-core")
def test_the_r_example_runs(real: Built) -> None:
    assert printed(run(real, "Rscript", "--vanilla", str(EXAMPLES / "with_r.R"))) == expected(real)


def test_the_spreadsheet_formula_names_the_right_columns(real: Built) -> None:
    assert formula(CORPUS_OUTCOMES) == '=COUNTIFS(C:C,"graduation-rate",E:E,"program")'
    header, *rows = csv.reader(io.StringIO((real.folder / "data/outcomes.csv").read_text("utf-8")))
    assert (header[2], header[4]) == ("metric", "arm")
    counted = sum(row[2] == "graduation-rate" and row[4] == "program" for row in rows)
    assert counted == sum(
        r["metric"] == "graduation-rate" and r["arm"] == "program" for r in real.data.corpus["outcomes"]
    )


def test_the_page_shows_the_examples_as_they_run(real: Built) -> None:
    page = (real.folder / "data/index.html").read_text("utf-8")
    for file in sorted(EXAMPLES.iterdir()):
        if file.is_file():
            assert file.read_text("utf-8") in unescape(page)


def test_every_table_is_listed_with_its_files_and_number_of_rows(real: Built) -> None:
    elements = read_html((real.folder / "data/index.html").read_text("utf-8"))
    lines = {line.cells[0].text.strip(): line for line in elements if line.tag == "tr" and len(line.cells) == 4}
    for spec in ALL:
        assert lines[spec.title].cells[2].text.strip() == f"{len(real.data.corpus[spec.name]):,}"
    for link in elements:
        href = link.attributes.get("href", "")
        if link.tag == "a" and href.startswith("../data/"):
            assert (real.folder / href.removeprefix("../")).exists(), href


def test_the_navigation_leads_to_it(real: Built) -> None:
    assert '<a href="data/" class="md-tabs__link">' in (real.folder / "index.html").read_text("utf-8")
