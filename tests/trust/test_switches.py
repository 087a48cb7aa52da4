"""Each guard switched off once: what it stops must then get through, or its figure says nothing."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from proofpoints import field_types, load, words
from proofpoints.charts import render
from proofpoints.columns import OUTCOMES
from proofpoints.disclosure import recover
from proofpoints.evidence import contrasts
from proofpoints.gatekeeper import __main__ as gate
from proofpoints.gatekeeper import names, tree
from proofpoints.gatekeeper.tree import Item, Kind, check_items
from proofpoints.intake import sheet
from proofpoints.pages import page, prose
from proofpoints.reading import casetext, descriptor, packages, table, table_cells, yamlfile
from proofpoints.rows import Outcome, Repository
from proofpoints.rules import personal_data, plain_text
from proofpoints.site import exchange, policy, shell, write
from tests.defect import GOOD, VALLEY, VALLEY_ROWS, add, problems_in, swap
from tests.rules.test_hidden_cells_stay_hidden import outcome, told
from tests.trust.figures import state
from tests.trust.hostile_books import with_sheet

Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Guard:
    """A guard: what holds while it is on, and how to switch it off."""

    name: str
    holds: Callable[[Path], bool]
    off: Callable[[Patch], Any]

    def __str__(self) -> str:
        return self.name


def _replace(owner: Any, name: str, value: Any) -> Callable[[Patch], Any]:
    return lambda patch: patch.setattr(owner, name, value)


def _refuses(*edits: Callable[[Path], None], rule: str) -> Callable[[Path], bool]:
    def holds(root: Path) -> bool:
        for edit in edits:
            edit(root)
        return rule in {problem.rule for problem in problems_in(root)}

    return holds


def _flaw(text: bytes, rule: str) -> Callable[[Path], bool]:
    return lambda root: rule in {flaw.rule for flaw in yamlfile.read_yaml(text).flaws}


def _item(item: Item) -> Callable[[Path], bool]:
    return lambda root: bool(check_items([item]))


def _cell(text: str) -> Callable[[Path], bool]:
    row = f"o1,graduation-rate,all-students,program,district,{text},,2014,1,percent,,,,exact,,x,S1,"
    return lambda root: bool(table.read_table("x", f"{','.join(OUTCOMES.header)}\n{row}\n".encode(), OUTCOMES)[1])


def _escapes(root: Path) -> bool:
    page.environment.cache_clear()
    return "<script" not in page.environment().from_string("{{ text }}").render(text="<script>")


def _foreign(root: Path) -> bool:
    (root / "thesis.txt").write_text("mine")
    try:
        write._refuse_foreign(root)
    except FileExistsError:
        return True
    return False


def _docs_link(root: Path) -> bool:
    (root / "docs").mkdir()
    (root / "docs" / "etc").symlink_to("/etc")
    try:
        shell._refuse_links(root / "docs")
    except shell.ShellError:
        return True
    return False


def _unescaped(patch: Patch) -> None:
    made = page.Environment
    patch.setattr(page, "Environment", lambda **options: made(**{**options, "autoescape": False}))


def _pipe(root: Path) -> bool:
    (root / "cases" / "link.yml").symlink_to(root / VALLEY)
    return "tree-link" in {problem.rule for problem in problems_in(root)}


BOUND = dataclasses.replace(outcome("all-students", "2014", 80, 100), qualifier="at-most")


def _refuses_to_subtract(row: Outcome) -> bool:
    try:
        contrasts.subtract(row, row)
    except ValueError:
        return True
    return False


def _entities_refused(root: Path) -> bool:
    (root / "x.xlsx").write_bytes(with_sheet("<row><c><v>1</v></c></row>", '<!DOCTYPE x [<!ENTITY y "z">]>'))
    try:
        sheet.read_workbook(root / "x.xlsx")
    except sheet.SheetError:
        return True
    return False


def _site_comes_back(root: Path) -> bool:
    (root / ".site-previous").mkdir()
    exchange.recover(root / "site")
    return (root / "site").is_dir()


def _staged_refused(root: Path) -> bool:
    (root / "answers.xlsx").write_bytes(b"PK")
    for arguments in (["init", "--quiet"], ["add", "--force", "answers.xlsx"]):
        subprocess.run(["git", "-C", str(root), *arguments], check=True)
    return gate.main(["--root", str(root), "--staged"]) == 1


HIDDEN = [
    outcome("all-students", "2014", 80, 100),
    outcome("female", "2014", 82, 94),
    outcome("male", "2014", None, None),
]
GUARDS = [
    Guard("gate before load", _pipe, _replace(load, "check_items", lambda items: [])),
    Guard("links and submodules", _item(Item(b"cases/x", Kind.LINK)), _replace(tree, "_kind_flaw", lambda item: None)),
    Guard("names", _item(Item(b"cases/con.yml")), _replace(tree, "name_flaw", lambda name, **code: None)),
    Guard("device names", _item(Item(b"cases/nul")), _replace(names, "_DEVICE", re.compile("(?!)"))),
    Guard(
        "names that collide",
        lambda root: len(check_items([Item(b"docs/a"), Item(b"docs/A")])) == 1,
        _replace(tree, "folded", lambda path: path),
    ),
    Guard("raw exports", _item(Item(b"a.xlsx")), _replace(tree, "_RAW", ())),
    Guard("sizes", _item(Item(b"cases/x.yml", size=10**9)), _replace(tree, "_SIZES", {".yml": 10**10})),
    Guard(
        "pointers of Git LFS",
        _item(Item(b"cases/x.yml", head=b"version https://git-lfs")),
        _replace(tree, "POINTER", b"\0"),
    ),
    Guard(
        "addresses",
        _refuses(swap(VALLEY, "https://example.org/report", "https://a@127.0.0.1/"), rule="shape-value"),
        _replace(field_types, "address_flaw", lambda address: None),
    ),
    Guard(
        "YAML bytes", _flaw(b"# " + b"x" * 70_000 + b"\na: b", "yaml-encoding"), _replace(casetext, "MAX_BYTES", 10**9)
    ),
    Guard("YAML depth", _flaw(b"[" * 30 + b"]" * 30, "yaml-size"), _replace(yamlfile, "MAX_DEPTH", 1000)),
    Guard("YAML nodes", _flaw(b"[" + b"a," * 6000 + b"a]", "yaml-size"), _replace(yamlfile, "MAX_NODES", 10**9)),
    Guard(
        "YAML anchors, aliases and tags",
        _flaw(b"a: &x 1\nb: !!int 2", "yaml-alias"),
        _replace(yamlfile._Reader, "_guard", lambda *arguments: None),
    ),
    Guard(
        "YAML control characters",
        _flaw(b"a: b\x1bc", "yaml-encoding"),
        _replace(casetext, "_CONTROL", re.compile("(?!)")),
    ),
    Guard(
        "closed descriptors",
        _refuses(
            swap("datasets/example-valley-schools/datapackage.json", '"scheme": "file"', '"scheme": "s3"'),
            rule="descriptor",
        ),
        _replace(descriptor, "_compare", lambda *arguments: []),
    ),
    Guard(
        "unknown files in a dataset",
        _refuses(
            lambda root: (root / "datasets/example-valley-schools/x.txt").write_text("x") and None, rule="package-file"
        ),
        _replace(packages, "_KNOWN", {*packages._KNOWN, "x.txt"}),
    ),
    Guard("formulas in cells", _cell("=1+1"), _replace(table_cells, "_string_flaw", lambda name, text: None)),
    Guard("long cells", _cell("x" * 5000), _replace(table_cells, "MAX_CELL", 10**6)),
    Guard(
        "numbers",
        lambda root: table_cells._number(OUTCOMES.columns[8], "1_000")[1] is not None,
        _replace(table_cells, "_NUMBER", re.compile(".*")),
    ),
    Guard("escaping templates", _escapes, _unescaped),
    Guard(
        "escaped prose",
        lambda root: "<script" not in prose.inline("<script>", None),
        _replace(prose, "escape", prose.Markup),
    ),
    Guard(
        "policy",
        lambda root: (
            "Content-Security-Policy" in policy.with_policy('<meta charset="utf-8">', ())
            and "default-src 'none'" in policy.policy(())
        ),
        _replace(policy, "_RULES", {"script-src": "*"}),
    ),
    Guard("links among the docs", _docs_link, _replace(Path, "is_symlink", lambda path: False)),
    Guard("folders with other files", _foreign, _replace(write, "_refuse_foreign", lambda site: None)),
    Guard(
        "small cells",
        _refuses(swap(VALLEY_ROWS, "70.9,percent,420", "70.9,percent,8"), rule="small-cells"),
        _replace(Repository, "smallest_group", lambda self, package: 0),
    ),
    Guard(
        "hidden cells",
        lambda root: told(*HIDDEN) == ["figure"],
        _replace(recover, "_hidden", lambda *arguments: []),
    ),
    Guard(
        "personal data",
        _refuses(swap(VALLEY, "Start with one grade.", "Ask jane.doe@example.org."), rule="personal-data"),
        _replace(personal_data, "found_in", lambda text: None),
    ),
    Guard(
        "invisible signs",
        _refuses(swap(VALLEY, "name: Example Valley Schools", "name: Example\u202e Valley Schools"), rule="plain-text"),
        _replace(plain_text, "hidden_sign", lambda text: None),
    ),
    Guard(
        "references in notes",
        _refuses(swap(VALLEY_ROWS, "Hidden by the state.", "See {o99}."), rule="references-resolve"),
        lambda patch: patch.setattr("proofpoints.rules.references_resolve._notes", lambda *arguments: iter(())),
    ),
    Guard(
        "comments, descriptors and pages",
        _refuses(lambda root: add(VALLEY, "# jane.doe@school.example\n")(root), rule="personal-data"),
        _replace(load, "check_loose_text", lambda *places, **how: []),
    ),
    Guard(
        "names of persons",
        _refuses(swap(VALLEY, "Start with one grade.", "Susan Quimby began."), rule="personal-data"),
        _replace(personal_data, "names_in", lambda *arguments: iter(())),
    ),
    Guard(
        "bounds in words",
        lambda root: words.value_text(BOUND).startswith("at most"),
        _replace(words, "_QUALIFIED", dict.fromkeys(words._QUALIFIED, "")),
    ),
    Guard(
        "bounds are not subtracted",
        lambda root: _refuses_to_subtract(BOUND),
        _replace(contrasts, "POINTS", set(words._QUALIFIED)),
    ),
    Guard("bombs and entities in workbooks", _entities_refused, _replace(sheet, "_refuse_bombs", lambda path: None)),
    Guard("the way back of the old site", _site_comes_back, _replace(exchange, "recover_locked", lambda site: None)),
    Guard("what is staged", _staged_refused, _replace(gate, "check_items", lambda items: [])),
    Guard(
        "broken drawings in the cache",
        lambda root: _cached(root) is None,
        _replace(render, "_cached", lambda path: path.read_text()),
    ),
]


def _cached(root: Path) -> str | None:
    (root / "x.svg").write_text("<svg broken")
    return render._cached(root / "x.svg")


@pytest.mark.parametrize("guard", GUARDS, ids=str)
def test_a_guard_holds_and_what_it_stops_gets_through_without_it(
    guard: Guard, tmp_path: Path, monkeypatch: Patch
) -> None:
    assert guard.holds(Path(shutil.copytree(GOOD, tmp_path / "on")))
    guard.off(monkeypatch)
    try:
        assert not guard.holds(Path(shutil.copytree(GOOD, tmp_path / "off")))
    finally:
        page.environment.cache_clear()


def test_the_guards_have_names_of_their_own() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)
    state("switches", f"{len(GUARDS)} guards, each switched off once: " + ", ".join(guard.name for guard in GUARDS))
