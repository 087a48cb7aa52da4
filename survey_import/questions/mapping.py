"""Which column answers which question: a profile in YAML, or suggestions that a person confirms.

A profile names headings; the same heading twice is told apart by `number`. A column that no line names is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proofpoints.reading.yamlfile import read_yaml
from proofpoints.suggest import did_you_mean
from survey_import.people.persons import mask_names
from survey_import.problem import Refused, Usage
from survey_import.questions.fields import EXTRA, FIELDS, is_field
from survey_import.response import Export
from survey_import.values.text import tidy_heading

KEEPS = ("ready", "near", "all")
PROFILES = Path(__file__).resolve().parents[1] / "profiles"
_TEXTS = ("name", "title", "label", "source", "collected")
_ONE_OF = {"repeats": ("program", "school"), "keep": KEEPS}
_PARTS = ("constants", "results", "publication")  # each holds keys and values
_LISTS = ("none", "unavailable", "not_outcome")  # of results
_KEYS = {*_TEXTS, *_ONE_OF, *_PARTS, "confirmed", "columns"}


@dataclass(frozen=True)
class Results:
    """How a results column says that there is nothing: prefixes of its own small code."""

    blank: str = "unanswered"  # or not-seen: the collector could not read that part
    none: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()
    not_outcome: tuple[str, ...] = ()

    @property
    def coded(self) -> bool:
        """True if every text outside the code is a claimed outcome."""
        return bool(self.none or self.unavailable or self.not_outcome)


@dataclass(frozen=True)
class Profile:
    """What a person has confirmed about one kind of export."""

    name: str
    columns: tuple[tuple[str, int, str], ...]  # heading, number among equal ones, field
    title: str = ""
    label: str = ""
    source: str = ""
    collected: str = ""
    confirmed: bool = True
    constants: dict[str, str] = field(default_factory=dict)
    results: Results = Results()
    publication: dict[str, str] = field(default_factory=dict)  # the answer itself is a published page
    repeats: str = "program"  # or school: a second row of one school is an update whatever the program
    keep: str = "all"  # which drafts to write, if the command does not say


def named_profile(text: str) -> Profile:
    """A shipped profile by name, or one in a file."""
    path = PROFILES / f"{text}.yml"
    if not path.is_file():
        path = Path(text)
    if not path.is_file():
        shipped = ", ".join(sorted(one.stem for one in PROFILES.glob("*.yml")))
        raise Usage(f"there is no profile {text}; shipped: {shipped}; or give the path of a YAML file")
    return load_profile(path)


def load_profile(path: Path) -> Profile:
    """Read and check a profile; every mistake at once."""
    document = read_yaml(path.read_bytes())
    data = document.data
    columns: list[tuple[str, int, str]] = []
    wrong = [f"line {flaw.line}: {flaw.message}. {flaw.hint}" for flaw in document.flaws]
    if not wrong and not isinstance(data, dict):
        wrong = ["the file must hold keys and values: name, confirmed, columns"]
    if not wrong:
        columns, wrong = _columns(data.get("columns"))
        wrong = [*_wrong_keys(data), *wrong]
    if wrong:
        raise Refused(
            f"the profile {path.name} can't be used:\n      " + "\n      ".join(wrong[:30]),
            "Correct these lines and run the same command again.",
        )
    texts = {key: str(data[key]) for key in (*_TEXTS, *_ONE_OF) if data.get(key)}
    results = data.get("results") or {}
    lists = {key: tuple(results.get(key) or ()) for key in _LISTS}
    return Profile(
        **{"name": path.stem.removesuffix(".profile"), **texts},
        columns=tuple(columns),
        confirmed=(data.get("confirmed", "yes") or "").lower() in ("yes", "true"),
        constants=data.get("constants") or {},
        results=Results(results.get("blank") or "unanswered", **lists),
        publication=data.get("publication") or {},
    )


def _wrong_keys(data: dict[str, Any]) -> Iterator[str]:
    yield from (f"{key} is no key of a profile; known: {', '.join(sorted(_KEYS))}" for key in data if key not in _KEYS)
    for key in (*_TEXTS, "confirmed"):
        if not isinstance(data.get(key) or "", str):
            yield f"{key} must be a text"
    for key, allowed in _ONE_OF.items():
        if data.get(key) and data[key] not in allowed:
            yield f"{key} must be one of {', '.join(allowed)}"
    for part in _PARTS:
        value = data.get(part) or {}
        yield from _wrong_part(part, value) if isinstance(value, dict) else [f"{part} must hold keys and values"]


def _wrong_part(part: str, value: dict[str, Any]) -> Iterator[str]:
    for key, held in value.items():
        if part == "constants" and key not in FIELDS:
            yield f"constants.{key} is no question we know"
        if part == "results" and key in _LISTS:
            if not (isinstance(held, list) and all(isinstance(text, str) for text in held)):
                yield f"{part}.{key} must be a list of texts"
        elif not isinstance(held, str):
            yield f"{part}.{key} must be a text"


def _columns(value: Any) -> tuple[list[tuple[str, int, str]], list[str]]:
    columns, wrong = [], []
    for number, item in enumerate(value if isinstance(value, list) else [], 1):
        heading, name = (item.get("heading"), item.get("field")) if isinstance(item, dict) else (None, None)
        if not isinstance(heading, str) or not isinstance(name, str):
            wrong.append(f"columns[{number}] must have heading and field")
        elif name not in EXTRA and name != "unmapped" and not is_field(name):
            wrong.append(
                f'columns[{number}].field: "{name}" is no question we know. {did_you_mean(name, [*FIELDS, *EXTRA])}'
                f"Known: {', '.join([*FIELDS, *EXTRA])}; the second outcome's: measure.2, baseline.2 ..."
            )
        elif not str(item.get("number") or 1).isdigit():
            wrong.append(f"columns[{number}].number must be a whole number")
        else:
            columns.append((tidy_heading(heading), int(item.get("number") or 1), name))
    if not columns and not wrong:
        wrong.append("columns must be a list of heading and field")
    return columns, wrong


def match_columns(export: Export, profile: Profile) -> tuple[dict[int, str], list[int]]:
    """Index of a column to its field, and the answer columns that no line of the profile names."""
    wanted = {(heading.casefold(), number): name for heading, number, name in profile.columns}
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    unmapped = []
    for index, column in enumerate(export.columns):
        name = None
        for heading in dict.fromkeys((column.heading.casefold(), mask_names(column.heading).casefold())):
            seen[heading] += 1  # a suggested profile holds a heading without the persons in it
            name = name or wanted.get((heading, seen[heading]))
        if name and name != "unmapped":
            found[index] = name
        elif column.role == "answer":
            unmapped.append(index)
    return found, unmapped
