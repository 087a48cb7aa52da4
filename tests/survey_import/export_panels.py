"""The forty answers as Qualtrics and SurveyMonkey give them: rows above the answers, and a machine's address in each."""

from __future__ import annotations

from pathlib import Path

from tests.survey_import.answers import TRUTHS
from tests.survey_import.export_parts import MODELS, QUESTIONS, Rows, as_csv, as_xlsx, cells, person


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
    path.write_bytes(b"\xef\xbb\xbf" + as_csv(rows).encode())
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
    path.write_bytes(as_csv(_surveymonkey_rows(), delimiter=";", end="\r\n").replace("→", "->").encode("cp1252"))
    return path


def surveymonkey_xlsx(folder: Path) -> Path:
    """Ids became numbers."""
    rows = _surveymonkey_rows()
    for row in rows[2:]:
        row[0] = float(row[0]) if row[0] else ""
    return as_xlsx(folder / "monkey.xlsx", rows)
