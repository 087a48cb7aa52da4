"""`release`: a dated snapshot with checksums that never changes, and the list of what it changed."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import frictionless
import pytest

from proofpoints.commands import FINE, PROBLEMS, USAGE, main
from tests.defect import VALLEY_ROWS, swap

FIRST, SECOND = "2026-11-22", "2027-01-02"


@pytest.fixture
def repository(repository_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good repository, built at no address."""
    monkeypatch.delenv("SITE_URL", raising=False)
    return repository_copy


def release(root: Path, day: str, *more: str) -> int:
    return main(["release", "--root", str(root), "--date", day, *more])


def folder(root: Path, day: str) -> Path:
    return root / "build" / "releases" / f"proof-points-{day}"


def log(root: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((root / "docs" / "releases.json").read_text("utf-8"))
    return found


def test_a_first_release_has_all_cases_as_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release(repository, FIRST) == FINE
    assert "3 new, 0 changed, 0 withdrawn" in capsys.readouterr().out
    (entry,) = log(repository)
    assert entry["date"] == FIRST
    assert len(entry["new"]) == 3  # type: ignore[arg-type]


def test_a_snapshot_is_a_valid_package_and_its_checksums_hold(repository: Path) -> None:
    release(repository, FIRST)
    snapshot = folder(repository, FIRST)
    assert frictionless.validate(str(snapshot / "datapackage.json")).valid
    assert json.loads((snapshot / "datapackage.json").read_text("utf-8"))["version"] == "2026.11.22"
    lines = (snapshot / "SHA256SUMS").read_text("utf-8").splitlines()
    assert {line.split("  ")[1] for line in lines} == {path.name for path in snapshot.iterdir()} - {"SHA256SUMS"}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((snapshot / name).read_bytes()).hexdigest() == digest
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=snapshot, check=True)


def test_the_same_release_twice_gives_the_same_bytes(repository: Path, tmp_path: Path) -> None:
    assert release(repository, FIRST) == FINE
    before = {path.name: path.read_bytes() for path in folder(repository, FIRST).iterdir()}
    assert release(repository, FIRST) == FINE
    assert release(repository, FIRST, "--out", str(tmp_path / "other")) == FINE
    other = tmp_path / "other" / f"proof-points-{FIRST}"
    assert {path.name: path.read_bytes() for path in other.iterdir()} == before
    assert len(log(repository)) == 1


def test_a_release_never_changes(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release(repository, FIRST)
    before = {path.name: path.read_bytes() for path in folder(repository, FIRST).iterdir()}
    assert all(path.stat().st_mode & 0o222 == 0 for path in folder(repository, FIRST).iterdir())
    swap(VALLEY_ROWS, "2013-14,79.1,", "2013-14,79.3,")(repository)
    assert release(repository, FIRST) == USAGE
    assert "a release never changes" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder(repository, FIRST).iterdir()} == before


def test_the_next_release_lists_the_figures_that_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release(repository, FIRST)
    swap(VALLEY_ROWS, "2013-14,79.1,", "2013-14,79.3,")(repository)
    assert release(repository, SECOND) == FINE
    assert "example-valley-schools: 1 figure changed and its text changed." in capsys.readouterr().out
    _, entry = log(repository)
    (revision,) = entry["changed"]  # type: ignore[misc]
    assert revision["figures"] == [  # type: ignore[index]
        {
            "table": "outcomes",
            "row": "o6",
            "kind": "changed",
            "was": {"value": "79.1"},
            "now": {"value": "79.3"},
            "unsaid": [],
        }
    ]
    assert json.loads((folder(repository, SECOND) / "changes.json").read_text("utf-8")) == log(repository)


def test_what_is_withdrawn_today_is_gone_from_the_older_releases_too(repository: Path) -> None:
    release(repository, FIRST)
    swap(VALLEY_ROWS, "2008-09,71.2,", "2008-09,71.3,")(repository)
    release(repository, SECOND)
    assert "71.2" in str(log(repository))
    swap(VALLEY_ROWS, "2008-09,71.3,percent,,,,exact", "2008-09,,percent,,,,suppressed")(repository)
    assert release(repository, "2027-01-03") == FINE
    released = (folder(repository, "2027-01-03") / "changes.json").read_text("utf-8")
    for said in (str(log(repository)), released):
        assert "o1" in said
        assert not any(number in said for number in ("71.2", "71.3"))


def test_two_snapshots_differ_only_where_figures_differ(repository: Path) -> None:
    release(repository, FIRST)
    swap(VALLEY_ROWS, "2008-09,71.2,", "2008-09,71.3,")(repository)  # a row that no text and no contrast uses
    release(repository, SECOND)
    old, new = (folder(repository, day) for day in (FIRST, SECOND))
    differs = {path.name for path in old.iterdir() if path.read_bytes() != (new / path.name).read_bytes()}
    figures = {"outcomes.csv", "outcomes.parquet", "contrasts.csv", "contrasts.parquet"}
    assert differs == figures | {"datapackage.json", "changes.json", "SHA256SUMS"}
    before, after = ((one / "outcomes.csv").read_text("utf-8").splitlines() for one in (old, new))
    (pair,) = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert pair[0].replace("71.2", "71.3") == pair[1]
    descriptors = [json.loads((one / "datapackage.json").read_text("utf-8")) for one in (old, new)]
    for descriptor in descriptors:
        del descriptor["version"]
        for resource in descriptor["resources"]:
            del resource["hash"], resource["bytes"], resource["parquet"]
    assert descriptors[0] == descriptors[1]


def test_without_a_change_only_version_and_log_differ(repository: Path) -> None:
    release(repository, FIRST)
    release(repository, SECOND)
    old, new = (folder(repository, day) for day in (FIRST, SECOND))
    differs = {path.name for path in old.iterdir() if path.read_bytes() != (new / path.name).read_bytes()}
    assert differs == {"datapackage.json", "changes.json", "SHA256SUMS"}


@pytest.mark.parametrize("day", ["2026-13-01", "22.11.2026", "2026-1-2", ""])
def test_a_wrong_date_is_refused(repository: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert release(repository, day) == USAGE
    assert "Write it as 2026-11-22" in capsys.readouterr().err
    assert not (repository / "build" / "releases").exists()


def test_an_older_date_than_the_last_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release(repository, SECOND)
    assert release(repository, FIRST) == USAGE
    assert "later --date" in capsys.readouterr().err


def test_the_last_snapshot_must_be_at_hand_and_unchanged(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release(repository, FIRST, "--out", str(tmp_path))
    assert release(repository, SECOND) == USAGE
    assert f"the snapshot of {FIRST} is not here" in capsys.readouterr().err
    snapshot = tmp_path / f"proof-points-{FIRST}"
    file = snapshot / "outcomes.csv"
    file.chmod(0o644)
    file.write_text(file.read_text("utf-8").replace("79.1", "80.1"), "utf-8")
    assert release(repository, SECOND, "--since", str(snapshot)) == USAGE
    assert "is not the file that was released" in capsys.readouterr().err


def test_nothing_is_released_with_an_error_in_a_case(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swap(VALLEY_ROWS, "2013-14,79.1,", "2013-14,179.1,")(repository)
    assert release(repository, FIRST) == PROBLEMS
    assert "in-bounds" in capsys.readouterr().out
    assert not (repository / "docs" / "releases.json").exists()
