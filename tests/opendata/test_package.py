"""The data package: valid under both versions of the standard, and CSV and Parquet hold the same."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from proofpoints.opendata.package import package_files
from proofpoints.opendata.tables import ALL
from tests.opendata.conftest import Built, Edited
from tests.opendata.small import Small


@pytest.mark.parametrize("standard", ["v1", "v2", "v2-strict"])
def test_frictionless_validates_every_table_and_key(real: Built, standard: str) -> None:
    with frictionless.system.use_context(standards=standard):
        report = frictionless.validate(str(real.folder / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} == {spec.name for spec in ALL}


def test_frictionless_sees_a_row_without_its_case(data: Small, tmp_path: Path) -> None:
    for name, content in package_files(data.corpus, "1.0.0").items():
        (tmp_path / name).write_bytes(content)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    rows = (tmp_path / "outcomes.csv").read_text("utf-8")
    (tmp_path / "outcomes.csv").write_text(rows.replace("example-ridge-academy,o1", "example-nowhere,o1"), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert [kind for (kind,) in report.flatten(["type"])] == ["foreign-key"]


@pytest.mark.parametrize("table", [spec.name for spec in ALL])
def test_csv_and_parquet_hold_the_same_cells(real: Built, table: str) -> None:
    text, typed = real.csv(table), real.parquet(table)
    assert list(text) == list(typed)
    assert len(text) == len(typed)
    for name in typed:
        for one, other in zip(text[name], typed[name], strict=True):
            if pd.isna(other):
                assert one == ""
            elif isinstance(other, str):
                assert one.removeprefix("'") == other.removeprefix("'")
            elif isinstance(other, bool):
                assert one == str(other).lower()
            else:
                assert float(one) == other


def test_every_field_has_a_meaning_and_every_number_a_unit() -> None:
    for spec in ALL:
        for field in spec.fields:
            assert field.description.endswith("."), (spec.name, field.name)
            plain = field.name in ("headline", "better", "p")  # a place in a list, a direction, a probability
            assert field.type not in ("number", "integer") or field.unit or plain, (spec.name, field.name)


def test_the_descriptor_names_licence_version_and_checksums(real: Built) -> None:
    folder = real.folder / "data"
    descriptor = real.json("data/datapackage.json")
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert descriptor["version"] == real.data.version
    for resource in descriptor["resources"]:
        for file in (resource, resource["parquet"]):
            content = (folder / file["path"]).read_bytes()
            assert file["bytes"] == len(content)
            assert file["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_parquet_carries_meaning_and_unit_of_each_column(real: Built) -> None:
    schema = pq.read_schema(real.folder / "data" / "outcomes.parquet")
    assert schema.metadata[b"license"] == b"CC-BY-4.0"
    assert schema.field("n").metadata[b"unit"] == b"students"
    assert b"published" in schema.field("value").metadata[b"description"]


def test_the_same_records_give_the_same_bytes(data: Small) -> None:
    assert package_files(data.corpus, "1.0.0") == package_files(data.corpus, "1.0.0")


def test_duckdb_queries_the_parquet(real: Built) -> None:
    folder = real.folder / "data"
    found = duckdb.sql(
        f"SELECT count(*), count(DISTINCT slug), count(value) FROM '{folder}/outcomes.parquet' "
        f"JOIN '{folder}/cases.parquet' USING (slug)"
    ).fetchall()
    rows = real.data.corpus["outcomes"]
    assert found == [(len(rows), len({r["slug"] for r in rows}), sum(r["value"] is not None for r in rows))]


def test_a_text_that_a_spreadsheet_would_run_gets_a_quote_in_csv_only(edited: Edited) -> None:
    def formula(root: Path) -> None:
        path = root / "cases" / "example-valley-schools.yml"
        path.write_text(path.read_text("utf-8").replace("program: Flex mornings", "program: '=1+1'"), "utf-8")

    changed = edited(formula)
    files = package_files(changed.corpus, "1.0.0")
    assert b",'=1+1," in files["cases.csv"]
    assert changed.corpus["cases"][-1]["program"] == "=1+1"
