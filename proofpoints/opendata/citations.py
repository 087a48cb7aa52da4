"""Citations as files for reference managers: BibTeX and RIS, for each case and for the corpus."""

from __future__ import annotations

from proofpoints.analyse import Result
from proofpoints.opendata.history import History
from proofpoints.opendata.package import TITLE
from proofpoints.pages.citation import citation

AUTHOR = "Proof Points contributors"


def case_bibtex(result: Result, address: str, year: str) -> str:
    """The BibTeX of the case page, with its address and year where they are known."""
    return _with(citation(result).bibtex, address, year)


def corpus_bibtex(address: str, history: History) -> str:
    """BibTeX of the whole corpus."""
    entry = (
        f"@misc{{proofpoints,\n  author = {{{{{AUTHOR}}}}},\n  title = {{{TITLE}}},\n"
        "  howpublished = {Data package},\n  note = {Data: CC BY 4.0}\n}"
    )
    return _with(entry, address, history.last[:4])


def _with(entry: str, address: str, year: str) -> str:
    extra = "".join(f",\n  {key} = {{{value}}}" for key, value in (("year", year), ("url", address)) if value)
    return entry.removesuffix("\n}") + extra + "\n}\n"


def case_ris(result: Result, address: str, year: str) -> str:
    """RIS of a case, a dataset in Proof Points."""
    return _ris(f"{result.case.who.name}: {result.case.what.program}", result.slug, address, year)


def corpus_ris(address: str, history: History) -> str:
    """RIS of the whole corpus."""
    return _ris(TITLE, "proof-points", address, history.last[:4])


def _ris(title: str, identity: str, address: str, year: str) -> str:
    tags = [("TY", "DATA"), ("ID", identity), ("TI", title), ("AU", AUTHOR), ("PB", "Proof Points"), ("PY", year)]
    tags += [("UR", address), ("LA", "en"), ("N1", "Data: CC BY 4.0")]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])
