"""Two readers of one model: what the quick one accepts, pydantic reads as the same case; what it leaves, pydantic answers."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from proofpoints.commands import ROOT
from proofpoints.field_types import Refused, Unusual
from proofpoints.model import Case, Fact, Headline
from proofpoints.part import Part, keys_of, part_in
from proofpoints.reading.careful_case import careful_case
from proofpoints.reading.usual_case import reader_of, usual_case
from proofpoints.reading.yamlfile import read_yaml
from tests.defect import GOOD

GOOD_CASES = [read_yaml(path.read_bytes()).data for path in sorted((GOOD / "cases").glob("*.yml"))]
# what a contributor may write, and what stands at the edges of what pydantic takes
WORDS = [
    *("", " ", "S1", " S1", "S100", "o1", "o1 ", "O1", "none-published", "all-students", "WA", "wa", "district"),
    *("12", "012", "+5", "-3", "1_000", "1,000", "1.0", "1e3", "inf", "nan", ".5", "5.", "٣", "9" * 16, "100.0001"),
    *("2014", "2013-14", "2013-15", "spring 2014", "2014-01-01", "K-5", "5-K", "https://example.org/", "http://x"),
    *("x" * 300, "x" * 301, "x" * 4001, "\x1c", "a\x1f", "a\u2003", "A program."),
]
scalars = st.none() | st.sampled_from(WORDS) | st.text(max_size=8)
values = (
    scalars
    | st.lists(scalars, max_size=2)
    | st.dictionaries(st.sampled_from(["text", "source", "S1", "from"]), scalars)
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything in plain data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for key, child in inner for found in places(child, (*path, key)))]


@st.composite
def changed(draw: st.DrawFn) -> Any:
    """A good case in which one or two values were replaced, removed or added."""
    data = copy.deepcopy(draw(st.sampled_from(GOOD_CASES)))
    for _ in range(draw(st.integers(1, 2))):
        *above, last = draw(st.sampled_from([path for path in places(data) if path]))
        inside = data
        for key in above:
            inside = inside[key]
        how = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
        if how == "remove":
            del inside[last]
        elif how == "add" and isinstance(inside, dict):
            inside[draw(st.sampled_from(["start", "from", "note", "text", "nope"]))] = draw(values)
        else:
            inside[last] = draw(values)
        if not places(data)[1:]:
            break
    return data


@settings(max_examples=600)
@given(changed())
def test_both_readers_agree(data: Any) -> None:
    quick = usual_case(data)
    case, errors = careful_case(data)
    assert (case is None) == bool(errors)
    if quick is not None:
        assert quick == case


LEAVES = {key.annotation for part in Part.__subclasses__() for key in keys_of(part) if part_in(key.annotation) is None}


@settings(max_examples=2000)
@given(st.sampled_from(sorted(LEAVES, key=str)), values)
def test_both_readers_agree_on_a_single_value(annotation: Any, value: Any) -> None:
    careful = TypeAdapter(annotation, config={"str_strip_whitespace": True})
    try:
        quick = reader_of(annotation)(value)
    except (Unusual, Refused):
        return
    try:
        assert careful.validate_python(value) == quick
    except ValidationError as error:
        raise AssertionError(f"only the quick reader takes {value!r}") from error


@pytest.mark.parametrize("path", sorted((ROOT / "cases").glob("*.yml")), ids=lambda path: path.stem)
def test_a_published_case_is_written_in_the_usual_way(path: Any) -> None:
    assert usual_case(read_yaml(path.read_bytes()).data) is not None


def test_an_unusual_way_of_writing_a_number_is_still_read() -> None:
    data = copy.deepcopy(GOOD_CASES[0])
    data["who"]["enrollment"] = [{"value": "+5400", "source": "S1"}]
    assert usual_case(data) is None
    case, errors = careful_case(data)
    assert errors == []
    assert case is not None
    assert case.who.enrollment == (Fact(value=5400, source="S1"),)


def test_a_part_is_frozen_and_takes_exactly_its_keys() -> None:
    fact = Fact(value=1, source="S1")
    assert (fact.year, fact.note) == (None, None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        fact.value = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del fact.value
    with pytest.raises(TypeError, match="source"):
        Fact(value=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="sources"):
        Fact(value=1, source="S1", sources="S2")  # type: ignore[call-arg]
    assert dataclasses.replace(fact, value=2) == Fact(value=2, source="S1") != fact
    assert len({fact, Fact(value=1, source="S1")}) == 1
    assert pickle.loads(pickle.dumps(fact)) == fact
    assert repr(Headline(metric="x")).startswith("Headline(effect=None, metric='x', group='all-students'")


def test_every_key_of_a_case_says_what_it_means() -> None:
    silent = {
        f"{part.__name__}.{key.name}" for part in Part.__subclasses__() for key in keys_of(part) if not key.description
    }
    assert silent == {f"Case.{key.name}" for key in keys_of(Case) if key.name not in ("sources", "record")}
