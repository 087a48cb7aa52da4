"""The formats, in the order in which they are tried; one file each."""

from __future__ import annotations

from typing import Protocol, cast

from survey_import.formats import generic, google_forms, kobo, limesurvey, microsoft_forms, qualtrics, surveymonkey
from survey_import.response import Export, Sheet


class Format(Protocol):
    """What a format file offers."""

    def detect(self, sheet: Sheet) -> bool:
        """True if this tool wrote the sheet."""

    def read(self, sheet: Sheet) -> Export:
        """The sheet as an export; every row after the headers is a record."""


FORMATS: dict[str, Format] = {
    "qualtrics": cast("Format", qualtrics),
    "surveymonkey": cast("Format", surveymonkey),
    "microsoft-forms": cast("Format", microsoft_forms),
    "kobo": cast("Format", kobo),
    "limesurvey": cast("Format", limesurvey),
    "google-forms": cast("Format", google_forms),
    "generic": cast("Format", generic),
}
