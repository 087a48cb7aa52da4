"""How to cite: APA, BibTeX and RIS, as a page shows them and as files hold them. No date but that of a release."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofpoints.analyse import Result
from proofpoints.model import Case

AUTHOR = "Proof Points contributors"


@dataclass(frozen=True)
class Citation:
    """The citation in three forms. `apa` has no address if the build does not know where the site will stand."""

    apa: str
    bibtex: str
    ris: str


def citation(result: Result, address: str = "", year: str = "") -> Citation:
    """The citation of one case; the reader adds the day of access. `address`, `year`: of its page, empty if not known."""
    title = _one_line(title_of(result.case))
    apa = f"{AUTHOR}. ({year or 'n.d.'}). {title} [Case and data set “{result.slug}”]. Proof Points. CC BY 4.0."
    key = f"proofpoints-{result.slug}"
    entry = bibtex(key, title, f"Proof Points, case {result.slug}", address, year)
    return Citation(f"{apa} {address}".strip(), entry, ris(key, title, address, year))


def title_of(case: Case) -> str:
    """Name and program, as a title; the program only if the name does not end with it."""
    name, program = case.who.name, case.what.program
    return name if name.casefold().endswith(program.casefold()) else f"{name}: {program}"


def bibtex(key: str, title: str, published: str, address: str, year: str) -> str:
    """One entry of BibTeX; `address` and `year` are left out where they are empty."""
    safe = re.sub(r"([&%$#_{}])", r"\\\1", title)
    fields = [("author", f"{{{AUTHOR}}}"), ("title", safe), ("howpublished", published)]
    fields += [("note", "Data: CC BY 4.0"), ("year", year), ("url", address)]
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{key},\n{body}\n}}"


def ris(key: str, title: str, address: str, year: str) -> str:
    """One record of RIS; `address` and `year` are left out where they are empty."""
    tags = [("TY", "DATA"), ("ID", key), ("TI", _one_line(title)), ("AU", AUTHOR), ("PB", "Proof Points"), ("PY", year)]
    tags += [("UR", address), ("LA", "en"), ("N1", "Data: CC BY 4.0")]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in tags if value), "ER  - "])


def _one_line(text: str) -> str:
    return " ".join(text.split())
