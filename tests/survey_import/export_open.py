"""The forty answers as LimeSurvey and KoboToolbox give them."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.survey_import.answers import TRUTHS, said
from tests.survey_import.export_parts import MODELS, QUESTIONS, Rows, as_csv, as_xlsx, cells, person


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
    path.write_bytes(b"\xef\xbb\xbf" + as_csv(rows, quote=csv.QUOTE_ALL, end="\r\n").encode())
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
    path.write_bytes(as_csv([rows[0], *[[*row, ""] for row in rows[1:]]], delimiter=";", quote=csv.QUOTE_ALL).encode())
    return path


def kobo_xlsx(folder: Path) -> Path:
    return as_xlsx(folder / "kobo.xlsx", _kobo_rows(), title="survey")
