"""The generated files of the sources are those that the model and the vocabulary give today."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofpoints.commands import FINE, ROOT, main
from proofpoints.generated.generate import generated_files
from tests.site.built import small_repository

EXPECTED = generated_files(ROOT)
REMEDY = "run `python build_site.py schema` and commit what it writes"


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_generated_file_is_up_to_date(name: str) -> None:
    path = ROOT / name
    assert path.is_file(), f"{name} is missing: {REMEDY}"
    assert path.read_bytes() == EXPECTED[name].encode("utf-8"), f"{name} is out of date: {REMEDY}"


def test_every_dataset_has_a_generated_descriptor() -> None:
    folders = {path.name for path in (ROOT / "datasets").iterdir() if path.is_dir()}
    assert {f"datasets/{name}/datapackage.json" for name in folders} <= set(EXPECTED)


def test_schema_mends_what_is_out_of_date_and_then_has_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_repository(tmp_path / "repository")
    main(["schema", "--root", str(root)])
    before = {name: (root / name).read_bytes() for name in generated_files(root)}
    (root / "cases" / "case.schema.json").write_text("{}")
    capsys.readouterr()
    assert main(["schema", "--root", str(root)]) == FINE
    assert capsys.readouterr().out == "wrote cases/case.schema.json\n"
    assert {name: (root / name).read_bytes() for name in generated_files(root)} == before
    assert main(["schema", "--root", str(root)]) == FINE
    assert capsys.readouterr().out == ""
