"""Rows of a dataset in short: "all 50 100; female 80 60; male ? -" is three rows with value and n, the last one hidden.

A value may begin with < (at most), > (at least) or ~ (about) and end with s (students) or p (points of a test). Then may
follow site=, year=, arm=, covers=, by= (source), n=both (n counts two groups), test= (instrument) and of= (population).
"""

from __future__ import annotations

from proofpoints.rows import Outcome, make_row

_GROUPS = {
    "all": "all-students", "poor": "low-income", "rich": "not-low-income", "el": "english-learners", "color": "students-of-color",
    "swd": "students-with-disabilities", "native": "native-american", "islander": "pacific-islander", "multi": "multiracial",
}  # fmt: skip
_SIGNS = {"<": "at-most", ">": "at-least", "~": "approximate"}
_UNITS = {"s": "students", "p": "scale-score"}
_COLUMNS = ("id", "metric", "group", "arm", "covers", "site", "population", "period", "value", "unit", "n", "n_scope", "sd",
            "qualifier", "significant", "instrument", "source", "note")  # fmt: skip


def cells_of(text: str) -> list[dict[str, str]]:
    """The cells of each row, as they stand in a file."""
    found = [_cells(number, row.split()) for number, row in enumerate(text.split(";"))]
    scores = any(cells["unit"] == "scale-score" for cells in found)
    return [cells | {"metric": "score-math" if scores else "held-back"} for cells in found]


def csv_of(text: str) -> str:
    """The lines of a file."""
    return "".join(",".join(cells.get(column, "") for column in _COLUMNS) + "\n" for cells in cells_of(text))


def outcomes_of(text: str) -> list[Outcome]:
    """The rows as the rules have them."""
    return [_outcome(cells, line) for line, cells in enumerate(cells_of(text), start=2)]


def _cells(number: int, words: list[str]) -> dict[str, str]:
    group, value, n, *others = words
    named = dict(word.split("=") for word in others)
    hidden = value.startswith("?")
    bare = "" if hidden else value.lstrip("<>~").rstrip("sp")
    return {
        "id": f"h{number}",
        "group": _GROUPS.get(group, group),
        "arm": named.get("arm", "program"),
        "covers": named.get("covers", "district"),
        "site": named.get("site", ""),
        "population": named.get("of", ""),
        "period": named.get("year", "2014").replace("_", " "),
        "value": bare,
        "unit": _UNITS.get(value[-1], "percent"),
        "n": "" if n == "-" else n,
        "n_scope": "contrast" if named.get("n") == "both" else "",
        "qualifier": "suppressed" if hidden else _SIGNS.get(value[0], "exact"),
        "instrument": named.get("test", "records"),
        "source": named.get("by", "S3"),
    }


def _outcome(cells: dict[str, str], line: int) -> Outcome:
    typed = {column: cells.get(column) or None for column in _COLUMNS}
    row = make_row(
        "outcomes",
        typed
        | {"value": float(cells["value"]) if cells["value"] else None, "n": int(cells["n"]) if cells["n"] else None},
        line,
    )
    assert isinstance(row, Outcome)
    return row
