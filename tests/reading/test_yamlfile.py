"""Reading YAML: text stays as typed, every path has its place, and nothing that is thrown at it raises."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.reading.casetext import MAX_BYTES, _stray_character, decode
from proofpoints.reading.yamlfile import MAX_DEPTH, MAX_NODES, dotted, read_yaml

# What other readers of YAML turn into booleans, dates, octal, sexagesimal or floating-point numbers.
AS_TYPED = [
    "NO",
    "no",
    "No",
    "on",
    "off",
    "Yes",
    "yes",
    "y",
    "n",
    "true",
    "True",
    "FALSE",
    "012",
    "0o14",
    "0622710",
    "0600001",
    "2013-14",
    "2013",
    "2013-01-02",
    "2013-13-45",
    "2013-02-30",
    "1:30",
    "12:30:45",
    "190:20:30",
    "0x1F",
    "0b11",
    "1_000",
    "1,000",
    ".5",
    "5.",
    "+1",
    "-0",
    "1e3",
    "1E400",
    "6.02e+23",
    ".nan",
    ".NaN",
    "nan",
    ".inf",
    "-.inf",
    "Infinity",
    "Null",
    "NULL",
    "nil",
    "None",
    "=",
    "1/2",
    "61,5",
    "61%",
    "S1",
    "~x",
    "K-12",
    "2012-13T00:00:00Z",
    "00",
    "0.10",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_a_scalar_stays_as_typed(text: str) -> None:
    assert read_yaml(f"key: {text}\n".encode()).data == {"key": text}
    assert read_yaml(f"[{text}]\n".replace(",5", ".5").replace("1,000", "1.000").encode()).flaws == []


def test_there_are_at_least_45_such_spellings() -> None:
    assert len(set(AS_TYPED)) >= 45


@pytest.mark.parametrize("text", ["", " ", "~", "null", " # only a comment"])
def test_nothing_is_nothing(text: str) -> None:
    assert read_yaml(f"key: {text}\n".encode()).data == {"key": None}


@pytest.mark.parametrize("text", ['""', "''", '"~"', "'null'"])
def test_quoted_nothing_is_text(text: str) -> None:
    assert read_yaml(f"key: {text}\n".encode()).data == {"key": text[1:-1]}


def test_every_path_has_its_line_and_column() -> None:
    document = read_yaml(b"who:\n  name: Valley\n  sites: {value: 1, source: S1}\nhow:\n  - a\n  - text: b\n")
    assert document.flaws == []
    assert document.place(("who",)) == (1, 1)
    assert document.place(("who", "name")) == (2, 3)
    assert document.place(("who", "sites", "source")) == (3, 21)
    assert document.place(("how", 0)) == (5, 5)
    assert document.place(("how", 1, "text")) == (6, 5)


def test_what_is_missing_has_the_place_of_its_nearest_parent() -> None:
    document = read_yaml(b"# a comment\nwho:\n  place:\n    city: Valley\n")
    assert document.place(("who", "place", "state")) == (3, 3)
    assert document.place(("what", "program")) == (1, 1)


def test_items_count_from_one_for_people() -> None:
    assert dotted(("how", "lessons", 1, "source")) == "how.lessons[2].source"
    assert dotted(()) == ""


def test_a_repeated_key_does_not_hide_the_rest() -> None:
    document = read_yaml(b"a: 1\nb: 2\na: 3\nc: 4\nb: 5\n")
    assert [(flaw.rule, flaw.field, flaw.line) for flaw in document.flaws] == [
        ("yaml-repeated-key", "a", 3),
        ("yaml-repeated-key", "b", 5),
    ]


def test_a_quote_that_is_not_closed_is_found_where_it_opens() -> None:
    (flaw,) = read_yaml(b'a: 1\nb: "open\nc: 2\nd: 3\n').flaws
    assert (flaw.line, flaw.rule) == (2, "yaml-syntax")


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, True),
        ("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), False),
        ("[" + "a," * (MAX_NODES - 2) + "a]", True),
        ("[" + "a," * MAX_NODES + "a]", False),
        ("# " + "x" * (MAX_BYTES - 7) + "\na: b", True),
        ("# " + "x" * MAX_BYTES + "\na: b", False),
    ],
    ids=["depth", "too deep", "nodes", "too many nodes", "bytes", "too many bytes"],
)
def test_limits(text: str, fine: bool) -> None:
    assert (read_yaml(text.encode()).flaws == []) is fine


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("&a who", "yaml-alias"),
        ("!!python/object:os.system who", "yaml-tag"),
        ("!x who", "yaml-tag"),
        ('!!str "who"', "yaml-tag"),
        ("*a ", "yaml-key"),
    ],
)
def test_a_key_is_as_plain_as_a_value(key: str, rule: str) -> None:
    (flaw,) = read_yaml(f"what: x\nhow:\n  {key}: y\n".encode()).flaws
    assert (flaw.line, flaw.column, flaw.field, flaw.rule) == (3, 3, "how", rule)


@pytest.mark.parametrize(
    "text", ["[" * 65_000, "{a: " * 16_000, "- " * 30_000, "? " * 30_000, "a: &a [*a]", "!!binary x", "%YAML 3.0"]
)
def test_hostile_files_are_refused_at_once(text: str) -> None:
    start = time.process_time()
    assert read_yaml(text.encode()).flaws
    assert time.process_time() - start < 1


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\u2028\u2029\x85\xa0"))
KEYS = TEXT.filter(lambda key: key != "<<")
DATA = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=5))
def test_any_text_survives_being_written_and_read(data: dict[str, object]) -> None:
    document = read_yaml(
        yaml.safe_dump(data, allow_unicode=True, default_style='"').replace("!!str ", "").encode("utf-8")
    )
    assert document.flaws == []
    assert document.data == data


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    document = read_yaml(raw)
    assert all(flaw.line >= 1 and flaw.column >= 1 and flaw.message and flaw.hint for flaw in document.flaws)


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#?,<~ \n\t\r\0\ufeff1"), max_size=80))
def test_no_text_raises(text: str) -> None:
    document = read_yaml(text.encode())
    assert document.flaws or isinstance(document.data, dict | list | str | None)


@given(st.text(st.sampled_from("a é\n\r\t\x00\x08\x0b\x1f\x7f\x85\u2028") | st.characters(codec="utf-8"), min_size=1))
def test_a_look_at_the_bytes_overlooks_no_stray_character(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")) == (_stray_character(text) or text)
