"""What every chart is: a specification, a headline in words, a text alternative and its table.

The specification is a form that is built once, with the data of the exhibit (building each anew costs 20 ms).
Colors are CSS variables, so the same SVG serves light, dark and print.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap
from typing import Any

from proofpoints.charts.drawn import key_of

WIDTH = 400
FONT_SIZE = 13
LETTERS = 44  # of a label in one line: longer lines make a drawing wider and all of it smaller
LINE = 15  # height of a line of a label
# Room for words is measured in a font that the engine brings along, so every machine draws the same.
FONT = "Liberation Sans"
INK, QUIET, GRID = "var(--pp-ink,#1c2024)", "var(--pp-quiet,#55606a)", "var(--pp-grid,#d5dade)"
PROGRAM, OTHER, THIRD = "var(--pp-program,#0b6e77)", "var(--pp-other,#8a4b08)", "var(--pp-third,#5b4b8a)"

_json = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode

Cells = tuple[str, ...]


@dataclass(frozen=True)
class TableData:
    """The figures of a chart as text: header, rows, and for each row the dataset row it shows (empty if computed)."""

    header: Cells
    rows: tuple[Cells, ...]
    row_ids: Cells


Tables = dict[str, list[dict[str, Any]]]  # data of a chart, by the name that its form gives it


@dataclass(frozen=True, eq=False)
class Form:
    """A specification without data. All charts of the form share it, so nobody may change it."""

    spec: dict[str, Any]

    @cached_property
    def around(self) -> tuple[str, str]:
        """Its JSON before and after the data, made once for all charts of the form."""
        text = json.dumps({**self.spec, "datasets": None}, sort_keys=True, ensure_ascii=False)
        before, _, after = text.partition('"datasets": null')
        return f'{before}"datasets": ', after


@dataclass(frozen=True)
class Exhibit:
    """A finished chart but for drawing: `title` is the message, `subtitle` says what is drawn, `alt` describes it."""

    form: str
    title: str
    subtitle: str
    alt: str
    template: Form
    data: Tables
    table: TableData

    @property
    def spec(self) -> dict[str, Any]:
        """Its specification: the form with the data."""
        return {**self.template.spec, "datasets": self.data}

    @property
    def text(self) -> str:
        """The specification as JSON, the same for the same drawing."""
        before, after = self.template.around
        return before + _json(self.data) + after

    @cached_property
    def key(self) -> str:
        """Name of its drawing: hash of its specification and of the engine that draws it."""
        return key_of(self.text)


def stacked(labels: list[str]) -> tuple[list[str], int]:
    """Labels that stand above their marks, broken into lines, and how many lines the longest has.

    Each begins with so many empty lines that its last line ends at the mark.
    """
    lines = [[label] if _is_one_line(label) else wrap(label, LETTERS) for label in labels]
    most = max(map(len, lines))
    return ["\n".join([""] * (most - len(own)) + own) for own in lines], most


def _is_one_line(label: str) -> bool:
    """True if breaking a label, which takes a while, leaves it as it is: it has room, and no space but between words."""
    return 0 < len(label) <= LETTERS and label.isprintable() and label[0] != " " != label[-1]
