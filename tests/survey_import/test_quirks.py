"""Quirks of single formats that the forty answers do not show."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from survey_import.response import PARTIAL, PREVIEW, SPAM, TEST
from survey_import.tables.reading import read_export
from survey_import.tables.workbook_worker import cell_text


def _export(tmp_path: Path, text: str, encoding: str = "utf-8"):  # type: ignore[no-untyped-def]
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    return read_export(path)


def test_qualtrics_sets_previews_apart_and_keeps_ip_address(tmp_path: Path) -> None:
    rows = [
        "Status,Finished,Q1",
        "Response Type,Finished,District",
        '"{""ImportId"":""status""}","{""ImportId"":""f""}","{""ImportId"":""QID1""}"',
    ]
    rows += [
        "IP Address,True,a",
        "Survey Preview,True,b",
        "Survey Test,True,c",
        "Spam,True,d",
        "IP Address,False,e",
        "0,1,f",
    ]
    export = _export(tmp_path, "\n".join(rows) + "\n")
    assert export.tool == "qualtrics"
    assert [record.status for record in export.records] == ["complete", PREVIEW, TEST, SPAM, PARTIAL, "complete"]


def test_qualtrics_after_a_script_has_touched_it(tmp_path: Path) -> None:
    export = _export(tmp_path, "Q1,Q2\nDistrict,State\n\"{'ImportId': 'QID1'}\",\"{'ImportId': 'QID2'}\"\na,b\n")
    assert (export.tool, len(export.records)) == ("qualtrics", 1)


def test_qualtrics_legacy_has_two_header_rows(tmp_path: Path) -> None:
    export = _export(tmp_path, "V1,V2,V8,Q1\nResponseID,ResponseSet,Status,District\nR_1,Default,0,a\n", "utf-8-sig")
    assert (export.tool, len(export.records), export.columns[-1].heading) == ("qualtrics", 1, "District")


def test_limesurvey_takes_the_text_beside_other(tmp_path: Path) -> None:
    rows = [
        '"id","submitdate","lastpage","model","model[other]"',
        '"1","1980-01-01 00:00:00","5","-oth-","Own mix"',
        '"2","","1","Flex",""',
    ]
    export = _export(tmp_path, "\r\n".join(rows) + "\r\n", "utf-8-sig")
    assert export.tool == "limesurvey"
    assert "Own mix" in export.records[0].cells[3]
    assert [record.status for record in export.records] == ["complete", PARTIAL]


def test_kobo_takes_whichever_version_is_filled_and_joins_ticks(tmp_path: Path) -> None:
    rows = [
        "v1/district;v2/district;v1/models;v1/models/flex;v1/models/lab_rotation;_uuid",
        "a;;flex;1;0;u1",
        ";b;flex lab_rotation;True;True;u2",
        "n/a;c;;0;0;u3",
    ]
    export = _export(tmp_path, "\n".join(rows) + "\n")
    assert export.tool == "kobo"
    assert [record.cells[0] for record in export.records] == ["a", "b", "c"]
    assert export.records[1].cells[1] == "flex; lab rotation"


def test_kobo_rejects_a_row_with_one_more_filled_cell(tmp_path: Path) -> None:
    export = _export(tmp_path, "district;_uuid\na;u1;\nb;u2;\n")
    assert len(export.records) == 2


def test_two_columns_with_one_heading_stay_two(tmp_path: Path) -> None:
    export = _export(tmp_path, "District,Other,Other\na,1,2\n")
    assert [column.heading for column in export.columns] == ["District", "Other", "Other"]
    assert export.records[0].cells == ["a", "1", "2"]


def test_leading_zeros_and_na_stay_text(tmp_path: Path) -> None:
    assert _export(tmp_path, "id,x\n0600001,NA\n").records[0].cells == ["0600001", "NA"]


def test_surveymonkey_condensed_to_one_header_row(tmp_path: Path) -> None:
    export = _export(tmp_path, "Respondent ID,Collector ID,District\n114000000001,61234567,a\n")
    assert (export.tool, len(export.records)) == ("surveymonkey", 1)


def test_microsoft_forms_in_any_case_with_a_trailing_comma(tmp_path: Path) -> None:
    export = _export(
        tmp_path,
        "Id,Start time,Completion time,Email,Name,District,\n17,7/2/20 11:00:22,7/2/20 11:09:22,anonymous,,a,\n",
    )
    assert export.tool == "microsoft-forms"
    assert [column.role for column in export.columns][:6] == ["meta", "meta", "meta", "identity", "identity", "answer"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.8, '0.0"%"', ("0.8%", "percent")),
        (81.5, "0.0\\%", ("81.5%", "percent")),
        (0.815, "0.0%", ("81.5%", "percent")),
        (412, "[$-409]0", ("412", "number")),
        (412, '"$"#,##0', ("$412", "money")),
    ],
)
def test_a_number_of_a_workbook_is_what_its_format_shows(value: float, form: str, shown: tuple[str, str]) -> None:
    assert cell_text(value, form) == shown


def test_limesurvey_headings_of_codes_and_texts_are_one_question_and_timings_are_none(tmp_path: Path) -> None:
    path = tmp_path / "lime.csv"
    headings = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "Q1. District name"]
    headings += [
        "Q3[SQ001]. Which models? [Station rotation]",
        "Q3[SQ002]. Which models? [Flex]",
        "Q3[other]. Which models? [Other]",
    ]
    headings += ["Q4. What did you measure?", "Q4[other]. What did you measure? [Other]", "Q5[SQ001]. Value before"]
    headings += ["interviewtime. Total time", "groupTime12. Group time: About", "Q1Time. Question time: Q1"]
    first = [
        "1",
        "2014-05-01 10:00:00",
        "4",
        "Example Valley",
        "Y",
        "Y",
        "",
        "-oth-",
        "Attendance",
        "42%",
        "9",
        "8",
        "7",
    ]
    second = [
        "2",
        "2014-05-01 10:00:00",
        "4",
        "Example Hill",
        "",
        "Y",
        "Own model",
        "Reading",
        "",
        "50%",
        "9",
        "8",
        "7",
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([headings, first, second])
    export = read_export(path)
    asked = [column.heading for column in export.columns if column.role == "answer"]
    assert asked == ["Q1. District name", "Q3. Which models?", "Q4. What did you measure?", "Q5[SQ001]. Value before"]
    places = [index for index, column in enumerate(export.columns) if column.role == "answer"]
    assert [[record.cells[place] for place in places] for record in export.records] == [
        ["Example Valley", "Station rotation; Flex", "Attendance", "42%"],
        ["Example Hill", "Flex; Own model", "Reading", "50%"],
    ]
