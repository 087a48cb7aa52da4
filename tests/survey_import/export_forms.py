"""The forty answers as forms of Google and Microsoft give them, and as a plain table."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from tests.survey_import.answers import TRUTHS
from tests.survey_import.export_parts import QUESTIONS, Rows, as_csv, as_xlsx, cells, person


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
    path.write_bytes(as_csv(rows, quote=csv.QUOTE_ALL).encode())
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
    path.write_bytes(as_csv(rows, end="\r\n").encode())
    return path


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
    return as_xlsx(folder / "forms.xlsx", rows, formats)


def _plain_rows() -> Rows:
    rows: Rows = [["Your name", "Your e-mail", "Phone", *QUESTIONS.values()]]
    for truth in TRUTHS:
        name = f"{person(truth, 'last')}, {person(truth, 'first')}" if truth.person else ""
        rows.append([name, person(truth, "mail"), person(truth, "phone"), *cells(truth).values()])
    return rows


def plain_csv(folder: Path) -> Path:
    path = folder / "plain.csv"
    path.write_bytes(as_csv(_plain_rows()).encode())
    return path


def plain_tsv(folder: Path) -> Path:
    """UTF-16 with tabs, as Excel's `Unicode text`."""
    path = folder / "plain.txt"
    path.write_bytes(as_csv(_plain_rows(), delimiter="\t", end="\r\n").encode("utf-16"))
    return path


def plain_xlsx(folder: Path) -> Path:
    return as_xlsx(folder / "plain.xlsx", _plain_rows())
