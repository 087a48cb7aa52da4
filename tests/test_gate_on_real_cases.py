"""No published case outlives its data: without the rows that carry it, `check` fails and names the case."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proofpoints.commands import main
from proofpoints.reading.descriptor import descriptor_text, make_descriptor
from proofpoints.reading.packages import tables_in

ROOT = Path(__file__).resolve().parents[1]
SLUGS = sorted(path.stem for path in (ROOT / "cases").glob("*.yml"))
REFERENCES = {"state", "region", "nation", "district"}
# Cases that rest on published differences alone: outcomes.csv has only its header, so taking rows out changes nothing.
WITHOUT_LEVELS = {
    slug for slug in SLUGS if len((ROOT / "datasets" / slug / "outcomes.csv").read_text("utf-8").splitlines()) == 1
}
Check = Callable[[], tuple[int, list[dict[str, str]]]]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of all cases and datasets."""
    root = tmp_path_factory.mktemp("repository")
    for folder in ("cases", "datasets"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(params=SLUGS)
def folder(request: pytest.FixtureRequest, everything: Path) -> Iterator[Path]:
    """The dataset of a published case, to break; it is put back afterwards."""
    path = everything / "datasets" / request.param
    yield path
    shutil.rmtree(path)
    shutil.copytree(ROOT / "datasets" / request.param, path)


@pytest.fixture
def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Exit code of `check` on the case of the folder, and the errors that name it."""

    def run() -> tuple[int, list[dict[str, str]]]:
        root = folder.parents[1]
        code = main(["check", "--root", str(root), str(root / f"cases/{folder.name}.yml"), "--format", "json"])
        errors = [problem for problem in json.loads(capsys.readouterr().out)["problems"] if problem["level"] == "error"]
        return code, [error for error in errors if folder.name in error["file"] + error["message"]]

    return run


def keep(folder: Path, wanted: Callable[[int, str], bool]) -> bool:
    """Keep the header of outcomes.csv and the rows that are wanted, by number and arm. True if any row went."""
    file = folder / "outcomes.csv"
    header, *rows = file.read_text("utf-8").splitlines(keepends=True)
    left = [row for number, row in enumerate(rows) if wanted(number, row.split(",")[3])]
    file.write_text("".join([header, *left]), "utf-8")
    return len(left) < len(rows)


def drop_effects(folder: Path) -> None:
    """Take effects.csv out of the folder and of its descriptor."""
    (folder / "effects.csv").unlink(missing_ok=True)
    text = descriptor_text(make_descriptor(folder.name, "Figures", tables_in(folder)))
    (folder / "datapackage.json").write_text(text, "utf-8")


def test_there_are_cases_and_most_have_levels() -> None:
    assert len(SLUGS) >= 12
    assert len(WITHOUT_LEVELS) < len(SLUGS) / 4


def test_untouched_it_passes(folder: Path, check: Check) -> None:
    assert check() == (0, [])


def test_outcomes_deleted(folder: Path, check: Check) -> None:
    (folder / "outcomes.csv").unlink()
    code, errors = check()
    assert code == 1
    assert any("outcomes.csv is missing" in error["message"] for error in errors)


def test_outcomes_emptied(folder: Path, check: Check) -> None:
    (folder / "outcomes.csv").write_bytes(b"")
    code, errors = check()
    assert code == 1
    assert any("it is empty" in error["message"] for error in errors)


@pytest.mark.parametrize(
    "wanted",
    [lambda number, arm: number == 0, lambda number, arm: arm == "state", lambda number, arm: False],
    ids=["first row only", "state only", "header only"],
)
def test_outcomes_reduced(folder: Path, check: Check, wanted: Callable[[int, str], bool]) -> None:
    """Published differences may still carry the case, but what it says of the rows that went no longer holds."""
    went = keep(folder, wanted)
    code, errors = check()
    assert went == (folder.name not in WITHOUT_LEVELS)
    assert (code, bool(errors)) == (int(went), went)


@pytest.mark.parametrize(
    "wanted",
    [lambda number, arm: number == 0, lambda number, arm: arm in REFERENCES],
    ids=["one level alone", "references alone"],
)
def test_no_measurable_outcome_is_left(folder: Path, check: Check, wanted: Callable[[int, str], bool]) -> None:
    """With the published differences gone as well, the gate itself speaks."""
    keep(folder, wanted)
    drop_effects(folder)
    code, errors = check()
    assert code == 1
    assert {"measurable", "table-empty"} & {error["rule"] for error in errors}
