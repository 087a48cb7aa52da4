"""Rows of a spreadsheet to rows of outcomes.csv, with a list of what was filled in by us and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping

from proofpoints.columns import OUTCOMES
from proofpoints.intake.answers import Choose
from proofpoints.intake.cells import Value, value_of
from proofpoints.intake.commas import Commas, commas_of
from proofpoints.intake.heading_words import measure_of
from proofpoints.intake.headings import REPEATED, FigureColumn, Headings, find_headings
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.meant_words import Words
from proofpoints.intake.sections import Sections
from proofpoints.intake.sheet import Rows, SheetError, Sheets
from proofpoints.intake.students import Students, says_small, small_beside, students_of
from proofpoints.intake.usual_words import others_figure
from proofpoints.period import parse_period, period_text
from proofpoints.suggest import did_you_mean
from proofpoints.vocabulary import COVERS, METRICS

_DEFAULTS = {"group": "all-students", "arm": "program", "instrument": "unstated", "source": "S1"}
_LISTS = {column.name: column.allowed for column in OUTCOMES.columns if column.allowed is not None}
_FEW = "<10"  # instead of a number of students
_HEADINGS = (
    "Give the columns a heading each: measure, group, year, value, n, test, note; or one column for each year, measure or arm. "
    "docs/vocabulary.md explains the columns of outcomes.csv."
)


def read_figures(
    sheets: Mapping[str, Rows], given: Mapping[str, str], choose: Choose, said: Mapping[str, str] | None = None
) -> Figures:
    """Figures of the first sheet that has headings we know.

    `given` fills columns the sheet lacks; `said` is what words of the sheet mean; `choose` asks a person about the others.
    """
    usable = {name: headings for name, rows in sheets.items() if (headings := find_headings(rows)) is not None}
    if not usable:
        raise SheetError("no sheet has headings of figures", _HEADINGS)
    filled = [name for name, headings in usable.items() if len(sheets[name]) > headings.below]
    first = next(iter([*filled, *usable]))
    whole = sheets if isinstance(sheets, Sheets) else Sheets(sheets)
    words = Words(choose, said or {})
    figures = _read(first, sheets[first], usable[first], given, words, whole.delimiter)
    figures.notices[:0] = whole.notices
    for name in filled[1:]:
        figures.notice(
            f'The sheet "{name}" holds figures, too, and was not read. Copy its rows below those of "{first}", with what '
            "they measure in a column Measure, delete what was written, and run this again."
        )
    return figures


def _read(name: str, rows: Rows, headings: Headings, given: Mapping[str, str], words: Words, delimiter: str) -> Figures:
    figures = words.figures
    defaults = _DEFAULTS | {key: value for key, value in given.items() if value}
    named = {*headings.columns, *(["arm"] if any(one.arm for one in headings.figures) else [])}
    assumed = [f"{key}: {value}" for key, value in defaults.items() if key not in named]
    if assumed:
        figures.notice(
            f"The sheet {name} does not say these, so every row has {', '.join(assumed)}. Change what is wrong."
        )
    for word in headings.strangers:
        figures.notice(
            f'The column "{word[:40]}" was not understood and left out. {did_you_mean(word, OUTCOMES.header)}'.strip()
        )
    commas = _commas(rows, headings, figures, delimiter)
    reader = _Reader(figures, headings, defaults, words, commas)
    sections = Sections(headings, rows, words)
    for row in rows[headings.below :]:
        if sections.begins_another_table(row):
            figures.notice(
                f'A second table begins at "{", ".join(filter(None, row))[:60]}" and was not read. Move it to a sheet or file '
                "of its own with what it measures in a column Measure, or bring its figures below the same headings."
            )
            break
        if not sections.repeats_headings(row) and not sections.take(row):
            reader.read(row, sections)
    if not figures.rows:
        raise SheetError(f"the sheet {name} has headings but no figures below", _HEADINGS)
    figures.notice_rows()
    _notice_gaps(figures)
    return figures


def _commas(rows: Rows, headings: Headings, figures: Figures, delimiter: str) -> Commas:
    """How the numbers are written, with notices of what is not clear in them."""
    for word in headings.unclear:
        figures.notice(
            f'The column "{word[:40]}" may count the students behind the figure or those who reached it, so n was left empty. '
            "If it is the number of students tested, call the column N, delete what was written, and run this again."
        )
    texts = [row[one.place] for row in rows[headings.below :] for one in headings.figures if one.place < len(row)]
    commas = commas_of(texts, delimiter)
    for notice in commas.notices(texts):
        figures.notice(notice)
    return commas


def _notice_gaps(figures: Figures) -> None:
    """What all rows need and the sheet and the answers have not given."""
    if any(not row["covers"] for row in figures.rows):
        figures.notice(
            "Nothing says whom the figures describe. Add --covers participants, --covers school or --covers district."
        )
    if any(not row["metric"] for row in figures.rows):
        figures.notice("Nothing says what was measured. Fill in the column metric; docs/vocabulary.md has the list.")
    if not any(row["arm"] == "program" for row in figures.rows):
        figures.notice(
            "No row is the program's own (arm program). Change arm in outcomes.csv; or delete what was written and run this "
            'again with what a word of the sheet means, such as --means "District=program".'
        )


class _Reader:
    """Reads one row after the other; remembers the words above, which empty cells of a merged column repeat."""

    def __init__(
        self, figures: Figures, headings: Headings, defaults: Mapping[str, str], words: Words, commas: Commas
    ) -> None:
        self.figures, self.headings, self.defaults, self.words, self.commas = figures, headings, defaults, words, commas
        self.above: dict[str, str] = {}

    def read(self, row: list[str], sections: Sections) -> None:
        """One figure for each column of figures that is filled."""
        filled = [one for one in self.headings.figures if one.place < len(row) and row[one.place]]
        cells = {name: row[place] for name, place in self.headings.columns.items() if place < len(row)}
        if filled:
            sections.fill(cells, self.above)
            self._repeat(cells)
        small = self._small_elsewhere(row)
        for one in filled:
            own = {name: text for name, text in (("period", one.period), ("arm", one.arm)) if text}
            if one.n_place is not None:
                own["n"] = row[one.n_place] if one.n_place < len(row) else ""
            few = _FEW if small_beside(row[one.place]) else small
            few = few or (self._small_number(row) if one.n_place is None else "")
            if few and not students_of(own.get("n", cells.get("n", ""))).hidden:
                own["n"] = few
            self._add(cells | own, one, row[one.place])

    def _small_elsewhere(self, row: list[str]) -> str:
        """What a note, or a column that was not understood, says of a small group; empty if none does."""
        own = {place for one in self.headings.figures for place in (one.place, one.n_place)}
        return next((cell for place, cell in enumerate(row) if place not in own and says_small(cell)), "")

    def _small_number(self, row: list[str]) -> str:
        """A hidden number of students in a column of which nobody knows whose it is; empty if there is none."""
        cells = [row[place] for place in self.headings.other_numbers if place < len(row)]
        return next((cell for cell in cells if students_of(cell).hidden), "")

    def _repeat(self, cells: dict[str, str]) -> None:
        """An empty cell below a filled one means the same, as merged cells and pivot tables leave it."""
        for name in REPEATED:
            if name in cells and not cells[name] and name in self.above:
                cells[name] = self.above[name]
                self.figures.notice(
                    f"Empty cells of the column {name} were read as the cell above. Look whether it holds."
                )
            elif cells.get(name):
                self.above[name] = cells[name]

    def _add(self, cells: Mapping[str, str], column: FigureColumn, text: str) -> None:
        made = {name: cells.get(name) or self.defaults.get(name, "") for name in OUTCOMES.header}
        made["metric"] = self._measure(cells, column) or self.headings.metric
        whose, rest = others_figure(made["metric"])
        if whose and not cells.get("arm") and not self._is_measure(made["metric"]) and self._is_measure(rest):
            made |= {"arm": whose, "metric": rest}  # a line "State graduation rate" among those of the program
        if self.words.known("group", made["group"], _LISTS["group"]) is None and (
            arm := self.words.known("arm", made["group"], _LISTS["arm"])
        ):
            made |= {"arm": arm, "group": "all-students"}  # a line "State average" among those of student groups
        for name, allowed in _LISTS.items():
            made[name] = self.words.term(name, made[name], allowed)
        value = value_of(self.commas.read(text))
        made["id"] = f"o{len(self.figures.rows) + 1}"
        made["period"] = period_text(made["period"])
        made["value"] = value.text
        made["qualifier"] = made["qualifier"] or value.qualifier or "exact"
        number = cells.get("n", "")
        self._students(made, self.commas.read(number) if self.commas.decimal else number, column)
        if not cells.get("covers") and made["arm"] in COVERS:
            made["covers"] = made["arm"]  # the figure of a state covers the state, whatever the program's covers
        made["unit"] = made["unit"] or self._unit(made, value, column)
        self.figures.rows.append(made)

    def _measure(self, cells: Mapping[str, str], column: FigureColumn) -> str:
        """What a figure measures: the heading of its column if that is a measure; else what its row says, made clear by both."""
        row, subject, heading = cells.get("metric", ""), cells.get("subject", ""), column.metric
        several = len({one.metric for one in self.headings.figures}) > 1  # then the heading tells their figures apart
        texts = [[heading], [heading, subject]] if not row or measure_of(heading) else []
        texts += [] if several and heading else [[row], [row, subject]]
        texts += [[heading, row], [heading, row, subject]]
        said = [", ".join(filter(None, parts)) for parts in texts]
        asked = [row, subject] if row and not several else [row, heading, subject]
        return next(filter(self._is_measure, said), "") or ", ".join(filter(None, asked))

    def _is_measure(self, text: str) -> bool:
        return self.words.known("metric", text, METRICS) is not None

    def _students(self, made: dict[str, str], text: str, column: FigureColumn) -> None:
        """The number of students; the figure of a group that may be too small is emptied, whatever else the row says."""
        students = students_of(text)
        if students.number or not students.hidden or _everyone(made, text):
            made["n"] = "" if made["qualifier"] == "suppressed" else self._n(made, text, students, column)
            return
        self._say(
            made,
            f"{students.hidden}; value and n are left empty and the qualifier is suppressed. If the source shows the figure "
            "and there are ten students or more, write value, n and exact in outcomes.csv.",
        )
        note = "; ".join(filter(None, ("" if says_small(made["note"]) else made["note"], students.hidden)))
        made |= {"value": "", "n": "", "sd": "", "qualifier": "suppressed", "note": note}

    def _n(self, made: Mapping[str, str], text: str, students: Students, column: FigureColumn) -> str:
        """The number of students, of the year its heading names; of one number beside several years nobody knows the year."""
        named = self.headings.n_period if column.n_place is None else ""
        if not text or (named and not _same_time(named, made["period"])):
            return ""
        if self._shared(column) or (column.n_place is None and column.period and not named):
            self.figures.notice(
                "One number of students stands beside several years, measures or arms; it was left out."
            )
            return ""
        if not students.number:
            self._say(made, f'"{text[:40]}" was left out: write n in digits alone, if the source gives it.')
        return students.number

    def _shared(self, column: FigureColumn) -> bool:
        """True if the number of students beside this figure stands beside figures of other columns, too."""
        if column.n_place is None:
            return len({(one.metric, one.arm) for one in self.headings.figures}) > 1
        return sum(one.n_place == column.n_place for one in self.headings.figures) > 1

    def _say(self, made: Mapping[str, str], text: str) -> None:
        self.figures.about_rows.setdefault(text, []).append(made["id"])

    def _unit(self, made: Mapping[str, str], value: Value, column: FigureColumn) -> str:
        """The unit of the figure; 0.81 below "Percent" may be a share of 1, 0.81% in the cell itself is what it says."""
        metric = METRICS.get(made["metric"])
        units = metric.units if metric else ()
        percent = (value.percent or column.percent) and (not units or "percent" in units)
        if (percent or units == ("percent",)) and not value.percent and _is_fraction(made["value"]):
            self.figures.notice(
                f"Row {made['id']}: {made['value']} stands for a share of 100. If you mean {float(made['value']) * 100:g} "
                "percent, change it in outcomes.csv."
            )
        if percent:
            return "percent"
        return units[0] if len(units) == 1 else ""


def _everyone(made: Mapping[str, str], text: str) -> bool:
    """True for all students of a state or the nation without a number: there are never so few that it would be hidden."""
    return made["arm"] in ("state", "nation") and made["group"] == "all-students" and not re.search(r"\d", text)


def _same_time(one: str, other: str) -> bool:
    first, second = parse_period(one), parse_period(other)
    return first is not None and second is not None and first.same_time(second)


def headline(figures: Figures) -> list[dict[str, str]]:
    """The first series of the program as a headline to start with: a person decides whether it is the right one."""
    first = next((row for row in figures.rows if row["arm"] == "program" and row["metric"] in METRICS), None)
    if first is None:
        return []
    series = {key: first[key] for key in ("metric", "group", "site", "population") if first[key]}
    if first["instrument"] != "unstated":
        series["instrument"] = first["instrument"]
    others = [row["arm"] for row in figures.rows if row["arm"] != "program" and _same(row, first)]
    return [series | ({"versus": others[0]} if others else {})]


def _same(row: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(row[key] == other[key] for key in ("metric", "group", "population", "unit", "instrument"))


def _is_fraction(text: str) -> bool:
    try:
        return 0 < float(text) < 1
    except ValueError:
        return False
