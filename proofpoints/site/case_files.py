"""Small files beside each case page: what Compare reads, and the citation for reference managers."""

from __future__ import annotations

from proofpoints.analyse import Result
from proofpoints.pages.beside import beside
from proofpoints.pages.citation import citation
from proofpoints.pages.like import like_profiles
from proofpoints.site.find import compact


def case_files(result: Result, base: str) -> dict[str, str]:
    """Text of each file by path; `base` is the site's address, if known."""
    path = f"cases/{result.slug}/"
    cite = citation(result, f"{base}{path}" if base else "")
    return {
        f"{path}case.json": compact(beside(result)),
        f"{path}cite.bib": cite.bibtex + "\n",
        f"{path}cite.ris": cite.ris + "\n",
    }


def like_file(results: tuple[Result, ...]) -> dict[str, str]:
    """The profiles by which the browser finds places alike."""
    return {"like.json": compact(like_profiles(results))}
