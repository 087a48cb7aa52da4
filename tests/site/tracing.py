"""Walks the HTML of a case and says which numbers do not come from the rows they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from proofpoints.vocabulary import GROUPS, METRICS
from tests.site.figures import Row, Sayable
from tests.site.tree import Node, squeeze

_N = r"[+−-]?\d[\d,]*(?:\.\d+)?"
_UNITS = (
    r"percentage points?|percentile points?|percent of expected growth|points? of expected growth|percent(?!age|ile)|"
    r"percentile|scale-score points?|index points?|points?|standard deviations?|years? of (?:growth|learning)|"
    r"words? per minute|students?|credits?|times?"
)
_TOKEN = re.compile(rf"(?<![\w.,])(?P<number>{_N})(?!\w)(?:\s+(?:“)?(?P<unit>{_UNITS})\b)?")
_INTERVAL = re.compile(rf"between ({_N}) and ({_N})(?: ({_UNITS}))\b")
_SIZE = re.compile(rf"Effect size computed from these rows: ({_N}) \(([^)]*)\)")
_MOVED = re.compile(rf"\b(rose|fell) by (?:about )?({_N}) ({_UNITS})\b")
_SIDE = re.compile(rf"(?<!\w)({_N}) ({_UNITS}) (above|below)\b")
_STEP = re.compile(rf"\b(up|down) (?:about )?({_N}) ({_UNITS})\b")
_THAN = re.compile(rf"(?<!\w)({_N}) ({_UNITS}) (higher|lower)\b")
_FROM_TO = re.compile(rf"\b(rose|fell) from (?:about )?({_N}).{{0,80}}? to (?:about )?({_N})")

# A figure as prose writes it. Outside elements that name their rows there may be none without a source.
_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety"
)
_TYPED = re.compile(
    rf"(?<![\w.])(?!(?:19|20)\d\d\s)(?P<number>[-+−]?\d+(?:[.,]\d+)*)[\s-]*(?:%|(?:percent|per cent)(?!age|ile)|"
    rf"(?:(?:percentage|percentile|scale|scale-score|score|raw|index)[\s-])?points?\b|"
    rf"standard deviations?\b|SDs?\b)|\b(?:{_WORD})[\s-]+(?:percent|per cent|percentage)\b",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.])")
_BLOCKS = {
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "caption",
    "figcaption",
    "summary",
    "h1",
    "h2",
    "h3",
    "pre",
    "div",
    "section",
    "cite",
}
_STRICT = {"answer", "headline", "limits"}  # here no outcome figure may be typed, source or not


@dataclass(frozen=True)
class Untraced:
    """A number that could not be traced, the text it stands in, and why."""

    number: str
    text: str
    reason: str


@dataclass(frozen=True)
class Dataset:
    """What a page may draw on: the rows, and the case as written (source titles, shares, goal)."""

    rows: dict[str, Row]
    case: dict[str, Any]


def untraced(main: Node, data: Dataset) -> list[Untraced]:
    """Everything on a case page that does not trace to a row."""
    return [*_inside(main, data), *_outside(main, data)]


# --- inside elements that name their rows


def _inside(main: Node, data: Dataset) -> Iterator[Untraced]:
    for node in main.walk():
        if "data-rows" in node.attributes:
            sayable = sayable_of(node, data.rows)
            for text in _texts(node):
                yield from check_text(text, sayable, _goal(data.case), _numbers_of_points(node))


def sayable_of(node: Node, rows: dict[str, Row]) -> Sayable:
    """The rows an element names. A computed line (* or none named) may draw on its student group's rows."""
    named = node.attributes["data-rows"].split()
    if named and named != ["*"]:
        return Sayable(tuple(rows[name] for name in dict.fromkeys(named)))
    head = next((cell.text() for cell in node.find("th")), "")
    every = Sayable(tuple(row for row in rows.values() if row["arm"] == "program" and not row.effect))
    if node.tag != "tr":
        return every
    return Sayable(tuple(row for row in every.rows if GROUPS[row["group"]].label == head))


def _texts(node: Node) -> Iterator[str]:
    """The text of an element; in a drawing each piece by itself, without ticks of axes."""
    svg = next(node.find("svg"), None)
    if svg is None:
        yield node.text("data-rows")
        return
    for part, text in _labels(svg):
        axis = any(group.has("class_", "role-axis-label") for group in [part, *part.up()])
        if not (axis and (re.fullmatch(rf"{_N}|[\d.,]+", text.strip()) or "…" in text)):
            yield squeeze(text)


def _labels(svg: Node) -> Iterator[tuple[Node, str]]:
    """Each piece of text of a drawing; the lines of one label are one piece."""
    lines: dict[Node, list[str]] = {}
    for part, text in svg.pieces():
        lines.setdefault(part.parent if part.tag == "tspan" and part.parent else part, []).append(text)
    return ((part, " ".join(texts)) for part, texts in lines.items())


def _goal(case: dict[str, Any]) -> str:
    goal = case.get("why", {}).get("goal")
    if not isinstance(goal, dict):
        return ""
    target = Decimal(str(goal["target"]))
    return f"goal for {goal['deadline']}: {target.normalize():f}"


def _numbers_of_points(node: Node) -> int:
    """A drawing says how many points a line has: at most one for each row."""
    return len(node.attributes["data-rows"].split()) if next(node.find("svg"), None) else 0


def check_text(text: str, sayable: Sayable, goal: str = "", points: int = 0) -> Iterator[Untraced]:
    """Numbers in a text that are not said of these rows."""
    left = text.replace(goal, " ") if goal else text
    for name in sayable.names:
        left = re.sub(rf"(?<![\w.]){re.escape(squeeze(name))}(?!\w)", " ", left)
    left = left.replace("95 percent interval", " ")
    if points:
        left = re.sub(r", (\d+) (?:points|values)\.", lambda found: " " if int(found[1]) <= points else found[0], left)
    left = re.sub(
        r"^(\d+)(?= published (?:changes|differences))",
        lambda found: " " if int(found[1]) == len(sayable.rows) else found[0],
        left,
    )
    yield from _directions(left, text, sayable)
    left, bad = _take(
        _INTERVAL, left, lambda found: (_number(found[1]), _number(found[2]), _word(found[3])) in sayable.intervals
    )
    yield from (Untraced(found, text, "no such interval follows from the rows") for found in bad)
    left, bad = _take(_SIZE, left, lambda found: (_number(found[1]), found[2]) in sayable.effect_sizes)
    yield from (Untraced(found, text, "no such effect size follows from the rows") for found in bad)
    for found in _TOKEN.finditer(left):
        if not _said(found["number"], _word(found["unit"]), sayable):
            yield Untraced(found[0], text, "no row has it and no two rows differ by it")


def _take(pattern: re.Pattern[str], text: str, good: Any) -> tuple[str, list[str]]:
    bad = [found[0] for found in pattern.finditer(text) if not good(found)]
    return pattern.sub(" ", text), bad


def _said(number: str, unit: str, sayable: Sayable) -> bool:
    value = _number(number)
    signed = number[0] in "+−-"
    if not unit:
        return value in sayable.bare or value in sayable.doubts or (not signed and -value in sayable.bare)
    if (value, unit) in sayable.levels | sayable.differences:
        return True
    # "10 points below", "down 2 points"; _directions checks the word
    return not signed and (-value, unit) in sayable.differences | sayable.levels


# pattern, groups of the word, the number and the unit, and what is wrong if the rows say otherwise
_CLAIMS = (
    (_STEP, 1, 2, 3, "the rows did not move so"),
    (_THAN, 3, 1, 2, "the program is not on that side"),
    (_MOVED, 1, 2, 3, "the rows did not move so"),
    (_SIDE, 3, 1, 2, "the program is not on that side"),
)
_GREATER = {"rose", "up", "above", "higher"}


def _directions(left: str, text: str, sayable: Sayable) -> Iterator[Untraced]:
    """rose, fell, up, down, above, below, higher and lower must agree with the sign."""
    both = sayable.differences | sayable.levels
    for pattern, word, number, unit, wrong in _CLAIMS:
        for found in pattern.finditer(left):
            amount = _number(found[number])
            if (amount if found[word] in _GREATER else -amount, _word(found[unit])) not in both:
                yield Untraced(found[0], text, wrong)
    for found in _FROM_TO.finditer(left):
        if (_number(found[3]) > _number(found[2])) is not (found[1] == "rose"):
            yield Untraced(found[0], text, "it moved the other way")


def _number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace(",", "").lstrip("+"))


def _word(unit: str | None) -> str:
    return re.sub(r"\b(point|deviation|year|word|student|credit|time)s\b", r"\1", unit or "")


# --- outside


def _outside(main: Node, data: Dataset) -> Iterator[Untraced]:
    values = {
        abs(row.amount) for row in data.rows.values() if row.amount is not None and METRICS[row["metric"]].outcome
    }
    for block, text in _blocks(main):
        left = _without_names(block, text, data.case)
        strict = any(section.attributes.get("aria-labelledby") in _STRICT for section in block.up())
        sourced = any(True for _ in block.find("a", class_="pp-src"))
        for found in _TYPED.finditer(left):
            if strict:
                yield Untraced(found[0], text, "a figure is typed among the results")
            elif not sourced:
                yield Untraced(found[0], text, "a figure without a source in the same item")
            elif found["number"] and abs(_number(found["number"])) in values:
                yield Untraced(found[0], text, "a typed figure equals an outcome of the dataset")
        for found in _DECIMAL.finditer(left) if strict else ():
            if Decimal(found[0]) in values:
                yield Untraced(found[0], text, "an outcome of the dataset is typed")


def _blocks(main: Node) -> Iterator[tuple[Node, str]]:
    """Blocks with the text that is theirs and in no element that names rows."""
    texts: dict[int, tuple[Node, list[str]]] = {}
    for node, text in main.pieces("data-rows"):
        block = next(one for one in [node, *node.up()] if one.tag in _BLOCKS or one is main)
        texts.setdefault(id(block), (block, []))[1].append(text)
    for block, pieces in texts.values():
        yield block, squeeze(" ".join(pieces))
    for node in main.walk():
        inside = "data-rows" in node.attributes or any("data-rows" in one.attributes for one in node.up())
        for name in ("aria-label", "title", "alt"):
            if name in node.attributes and not inside:
                yield node, node.attributes[name]


_HOW_EXACT = {"exact": "", "approximate": "about ", "at-most": "at most ", "at-least": "at least "}


def _without_names(block: Node, text: str, case: dict[str, Any]) -> str:
    """The text without what may hold digits: the title of its own figure, titles of sources, shares of students."""
    figure = next((one for one in [block, *block.up()] if one.tag == "figure"), None)
    names = [title.text() for title in figure.find("p", class_="pp-figure-title")] if figure else []
    if any(one.has("class_", "pp-sources") for one in block.up()):
        names += [squeeze(str(source["title"])) for source in case["sources"].values()]
    shares = case["who"].get("student_groups") or []
    if block.tag == "li" and any(True for _ in block.find("a", class_="pp-src")):
        names += [
            f"{GROUPS[share['group']].label}: {_HOW_EXACT[share.get('qualifier', 'exact')]}"
            f"{Decimal(str(share['percent'])).normalize():f} percent"
            for share in shares
        ]
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text.replace("95 percent interval", " ")
