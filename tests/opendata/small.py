"""The open data of a few cases, with everything that it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from proofpoints.analyse import Result
from proofpoints.opendata.address import Site
from proofpoints.opendata.corpus import Corpus, case_records, make_corpus
from proofpoints.opendata.history import History
from proofpoints.opendata.publish import OpenData
from proofpoints.opendata.records import Records, keep_records
from proofpoints.pages.gather import gather
from proofpoints.rows import Repository


@dataclass(frozen=True)
class Small(OpenData):
    """Open data with the results and drawings that it was made of."""

    results: tuple[Result, ...]
    drawn: dict[str, str]

    @cached_property
    def corpus(self) -> Corpus:
        """All tables, addresses as seen from data/."""
        return make_corpus(self.results, self.site)


def small(
    results: tuple[Result, ...], repository: Repository, drawn: dict[str, str], history: History, site: Site
) -> Small:
    """Everything that a build puts aside of these cases, in memory."""
    made = {result.slug: keep_records(case_records(result, site), site) for result in results}
    records = Records({slug: kept for slug, (kept, _) in made.items()}, lambda slug: made[slug][1])
    return Small(tuple(map(gather, results)), repository, history, site, records, results, drawn)
