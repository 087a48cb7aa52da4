"""Two exports in layouts nobody has seen, from the first command to drafts, following only what the messages say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl

from survey_import.tables.reading import read_sheet
from tests.survey_import.test_first_time import call

_HEADINGS = """LEA|St.|Initiative|Indicator tracked|Prior yr result|Prior yr|Latest result|Latest yr|# pupils tested|\
Assessment used|Web evidence|Respondent phone|Open remarks"""
HEADINGS = _HEADINGS.split("|")
INVENTORY = [
    [
        *(
            "Example Creek USD",
            "KS",
            "Math Carousel",
            "Students proficient in math",
            0.42,
            "2012-13",
            0.61,
            "2013-14",
            412,
        ),
        *("State test", "https://example.org/a.pdf", "614-555-0100", "Ottoline Featherstone helped"),
    ],
    [
        *("Example Mesa USD", "KS", "Reading Loft", "Graduation rate", "88%", "2012-13", "91%", "2013-14", 210),
        *("", "https://example.org/b.pdf", "614-555-0101", ""),
    ],
    ["Example Bluff USD", "KS", "Flex Room", "none yet", *[""] * 9],
]
SEMICOLONS = """Nr;Organisation;Bundesstaat;Was wurde gemessen?;Ausgangswert;Ausgangsjahr;Endwert;Endjahr;Anzahl Schüler;\
Beleg;Kontakt
1;Example Glen Schools;Iowa;Math proficiency;42,5 %;2012-13;61,0 %;2013-14;412;https://example.org/c.pdf;Jörg Quastenhuber
2;Example Dell Schools;Iowa;Attendance;90,1;2012-13;92,4;2013-14;300;;Anke Mustermannski
"""


def _follow(file: Path, out: Path, right: dict[str, str]) -> tuple[str, str]:
    """Do what the messages say: look at the lines with a question mark, write `confirmed: yes`, run the last command."""
    code, printed = call(str(file), "--out", str(out))
    assert code == 1
    written = re.search(r"Written: (\S+)", printed)
    command = re.search(r"Run: python -m survey_import (.*)", printed)
    assert written
    assert command
    profile = Path(written[1])
    text = profile.read_text("utf-8")
    for heading, field in right.items():
        assert re.search(rf"\? column +\d+ .* {re.escape(heading)}\n", printed), (
            f"{heading} should be marked as doubtful"
        )
        assert re.search(rf"^#   {field} ", text, re.MULTILINE), f"the profile should explain {field}"
        text = re.sub(rf'(heading: "{re.escape(heading)}"\n    field: )[\w.]+', rf"\g<1>{field}", text)
    profile.write_text(text.replace("confirmed: no", "confirmed: yes"), "utf-8")
    code, done = call(*shlex.split(command[1]), "--out", str(out))
    assert code == 0, done
    return printed, done


def _inventory(folder: Path) -> Path:
    """A cover, then a sheet with a title and a blank line above its headings."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Blended learning inventory 2015"])
    sheet = book.create_sheet("Data")
    for row in (["Blended learning inventory 2015 - all replies"], [], HEADINGS, *INVENTORY):
        sheet.append(row)
    for column in (5, 7):
        sheet.cell(4, column).number_format = "0%"
    book.save(folder / "inventory.xlsx")
    return folder / "inventory.xlsx"


def test_a_workbook_with_a_title_above_its_headings(tmp_path: Path) -> None:
    right = {"LEA": "name", "Prior yr result": "baseline", "Prior yr": "baseline_period", "Open remarks": "comments"}
    printed, done = _follow(_inventory(tmp_path), tmp_path / "out", right)
    assert "2 lines above the headings passed over" in printed
    assert "3 rows: 2 ready, 1 no-outcome-data" in done
    assert "build_site.py check" in done
    rows = (tmp_path / "out/datasets/example-creek-usd-ks/outcomes.csv").read_text("utf-8")
    assert "2012-13,42,percent,412" in rows
    assert "2013-14,61,percent,412" in rows


def test_a_semicolon_table_in_another_language(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(SEMICOLONS.encode("cp1252"))
    right = {
        "Nr": "ignore",
        "Was wurde gemessen?": "measure",
        "Ausgangswert": "baseline",
        "Ausgangsjahr": "baseline_period",
        "Endwert": "followup",
        "Endjahr": "followup_period",
        "Anzahl Schüler": "n",
    }
    printed, done = _follow(file, tmp_path / "out", right)
    assert re.search(r"column +11 +personal", printed), "the names in the last column should be seen"
    assert "2 rows: 1 ready, 1 needs-data" in done
    assert "Windows-1252" in done
    kept = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"Quastenhuber" not in kept
    assert "Quastenhuber" not in printed + done
    assert "2012-13,42.5,percent,412" in kept.decode()


def test_lines_above_the_header_of_a_text_table(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Our survey, 2015\n\nDistrict;State;Result;Year\nExample;Ohio;up, a little;2014\n", "utf-8")
    sheet = read_sheet(file)
    assert sheet.rows == [["District", "State", "Result", "Year"], ["Example", "Ohio", "up, a little", "2014"]]
    assert sheet.notes == ["2 lines above the headings passed over"]


def test_a_header_with_few_headings_loses_no_record(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("District,State,,,\nExample,Ohio,1,2,3\nOther,Iowa,4,5,6\n", "utf-8")
    assert len(read_sheet(file).rows) == 3


def test_an_export_without_questions_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("_uuid,_id\na,1\n", "utf-8")
    code, printed = call(str(file), "--out", str(tmp_path / "out"))
    assert code == 1
    assert "no column holds an answer" in printed
    assert "hint:" in printed
