"""Who may import whom: a one-way street from files to pages, with each heavy library behind one door."""

from __future__ import annotations

import ast
import sys
from fnmatch import fnmatch

import pytest

from proofpoints.commands import ROOT
from tests.import_reading import MODULES, PACKAGE, cycle_in, graph, imports, ours
from tests.import_rules import ALLOWED, ANSWERS, CLOCK_AND_CHANCE, DOORS, LATE, NEITHER, NETWORK


def fits(name: str, patterns: str) -> bool:
    return any(
        fnmatch(name, pattern) or fnmatch(name, pattern.removesuffix(".*"))
        for pattern in patterns.split()
        if pattern != "-"
    )


def rule_of(module: str) -> tuple[str, str, str, str]:
    found = next((rule for rule in ALLOWED if fnmatch(module, rule[0])), None)
    assert found, f"{module} is new: give it a line in tests/import_rules.py, with what it may import and why"
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_line_allows(module: str) -> None:
    _, of_ours, of_others, why = rule_of(module)
    for one in imports(MODULES[module].read_text("utf-8")):
        name, top = ours(one.name), one.name.split(".")[0]
        where = f"{PACKAGE}/{module} line {one.line} imports {one.name}. {why}"
        if name is not None:
            assert fits(name, of_ours), where
        elif top not in sys.stdlib_module_names:
            assert fits(top, of_others), where


@pytest.mark.parametrize("module", MODULES)
def test_heavy_libraries_have_one_door_each(module: str) -> None:
    for one in imports(MODULES[module].read_text("utf-8")):
        doors = DOORS.get(one.name.split(".")[0])
        assert doors is None or any(fnmatch(module, door) for door in doors), f"{module} line {one.line}: {one.name}"


@pytest.mark.parametrize("module", MODULES)
def test_imports_stand_at_the_top_and_hide_nothing(module: str) -> None:
    for one in imports(MODULES[module].read_text("utf-8")):
        assert not one.inside, (
            f"{module} line {one.line}: import inside {one.inside}(); move the type down to the model instead"
        )
        assert not one.typing_only, (
            f"{module} line {one.line}: TYPE_CHECKING hides a cycle; move the type down to the model instead"
        )
        assert not one.name.startswith("."), (
            f"{module} line {one.line}: write the whole name, so that it can be searched for"
        )


def test_only_named_modules_load_others_by_name() -> None:
    late = {
        module
        for module, path in MODULES.items()
        if any(one.name == "importlib" for one in imports(path.read_text("utf-8")))
    }
    assert late == set(LATE)


@pytest.mark.parametrize("module", MODULES)
def test_no_network_no_clock_no_chance(module: str) -> None:
    """A build is a function of the commit."""
    text = MODULES[module].read_text("utf-8")
    network = NETWORK - {ANSWERS.get(module, ("",))[0]}
    chance = CLOCK_AND_CHANCE - {NEITHER.get(module, ("",))[0]}
    for one in imports(text):
        assert not _below(one.name, network), f"{module} line {one.line}: {one.name}"
        assert not _below(one.name, chance), f"{module} line {one.line}: {one.name}"


def _below(name: str, libraries: set[str]) -> bool:
    return any(name == library or name.startswith(f"{library}.") for library in libraries)


def touched(text: str) -> set[str]:
    """Every name that is imported from somewhere or looked up on something."""
    nodes = list(ast.walk(ast.parse(text)))
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return names | {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}


@pytest.mark.parametrize("module", NEITHER)
def test_what_is_neither_clock_nor_chance_stays_so(module: str) -> None:
    library, forbidden, why = NEITHER[module]
    text = MODULES[module].read_text("utf-8")
    assert library in {one.name for one in imports(text)}, f"{module} needs no line any more"
    assert not touched(text) & set(forbidden.split()), f"{module}: {why}"


def test_a_clock_is_seen() -> None:
    assert "today" in touched("from datetime import date\nprint(date.today())")
    assert "uuid4" in touched("from uuid import uuid4")
    assert _below("http.server", NETWORK) and not _below("httpx_of_ours", NETWORK)


def test_no_import_cycle() -> None:
    found = cycle_in(graph({module: path.read_text("utf-8") for module, path in MODULES.items()}))
    assert not found, " -> ".join(found)


def test_every_line_of_the_table_is_used_and_says_why() -> None:
    used = {rule_of(module)[0] for module in MODULES}
    assert [pattern for pattern, *_ in ALLOWED if pattern not in used] == []
    assert all(why.endswith(".") and len(why.split()) >= 3 for *_, why in ALLOWED)


def test_the_survey_importer_uses_only_the_shared_ground() -> None:
    values = "model vocabulary* persons.people problems reading.yamlfile columns number_words period rows suggest"
    sums = "evidence.contrasts"  # the same differences as on the site
    shared = f"{values} {sums} generated.template load reading.descriptor reading.packages reading.shape reading.table report "
    shared += "surroundings validate"
    for path in sorted((ROOT / "survey_import").rglob("*.py")) if (ROOT / "survey_import").is_dir() else []:
        for one in imports(path.read_text("utf-8")):
            name = ours(one.name)
            assert name is None or fits(name, shared), f"{path.relative_to(ROOT)} line {one.line}: {one.name}"


def test_the_command_itself_is_thin() -> None:
    text = (ROOT / "build_site.py").read_text("utf-8")
    assert len(text.splitlines()) <= 150
    assert {one.name for one in imports(text)} <= {"__future__", "sys", "proofpoints.commands"}


# --- the test itself


def test_each_kind_of_import_is_seen() -> None:
    text = (
        "import a.b\nfrom proofpoints.evidence import series\nfrom proofpoints.words import number\n"
        "if TYPE_CHECKING:\n    import hidden\nclass C:\n    def f(self):\n        from . import late\n"
        "try:\n    import tried\nexcept ImportError:\n    pass\nx = importlib.import_module('named')\n"
    )
    found = {(one.name, one.inside, one.typing_only) for one in imports(text)}
    assert found == {
        ("a.b", "", False),
        ("proofpoints.evidence.series", "", False),
        ("proofpoints.words", "", False),
        ("hidden", "", True),
        (".", "f", False),
        ("tried", "", False),
        ("importlib", "", False),
        ("named", "", False),
    }


def test_a_cycle_is_seen() -> None:
    sources = {
        "a": "from proofpoints.b import x",
        "b": "import proofpoints.c",
        "c": "from proofpoints.a import y",
        "d": "",
    }
    assert set(cycle_in(graph(sources))) == {"a", "b", "c"}
    assert cycle_in(graph({**sources, "c": ""})) == []
