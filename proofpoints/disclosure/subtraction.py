"""How few a pencil finds: what subtraction tells of the cells of a table, and of what parts of a whole leave over."""

from __future__ import annotations

from collections.abc import Iterator

from proofpoints.disclosure.narrow import LEAST, ROUNDED, Numbers, believable, known_of
from proofpoints.disclosure.tables import Cell, Ends, Family, Tables, within

_EPSILON = 1e-6


def few_by_subtraction(tables: Tables, minimum: int) -> Iterator[Cell]:
    """Cells that, or whose rest, must be few: students, those of them whom the measure counts, or those whom it does not."""
    own, known = known_of(tables)
    doubtful = {cell for cell, said in tables.said.items() if not believable(known[cell], said)}
    for cell in tables.rows:
        if (
            cell not in tables.hidden
            and cell not in doubtful
            and any(
                is_few(ends, minimum) and not is_few(said, minimum)  # what its own row says is named by another rule
                for ends, said in zip(known[cell], own[cell], strict=True)
            )
        ):
            yield cell
    for whole, parts, asked in _rests(tables, known, minimum):
        possible = doubtful.isdisjoint((whole, *parts)) and _is_possible(known, whole, parts)
        if possible and any(is_few(_rest(known, whole, parts, number, minimum), minimum) for number in asked):
            yield next((cell for cell in (whole, *parts) if cell in tables.rows), whole)


def is_few(ends: Ends, minimum: int) -> bool:
    """True if there is somebody, and surely fewer than that."""
    low, high = ends
    return LEAST - _EPSILON <= low <= high + _EPSILON < minimum - 1 + 2 * _EPSILON


def _is_possible(known: Numbers, whole: Cell, parts: tuple[Cell, ...]) -> bool:
    """False if of the rest more are counted, or are not, than there are students: then the figures contradict each other."""
    most = known[whole].students[1] - sum(known[part].students[0] for part in parts)
    least = max(known[whole][number][0] - sum(known[part][number][1] for part in parts) for number in (1, 2))
    return least <= max(most, 0) + ROUNDED


def _rest(known: Numbers, whole: Cell, parts: tuple[Cell, ...], number: int, minimum: int) -> Ends:
    """What is left of a whole; of parts of which too little is known a reader leaves the students in the rest."""
    low, high = known[whole][number]
    taken = [ends for ends in (known[part][number] for part in parts) if ends[1] - ends[0] < minimum - 1]
    return (low - sum(end for _, end in taken), high - sum(end for end, _ in taken)) if taken else (0.0, high)


def _rests(tables: Tables, known: Numbers, minimum: int) -> Iterator[tuple[Cell, tuple[Cell, ...], tuple[int, ...]]]:
    """A whole, published parts of it that may leave somebody over, and which of the three numbers are asked of the rest."""
    for whole, parts in (*tables.families, *_sites(known), *_spans(known), *tables.inside):
        published = tuple(part for part in parts if part in tables.rows and part not in tables.hidden)
        silent = [part for part in parts if part not in published]
        hidden = len(silent) == 1 and silent[0] in tables.hidden and (whole, parts) in tables.families
        if published and not hidden:
            yield whole, published, (0, 1, 2)
        elif published and known[silent[0]].students[0] >= minimum:
            yield whole, published, (1, 2)  # that a hidden group is small is why it is hidden


def _sites(known: Numbers) -> Iterator[Family]:
    sited = [cell for cell in known if cell.site]
    for cell in known:
        if not cell.site:
            yield cell, tuple(other for other in sited if other[1:] == cell[1:])


def _spans(known: Numbers) -> Iterator[Family]:
    """A span, and those of its years that are known; or a shorter span."""
    for span in known:
        inside = [
            other
            for other in known
            if other != span and other.site == span.site and other.group == span.group and within(other.time, span.time)
        ]
        years = tuple(other for other in inside if other.time[0] == other.time[1])
        yield span, years
        yield from ((span, (other,)) for other in inside if other not in years)
