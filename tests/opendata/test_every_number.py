"""Every number on every page equals the number in the API, the CSV and the Parquet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from proofpoints.vocabulary import ARMS, COVERS, EFFECT_UNITS, GROUPS, METRICS, STATES
from tests.opendata.conftest import Built
from tests.opendata.markup import read_html

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = ("note", "instrument", "population", "site", "period", "source", "id", "earlier_period", "because")
_OURS = ("95 percent interval", "1.96 standard errors", "grades", "More on this measure")
# how many estimates or points a chart shows, which its text says beside the figures themselves
_COUNTED = re.compile(
    r"first of \d+ headline results|\d+ published (?:changes|differences)"
    r"|in [a-z]* ?[\d-]+(?: to [a-z]* ?[\d-]+)?, \d+ (?:points|values)"
)
_LABELS = [
    text
    for terms in (METRICS, GROUPS, ARMS, COVERS, EFFECT_UNITS, STATES)
    for term in terms.values()
    for text in (term.label, term.label.lower())
]
Numbers = set[float]


def numbers(text: str) -> list[float]:
    """The numbers of a text, without sign: a fall of 3 is a change of -3."""
    return [float(found.replace(",", "").rstrip(".")) for found in _NUMBER.findall(text)]


def rounded(value: float | None, *digits: int) -> Iterator[float]:
    """A number as stored and as a page may round it."""
    if value is not None and not pd.isna(value):
        yield abs(float(value))
        for places in digits:
            yield abs(round(float(value), places))


class Figures:
    """The numbers of all rows as one format holds them, by case."""

    def __init__(self, tables: dict[str, list[dict[str, Any]]]) -> None:
        self.rows = {(r["slug"], r["id"]): r for name in ("outcomes", "effects") for r in tables[name]}
        self.contrasts: dict[str, list[dict[str, Any]]] = {}
        for row in tables["contrasts"]:
            self.contrasts.setdefault(row["slug"], []).append(row)
        self._allowed: dict[tuple[str, tuple[str, ...]], Numbers] = {}
        self.words: dict[str, list[str]] = {}
        for (slug, _), row in self.rows.items():
            self.words.setdefault(slug, []).extend(str(row[key]) for key in _WORDS if row.get(key))

    def allowed(self, slug: str, ids: tuple[str, ...]) -> Numbers:
        """What an element may show, worked out once."""
        if (slug, ids) not in self._allowed:
            self._allowed[slug, ids] = self._of(slug, ids)
        return self._allowed[slug, ids]

    def _of(self, slug: str, ids: tuple[str, ...]) -> Numbers:
        """Numbers that an element may show that names these rows; `*` or none: any contrast of the case."""
        wanted = {key for (one, key) in self.rows if one == slug} if ids in ((), ("*",)) else {*ids}
        found: Numbers = set()
        for id_ in wanted:
            row = self.rows[slug, id_]
            for name in ("value", "estimate", "n", "sd", "se", "p"):
                found.update(rounded(_float(row.get(name))))
        if len(wanted) <= 2:  # a page may set two rows side by side that are no headline
            levels = [_float(self.rows[slug, id_].get("value")) for id_ in wanted]
            found.update(abs(round(a - b, 10)) for a in levels for b in levels if a is not None and b is not None)
        for row in self.contrasts.get(slug, []):
            if {*row["rows"]} <= wanted:
                for name in ("estimate", "program_change", "comparison_change", "students"):
                    found.update(rounded(_float(row[name])))
                for name in ("low", "high", "effect_size"):
                    found.update(rounded(_float(row[name]), 1, 2))
        return found


def _float(cell: Any) -> float | None:
    return None if cell is None or cell == "" or pd.isna(cell) else float(cell)


def formats(built: Built) -> dict[str, Figures]:
    """The same figures as API, CSV and Parquet hold them."""
    names = ("outcomes", "effects", "contrasts")
    api = {name: [row for case in built.cases.values() for row in case[name]] for name in names}
    csv = {name: built.csv(name).to_dict("records") for name in names}
    parquet = {name: built.parquet(name).to_dict("records") for name in names}
    for tables in (csv, parquet):
        for row in tables["contrasts"]:
            row["rows"] = row["rows"].split("|")
    held = {"API": Figures(api), "CSV": Figures(csv), "Parquet": Figures(parquet)}
    for slug, document in built.cases.items():  # digits of names and of prose are no figures of rows
        held["API"].words[slug] += [document["case"]["name"], document["case"]["program"]]
        held["API"].words[slug] += [part for one in document["texts"] for part in _parts(one["text"])]
    return held


def _parts(text: str) -> list[str]:
    """The years of a sentence with the word before them; years of a figure stand after its unit and are left."""
    return re.findall(r"\b(?!percent|points|students|from|to)[a-z]+ in (?:19|20)\d\d(?![\d-])", text)


def digits_in(words: list[str]) -> re.Pattern[str]:
    """What finds those of the words that hold digits of their own, longest first."""
    held = sorted({word for word in words if any(sign.isdigit() for sign in word)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, held)))


@dataclass(frozen=True)
class Claim:
    """The numbers that an element shows for rows of a case."""

    page: str
    case: str
    rows: tuple[str, ...]
    numbers: tuple[float, ...]
    text: str


def claims(file: Path, words: dict[str, re.Pattern[str]]) -> Iterator[Claim]:
    """What a page claims of rows, element by element; rows on their own page go without its name."""
    for element in read_html(file.read_text("utf-8")):
        if "data-rows" in element.attributes:
            parts = [row.rpartition(":") for row in element.rows]
            case = next((case for case, _, _ in parts if case), file.parent.name)
            text = words[case].sub(" ", _COUNTED.sub(" ", element.text))
            rows = tuple(row for *_, row in parts)
            yield Claim(file.parent.name, case, rows, tuple(numbers(text)), " ".join(element.text.split())[:200])


def strangers(found: list[Claim], figures: Figures) -> list[str]:
    """Numbers that no row behind them holds."""
    return [
        f"{claim.page}: {number} of {claim.rows} in “{claim.text}”"
        for claim in found
        for number in claim.numbers
        if number not in figures.allowed(claim.case, claim.rows)
    ]


def words_of(figures: Figures) -> dict[str, re.Pattern[str]]:
    """The words of every case whose digits are no figures."""
    return {slug: digits_in([*words, *_LABELS, *_OURS]) for slug, words in figures.words.items()}


def test_every_difference_of_a_student_group_is_a_contrast_of_the_data(real: Built) -> None:
    held = {(row["slug"], *row["rows"]) for row in real.data.corpus["contrasts"]}
    shown = [
        element.rows for element in read_html((real.folder / "equity/index.html").read_text("utf-8")) if element.rows
    ]
    pairs = {(rows[0].split(":")[0], *(row.split(":")[1] for row in rows[:2])) for rows in shown if len(rows) > 1}
    assert pairs
    assert not sorted(pairs - held)


def test_every_number_with_rows_is_that_of_its_rows_in_all_formats(real: Built) -> None:
    held = formats(real)
    words = words_of(held["API"])
    found = [claim for file in sorted(real.folder.rglob("index.html")) for claim in claims(file, words)]
    assert sum(len(claim.numbers) for claim in found) > 3000
    for name, figures in held.items():
        wrong = strangers(found, figures)
        assert wrong == [], f"{name}: {len(wrong)} numbers differ: " + "\n".join(wrong[:20])


def test_the_table_of_all_figures_shows_every_row_with_its_value_and_n(real: Built) -> None:
    for slug, case in real.cases.items():
        elements = read_html((real.folder / "cases" / slug / "index.html").read_text("utf-8"))
        lines = {
            element.attributes["id"]: element
            for element in elements
            if element.tag == "tr" and "id" in element.attributes
        }
        rows = [*case["outcomes"], *case["effects"]]
        assert set(lines) >= {row["id"] for row in rows}
        for row in rows:
            _, _, value, n, *_ = lines[row["id"]].cells
            published = row["value"] if "value" in row else row["estimate"]
            assert numbers(value.text)[:1] == ([] if published is None else [abs(published)]), (slug, row["id"])
            assert numbers(n.text) == ([] if row["n"] is None else [row["n"]]), (slug, row["id"])


def _everything(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _everything(child)
    elif isinstance(value, list):
        for child in value:
            yield from _everything(child)
    elif isinstance(value, str):
        yield from numbers(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from rounded(value, 1, 2)


def test_every_other_number_on_a_case_page_stands_in_its_document(real: Built) -> None:
    vocabulary = real.json("api/v1/vocabulary.json"), real.json("api/v1/metrics.json")["metrics"]
    ours = {95.0, 350.0, 4.0, 1.0}  # the interval, the size reviewers ask for, CC BY 4.0, API v1
    for slug, case in real.cases.items():
        allowed = {*_everything(case), *_everything(list(vocabulary)), *ours}
        (body,) = [
            e
            for e in read_html((real.folder / "cases" / slug / "index.html").read_text("utf-8"))
            if e.attributes.get("id") == "pp-main"
        ]
        counted = re.compile(r"Cited in the text \d+ times?|\d+ (?:significant|not significant|not stated)")
        assert [number for number in numbers(counted.sub("", body.text)) if number not in allowed] == [], slug


def test_the_totals_of_the_home_page_are_those_of_the_index(real: Built) -> None:
    elements = read_html((real.folder / "index.html").read_text("utf-8"))
    (block,) = [e for e in elements if e.attributes.get("class") == "pp-numbers"]
    counts = real.json("api/v1/index.json")["counts"]
    cases = real.data.corpus["cases"]
    served = [row for row in cases if row["students_served"] is not None]
    assert {row["students_served_qualifier"] for row in served} >= {"exact", "approximate", "at-least"}
    about = float(f"{sum(row['students_served'] for row in served):.1e}")  # two digits, since not all are exact
    shown = numbers(block.text)
    assert {counts["cases"], counts["outcomes"] + counts["effects"], about, len(served)} <= {*shown}
    assert f"about {about:,.0f}" in " ".join(block.text.split())
    assert len({row["url"] for row in real.data.corpus["sources"]}) in shown


def test_a_wrong_number_would_be_found(real: Built, tmp_path: Path) -> None:
    slug, case = next(iter(real.cases.items()))
    page = (real.folder / "cases" / slug / "index.html").read_text("utf-8")
    (first, *_) = case["outcomes"]
    wrong = re.sub(rf'(<tr id="{first["id"]}".*?<strong>)[^<]*', r"\g<1>987654 percent", page, count=1, flags=re.DOTALL)
    (tmp_path / slug).mkdir()
    (tmp_path / slug / "index.html").write_text(wrong, "utf-8")
    figures = formats(real)["API"]
    found = strangers(list(claims(tmp_path / slug / "index.html", words_of(figures))), figures)
    assert len(found) == 1
    assert "987654" in found[0]
