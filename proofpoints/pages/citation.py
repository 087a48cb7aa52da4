"""How to cite a case: APA, BibTeX and RIS. No date but those of the data, so that two builds agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.analyse import Result

AUTHOR = "Proof Points contributors"


@dataclass(frozen=True)
class Citation:
    """The citation in three forms. `apa` has no address if the build does not know where the site will stand."""

    apa: str
    bibtex: str
    ris: str


def citation(result: Result, address: str = "") -> Citation:
    """The citation of one case; the reader adds the day of access. `address`: the page's full address, if known."""
    title = _one_line(f"{result.case.who.name}: {result.case.what.program}")
    apa = f"{AUTHOR}. (n.d.). {title} [Case and data set “{result.slug}”]. Proof Points. CC BY 4.0."
    return Citation(f"{apa} {address}".strip(), _bibtex(result.slug, title, address), _ris(result.slug, title, address))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bibtex(slug: str, title: str, address: str) -> str:
    safe = re.sub(r"([&%$#_{}])", r"\\\1", title)
    url = f"  url = {{{address}}},\n" if address else ""
    return (
        f"@misc{{proofpoints-{slug},\n  author = {{{{{AUTHOR}}}}},\n  title = {{{safe}}},\n"
        f"  howpublished = {{Proof Points, case {slug}}},\n{url}  note = {{Data: CC BY 4.0}}\n}}"
    )


def _ris(slug: str, title: str, address: str) -> str:
    lines = [
        "TY  - DATA",
        f"AU  - {AUTHOR}",
        f"TI  - {title}",
        "T2  - Proof Points",
        f"ID  - proofpoints-{slug}",
        *([f"UR  - {address}"] if address else []),
        "N1  - Data: CC BY 4.0",
        "ER  - ",
    ]
    return "\n".join(lines)
