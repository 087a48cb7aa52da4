"""No mail address, phone number, id, handle or name of a person may stand in a case or dataset.

Why: nobody's data are published here. Voices are told by role, never by name. Authors may be named as a source names them:
in its title and publisher, and a name that stands there may stand in a sentence.

Bad:

    text: Ask the data office, jane.doe@example.org.

Good:

    text: The data office of the district answers questions.

Mend: remove it, and tell a maintainer if it was already sent, because the history of the repository keeps it. If it is no
person but a school or street, say so: Arthur Street Elementary School.
"""

from collections.abc import Iterator

from proofpoints.people import found_in, names_in
from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.walk import texts
from proofpoints.yamlfile import Path

ID = "personal-data"
_COLUMNS = ("note", "site", "population", "instrument")
_NAMES = "what looks like the name of a person"


def check(repository: Repository) -> Iterator[Problem]:
    """Every text of a case, every free cell of a dataset. The message does not repeat what it found."""
    cited = {}
    for entry in repository.entries:
        sources = " ".join(f"{source.title} {source.publisher}" for source in entry.case.sources.values())
        cited[entry.case.result.dataset] = sources
        for path, text in texts(entry.case):
            if kind := _kind(path, text, sources):
                yield entry.problem(path, ID, f"here stands {kind}", "Remove it; tell who speaks by role.")
    for package in repository.packages:
        known = cited.get(package.folder.rsplit("/", 1)[-1], "")
        for row in package.rows:
            for column in _COLUMNS:
                text = getattr(row, column)
                if kind := found_in(text) or (_NAMES if any(names_in(text, known)) else None):
                    yield package.problem(row, column, ID, f"here stands {kind}", "Remove it.")


def _kind(path: Path, text: str, sources: str) -> str | None:
    """An address on the web is no prose: only a mail address or a handle can be told from its digits and signs."""
    if path[-1] == "url":
        kind = found_in(text)
        return kind if kind in ("a mail address", "a handle of a social network") else None
    own_name = path[0] == "sources" or path[-1] in ("name", "reviewer", "program", "city", "products")
    return found_in(text) or (_NAMES if not own_name and any(names_in(text, sources)) else None)
