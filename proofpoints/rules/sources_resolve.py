"""Every source named must exist under sources, and every source must be used.

Why: a figure without a source is a rumor.

Bad:

    how:
      implementation:
        - {text: Teachers chose the software., source: S7}
    sources:
      S1: {title: Annual report, publisher: Example Valley Schools, year: 2014, url: "https://example.org", read: whole}

Good:

    how:
      implementation:
        - {text: Teachers chose the software., source: S1}
    sources:
      S1: {title: Annual report, publisher: Example Valley Schools, year: 2014, url: "https://example.org", read: whole}

Mend: add the source under `sources`, or cite one that stands there.
"""

from collections.abc import Iterator

from proofpoints.problems import Level, Problem
from proofpoints.reading.yamlfile import dotted
from proofpoints.rows import CaseFile, Repository, Unshaped
from proofpoints.suggest import did_you_mean
from proofpoints.walk import cited_of

ID = "sources-resolve"


def check(repository: Repository) -> Iterator[Problem]:
    """In the case file and in the dataset; an unused source is a warning."""
    for entry in repository.told:
        known = dict.fromkeys(entry.source_ids)
        refused = entry.refused if isinstance(entry, Unshaped) else ()
        used = set()
        for path, source in cited_of(entry.texts):
            used.add(source)
            if known and source not in known and dotted(path) not in refused:
                yield entry.problem(path, ID, f"source {source} must stand under sources", _hint(source, entry))
        for row in entry.package.rows if entry.package else ():
            used.add(row.source)
            if known and row.source not in known:
                assert entry.package is not None
                yield entry.package.problem(
                    row,
                    "source",
                    ID,
                    f"source {row.source} must stand under sources of {entry.file}",
                    _hint(row.source, entry),
                )
        for source in known:
            if source not in used and entry.package is not None and not refused:
                yield entry.problem(
                    ("sources", source),
                    ID,
                    f"source {source} is used by no sentence and no figure",
                    "Cite it where it is used, or remove it.",
                    Level.WARNING,
                )


def _hint(source: str, entry: CaseFile) -> str:
    return f"{did_you_mean(source, entry.source_ids)}Add {source} under sources, or cite one of those that are there."
