"""The forty answers as each tool would export them, with that tool's quirks. Deterministic; XLSX through openpyxl."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.survey_import.answers import TRUTHS, Truth, said

QUESTIONS = {
    "consent": "May we share your answers?",
    "name": "Name of your district or school",
    "state": "State",
    "program": "Program name",
    "models": "Which models of blended learning do you use?",
    "grades": "Grades served",
    "description": "Please describe the program",
    "measure": "What did you measure?",
    "baseline": "Value before",
    "baseline_period": "Year of the value before",
    "followup": "Value after",
    "followup_period": "Year of the value after",
    "change": "Change (if you only know that)",
    "comparison": "Value of the comparison group",
    "arm": "Who is the comparison group?",
    "period": "Over which years?",
    "n": "Number of students tested",
    "source": "Link to the report",
    "results": "Results in your own words",
    "comments": "Anything else?",
}
MODELS = ["Station rotation", "Lab rotation", "Flipped classroom", "Flex"]
Rows = list[list[Any]]


def cells(truth: Truth, join: str = "; ") -> dict[str, str]:
    """The answers under their keys; choices joined the tool's way."""
    answers = {key: said(truth).get(key, "") for key in QUESTIONS}
    answers["models"] = answers["models"].replace("; ", join)
    return answers


def person(truth: Truth, key: str) -> str:
    return truth.person.get(key, "")


def profile_text(extra: dict[str, str] | None = None, headings: dict[str, str] | None = None) -> str:
    """The profile a person would have confirmed."""
    lines = ["name: example", "title: Example survey", "confirmed: yes", "columns:"]
    for key, heading in {**(headings or QUESTIONS), **(extra or {})}.items():
        lines += [f"  - heading: {heading!r}".replace("'", '"'), f"    field: {key}"]
    return "\n".join(lines) + "\n"


def _csv(rows: Rows, *, delimiter: str = ",", quote: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=quote, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def _xlsx(path: Path, rows: Rows, formats: dict[tuple[int, int], str] | None = None, title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    for (row, column), form in (formats or {}).items():
        sheet.cell(row + 1, column + 1).number_format = form
    book.create_sheet("Summary").append(["Answers", len(rows)])
    book.save(path)
    return path


def google_form(folder: Path) -> Path:
    """Downloaded from the form: everything quoted, choices with `;`, a zone behind the time."""
    rows: Rows = [["Timestamp", "Username", "Your name", *QUESTIONS.values()]]
    for number, truth in enumerate(TRUTHS):
        stamp = f"2014/10/{6 + number % 20:02d} 9:05:{number:02d} AM MDT" if truth.said else ""
        rows.append(
            [
                stamp,
                person(truth, "mail"),
                f"{person(truth, 'first')} {person(truth, 'last')}".strip(),
                *cells(truth, ";").values(),
            ]
        )
    path = folder / "form.csv"
    path.write_bytes(_csv(rows, quote=csv.QUOTE_ALL).encode())
    return path


def google_sheet(folder: Path) -> Path:
    """Downloaded from the linked sheet: CRLF, few quotes, choices with `, `, a translated heading."""
    rows: Rows = [["타임스탬프", "Email Address", *QUESTIONS.values()]]
    for number, truth in enumerate(TRUTHS):
        answers = cells(truth, ", ")
        answers["description"] = answers["description"].replace("; ", ";\n")
        stamp = f"{10 + number // 28}/{1 + number % 28}/2014 19:57:{number:02d}" if truth.said else ""
        rows.append([stamp, person(truth, "mail"), *answers.values()])
    path = folder / "sheet.csv"
    path.write_bytes(_csv(rows, end="\r\n").encode())
    return path


def qualtrics(folder: Path) -> Path:
    """Three header rows, a preview, a test and unfinished answers; Status says IP Address."""
    meta = [
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Finished",
        "ResponseId",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "LocationLatitude",
        "LocationLongitude",
        "DistributionChannel",
    ]
    keys = [key for key in QUESTIONS if key != "models"]
    ids = [f"Q{number}" for number in range(1, len(keys) + 1)]
    choices = [f"Q90_{number}" for number in range(1, len(MODELS) + 1)]
    texts = [f"<b>{QUESTIONS[key]}</b>&nbsp;" for key in keys]
    rows: Rows = [
        [*meta, *ids, *choices],
        [*meta, *texts, *[f"{QUESTIONS['models']} - Selected Choice - {model}" for model in MODELS]],
        [f'{{"ImportId":"{name}"}}' for name in [*meta, *ids, *choices]],
    ]
    for number, truth in enumerate(TRUTHS):
        answers = cells(truth)
        status = {"preview": "Survey Preview", "test": "Survey Test"}.get(truth.status, "IP Address")
        if not truth.said:
            rows.append([""] * len(rows[0]))
            continue
        rows.append(
            [
                "2014-10-06 09:05:44",
                "2014-10-06 09:25:44",
                status,
                person(truth, "ip"),
                "100",
                "True",
                f"R_{number:02d}abcDEF0123456",
                person(truth, "last"),
                person(truth, "first"),
                person(truth, "mail"),
                person(truth, "lat"),
                person(truth, "lon"),
                "anonymous",
                *[answers[key] for key in keys],
                *[model if model in answers["models"] else "" for model in MODELS],
            ]
        )
    width = len(rows[0])
    preview = [
        "2014-10-01 09:05:44",
        "",
        "Survey Preview",
        "",
        "100",
        "True",
        "R_previewpreview00",
        "",
        "",
        "",
        "",
        "",
        "preview",
    ]
    rows.append(preview + [cells(TRUTHS[0])[key] for key in keys] + [""] * (width - len(preview) - len(keys)))
    unfinished = [
        "2014-10-09 09:05:44",
        "",
        "IP Address",
        "",
        "12",
        "False",
        "R_unfinished000000",
        "",
        "",
        "",
        "",
        "",
        "anonymous",
    ]
    rows.append(unfinished + ["Yes", "Example Unfinished Schools"] + [""] * (width - len(unfinished) - 2))
    path = folder / "qualtrics.csv"
    path.write_bytes(b"\xef\xbb\xbf" + _csv(rows).encode())
    return path


def _surveymonkey_rows() -> Rows:
    meta = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
    ]
    first, second = list(meta), [""] * len(meta)
    for key, question in QUESTIONS.items():
        if key == "models":
            first += [question, *[""] * len(MODELS)]
            second += [*MODELS, "Other (please specify)"]
        else:
            first.append(question)
            second.append("Open-Ended Response")
    first += ["Contact", ""]
    second += ["Name:", "Phone Number:"]
    rows: Rows = [first, second]
    for truth in TRUTHS:
        answers = cells(truth)
        if not truth.said:
            rows.append([""] * len(first))
            continue
        row = [
            person(truth, "id"),
            "61234567",
            "10/06/2014 09:05:44",
            "10/06/2014 09:25:44",
            person(truth, "ip"),
            person(truth, "mail"),
            person(truth, "first"),
            person(truth, "last"),
            "",
        ]
        for key in QUESTIONS:
            row += (
                [*[model if model in answers["models"] else "" for model in MODELS], ""]
                if key == "models"
                else [answers[key]]
            )
        rows.append([*row, f"{person(truth, 'first')} {person(truth, 'last')}", person(truth, "phone")])
    return rows


def surveymonkey_csv(folder: Path) -> Path:
    """Saved by Excel: Windows-1252, semicolons."""
    path = folder / "monkey.csv"
    path.write_bytes(_csv(_surveymonkey_rows(), delimiter=";", end="\r\n").replace("→", "->").encode("cp1252"))
    return path


def surveymonkey_xlsx(folder: Path) -> Path:
    """Ids became numbers."""
    rows = _surveymonkey_rows()
    for row in rows[2:]:
        row[0] = float(row[0]) if row[0] else ""
    return _xlsx(folder / "monkey.xlsx", rows)


def microsoft_forms(folder: Path) -> Path:
    """Excel's dates, percent cells as fractions, a grade span that became a date, choices with a last semicolon."""
    rows: Rows = [
        ["ID", "Start time", "Completion time", "Email", "Name", *[f"{text}\n" for text in QUESTIONS.values()], "Name2"]
    ]
    formats: dict[tuple[int, int], str] = {}
    for number, truth in enumerate(TRUTHS):
        answers: dict[str, Any] = dict(cells(truth, ";"))
        answers["models"] += ";" if answers["models"] else ""
        for key in ("baseline", "followup"):
            text = answers[key]
            if text.endswith("%") and text[:-1].isdigit() and int(text[:-1]) <= 100:
                answers[key] = int(text[:-1]) / 100
                formats[(number + 1, 5 + list(QUESTIONS).index(key))] = "0%"
        if not truth.said:
            rows.append([""] * len(rows[0]))
            continue
        rows.append(
            [
                number + 17,
                41918.5,
                41918.6,
                person(truth, "mail"),
                f"{person(truth, 'first')} {person(truth, 'last')}",
                *answers.values(),
                person(truth, "last"),
            ]
        )
        formats[(number + 1, 1)] = formats[(number + 1, 2)] = r"m/d/yy\ h:mm:ss"
    return _xlsx(folder / "forms.xlsx", rows, formats)


def limesurvey(folder: Path) -> Path:
    """BOM, CRLF, all quoted; codes with texts, a column with Y for each choice, a blank submission date."""
    meta = [
        "id. Response ID",
        "submitdate. Date submitted",
        "lastpage. Last page",
        "startlanguage. Start language",
        "ipaddr. IP address",
        "token. Access code",
    ]
    header: list[str] = list(meta)
    for key, question in QUESTIONS.items():
        header += [f"{question} [{model}]" for model in MODELS] if key == "models" else [question]
    rows: Rows = [header]
    for number, truth in enumerate(TRUTHS):
        answers = cells(truth)
        if not truth.said:
            rows.append([""] * len(header))
            continue
        row = [str(number + 1), "1980-01-01 00:00:00", "5", "en", person(truth, "ip"), f"tok{person(truth, 'id')}"]
        for key in QUESTIONS:
            row += (
                ["Y" if model in answers["models"] else "" for model in MODELS] if key == "models" else [answers[key]]
            )
        rows.append(row)
    rows.append(["99", "", "1", "en", "", "", "Yes", "Example Unsent District", *[""] * (len(header) - 8)])
    path = folder / "lime.csv"
    path.write_bytes(b"\xef\xbb\xbf" + _csv(rows, quote=csv.QUOTE_ALL, end="\r\n").encode())
    return path


def _kobo_rows() -> Rows:
    header = [
        "start",
        "end",
        "username",
        "phonenumber",
        *[f"group_a/{key}" for key in QUESTIONS],
        *[f"group_a/models/{m.replace(' ', '_')}" for m in MODELS],
        "_gps_latitude",
        "_gps_longitude",
        "_id",
        "_uuid",
        "_submission_time",
        "_validation_status",
        "_index",
    ]
    rows: Rows = [header]
    for number, truth in enumerate(TRUTHS):
        answers = cells(truth, " ")
        ticks = ["1" if model in said(truth).get("models", "") else "0" for model in MODELS]
        if not truth.said:
            rows.append([""] * len(header))
            continue
        rows.append(
            [
                "2014-10-06T09:05:44-05:00",
                "2014-10-06T09:25:44-05:00",
                person(truth, "last").lower(),
                person(truth, "phone"),
                *answers.values(),
                *ticks,
                person(truth, "lat"),
                person(truth, "lon"),
                str(5000 + number),
                f"{number:08x}-1111-2222-3333-444455556666",
                "2014-10-06T14:25:44",
                "",
                str(number + 1),
            ]
        )
    return rows


def kobo_csv(folder: Path) -> Path:
    """Semicolons, everything quoted, and an empty field at the end of every row that the header does not have."""
    rows = _kobo_rows()
    path = folder / "kobo.csv"
    path.write_bytes(_csv([rows[0], *[[*row, ""] for row in rows[1:]]], delimiter=";", quote=csv.QUOTE_ALL).encode())
    return path


def kobo_xlsx(folder: Path) -> Path:
    return _xlsx(folder / "kobo.xlsx", _kobo_rows(), title="survey")


def _plain_rows() -> Rows:
    rows: Rows = [["Your name", "Your e-mail", "Phone", *QUESTIONS.values()]]
    for truth in TRUTHS:
        name = f"{person(truth, 'last')}, {person(truth, 'first')}" if truth.person else ""
        rows.append([name, person(truth, "mail"), person(truth, "phone"), *cells(truth).values()])
    return rows


def plain_csv(folder: Path) -> Path:
    path = folder / "plain.csv"
    path.write_bytes(_csv(_plain_rows()).encode())
    return path


def plain_tsv(folder: Path) -> Path:
    """UTF-16 with tabs, as Excel's `Unicode text`."""
    path = folder / "plain.txt"
    path.write_bytes(_csv(_plain_rows(), delimiter="\t", end="\r\n").encode("utf-16"))
    return path


def plain_xlsx(folder: Path) -> Path:
    return _xlsx(folder / "plain.xlsx", _plain_rows())


KOBO_HEADINGS = {key: key for key in QUESTIONS}
# name: writer, tool, extra profile lines, headings, rows beyond the forty with their classes
EXPORTS: dict[str, tuple[Callable[[Path], Path], str, dict[str, str], dict[str, str], list[str]]] = {
    "google-form": (google_form, "google-forms", {"personal": "Your name"}, QUESTIONS, []),
    "google-sheet": (google_sheet, "google-forms", {}, QUESTIONS, []),
    "qualtrics": (qualtrics, "qualtrics", {}, QUESTIONS, ["not-an-answer", "no-outcome-data"]),
    "surveymonkey-csv": (surveymonkey_csv, "surveymonkey", {}, QUESTIONS, []),
    "surveymonkey-xlsx": (surveymonkey_xlsx, "surveymonkey", {}, QUESTIONS, []),
    "microsoft-forms": (microsoft_forms, "microsoft-forms", {}, QUESTIONS, []),
    "limesurvey": (limesurvey, "limesurvey", {}, QUESTIONS, ["no-outcome-data"]),
    "kobo-csv": (kobo_csv, "kobo", {}, KOBO_HEADINGS, []),
    "kobo-xlsx": (kobo_xlsx, "kobo", {}, KOBO_HEADINGS, []),
    "plain-csv": (plain_csv, "generic", {}, QUESTIONS, []),
    "plain-tsv": (plain_tsv, "generic", {}, QUESTIONS, []),
    "plain-xlsx": (plain_xlsx, "generic", {}, QUESTIONS, []),
}
