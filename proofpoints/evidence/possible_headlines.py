"""Headlines that the rows of a dataset allow, as a contributor would write them: the hint for one that leads nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from proofpoints.evidence.contrasts import COMPARED, usable_effect
from proofpoints.evidence.findings import Finding, HeadlineError, finder
from proofpoints.evidence.series import UNSTATED_INSTRUMENT, find_series, is_point, measure_key, settle
from proofpoints.model import Case, Headline
from proofpoints.part import keys_of
from proofpoints.rows import Outcome, Package

MOST_TRIED = 60  # each try looks at all series, and a hostile file may hold thousands of series
_MOST = 5
_PLAIN = re.compile(r"[A-Za-z0-9][\w ./-]*", re.ASCII)


def possible_headlines(case: Case, package: Package, wanted: Headline | None) -> tuple[str, ...]:
    """A few headlines that resolve, those of the wanted measure first, each as one line of YAML."""
    resolve = finder(case, package)
    tried = islice(_tries(case, package, wanted), MOST_TRIED)
    found: dict[str, None] = {}
    for headline in tried:
        if len(found) < _MOST and _resolves(resolve, headline):
            found[written(headline)] = None
    return tuple(found)


def written(headline: Headline) -> str:
    """A headline as one line of YAML: {metric: graduation-rate, versus: state}."""
    pairs = ((key, getattr(headline, key.name)) for key in keys_of(Headline))
    said = (f"{key.written}: {_scalar(str(value))}" for key, value in pairs if value not in (None, key.default))
    return f"{{{', '.join(said)}}}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _tries(case: Case, package: Package, wanted: Headline | None) -> Iterator[Headline]:
    """The wanted measure before others, and with the wanted comparison before other comparisons."""
    rows = settle(package.outcomes, case.result.prefer)
    firsts = [series.first for series in find_series(rows) if series.first.arm == "program" and series.points]
    if wanted is not None:
        firsts.sort(
            key=lambda row: (
                row.metric != wanted.metric,
                row.group != wanted.group,
                row.instrument.casefold() != (wanted.instrument or "").casefold(),
            )
        )
    for first in firsts:
        yield from _of_series(first, rows)
    yield from (Headline(effect=effect.id) for effect in package.effects if usable_effect(effect))


def _of_series(first: Outcome, rows: Iterable[Outcome]) -> Iterator[Headline]:
    """A series beside each arm it may be compared with, then alone; the instrument is named, because there may be two."""
    others = [row for row in rows if row.role in COMPARED and measure_key(row) == measure_key(first) and is_point(row)]
    named = {"metric": first.metric, "group": first.group, "site": first.site, "population": first.population}
    series = {key: value for key, value in named.items() if value}
    series |= {"instrument": first.instrument} if first.instrument != UNSTATED_INSTRUMENT else {}
    for arm in dict.fromkeys(row.arm for row in others):
        yield Headline(**series, versus=arm)
    yield Headline(**series)


def _resolves(resolve: Callable[[Headline], Finding], headline: Headline) -> bool:
    try:
        resolve(headline)
    except HeadlineError:
        return False
    return True
