"""Plain data to a Case, if every value in it is written in the usual way; else nothing, and the careful reader answers.

A reader is made once for each type of the model. It says yes only to what the careful one would read as the same case.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from proofpoints.field_types import AtLeast, Refused, Unusual
from proofpoints.model import Case
from proofpoints.part import Part, keys_of

Reader = Callable[[Any], Any]  # what stands in a file to a value of the model; raises Unusual or Refused


def usual_case(data: Any) -> Case | None:
    """The case, or None: then it may be good all the same."""
    try:
        case: Case = reader_of(Case)(data)
    except (Unusual, Refused):
        return None
    return case


@cache
def reader_of(annotation: Any) -> Reader:
    """A reader for a type of the model."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _part(annotation)
    if annotation is NoneType:
        return _nothing
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(inner[0], inner[1])
    if origin is tuple:
        return _entries(reader_of(inner[0]))
    if origin is dict:
        return _by_id(reader_of(inner[0]), reader_of(inner[1]))
    if origin is Literal:
        return _one_word(inner[0])
    if origin in (Union, UnionType):
        return _choice(inner)
    raise TypeError(f"no key of a case may be of the type {annotation}")


def _nothing(value: None) -> None:
    """The key stands there without a value."""


def _part(part: type[Part]) -> Reader:
    keys = {key.written: (key.name, reader_of(key.annotation)) for key in keys_of(part)}
    required = {key.written for key in keys_of(part) if key.required}

    def read(value: Any) -> Part:
        if type(value) is not dict or not value.keys() <= keys.keys() or not required <= value.keys():
            raise Unusual
        found = {}
        for written, child in value.items():
            name, reader = keys[written]
            found[name] = reader(child)
        return part(**found)

    return read


def _annotated(inner: Any, rule: Any) -> Reader:
    if not isinstance(rule, AtLeast):
        single: Reader = rule.read
        return single
    many = reader_of(inner)

    def read(value: Any) -> Any:
        found = many(value)
        if len(found) < rule.least:
            raise Unusual
        return found

    return read


def _entries(entry: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise Unusual
        return tuple([entry(one) for one in value])

    return read


def _by_id(id_: Reader, entry: Reader) -> Reader:
    def read(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise Unusual
        return {id_(key): entry(child) for key, child in value.items()}

    return read


def _one_word(word: str) -> Reader:
    def read(value: Any) -> str:
        if value != word:
            raise Unusual
        return word

    return read


def _choice(branches: tuple[Any, ...]) -> Reader:
    """The branch that the kind of value means: text, list or part; nothing at all is None where that is allowed."""
    readers = {_kind(branch): reader_of(branch) for branch in branches}
    if len(readers) < len(branches):
        raise TypeError(f"two of {branches} look alike in a file")

    def read(value: Any) -> Any:
        reader = readers.get(type(value))
        if reader is None:
            raise Unusual
        return reader(value)

    return read


def _kind(annotation: Any) -> Any:
    """What YAML gives for a value of this type: every single value is a text."""
    if annotation is NoneType:
        return NoneType
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        return list
    return dict if isinstance(annotation, type) and issubclass(annotation, Part) else str
