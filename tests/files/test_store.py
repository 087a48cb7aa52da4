"""The store gives back what was put in for this key, or nothing; and no entry can run code."""

from __future__ import annotations

import os
import pickle
import subprocess
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from proofpoints.evidence.verdict import Direction
from proofpoints.files.store import Damaged, Store, code_version, digest, freeze, thaw, tree_digest
from proofpoints.gatekeeper.tree import Kind
from proofpoints.problems import Level, Problem

PARTS = [b"one", b"", b"three\n\x00"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    made.keep("case", "key", PARTS)
    return made


def find(store: Store, key: str = "key") -> list[bytes] | None:
    return Store(store.folder).find("case", key)


def test_what_was_put_in_comes_out(store: Store) -> None:
    assert find(store) == PARTS
    assert [store.part("case", number) for number in range(3)] == PARTS
    assert [path.name for path in store.folder.iterdir()] == ["case"]


@pytest.mark.parametrize("key", ["", "KEY", "key2"])
def test_another_key_finds_nothing(store: Store, key: str) -> None:
    assert find(store, key) is None


def test_an_entry_cut_off_anywhere_is_none(store: Store) -> None:
    """A build that was killed, a disk that was full."""
    path = store.folder / "case"
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert find(store) is None, end


def test_an_entry_with_any_byte_changed_is_none_or_the_same(store: Store) -> None:
    path = store.folder / "case"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert find(store) in (None, PARTS), place


@pytest.mark.parametrize("body", [b"[]\n", b"{}\n", b'"key"\n', b"\xff\xfe\n", b'{"key": "key", "sum": 2}\n'])
def test_an_entry_of_another_form_is_none(store: Store, body: bytes) -> None:
    (store.folder / "case").write_bytes(body)
    assert find(store) is None


def test_where_nothing_can_be_written_it_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("in the way")
    store = Store(tmp_path / "store")
    store.keep("case", "key", PARTS)
    assert store.part("case", 2) == PARTS[2]


def test_values_of_ours_come_back() -> None:
    problem = Problem("cases/a.yml", 1, None, "name", "rule", "message", "hint")
    assert thaw(freeze([problem, {Direction.MIXED: {"a", "b"}}])) == [problem, {Direction.MIXED: {"a", "b"}}]


class _Runs:
    def __init__(self, *call: Any) -> None:
        self.call = call

    def __reduce__(self) -> Any:
        return self.call[0], self.call[1:]


@pytest.mark.parametrize(
    "raw",
    [
        pickle.dumps(_Runs(os.system, "echo run > /dev/null")),
        pickle.dumps(_Runs(subprocess.Popen, ["true"])),
        pickle.dumps(_Runs(eval, "1")),
        pickle.dumps(_Runs(digest, ["a function of ours"])),
        b"\x80\x04\x8c\x15proofpoints.site.find\x8c\x10subprocess.Popen\x93.",
        b"\x80\x04\x8c\x17proofpoints.files.store\x8c\x04Path\x93.",
        b"\x80\x04\x8c\x17proofpoints.files.store\x8c\x09os.system\x93.",
    ],
)
def test_a_value_that_would_run_something_is_refused(raw: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError, match="holds no"):
        thaw(raw)


@pytest.mark.parametrize("member", [*Direction, *Level, *Kind])
def test_a_member_of_an_enumeration_comes_back_in_any_version_of_python(
    member: Enum, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_in_3_11_2 = lambda self, protocol: (getattr, (type(self), self.name))  # noqa: E731
    monkeypatch.setattr(Enum, "__reduce_ex__", as_in_3_11_2)
    assert thaw(freeze({"one": member})) == {"one": member}
    assert type(thaw(freeze(member))) is type(member)


def test_a_hash_tells_apart_where_one_text_ends() -> None:
    assert len({digest(["ab", "c"]), digest(["a", "bc"]), digest(["abc"]), digest(["ab", b"c", ""])}) == 4
    assert digest(["ab"]) == digest([b"ab"])


def test_a_tree_has_another_hash_with_another_name_byte_or_file(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "a.md"
    file.parent.mkdir()
    seen = set()
    for name, text in [("a.md", "1"), ("a.md", "2"), ("b.md", "2")]:
        file.with_name(name).write_text(text)
        seen.add(tree_digest(tmp_path, tmp_path / "docs"))
    assert len(seen) == 3


def test_the_version_of_the_code_is_that_of_its_files() -> None:
    assert code_version() == code_version()
    assert len(code_version()) == 64


def test_what_another_build_has_put_in_place_meanwhile_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Two builds of one repository for two addresses have one store; each page has the address of its own build."""
    ours, theirs = Store(tmp_path), Store(tmp_path)
    ours.keep("case", "ours", [b"ours"])
    theirs.keep("case", "theirs", [b"theirs"])
    assert theirs.part("case", 0) == b"theirs"
    with pytest.raises(Damaged, match="another build"):
        ours.part("case", 0)
