"""Which column answers which question: a profile in YAML, or suggestions that a person confirms.

A profile names headings; the same heading twice is told apart by `number`. A column that no line names is reported.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proofpoints.reading.yamlfile import read_yaml
from proofpoints.suggest import did_you_mean
from survey_import.people.persons import mask_names
from survey_import.problem import Refused, Usage
from survey_import.questions.fields import EXTRA, FIELDS, field_of
from survey_import.response import Export
from survey_import.values.text import tidy_heading

KEEPS = ("ready", "near", "all")
PROFILES = Path(__file__).resolve().parents[1] / "profiles"
_KEYS = {
    "name",
    "title",
    "source",
    "collected",
    "confirmed",
    "columns",
    "constants",
    "results",
    "publication",
    "repeats",
    "label",
    "keep",
}


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
    wrong = [f"line {flaw.line}: {flaw.message}. {flaw.hint}" for flaw in document.flaws]
    if not wrong and not isinstance(data, dict):
        wrong = ["the file must hold keys and values: name, confirmed, columns"]
    if not wrong:
        wrong = [f"{key} is no key of a profile; known: {', '.join(sorted(_KEYS))}" for key in data if key not in _KEYS]
        columns, flaws = _columns(data.get("columns"))
        wrong += flaws
        constants = _texts(data.get("constants"))
        wrong += [f"constants.{key} is no question we know" for key in constants if key not in FIELDS]
        if data.get("keep", "all") not in KEEPS:
            wrong.append(f"keep must be one of {', '.join(KEEPS)}")
    if wrong:
        raise Refused(
            f"the profile {path.name} can't be used:\n      " + "\n      ".join(wrong[:30]),
            "Correct these lines and run the same command again.",
        )
    results = _texts(data.get("results")) if isinstance(data.get("results"), dict) else {}
    lists = {key: tuple(value) for key, value in (data.get("results") or {}).items() if isinstance(value, list)}
    return Profile(
        name=str(data.get("name") or path.stem.removesuffix(".profile")),
        columns=tuple(columns),
        title=str(data.get("title") or ""),
        label=str(data.get("label") or ""),
        source=str(data.get("source") or ""),
        collected=str(data.get("collected") or ""),
        confirmed=str(data.get("confirmed", "yes")).lower() in ("yes", "true"),
        constants=constants,
        results=Results(
            results.get("blank", "unanswered"),
            lists.get("none", ()),
            lists.get("unavailable", ()),
            lists.get("not_outcome", ()),
        ),
        publication=_texts(data.get("publication")),
        repeats=str(data.get("repeats") or "program"),
        keep=str(data.get("keep") or "all"),
    )


def _texts(value: Any) -> dict[str, str]:
    return {str(key): text for key, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}


def _columns(value: Any) -> tuple[list[tuple[str, int, str]], list[str]]:
    columns, wrong = [], []
    for number, item in enumerate(value if isinstance(value, list) else [], 1):
        heading, name = (item.get("heading"), item.get("field")) if isinstance(item, dict) else (None, None)
        if not isinstance(heading, str) or not isinstance(name, str):
            wrong.append(f"columns[{number}] must have heading and field")
        elif name not in EXTRA and name != "unmapped" and field_of(name) is None:
            wrong.append(
                f'columns[{number}].field: "{name}" is no question we know. {did_you_mean(name, [*FIELDS, *EXTRA])}'
                f"Known: {', '.join([*FIELDS, *EXTRA])}; the second outcome's: measure.2, baseline.2 ..."
            )
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
