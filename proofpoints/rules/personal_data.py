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

from proofpoints.columns import FREE
from proofpoints.persons.people import found_in, names_in
from proofpoints.persons.quick_look import together
from proofpoints.problems import Problem
from proofpoints.reading.yamlfile import Path
from proofpoints.rows import Package, Repository

ID = "personal-data"
_NAMES = "what looks like the name of a person"


def check(repository: Repository) -> Iterator[Problem]:
    """Every text of a case file, also of one that is no case yet; every free cell of a dataset.

    The message does not repeat what it found.
    """
    cited: dict[str, list[str]] = {}
    for file in repository.written:
        sources = _cited(file.texts)
        cited.setdefault(file.slug, []).append(sources)
        for path, text in file.texts if _may_tell(file.texts, sources) else ():
            if kind := _kind(path, text, sources):
                yield file.problem(path, ID, f"here stands {kind}", "Remove it; tell who speaks by role.")
    for package in repository.packages:
        for known in cited.get(package.folder.rsplit("/", 1)[-1], [""]):
            yield from _cells(package, known)


def _cited(said: tuple[tuple[Path, str], ...]) -> str:
    """Titles and publishers of the sources."""
    return " ".join(text for path, text in said if path[0] == "sources" and path[-1] in ("title", "publisher"))


def _cells(package: Package, known: str) -> Iterator[Problem]:
    said = {getattr(row, column) for row in package.rows for column in FREE}  # most rows say the same
    whole = together(said)
    if not found_in(whole) and not any(names_in(whole, known)):
        return
    for row in package.rows:
        for column in FREE:
            text = getattr(row, column)
            if kind := found_in(text) or (_NAMES if any(names_in(text, known)) else None):
                yield package.problem(row, column, ID, f"here stands {kind}", "Remove it.")


def _may_tell(said: tuple[tuple[Path, str], ...], sources: str) -> bool:
    """False only if no text of a case tells of a person."""
    if found_in(together(text for _, text in said)):
        return True
    return any(names_in(together(text for path, text in said if not _own(path)), sources))


def _own(path: Path) -> bool:
    """Whether a text is a name of its own right, of a source, a school or a product."""
    return path[0] == "sources" or path[-1] in ("name", "reviewer", "program", "city", "products")


def _kind(path: Path, text: str, sources: str) -> str | None:
    """An address on the web is no prose: only a mail address or a handle can be told from its digits and signs."""
    if path[-1] == "url":
        kind = found_in(text)
        return kind if kind in ("a mail address", "a handle of a social network") else None
    return found_in(text) or (_NAMES if not _own(path) and any(names_in(text, sources)) else None)
