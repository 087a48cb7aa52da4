"""What the headings of a spreadsheet mean: our columns by their names and usual words; years, measures or arms as columns.

A heading may stand below a title, and in two lines where a merged cell spans the years or measures below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from proofpoints.intake.cells import term_id, value_of
from proofpoints.intake.heading_words import MEANING, letters, may_count_reached, meaning, measure_of
from proofpoints.intake.number_columns import Place, pair_numbers
from proofpoints.intake.usual_words import others_figure, subject_of, usual_term
from proofpoints.period import parse_period, period_text
from proofpoints.vocabulary import ARMS

REPEATED = ("group", "metric", "arm", "period", "instrument", "site", "subject")  # what a cell or line above may say
_NOTHING = re.compile(r"[*†‡–—-]+|n\s*[<≤].*|n\.?/?a\.?", re.IGNORECASE)
_EDGES = re.compile(r"^[\s(:–-]+|[\s(:)–-]+$")
_SCORE = re.compile(r"score|scale|points|growth|mean|average|gpa|rit\b", re.IGNORECASE)
_YEAR_IN_HEADING = re.compile(r"\b(\d{4}(?:\s*[-–/]\s*\d{2,4})?)\b")


@dataclass(frozen=True)
class FigureColumn:
    """A column of figures; period, measure and arm are those of its heading, empty if the row says them."""

    place: int
    period: str = ""
    metric: str = ""
    percent: bool = False  # the heading says percent
    arm: str = ""
    n_place: int | None = None  # the column of its numbers of students, if it has one of its own


@dataclass(frozen=True)
class Headings:
    """Where figures begin, the place of each of our columns, the columns of figures, the words not understood."""

    below: int  # number of the first row of figures
    columns: dict[str, int]
    figures: tuple[FigureColumn, ...]
    strangers: tuple[str, ...]
    n_period: str = ""  # the year that the heading of the numbers of students names
    metric: str = ""  # the measure that a title above the headings names
    other_numbers: tuple[int, ...] = ()  # numbers of students of which nobody knows whose they are
    unclear: tuple[str, ...] = ()  # headings of counts that may count those who reached it
    known: int = 0  # how many headings mean something, also those that were left out

    @property
    def usable(self) -> bool:
        """True if figures can be found below."""
        return bool(self.figures) and len(self.columns) + len(self.figures) >= 2


def find_headings(rows: list[list[str]]) -> Headings | None:
    """The best of the first twenty rows, or of two that follow each other; None if none names columns of figures."""
    first = rows[:21]
    found = [_read(number + 1, [("", text) for text in row], rows) for number, row in enumerate(first[:20])]
    found += [
        _read(number + 2, _under(upper, lower), rows)
        for number, (upper, lower) in enumerate(pairwise(first))
        if _words(upper) and not _stands_alone(lower, upper)
    ]
    usable = [headings for headings in found if headings is not None and headings.usable]
    first_below = min((headings.below for headings in usable), default=0)
    figures = next((number for number in range(first_below, len(first)) if not _words(first[number])), len(first))
    usable = [headings for headings in usable if headings.below <= figures]  # further down another table may begin
    most = max((headings.known for headings in usable), default=0)
    equal = [headings for headings in usable if headings.known == most]
    top = min((headings.below for headings in equal), default=0)  # a row far below may use the words of headings, too
    near = [headings for headings in equal if headings.below <= top + 1]
    best = max(near, key=_figures_and_years, default=None)
    return best and replace(best, metric=_measure_of_title(rows[: best.below]))


def is_heading(row: list[str], headings: Headings) -> bool:
    """True for a row below that names columns, too: the same word for what stands there, and no figure."""
    named = (place < len(row) and MEANING.get(row[place].lower()) == name for name, place in headings.columns.items())
    texts = [row[one.place] for one in headings.figures if one.place < len(row) and row[one.place]]
    return any(named) and bool(texts) and all(_period(one) or measure_of(one) or meaning(one) for one in texts)


def _measure_of_title(rows: list[list[str]]) -> str:
    """A line with one cell filled, or what follows a colon or dash there, may say what the whole sheet measures."""
    titles = [cells[0] for row in rows if len(cells := [text for text in row if text]) == 1]
    parts = [part.strip() for title in titles for part in (title, *re.split(r"[:–—]| - ", title))]
    return next((part for part in parts if measure_of(part)), "")


def _figures_and_years(headings: Headings) -> tuple[int, int]:
    """More columns of figures are better; of as many, those whose years stand in a line above are not left out."""
    return len(headings.figures), sum(bool(one.period) for one in headings.figures)


def _stands_alone(lower: list[str], upper: list[str]) -> bool:
    """True for a line with one cell, the first: it is about the rows below it, and no part of the headings above it."""
    filled = [place for place, text in enumerate(lower) if text]
    first = next((place for place, text in enumerate(upper) if text), -1)
    return filled == [first] or (filled == [0] and first > 0 and not meaning(lower[0]))


def _words(row: list[str]) -> bool:
    """True if no cell is a figure or hides one: then the row can be a heading. A year is no figure."""
    return not any((value_of(text).text[:1].isdigit() and _is_figure(text)) or _NOTHING.fullmatch(text) for text in row)


def _is_figure(text: str) -> bool:
    return bool(re.fullmatch(r"[<>≤≥~]?\s*-?[\d.,]+\s*(?:%.*)?", text)) and parse_period(period_text(text)) is None


def _under(upper: list[str], lower: list[str]) -> list[tuple[str, str]]:
    """Pairs of an upper heading, which spans the empty cells behind it, and the lower one."""
    pairs, span = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        span = above or span
        pairs.append((span if below else "", below) if below else ("", above))
    return pairs


def _read(below: int, cells: list[tuple[str, str]], rows: list[list[str]]) -> Headings | None:
    if not _words([text for _, text in cells]):
        return None
    found = _Found(_arms(cells, rows[below:]))
    taken = {place for one in found.figures for place in (one.place, one.n_place)}
    free = [(place, *cell) for place, cell in enumerate(cells) if place not in taken]
    for place, span, text in free:
        found.take(place, span, text)
    scores = all(_SCORE.search(" ".join(cells[one.place])) for one in found.figures)
    unclear = [place for place in found.numbers if may_count_reached(cells[place][1], scores=scores)]
    numbers = [place for place in found.numbers if place not in unclear]
    figures = _with_numbers(found.figures, numbers, cells)
    alone = [place for place in numbers if place not in {one.n_place for one in figures}]
    columns = found.columns | ({"n": alone[0]} if alone else {})
    strangers = [*found.strangers, *(" ".join(cells[place]).strip() for place in alone[1:])]
    n_period = _year_in(cells[alone[0]][1]) if alone else ""
    known = len(taken - {None}) + sum(_is_known(*cell) for cell in free)
    return Headings(
        below,
        columns,
        tuple(figures),
        tuple(strangers),
        n_period,
        other_numbers=(*alone[1:], *unclear),
        unclear=tuple(" ".join(cells[place]).strip() for place in unclear),
        known=known,
    )


@dataclass
class _Found:
    """Headings sorted by what they mean."""

    figures: list[FigureColumn]
    columns: dict[str, int] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def take(self, place: int, span: str, text: str) -> None:
        """One heading, with the one that spans it."""
        means = _meaning_below(span, text)
        figure = _figure(place, span, text)
        if means == "n" and not measure_of(text):
            self.numbers.append(place)
        elif figure and not any(figure == replace(one, place=place, arm="", n_place=None) for one in self.figures):
            self.figures.append(figure)
        elif means == "value":
            self.figures.append(FigureColumn(place, "", "" if letters(text) in MEANING else text, _percent(text)))
        elif means and means not in self.columns and not _period(span):
            self.columns[means] = place
        elif text:
            self.strangers.append(f"{span} {text}".strip())


def _is_known(place: int, span: str, text: str) -> bool:
    return bool(_meaning_below(span, text) or _figure(place, span, text))


def _with_numbers(figures: list[FigureColumn], numbers: list[int], cells: list[tuple[str, str]]) -> list[FigureColumn]:
    """The columns of figures, each with its numbers of students: those below the same year or the same heading."""
    several = len(numbers) > 1  # one alone may stand for all figures of its row, although its heading names a year
    places = [
        Place(
            place,
            _period(cells[place][0]) or _period(cells[place][1]) or _year_in(cells[place][1]) * several,
            cells[place][0],
            subject_of(" ".join(cells[place])),
        )
        for place in numbers
    ]
    beside = [
        Place(one.place, one.period, cells[one.place][0], subject_of(" ".join(cells[one.place])))
        for one in figures
        if one.n_place is None and not one.arm
    ]
    own = pair_numbers(beside, places)
    paired = [replace(one, n_place=own.get(one.place, one.n_place)) for one in figures]
    return sorted(paired, key=lambda one: one.place)


def _arms(cells: list[tuple[str, str]], below: list[list[str]]) -> list[FigureColumn]:
    """Columns that say by their heading whose figures they hold, each with its numbers of students: State, and State n."""
    arms = {place: text for place, (_, text) in enumerate(cells) if _is_arm(place, text, below)}
    numbers = {place: text for place, (_, text) in enumerate(cells) if place not in arms and meaning(text) == "n"}
    own = {
        place: number
        for place, arm in arms.items()
        for number, text in numbers.items()
        if cells[place][0] == cells[number][0] and re.search(rf"\b{re.escape(arm.lower())}\b", text.lower())
    }
    return [
        FigureColumn(place, _period(cells[place][0]), percent=_percent(text), arm=text, n_place=own.get(place))
        for place, text in arms.items()
    ]


def _is_arm(place: int, text: str, below: list[list[str]]) -> bool:
    """True for a heading such as District or State with nothing but figures below it: then it says whose they are."""
    if not (usual_term("arm", text) or term_id(text, ARMS)):
        return False
    filled = [row[place] for row in below if place < len(row) and row[place]]
    return bool(filled) and all(value_of(one).text[:1].isdigit() for one in filled)


def _figure(place: int, span: str, text: str) -> FigureColumn | None:
    """A column whose heading is a year or a measure, or a year below a measure or a measure below a year."""
    for one, other in ((span, text), (text, span)):
        if period := _period(one):
            if meaning(other) not in ("", "value", "period") and not measure_of(other):
                return None
            arm, rest = _whose(other)
            metric = rest if measure_of(rest) or letters(rest) not in ("", *MEANING) else ""
            return FigureColumn(place, period, metric, _percent(other), arm)
    if measure_of(text):
        return FigureColumn(place, "", text, _percent(text))
    both = f"{text}, {span}"
    if span and meaning(text) == "value" and measure_of(both):  # "% proficient" below "Math"
        return FigureColumn(place, "", both, _percent(both))
    arm, rest = _whose(text)
    if arm:
        return FigureColumn(place, "", "" if letters(rest) in MEANING else rest, _percent(rest), arm)
    year = _YEAR_IN_HEADING.search(text)
    rest = _EDGES.sub("", text.replace(year[1], " ")) if year else ""
    return _figure(place, year[1], rest) if year and (meaning(rest) == "value" or measure_of(rest)) else None


def _whose(text: str) -> tuple[str, str]:
    """The arm that a heading such as "State rate" names, and the rest; no arm if the rest is no figure."""
    arm, rest = others_figure(text)
    return (arm, rest) if arm and (measure_of(rest) or meaning(rest) == "value") else ("", text)


def _period(text: str) -> str:
    """The time that a heading is, in our form; empty if it is none."""
    period = period_text(text)
    return period if parse_period(period) else ""


def _year_in(text: str) -> str:
    year = _YEAR_IN_HEADING.search(text)
    return period_text(year[1]) if year else ""


def _meaning_below(span: str, text: str) -> str:
    """What a heading means; a year below the heading of the numbers of students is one of them."""
    return "n" if meaning(span) == "n" and _period(text) else meaning(text)


def _percent(text: str) -> bool:
    return "percent" in text.lower() or "%" in text or "pct" in text.lower()
