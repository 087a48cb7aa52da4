"""What a part of a case file is: a frozen value with keys, each with its meaning for whoever fills it in.

Parts are ordinary dataclasses. Pydantic can read them (`careful_case.py`), and nothing here loads it: importing it takes
longer than checking a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, dataclass_transform, get_args


def key(description: str = "", *, default: Any = MISSING, alias: str = "") -> Any:
    """A key of a part: what it means, its value if it is left out, and its name in the file if that is no name in Python."""
    said = {name: text for name, text in (("description", description), ("alias", alias)) if text}
    return field(default=default, metadata=said)


@dataclass(frozen=True)
class Key:
    """One key of a part: its name in Python and in the file, its type, its meaning, and its value if it is left out."""

    name: str
    written: str
    annotation: Any
    description: str
    default: Any

    @property
    def required(self) -> bool:
        """True if a case can't do without it."""
        return self.default is MISSING


def _key(one: Field[Any]) -> Key:
    said = one.metadata
    return Key(one.name, said.get("alias", one.name), one.type, said.get("description", ""), one.default)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key,))
class Part:
    """Base of all parts of a case: frozen, and a key we do not know is an error."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _keys: ClassVar[tuple[Key, ...]]
    _blank: ClassVar[dict[str, Any]]  # the values of a part of which nothing is known yet
    # read by pydantic
    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"extra": "forbid", "str_strip_whitespace": True}

    def __init_subclass__(cls) -> None:
        # what a dataclass does with its keys stands here once: to write it anew for each part takes longer than to check a case
        dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        cls._keys = tuple(_key(one) for one in fields(cls))
        cls._blank = {key.name: key.default for key in cls._keys}

    def __init__(self, **values: Any) -> None:
        blank = self._blank
        self.__dict__.update(blank)
        self.__dict__.update(values)
        if len(self.__dict__) > len(blank) or MISSING in self.__dict__.values():
            wrong = [*(values.keys() - blank.keys()), *(name for name in blank if self.__dict__[name] is MISSING)]
            raise TypeError(f"{type(self).__name__}: unknown or missing: {', '.join(wrong)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"{type(self).__name__}.{name} is not to be changed")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"{type(self).__name__}.{name} is not to be removed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def keys_of(part: type[Part]) -> tuple[Key, ...]:
    """The keys of a part, in its order."""
    return part._keys


def part_in(annotation: Any) -> type[Part] | None:
    """The part that a type is, or holds in a list, a choice or under ids; None if it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = [inner for one in get_args(annotation) if (inner := part_in(one)) is not None]
    return found[-1] if found else None
