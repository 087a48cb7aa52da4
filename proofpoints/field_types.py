"""The types of single values in a case: a text of a vocabulary, a period, grades, an address; each refuses in our words."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from proofpoints.gatekeeper.address import address_flaw
from proofpoints.period import STATED_FORMS, UNSTATED, parse_period
from proofpoints.vocabulary import Term


class OneOf:
    """Annotation: the text must be one of the ids of a vocabulary."""

    def __init__(self, name: str, terms: dict[str, Any]) -> None:
        self.name, self.terms = name, terms

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Check membership with our own error, which carries the list for the hint."""
        return core_schema.no_info_after_validator_function(self._check, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Give editors the values and their meaning."""
        terms: list[Term] = list(self.terms.values())
        return {
            "type": "string",
            "enum": [term.id for term in terms],
            "enumDescriptions": [f"{term.label}. {term.definition}" for term in terms],
            "markdownEnumDescriptions": [f"**{term.label}.** {term.definition}" for term in terms],
        }

    def _check(self, value: str) -> str:
        if value not in self.terms:
            raise PydanticCustomError("one_of", "must be one of {name}", {"name": self.name, "allowed": self.terms})
        return value


def _period(value: str) -> str:
    if value == UNSTATED or parse_period(value) is None:
        raise PydanticCustomError("period", "must be a period such as {forms}", {"forms": STATED_FORMS})
    return value


def _grades(value: str) -> str:
    names = ["PK", "K", *map(str, range(1, 13))]
    ends = value.split("-")
    if len(ends) > 2 or any(end not in names for end in ends) or names.index(ends[0]) > names.index(ends[-1]):
        raise PydanticCustomError("grades", "must be grades such as K-5, 6-8, PK-12 or 7", {})
    return value


def _https(value: str) -> str:
    if flaw := address_flaw(value):
        raise PydanticCustomError("url", "{flaw}", {"flaw": flaw})
    return value


Short = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Period = Annotated[str, AfterValidator(_period), Field(examples=["2013-14", "2014", "spring 2014"])]
Grades = Annotated[str, AfterValidator(_grades), Field(examples=["K-5", "6-8", "9-12"])]
Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_https)]
SourceId = Annotated[str, StringConstraints(pattern=r"^S[1-9][0-9]?$")]
Sources = Annotated[tuple[SourceId, ...], Field(min_length=1)]
RowId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,30}$")]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=100_000_000)]


def allowed_values(info: FieldInfo) -> list[str]:
    """The ids a field of the model takes, itself or in its list; none if it comes from no list."""
    return _values([*info.metadata, info.annotation])


def _values(parts: Any) -> list[str]:
    for part in parts:
        if isinstance(part, OneOf):
            return list(part.terms)
        found = _values([*get_args(part), *getattr(part, "__metadata__", ())])
        if found:
            return found
    return []
