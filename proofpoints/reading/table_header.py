"""The first line of a CSV file: the names of our columns, by which sign they are separated, and where each of them stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.columns import Table
from proofpoints.problems import Problem
from proofpoints.reading.table_text import mend_command, mend_hint
from proofpoints.suggest import did_you_mean, nearest

_SEPARATORS = {";": "semicolons", "\t": "tabs"}
_LONGEST = 10_000  # signs of a header that are looked at
_ROW_ID = re.compile(r"[a-z][0-9]+", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """What is wrong with the first line, and whether the rows can be read all the same."""

    problems: list[Problem]
    readable: bool
    is_row: bool = False  # it names no column: it is the first row


def separator_of(text: str, table: Table) -> str:
    """The sign between the names of our columns; a comma if they are not there."""
    first = text[:_LONGEST].partition("\n")[0]
    if first.count(",") >= len(table.header) - 1:
        return ","
    for sign in _SEPARATORS:
        if 2 * len(set(_names(first.split(sign))) & set(table.header)) > len(table.header):
            return sign
    return ","


def separator_problem(file: str, separator: str) -> list[Problem]:
    """Says that the columns are not separated by commas, if they are not."""
    if separator == ",":
        return []
    message = f"the columns are separated by {_SEPARATORS[separator]}; they must be separated by commas"
    return [Problem(file, 1, None, "", "table-header", message, mend_hint(file))]


def places_of(names: list[str], table: Table) -> list[int] | None:
    """Where each of our columns stands, whatever its capitals; None unless each stands there once and nothing else."""
    meant = _names(names)
    return [meant.index(name) for name in table.header] if sorted(meant) == sorted(table.header) else None


def read_header(file: str, line: int, names: list[str], table: Table) -> Header:
    """The first line, with everything that is wrong with it."""
    if names == table.header:
        return Header([], readable=True)
    places = places_of(names, table)
    if places is not None:
        return Header(_form_problems(file, line, names, places, table), readable=places == sorted(places))
    if _is_row(names, table):
        message = "the first line is a row, not the names of the columns"
        hint = f"Write this line above it: {','.join(table.header)}"
        return Header([Problem(file, line, None, "", "table-header", message, hint)], readable=True, is_row=True)
    some = names[: 2 * len(table.header)]  # commas may be millions
    return Header(_name_problems(file, line, some, table), readable=False)


def _names(names: list[str]) -> list[str]:
    return [re.sub(r"[ -]", "_", name.strip(' \r\n"').lower()) for name in names]


def _is_row(names: list[str], table: Table) -> bool:
    known = set(_names(names)) & set(table.header)
    return not known and (len(names) == len(table.header) or bool(_ROW_ID.fullmatch(names[0])))


def _form_problems(file: str, line: int, names: list[str], places: list[int], table: Table) -> list[Problem]:
    """Names that are ours but for their capitals, and their order."""

    def problem(field: str, message: str, hint: str) -> Problem:
        return Problem(file, line, None, field, "table-header", message, hint)

    ours = f"Header: {','.join(table.header)}"
    found = []
    if other := [name for name in names if name not in table.header]:
        message = f"columns must be named as ours, in small letters, not {', '.join(other)}"
        found.append(problem(other[0], message, f"{mend_hint(file)} {ours}"))
    if places != sorted(places):  # the names alone may be in another order than the cells
        hint = f"If the cells stand in the order of your header, `{mend_command(file)}` moves both. {ours}"
        found.append(problem(names[0], "columns must stand once each, in our order", hint))
    return found


def _name_problems(file: str, line: int, names: list[str], table: Table) -> list[Problem]:
    """Columns we do not know, and ours that are missing or stand there twice."""
    hint = f"Header: {','.join(table.header)}"

    def problem(field: str, message: str, said: str = "") -> Problem:
        return Problem(file, line, None, field, "table-header", message, f"{said}{hint}")

    meant = _names(names)
    strange = [name for name, ours in zip(names, meant, strict=True) if ours not in table.header]
    found = [problem(name, f'"{name}" is not a column we know', did_you_mean(name, table.header)) for name in strange]
    guessed = {nearest(name, table.header) for name in strange}
    missing = [name for name in table.header if name not in meant and name not in guessed]
    if missing:
        found.append(problem(missing[0], f"columns are missing: {', '.join(missing)}"))
    return found or [problem(names[0], "columns must stand once each, in our order")]
