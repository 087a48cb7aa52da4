"""No figure of the research gets lost: how many rows of each dossier the datasets carry, and which were left out.

The numbers were written once, when the first cases were made from 40 research dossiers. `left_out` are the ids of dossier
rows that are no outcome (ranks), were cut off in the source, or repeat another row, of this dataset or of another;
`from_notes` counts figures that a dossier holds only in the note of another row, and that are rows of their own now.
A dataset that gains or loses rows changes its line in data/carried.json in the same commit.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CARRIED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "carried.json").read_text("utf-8"))


def ids(slug: str, table: str) -> list[str]:
    path = ROOT / "datasets" / slug / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [row["id"] for row in csv.DictReader(lines)]


@pytest.mark.parametrize("slug", CARRIED)
def test_rows_carried(slug: str) -> None:
    pinned = CARRIED[slug]
    outcomes, effects = ids(slug, "outcomes"), ids(slug, "effects")
    assert (len(outcomes), len(effects)) == (pinned["outcomes"], pinned["effects"])
    assert len({*outcomes, *effects}) == len(outcomes) + len(effects)
    rows = pinned["dossier"] + pinned.get("from_notes", 0)
    assert pinned["outcomes"] + pinned["effects"] + len(pinned["left_out"]) == rows
    assert not {*outcomes, *effects} & {*pinned["left_out"]}


@pytest.mark.parametrize("slug", CARRIED)
def test_published_or_waiting(slug: str) -> None:
    published, draft = ROOT / "cases" / f"{slug}.yml", ROOT / "cases" / "drafts" / f"{slug}.yml"
    assert (published.exists(), draft.exists()) == (CARRIED[slug]["published"], not CARRIED[slug]["published"])


def test_all_dossiers_are_accounted_for() -> None:
    assert len(CARRIED) == 40
    assert sum(one["dossier"] for one in CARRIED.values()) == 674
    assert sum(one["outcomes"] + one["effects"] for one in CARRIED.values()) == 630
    assert sum(one["published"] for one in CARRIED.values()) == 36
