"""Whether a comma in the figures of a file is a decimal comma. The figures themselves tell; where they do not, a person must."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBER = r"[<>≤≥~]?\s*-?{}\s*(?:%|percent)?"
_DECIMAL = re.compile(_NUMBER.format(r"(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)"), re.IGNORECASE)
_POINT = re.compile(
    _NUMBER.format(r"(?:\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+)"), re.IGNORECASE
)
_EITHER = re.compile(_NUMBER.format(r"[1-9]\d{0,2},\d{3}"), re.IGNORECASE)
_ANY = re.compile(_NUMBER.format(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"), re.IGNORECASE)


@dataclass(frozen=True)
class Commas:
    """How the numbers of a sheet are written: `decimal` if 61,5 is 61.5, `unclear` if 83,525 may be two things."""

    decimal: bool = False
    unclear: bool = False

    def read(self, text: str) -> str:
        """A number with a point; one that may be two things gets a question mark, so that `check` asks for it."""
        if self.decimal and _ANY.fullmatch(text):
            return re.sub(r"\.(?=\d{3}(?!\d))", "", text).replace(",", ".")
        return f"{text}?" if self.is_unclear(text) else text

    def is_unclear(self, text: str) -> bool:
        """True for a number of which nobody can tell how large it is."""
        return self.unclear and bool(_EITHER.fullmatch(text))

    def notices(self, texts: Iterable[str]) -> list[str]:
        """What to say of the numbers of a sheet."""
        if self.decimal:
            return [
                "A comma is a decimal comma in this file: 83,5 was read as 83.5, and 1.240 as 1240. Look whether it holds."
            ]
        return [
            f'"{text}" may be {text.replace(",", ".")} or {text.replace(",", "")}; outcomes.csv has it with a question mark. '
            "Write the right one there."
            for text in filter(self.is_unclear, dict.fromkeys(texts))
        ]


def commas_of(figures: Iterable[str], delimiter: str) -> Commas:
    """Spreadsheets part cells by semicolons where a comma is the decimal sign, so there a comma alone proves no thousands."""
    texts = [text for text in figures if text]
    decimal = any(map(_DECIMAL.fullmatch, texts))
    point = any(map(_POINT.fullmatch, texts))
    if decimal and not point and delimiter in (";", "\t"):
        return Commas(decimal=True)
    return Commas(unclear=decimal or (delimiter == ";" and not point))
