"""The page about the data: what there is, how to read it in four tools, how to link, cite and follow it."""

from __future__ import annotations

from pathlib import Path
from string import ascii_uppercase

from proofpoints.opendata.address import Site
from proofpoints.opendata.api_documents import CHANGELOG, ROOT
from proofpoints.opendata.api_schema import DOCUMENTS
from proofpoints.opendata.corpus import Record
from proofpoints.opendata.fields import TableSpec
from proofpoints.opendata.history import History
from proofpoints.opendata.metadata import corpus_head
from proofpoints.opendata.package import DESCRIPTION
from proofpoints.opendata.tables import ALL, CORPUS_OUTCOMES
from proofpoints.pages.page import Page, render

PATH = "data/"
EXAMPLES = Path(__file__).resolve().parent / "examples"
_TOOLS = (("Python with pandas", "with_pandas.py"), ("DuckDB", "with_duckdb.sql"), ("R", "with_r.R"))


def data_page(counts: dict[str, int], example: Record | None, history: History, site: Site, version: str) -> Page:
    """The page at data/. `counts`: records by table; `example`: the first figure, if there is one."""
    body = render(
        "data.html",
        PATH,
        tables=[(spec, counts[spec.name]) for spec in ALL],
        documents=DOCUMENTS.values(),
        api=ROOT,
        changelog=CHANGELOG,
        examples=[(tool, name, (EXAMPLES / name).read_text("utf-8")) for tool, name in _TOOLS],
        formula=formula(CORPUS_OUTCOMES),
        example=example,
        releases=history.releases[::-1],
        version=version,
        description=DESCRIPTION,
    )
    description = (
        "The whole corpus as CSV, Parquet and a JSON API, with examples in pandas, R, DuckDB and a spreadsheet."
    )
    return Page(PATH, "Data", description, body, head=corpus_head(site, history, version))


def formula(spec: TableSpec) -> str:
    """A spreadsheet formula over the columns of a table: how many graduation rates of programs there are."""
    letters = {field.name: letter for field, letter in zip(spec.fields, ascii_uppercase, strict=False)}
    metric, arm = (f"{letters[name]}:{letters[name]}" for name in ("metric", "arm"))
    return f'=COUNTIFS({metric},"graduation-rate",{arm},"program")'
