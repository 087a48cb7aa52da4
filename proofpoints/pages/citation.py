"""How to cite a case: a sentence and BibTeX. No date but those of the data, so that two builds agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.analyse import Result


@dataclass(frozen=True)
class Citation:
    """The citation as text and as BibTeX."""

    text: str
    bibtex: str


def citation(result: Result) -> Citation:
    """The citation of one case; the reader adds the address and the day of access."""
    title = f"{result.case.who.name}: {result.case.what.program}"
    text = f"Proof Points contributors. {title}. Case “{result.slug}” with dataset, in: Proof Points. CC BY 4.0."
    safe = re.sub(r"([&%$#_{}])", r"\\\1", title)
    bibtex = (
        f"@misc{{proofpoints-{result.slug},\n  author = {{{{Proof Points contributors}}}},\n  title = {{{safe}}},\n"
        f"  howpublished = {{Proof Points, case {result.slug}}},\n  note = {{Data: CC BY 4.0}}\n}}"
    )
    return Citation(text, bibtex)
