"""Each headline must lead to exactly one result of the dataset.

Why: the headline is what most readers take away; it must be one series on one instrument, or one published difference, and a
comparison it names must be in the data.

Bad:

    headline:
      - {metric: graduation-rate}            # the dataset has it by two methods

Good:

    headline:
      - {metric: graduation-rate, instrument: federal cohort rate, versus: state}

Mend: name the instrument, group, site or unit of the series you mean, as in the dataset, or the id of a row of
effects.csv.
"""

from collections.abc import Iterator

from proofpoints.evidence.findings import HeadlineError, finder
from proofpoints.evidence.possible_headlines import possible_headlines
from proofpoints.model import Case, Headline
from proofpoints.problems import Problem
from proofpoints.rows import Package, Repository

ID = "headline-resolves"


def check(repository: Repository) -> Iterator[Problem]:
    """Published cases need a headline; one of a draft must resolve if it is there."""
    for entry in repository.entries:
        if entry.package is None:
            continue
        headlines = entry.case.result.headline
        if not headlines and not entry.draft:
            yield entry.problem(
                ("result", "headline"),
                ID,
                "result.headline must name at least one result",
                _choices(entry.case, entry.package, None) or "Add - {metric: ..., versus: ...} or - {effect: e1}.",
            )
        resolve = finder(entry.case, entry.package)
        for number, headline in enumerate(headlines):
            try:
                resolve(headline)
            except HeadlineError as error:
                hint = f"{error.hint} {_choices(entry.case, entry.package, headline)}".strip()
                yield entry.problem(("result", "headline", number), ID, f"headline {number + 1}: {error}", hint)


def _choices(case: Case, package: Package, wanted: Headline | None) -> str:
    """Headlines that this dataset allows, to be copied."""
    found = possible_headlines(case, package, wanted)
    return f"Its rows allow {', '.join(f'- {one}' for one in found)}." if found else ""
