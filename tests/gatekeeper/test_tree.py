"""The gate before every parser: names, links, modes, sizes, pointers and raw exports, on the disk and in a commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from proofpoints.commands import ROOT
from proofpoints.gatekeeper.__main__ import main
from proofpoints.gatekeeper.commit import items_in_commit
from proofpoints.gatekeeper.disk import items_on_disk
from proofpoints.gatekeeper.tree import Item, Kind, check_items
from proofpoints.load import load
from tests.defect import GOOD, HARBOR, VALLEY, VALLEY_ROWS, problems_in
from tests.trust.figures import state

# Names as bytes, below cases/; none of them may pass.
NAMES: list[bytes] = [
    b"con.yml", b"CON.yml", b"prn", b"aux.yml", b"nul", b"NUL.txt", b"com1.yml", b"COM9", b"lpt1.yml", b"lpt9", b"conin$", b"conout$",
    b"-rf", b"--help.yml", b"-o.yml", b"valley.", b"valley ", b"valley.yml.", b"valley.yml ", b" valley.yml", b"\tvalley.yml",
    b"valley\n.yml", b"valley\r.yml", b"val\x07ley.yml", b"val\x1b[31mley.yml", b"val\x7fley.yml", b"a:b.yml", b"c:", b"a<b.yml", b"a>b.yml",
    b'a"b.yml', b"a|b.yml", b"a?b.yml", b"a*b.yml", b"a\\b.yml", b"..\\..\\etc", b"valley.yml::$DATA", b".git", b".gitattributes", b".gitmodules",
    b".htaccess", b".hidden.yml", b"...", b"~valley.yml", b"$HOME.yml", b"$(id).yml", b"`id`.yml", b"a;b.yml", b"a&b.yml", b"a'b.yml",
    b"a b.yml", b"a%2e%2e.yml", b"\xff\xfe.yml", b"\xc0\xaf.yml", b"\xed\xa0\x80.yml", "val\u202eyml.exe".encode(), "val\u200bley.yml".encode(),
    "val\u2066ley.yml".encode(), "vall\u0435y.yml".encode(), "\ufeffvalley.yml".encode(), "ﬁle.yml".encode(), "ｖalley.yml".encode(),
    "val\u0301ley.yml".encode(), "valley\u2028.yml".encode(), "val\u00adley.yml".encode(), b"a" * 120 + b".yml", b"::error::x.yml", b"{{7*7}}.yml",
    b"<script>alert(1)<script>.yml", b"#valley.yml", b"@valley.yml", b"!valley.yml", b"=1+1.yml", b"+valley.yml", b"_valley.yml",
]  # fmt: skip


def git(folder: Path, *arguments: str, said: bytes = b"") -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], input=said, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An empty store of Git, in which a tree with any name can be written."""
    git(tmp_path, "init", "--quiet", "--bare")
    return tmp_path


def tree(store: Path, entries: list[tuple[str, str, bytes]]) -> str:
    """The id of a tree with entries (mode, object, name)."""
    lines = b"".join(
        f"{mode} {'tree' if mode == '040000' else 'commit' if mode == '160000' else 'blob'} {sha}\t".encode()
        + name
        + b"\0"
        for mode, sha, name in entries
    )
    return git(store, "mktree", "-z", "--missing", said=lines)


def test_hostile_names_in_a_commit_are_refused_with_a_reason(store: Path) -> None:
    blob = git(store, "hash-object", "-w", "--stdin", said=b"x: y\n")
    refused = {}
    for name in NAMES:
        top = tree(store, [("040000", tree(store, [("100644", blob, name)]), b"cases")])
        refused[name] = check_items(items_in_commit(store, top))
    assert [name for name, problems in refused.items() if not problems] == []
    for problems in refused.values():
        (problem,) = problems
        assert problem.message
        assert problem.hint
        assert problem.file.isprintable(), "a name must not print a line or a colour of its own"
    assert len(NAMES) >= 60
    state(
        "names",
        f"{len(NAMES)} hostile file names in a commit: {sum(map(bool, refused.values()))} refused, each with a reason",
    )


@pytest.mark.parametrize("name", [name for name in NAMES if b"/" not in name], ids=lambda name: repr(name[:20]))
def test_the_same_names_on_the_disk(repository_copy: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(repository_copy), b"cases", name)
    with open(path, "wb") as file:
        file.write(b"x: y\n")
    problems = problems_in(repository_copy)
    assert len(problems) == 1, problems
    assert problems[0].file.isprintable()


def test_links_modules_modes_and_pointers_in_a_commit(store: Path) -> None:
    blob = git(store, "hash-object", "-w", "--stdin", said=b"../../../etc/passwd")
    pointer = git(
        store,
        "hash-object",
        "-w",
        "--stdin",
        said=b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    )
    inner = tree(
        store,
        [
            ("120000", blob, b"a.yml"),
            ("160000", "1" * 40, b"b"),
            ("100755", blob, b"c.yml"),
            ("100644", pointer, b"d.yml"),
        ],
    )
    top = tree(
        store,
        [
            ("040000", inner, b"cases"),
            ("100644", blob, b".gitmodules"),
            ("120000", blob, b"README"),
            ("100755", blob, b"run.sh"),
        ],
    )
    found = {problem.file: problem.rule for problem in check_items(items_in_commit(store, top))}
    assert found == {
        "cases/a.yml": "tree-link",
        "cases/b": "tree-link",
        "cases/c.yml": "tree-executable",
        "cases/d.yml": "tree-pointer",
        ".gitmodules": "tree-link",
        "README": "tree-link",
    }
    assert main(["--root", str(store), top]) == 1


@pytest.mark.parametrize(
    "pair",
    [(b"cases/valley.yml", b"cases/Valley.yml"), (b"docs/a.md", b"docs/A.md"), ("x/é".encode(), "x/é".encode())],
    ids=["small and capital", "in docs", "composed and decomposed"],
)
def test_two_names_that_a_mac_takes_for_one(pair: tuple[bytes, bytes]) -> None:
    rules = [problem.rule for problem in check_items([Item(path) for path in pair])]
    assert rules
    assert set(rules) <= {"tree-collision", "tree-name"}


@pytest.mark.parametrize(
    "path", ["answers.xlsx", "answers.csv", "docs/raw.sav", "cases/x.zip", "survey_import/a.xlsx", "data/ANSWERS.XLSX"]
)
def test_raw_exports_are_refused(path: str) -> None:
    (problem,) = check_items([Item(path.encode())])
    assert problem.rule == "tree-raw-export"
    assert "outside the repository" in problem.hint


@pytest.mark.parametrize(
    "path", ["datasets/x/outcomes.csv", "tests/a.xlsx", "docs/assets/x.js", "proofpoints/__init__.py", ".ci/run"]
)
def test_what_belongs_here_passes(path: str) -> None:
    assert check_items([Item(path.encode())]) == []


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        (Item(b"cases/x.yml", size=2_000_000), "tree-size"),
        (Item(b"cases/x.yml", Kind.OTHER), "tree-link"),
        (Item(b"docs/x", Kind.LINK), "tree-link"),
        (Item(b"datasets/x/outcomes.csv", executable=True), "tree-executable"),
    ],
)
def test_sizes_pipes_links_and_modes(item: Item, rule: str) -> None:
    assert [problem.rule for problem in check_items([item])] == [rule]


def test_this_repository_passes_as_a_commit_and_on_the_disk() -> None:
    assert check_items(items_in_commit(ROOT, "HEAD")) == []
    assert check_items(items_on_disk(ROOT)) == []


@pytest.mark.parametrize("gone", ["cases/a.yml", "cases"])
def test_what_vanishes_while_it_is_looked_at_is_left_out(tmp_path: Path, gone: str) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / "cases").mkdir(exist_ok=True)
        (tmp_path / "cases" / name).write_bytes(b"who:\n")
    items = items_on_disk(tmp_path, ["cases", "datasets"])
    seen = [next(items).path]
    (tmp_path / gone).rename(tmp_path / "elsewhere")
    seen += [item.path for item in items]
    assert gone.encode() not in seen[1:]
    assert (b"cases/b.yml" in seen) == (gone != "cases")


def test_an_unknown_revision_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT), "no-such-revision"]) == 2
    assert "git:" in capsys.readouterr().err


@pytest.mark.parametrize("place", [VALLEY, VALLEY_ROWS], ids=["case", "table"])
def test_a_refused_file_is_never_opened(repository_copy: Path, place: str) -> None:
    """An executable file with broken content: the gate speaks, the parser does not."""
    path = repository_copy / place
    path.write_bytes(b"\xff\xfe[[[[")
    path.chmod(0o755)
    found = [(problem.file, problem.rule) for problem in problems_in(repository_copy)]
    assert found == [(place, "tree-executable")]


def test_a_named_case_passes_the_gate_too(repository_copy: Path) -> None:
    (repository_copy / HARBOR).chmod(0o755)
    _, problems = load(repository_copy, ["example-harbor-study"])
    assert [problem.rule for problem in problems] == ["tree-executable"]
    _, problems = load(repository_copy, ["example-valley-schools"])
    assert problems == []


def test_a_pipe_does_not_stop_the_check(repository_copy: Path) -> None:
    os.mkfifo(repository_copy / "cases" / "pipe.yml")
    assert {problem.file for problem in problems_in(repository_copy)} == {"cases/pipe.yml"}


def test_a_link_among_the_docs_is_refused(repository_copy: Path) -> None:
    (repository_copy / "docs").mkdir()
    (repository_copy / "docs" / "etc").symlink_to("/etc")
    assert [(problem.file, problem.rule) for problem in problems_in(repository_copy)] == [("docs/etc", "tree-link")]


def test_the_good_repository_passes() -> None:
    assert problems_in(GOOD) == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_pipe_that_cannot_hold_a_name_gets_it_all_the_same(store: Path, encoding: str) -> None:
    tree = git(
        store,
        "mktree",
        said=f"100644 blob {git(store, 'hash-object', '-w', '--stdin', said=b'x')}\tŁódź.yml\n".encode(),
    )
    done = subprocess.run(
        [sys.executable, "-m", "proofpoints.gatekeeper", tree, "--root", str(store)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 1, done.stderr
    assert "Łódź.yml" in done.stdout.decode("utf-8")
