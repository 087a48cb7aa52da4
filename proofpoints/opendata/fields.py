"""What a field and a table of the corpus are, and the forms they take: Table Schema, JSON Schema, pandas and Arrow types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from proofpoints.columns import Column
from proofpoints.vocabulary import Term

SEPARATOR = "|"  # between the items of a list in CSV and Parquet; the API gives arrays
_PANDAS = {"string": "object", "list": "object", "number": "float64", "integer": "Int64", "boolean": "boolean"}


@dataclass(frozen=True)
class Field:
    """One field: its type (string, list, number, integer, boolean), meaning, unit in words, and allowed values."""

    name: str
    type: str
    description: str
    unit: str = ""
    required: bool = False
    allowed: Mapping[str, Term] | None = None

    @property
    def pandas(self) -> str:
        """The dtype that holds the values and empty cells without loss."""
        return _PANDAS[self.type]

    def table_schema(self) -> dict[str, Any]:
        """As a field of a Frictionless Table Schema, valid under both versions of the standard."""
        made: dict[str, Any] = {"name": self.name, "type": "string" if self.type == "list" else self.type}
        listed = f" Items are parted by {SEPARATOR}." if self.type == "list" else ""
        made["description"] = self.description + listed
        made |= {"unit": self.unit} if self.unit else {}
        constraints: dict[str, Any] = {"required": True} if self.required else {}
        if self.allowed is not None and self.type == "string":
            constraints["enum"] = list(self.allowed)
        return made | ({"constraints": constraints} if constraints else {})

    def json_schema(self) -> dict[str, Any]:
        """As a property of a JSON Schema; a value that may be empty may be null."""
        one: dict[str, Any] = {"type": "array" if self.type == "list" else self.type}
        if self.type == "list":
            one["items"] = {"type": "string"} | ({"enum": list(self.allowed)} if self.allowed is not None else {})
        elif not self.required:
            one["type"] = [self.type, "null"]
        if self.allowed is not None and self.type == "string":
            one["enum"] = [*self.allowed, *([] if self.required else [None])]
        unit = f" Unit: {self.unit}." if self.unit else ""
        return one | {"description": self.description + unit}


@dataclass(frozen=True)
class TableSpec:
    """One table of the corpus: what a row is, its fields, its key, and the fields that point into other tables."""

    name: str
    title: str
    row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    points_to: Mapping[str, tuple[str, str]]  # field: (table, field)

    @cached_property
    def cells(self) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
        """The cells of a record in the order of the fields, of which there are always two or more."""
        return itemgetter(*(field.name for field in self.fields))

    @cached_property
    def kinds(self) -> tuple[tuple[str, bool], ...]:
        """For each field its type, and whether it may hold any text."""
        return tuple((field.type, field.allowed is None) for field in self.fields)

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The fields that hold lists."""
        return tuple(field.name for field in self.fields if field.type == "list")

    def json_schema(self) -> dict[str, Any]:
        """A row of this table as an object of the API."""
        return {
            "type": "object",
            "description": f"{self.row[:1].upper()}{self.row[1:]}.",
            "properties": {field.name: field.json_schema() for field in self.fields},
            "required": [field.name for field in self.fields],
            "additionalProperties": False,
        }

    def table_schema(self) -> dict[str, Any]:
        """The Table Schema of the CSV file."""
        schema: dict[str, Any] = {"fields": [field.table_schema() for field in self.fields], "primaryKey": [*self.key]}
        keys = [
            {"fields": [name], "reference": {"resource": table, "fields": [other]}}
            for name, (table, other) in self.points_to.items()
        ]
        return schema | ({"foreignKeys": keys} if keys else {})


def from_column(column: Column, unit: str = "") -> Field:
    """A column of a dataset as a field of the corpus."""
    return Field(column.name, column.type, column.description, unit, column.required, column.allowed)
