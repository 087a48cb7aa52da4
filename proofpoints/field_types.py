"""The types of single values in a case: a text of a vocabulary, a period, grades, an address; each refuses in our words.

Each annotation can do two things: `read` a text as it stands in a file, and tell pydantic what it is, in the plain dicts of
pydantic-core's schemas. `read` knows only the usual way of writing a value; the careful reader answers for all others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from proofpoints.gatekeeper.address import address_flaw
from proofpoints.period import STATED_FORMS, UNSTATED, parse_period
from proofpoints.vocabulary import GRADES, Term

_Schema = dict[str, Any]  # of pydantic-core, or JSON Schema
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


class Refused(ValueError):
    """A value that may not stand where it stands: which kind of mistake, what it must be, and what the message needs."""

    def __init__(self, kind: str, must: str, **context: Any) -> None:
        super().__init__(must)
        self.kind, self.context = kind, context


class Unusual(Exception):
    """A value that the usual way of writing does not cover; it may still be a good one."""


@dataclass(frozen=True)
class Text:
    """A text of some length and form, without blanks at its ends."""

    least: int = 0
    most: int | None = None
    pattern: str = ""

    def read(self, value: Any) -> str:
        """The text."""
        if type(value) is not str or value != value.strip() or len(value) < self.least:
            raise Unusual
        if self.most is not None and len(value) > self.most:
            raise Unusual
        if self.pattern and not _form(self.pattern).fullmatch(value):
            raise Unusual
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> _Schema:
        """Pydantic's own check of a text."""
        limits = {"min_length": self.least, "max_length": self.most, "pattern": self.pattern}
        return {"type": "str", **{name: limit for name, limit in limits.items() if limit}}


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


@dataclass(frozen=True)
class Number:
    """A number within limits; `whole` without a fraction, and not `finite` where a rule explains what is none."""

    ge: float | None = None
    le: float | None = None
    whole: bool = False
    finite: bool = True

    def read(self, value: Any) -> float:
        """The number."""
        if type(value) is not str or not _NUMBER.fullmatch(value) or (self.whole and not value.isdigit()):
            raise Unusual
        number = int(value) if self.whole else float(value)
        if (self.ge is not None and number < self.ge) or (self.le is not None and number > self.le):
            raise Unusual
        return number

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> _Schema:
        """Pydantic's own check of a number."""
        limits = {name: limit for name, limit in (("ge", self.ge), ("le", self.le)) if limit is not None}
        return (
            {"type": "int", **limits} if self.whole else {"type": "float", "allow_inf_nan": not self.finite, **limits}
        )


@dataclass(frozen=True)
class AtLeast:
    """A list or a part with ids that has so many entries."""

    least: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> _Schema:
        """Pydantic's own check of the length."""
        return {**handler(source), "min_length": self.least}


class _Judged:
    """A text that a function of ours judges, after all that holds for a text."""

    def __init__(self, judge: Callable[[str], str], text: Text) -> None:
        self.judge, self.text = judge, text

    def read(self, value: Any) -> str:
        """The text."""
        return self.judge(self.text.read(value))

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> _Schema:
        """The text as pydantic checks it, and our judgment after it."""
        after = {"type": "no-info", "function": self.judge}
        text = self.text.__get_pydantic_core_schema__(source, handler)
        return {"type": "function-after", "function": after, "schema": text}


class OneOf(_Judged):
    """The text must be one of the ids of a vocabulary."""

    def __init__(self, name: str, terms: Mapping[str, Any]) -> None:
        super().__init__(self._member, Text())
        self.name, self.terms = name, terms

    def _member(self, value: str) -> str:
        if value not in self.terms:
            raise Refused("one_of", f"must be one of {self.name}", name=self.name, allowed=self.terms)
        return value

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> _Schema:
        """Give editors the values and their meaning."""
        terms: list[Term] = list(self.terms.values())
        return {
            "type": "string",
            "enum": [term.id for term in terms],
            "enumDescriptions": [f"{term.label}. {term.definition}" for term in terms],
            "markdownEnumDescriptions": [f"**{term.label}.** {term.definition}" for term in terms],
        }


class Formed(_Judged):
    """The text must be in a form that takes more than a pattern to know; `examples` are for editors."""

    def __init__(self, judge: Callable[[str], str], *, text: Text = Text(), examples: tuple[str, ...] = ()) -> None:
        super().__init__(judge, text)
        self.examples = examples

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> _Schema:
        """Give editors the examples."""
        return {**handler(schema), **({"examples": list(self.examples)} if self.examples else {})}


def as_period(value: str) -> str:
    """A period as it was written. Raises Refused."""
    if value == UNSTATED or parse_period(value) is None:
        raise Refused("period", f"must be a period such as {STATED_FORMS}", forms=STATED_FORMS)
    return value


def as_grades(value: str) -> str:
    """Grades as they were written. Raises Refused."""
    ends = value.split("-")
    if len(ends) > 2 or any(end not in GRADES for end in ends) or GRADES.index(ends[0]) > GRADES.index(ends[-1]):
        raise Refused("grades", "must be grades such as K-5, 6-8, PK-12 or 7")
    return value


def as_address(value: str) -> str:
    """A web address as it was written. Raises Refused."""
    if flaw := address_flaw(value):
        raise Refused("url", flaw)
    return value


Short = Annotated[str, Text(1, 300)]
Prose = Annotated[str, Text(1, 4000)]
Period = Annotated[str, Formed(as_period, examples=("2013-14", "2014", "spring 2014"))]
Grades = Annotated[str, Formed(as_grades, examples=("K-5", "6-8", "9-12"))]
Url = Annotated[str, Formed(as_address, text=Text(0, 500))]
SourceId = Annotated[str, Text(pattern=r"^S[1-9][0-9]?$")]
Sources = Annotated[tuple[SourceId, ...], AtLeast(1)]
RowId = Annotated[str, Text(pattern=r"^[a-z][a-z0-9]{0,30}$")]
Percent = Annotated[float, Number(0, 100)]
Count = Annotated[int, Number(0, 100_000_000, whole=True)]
Figure = Annotated[float, Number(finite=False)]


def allowed_values(annotation: Any) -> list[str]:
    """The ids a type takes, itself or in its list; none if it comes from no list."""
    for part in (annotation, *get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if isinstance(part, OneOf):
            return list(part.terms)
        if part is not annotation and (found := allowed_values(part)):
            return found
    return []
