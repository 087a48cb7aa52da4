"""One function for each reader: feeds it bytes, and raises AssertionError if what it gives back breaks a promise.

`python scripts/fuzz.py READER` looks for bytes that do; what it once found stands in tests/data/fuzz and is read again by
tests/trust/test_fuzz_findings.py with every change.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import math
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl

from proofpoints.columns import EFFECTS, OUTCOMES
from proofpoints.commands import ROOT
from proofpoints.gatekeeper.address import address_flaw
from proofpoints.gatekeeper.names import folded, name_flaw, shown
from proofpoints.intake.sheet import SheetError, read_sheets, read_workbook
from proofpoints.load import load
from proofpoints.pages.prose import inline, paragraphs, plain
from proofpoints.persons.people import found_in
from proofpoints.reading.descriptor import check_descriptor, descriptor_text, make_descriptor
from proofpoints.reading.shape import shape_case
from proofpoints.reading.table import read_table
from proofpoints.reading.yamlfile import read_yaml
from proofpoints.references import PATTERN, parse_reference
from proofpoints.rows import Package
from survey_import.drafts.draft import addresses, make_draft
from survey_import.formats import FORMATS
from survey_import.problem import Refused
from survey_import.questions.mapping import named_profile
from survey_import.reporting.reports import FORMATS as REPORTS
from survey_import.response import Export
from survey_import.run import run_import, to_draft
from survey_import.tables.delimited import read_delimited
from survey_import.tables.encoding import decode
from survey_import.tables.workbook_worker import read as read_answers
from tests.defect import GOOD
from tests.trust.hostile_files import csv_files, descriptors, yaml_files
from tests.trust.strings import STRINGS

_FORMULA = tuple("=+-@＝＋－＠")


def yaml(raw: bytes) -> None:
    """Text, lists and mappings with text as keys, or flaws; the case or problems with a hint each."""
    document = read_yaml(raw)
    _only_text(document.data)
    _, problems = shape_case("cases/x.yml", document)
    assert all(problem.hint for problem in problems)


def _only_text(data: Any) -> None:
    assert data is None or isinstance(data, bool | str | list | dict), type(data)
    for key in data if isinstance(data, dict) else ():
        assert isinstance(key, str)
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        _only_text(part)


def table(raw: bytes) -> None:
    """Finite numbers and texts that no spreadsheet runs, or problems on a line of the file."""
    for kind in (OUTCOMES, EFFECTS):
        rows, problems = read_table("t.csv", raw, kind)
        assert all(problem.hint and (problem.line or 1) >= 1 for problem in problems)
        for _, cells in rows:
            for cell in cells.values():
                assert not isinstance(cell, float) or math.isfinite(cell)
                assert not isinstance(cell, str) or (not cell.startswith(_FORMULA) and "\0" not in cell)


def descriptor(raw: bytes) -> None:
    """What passes says nothing but what we would write, except in three texts."""
    if check_descriptor("d.json", raw, "valley", [OUTCOMES, EFFECTS]):
        return
    found = json.loads(raw)
    free = {key: found.pop(key, "") for key in ("title", "description", "version")}
    expected = make_descriptor("valley", "", [OUTCOMES, EFFECTS])
    expected.pop("title")
    assert found == expected
    assert all(isinstance(text, str) for text in free.values())


def address(raw: bytes) -> None:
    """What passes is http or https, names a host in plain letters, and hides nothing."""
    text = raw.decode("utf-8", "replace")
    flaw = address_flaw(text)
    if flaw is None:
        host = re.split("[/?#]", text)[2].casefold()
        assert text.casefold().startswith(("http://", "https://"))
        assert host.isascii() and "@" not in host and not set(text) & set(" \t\n\\<>\"'`")
        assert host.split(":")[0].strip(".")[-1].isalnum() and not host.replace(".", "").isdigit()
    for part in raw.split(b"/"):
        if name_flaw(part) is None:
            assert folded(part.decode()).isascii() and part not in (b"", b".", b"..")
        assert all(sign.isprintable() for sign in shown(part))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        assert (tag, names) in (("p", set()), ("a", {"class", "href", "data-rows"})), (tag, attrs)
        assert all((value or "").startswith("#") for name, value in attrs if name == "href")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data[:40]}")

    handle_decl = unknown_decl = handle_pi = handle_comment


@cache
def _valley() -> Package:
    repository, _ = load(GOOD)
    package = next(entry.package for entry in repository.entries if entry.slug == "example-valley-schools")
    assert package is not None
    return package


def prose(raw: bytes) -> None:
    """Paragraphs and links to rows, no other tag; the text reads as it was typed."""
    text = raw.decode("utf-8", "ignore")
    package: Package | None = _valley()
    references = [parse_reference(match[1]) for match in PATTERN.finditer(text)]
    if any(one is None or not set(one.rows) <= set(_valley().by_id) or one.minus for one in references):
        package = None  # a rule refuses such a text before it reaches a page
    for made in (inline(text, package), paragraphs(text, package)):
        tags = _Tags()
        tags.feed(str(made))
        tags.close()
    if not references and "\r" not in text and "\0" not in text:
        tags = _Tags()
        tags.feed(f"{inline(text, None)}\n")
        tags.close()
        assert tags.text == f"{text}\n"
    plain(text, package)
    found_in(text)


@contextlib.contextmanager
def _file(raw: bytes, name: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        yield path


_PARTS = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml",
          "xl/_rels/workbook.xml.rels"]  # fmt: skip


@cache
def _book() -> dict[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["measure", "year", "value"], ["Graduation on time", "2012-13", 0.745], ["x", None, "=1+1"]):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(raw: bytes) -> None:
    """Rows of text, or a refusal. The first byte says which part of a whole workbook the others replace, or all of it."""
    number = raw[0] % (len(_PARTS) + 1) if raw else 0
    if number < len(_PARTS):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in {**_book(), _PARTS[number]: raw[1:]}.items():
                archive.writestr(name, part)
        raw = whole.getvalue()
    else:
        raw = raw[1:]
    with _file(raw, "x.xlsx") as path:
        with contextlib.suppress(SheetError):
            for rows in read_workbook(path).values():
                assert all(isinstance(cell, str) for row in rows for cell in row)
        with contextlib.suppress(Exception):  # the worker turns every exception into a refusal
            answer = read_answers(str(path))
            json.dumps(answer)
    if raw and len(raw) < 100_000:
        with _file(raw, "x.csv") as path, contextlib.suppress(SheetError):
            read_sheets(path)


def survey(raw: bytes) -> None:
    """Every record is judged once, each draft is YAML that our own reader takes, and no report holds a live formula."""
    try:
        text, _ = decode(raw)
        sheet = read_delimited(text)
        export = next(form.read(sheet) for form in FORMATS.values() if form.detect(sheet))
    except Refused:
        return
    export.file, export.tool = "x.csv", "x"
    _judge(export)


def _judge(export: Export) -> None:
    profile = named_profile("survey")
    result = run_import([export], profile)
    assert sum(result.counts.values()) == len(export.records)
    for form in (".json", ".html"):
        REPORTS[form](result, profile)
    for row in csv.reader(io.StringIO(REPORTS[".csv"](result, profile))):
        assert not [cell for cell in row if cell.startswith(_FORMULA) and not _is_number(cell)]
    taken: set[str] = set()
    for answer in to_draft(result):
        slug = next(one for one in addresses(answer) if one not in taken)
        taken.add(slug)
        draft = make_draft(answer, slug, profile, set())
        for name, content in draft.files.items() if draft else ():
            assert not name.endswith(".yml") or not read_yaml(content.encode()).flaws, content[:2000]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


READERS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml, "csv": table, "xlsx": xlsx, "descriptor": descriptor, "survey": survey, "url": address, "prose": prose,
}  # fmt: skip


def seeds(reader: str) -> Iterator[bytes]:
    """What the search begins with: good files, then hostile ones."""
    texts = [text.encode() for text in STRINGS[::5]]
    if reader == "yaml":
        yield from (path.read_bytes() for path in sorted((GOOD / "cases").rglob("*.yml")))
        yield from (raw for raw in yaml_files() if len(raw) < 5_000)
    elif reader == "csv":
        yield from (path.read_bytes() for path in sorted((GOOD / "datasets").rglob("*.csv")))
        yield from (raw for raw in csv_files() if len(raw) < 5_000)
    elif reader == "descriptor":
        yield descriptor_text(make_descriptor("valley", "T", [OUTCOMES, EFFECTS])).encode()
        yield from (raw for raw in descriptors() if len(raw) < 20_000)
    elif reader == "xlsx":
        yield from (bytes([number]) + _book()[name] for number, name in enumerate(_PARTS) if name in _book())
    elif reader == "survey":
        yield from _survey_seeds()
    elif reader == "url":
        yield from (
            b"https://example.org/report?x=1#p",
            b"http://www.example.co.uk./a/b.pdf",
            b"https://[::1]/",
            *texts,
        )
    else:
        yield from (b"It rose to {o1} from {o2.n}, by {o1-o2}.\n\nThen {e1}.", b"* *x* **y** <b> &amp;", *texts)


def _survey_seeds() -> Iterator[bytes]:
    headings = (ROOT / "survey_import/profiles/survey.yml").read_text("utf-8").split('heading: "')[1:]
    names = [line.split('"')[0] for line in headings]
    for cell in ("42%", "2012-13", "Yes", "=1+1", "from 42% in 2012-13 to 61% in 2013-14 for 412 students"):
        made = io.StringIO()
        csv.writer(made).writerows([names, [cell] * len(names)])
        yield made.getvalue().encode()
    yield b"Timestamp,Name,State\n2014/01/01 1:00:00 PM EST,Example Valley,WA\n"
    yield b'StartDate,EndDate,Q1\nStart Date,End Date,Name\n"{""ImportId"":""x""}",y,z\n2014-01-01,2014-01-01,Example\n'


def corpus(reader: str, folder: Path) -> None:
    """Write the seeds, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(seeds(reader)):
        (folder / f"seed-{number:04}").write_bytes(raw)
    os.sync()
