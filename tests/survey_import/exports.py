"""The forty answers as each tool would export them, with that tool's quirks. Deterministic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.survey_import.export_forms import (
    google_form,
    google_sheet,
    microsoft_forms,
    plain_csv,
    plain_tsv,
    plain_xlsx,
)
from tests.survey_import.export_open import kobo_csv, kobo_xlsx, limesurvey
from tests.survey_import.export_panels import qualtrics, surveymonkey_csv, surveymonkey_xlsx
from tests.survey_import.export_parts import QUESTIONS

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
