"""Who may import whom: a one-way street from files to pages, with each heavy library behind one door."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from proofpoints.commands import ROOT
from tests.site.built import small_repository

PACKAGE = "proofpoints"

# module below proofpoints -> what it may import of ours, of others, and why. The first pattern that fits counts.
# "-" stands for nothing; a pattern ends a name like a folder does: "evidence.*".
ALLOWED: list[tuple[str, str, str, str]] = [
    ("vocabulary*", "vocabulary*", "-", "The allowed values stand at the bottom: everything may lean on them."),
    ("problems", "-", "-", "A problem is a value; whoever finds one makes it."),
    ("period", "-", "-", "Reading a period needs no other knowledge."),
    ("accepted_forms", "-", "-", "What may stand under a key that holds parts, as a person would type it."),
    ("suggest", "-", "rapidfuzz", '"Did you mean" is about spelling alone.'),
    ("casetext", "-", "-", "Bytes to text needs no YAML."),
    ("yamlfile", "casetext problems", "yaml", "The only place that reads YAML."),
    ("columns", "vocabulary*", "-", "The columns of the CSV files, from the vocabulary."),
    (
        "gatekeeper.__main__",
        "gatekeeper.* report rows",
        "-",
        "The gate as a command of its own: it ends before anything is read.",
    ),
    ("gatekeeper*", "gatekeeper.* problems", "-", "Looks at paths and addresses; it opens no case and no dataset."),
    (
        "field_types",
        "gatekeeper.address period vocabulary*",
        "pydantic pydantic_core",
        "The types of single values; an address has one gate.",
    ),
    ("model", "field_types vocabulary*", "pydantic", "The types of a case, from the vocabulary."),
    ("walk", "model yamlfile", "pydantic", "Goes through the sentences of a case."),
    ("references", "-", "-", "How a sentence refers to a row."),
    ("rows", "model period problems vocabulary* walk yamlfile", "-", "The rows of a dataset as values."),
    (
        "model_keys",
        "accepted_forms field_types model suggest yamlfile",
        "pydantic",
        "What may stand where in a case file, from the model.",
    ),
    ("shape_words", "accepted_forms model_keys period suggest yamlfile", "-", "Errors of pydantic in our words."),
    ("shape", "model problems shape_words yamlfile", "pydantic", "The only place that catches pydantic's errors."),
    ("table", "columns period problems suggest", "-", "A CSV file to cells, with problems by line."),
    ("descriptor", "columns problems", "-", "datapackage.json, written and checked."),
    (
        "second_opinion",
        "problems",
        "frictionless",
        "The only door to Frictionless, opened when nobody has asked before.",
    ),
    (
        "packages",
        "columns descriptor gatekeeper.names problems rows second_opinion suggest table",
        "-",
        "A dataset folder to rows.",
    ),
    ("funnels", "-", "pydantic", "Counts of surveys; it knows no case and never an answer."),
    (
        "load",
        "gatekeeper.* loose_text model_keys packages problems rows shape yamlfile",
        "-",
        "The only stage that reads cases and datasets; the gate stands before it.",
    ),
    ("rules", "problems rows rules.*", "-", "The list of rules in their order."),
    ("quick_look", "-", "-", "Looks for words; it knows no text of ours."),
    ("people", "quick_look", "-", "What tells of a person is a matter of form alone."),
    ("loose_text", "gatekeeper.names people problems", "-", "Lines that no field holds; it knows no case."),
    (
        "rules.personal_data",
        "people problems rows yamlfile",
        "-",
        "The forms that tell of a person have one home.",
    ),
    (
        "rules.hidden_cells_stay_hidden",
        "disclosure.* problems rows",
        "-",
        "The rule that asks whether a hidden cell follows from the others.",
    ),
    (
        "rules.*",
        "columns evidence.* model period problems quick_look references rows suggest vocabulary* walk yamlfile",
        "pydantic",
        "A rule looks at values; it reads no file, draws nothing, knows no page and no other rule.",
    ),
    ("cell_places", "problems", "-", "Finds a cell in the text of a line."),
    ("validate", "cell_places load problems rows rules", "-", "Runs the rules."),
    ("evidence*", "evidence.* model period rows vocabulary*", "-", "Arithmetic over rows; no words, no drawing."),
    ("words", "evidence.* rows vocabulary* period", "-", "Everything a page says about a number."),
    ("charts.render", "charts.*", "vl_convert", "The door to the drawing engine, for charts."),
    ("charts.picture", "-", "vl_convert", "The door to the drawing engine, for pictures that other sites show."),
    ("charts.drafts", "charts.exhibit", "altair", "The forms of charts, as Altair writes them."),
    (
        "charts*",
        "charts.* evidence.* model rows vocabulary* words period",
        "-",
        "Findings to specifications; no page, no file.",
    ),
    ("analyse", "charts.* evidence.* model rows vocabulary* walk yamlfile", "-", "A checked case to its results."),
    ("brief", "analyse evidence.* rows vocabulary* words", "-", "The short answer of a case, in plain words."),
    ("spark", "evidence.* rows", "-", "The tiny drawing on a card, from the points of a finding."),
    (
        "facets",
        "analyse evidence.* vocabulary*",
        "-",
        "What cases can be filtered by: one list for search, map and lists.",
    ),
    ("sorting", "analyse evidence.* pages.facts", "-", "The orders in which cases can be listed."),
    ("pages.page", "words", "jinja2 markupsafe", "Templates and the shape of a finished page."),
    (
        "pages.memo",
        "analyse brief evidence.* pages.* vocabulary* words",
        "markupsafe segno",
        "One case on one sheet; the only door to the drawing of codes.",
    ),
    (
        "pages*",
        "analyse brief charts.* evidence.* facets model pages.* references rows sorting spark vocabulary* walk words period",
        "jinja2 markupsafe",
        "Results to fragments; no file but the templates is read.",
    ),
    (
        "site.starter",
        "columns descriptor template",
        "-",
        "An empty case and dataset to download, written by what writes the real ones.",
    ),
    (
        "site.shell",
        "pages.page site.policy store",
        "mkdocs",
        "The only place that knows the site generator: it is replaceable.",
    ),
    (
        "site*",
        "analyse evidence.* facets pages.* rows site.* sorting store vocabulary* words",
        "filelock",
        "The only stage that writes a site.",
    ),
    ("opendata.examples.*", "-", "pandas", "A program for readers of the data: it knows only the published files."),
    ("opendata.fields", "columns vocabulary*", "pyarrow", "A field and the types it has in each form, Arrow's too."),
    ("opendata.frames", "opendata.fields", "pyarrow pydantic_core", "The only door to typed tables and Parquet."),
    (
        "opendata*",
        "analyse charts.render columns descriptor evidence.* model opendata.* pages.* reference_pages references rows "
        "site.policy vocabulary* walk words yamlfile",
        "markupsafe pydantic_core",
        "Results to open data; it reads no case and computes no figure of its own.",
    ),
    ("sources", "store", "-", "Reads bytes to tell them apart, and knows nothing of what they say."),
    (
        "store",
        "-",
        "-",
        "Keeps bytes by name and key; it knows no case. Values come back as types of ours or not at all.",
    ),
    (
        "made",
        "analyse model opendata.* pages.* problems rows site.case_files site.product yamlfile",
        "pydantic",
        "One case to everything that is written for it: the one place where pages and open data of a case meet.",
    ),
    ("lesson", "-", "-", "What is said about a rule, out of its text."),
    (
        "disclosure*",
        "disclosure.* model rows",
        "scipy",
        "What can be computed back from published rows: arithmetic, loaded when needed.",
    ),
    ("reading_rules*", "lesson reading_rules*", "-", "Lessons about rules that have no file of their own."),
    ("report", "lesson problems rows", "-", "Problems as text, annotations and JSON."),
    (
        "review",
        "analyse evidence.gate intake.cells model problems report rows words",
        "-",
        "What a change does to figures, in words; both states are given to it.",
    ),
    ("intake.sheet", "-", "openpyxl", "The only door to spreadsheets; it knows no measure."),
    (
        "intake*",
        "columns field_types intake.* period suggest vocabulary*",
        "pydantic",
        "A spreadsheet and answers to text; nothing is written.",
    ),
    ("issue_form", "intake.answers", "-", "The form on GitHub asks the same questions as `new`."),
    (
        "mend.plan",
        "columns descriptor load mend.* packages",
        "-",
        "The only part of mending that looks at a repository.",
    ),
    (
        "mend*",
        "columns intake.cells mend.* model period shape suggest yamlfile",
        "-",
        "Text to mended text, value by value.",
    ),
    ("preview.watch", "-", "watchdog", "The only door to the notices of the file system."),
    ("preview.server", "preview.board", "-", "Answers browsers from the board and knows no case."),
    ("preview.board", "preview.pages problems site.shell", "-", "Holds what is shown, between two threads."),
    (
        "preview*",
        "analyse charts.render evidence.gate lesson pages.* problems rows validate",
        "markupsafe",
        "One case to its page by the stages that a build runs.",
    ),
    ("editor_schema", "model", "pydantic", "What an editor must know, from the model."),
    (
        "template",
        "accepted_forms field_types model vocabulary*",
        "pydantic",
        "The file that `new` writes, from the model.",
    ),
    (
        "reference_pages",
        "columns lesson model reading_rules rules* vocabulary*",
        "-",
        "Tables of the docs, from the code.",
    ),
    (
        "generate",
        "charts.* columns descriptor editor_schema issue_form model packages reference_pages template vocabulary*",
        "-",
        "Which files are generated, with their text.",
    ),
    (
        "commands.check",
        "commands load mend.plan problems report rows suggest validate",
        "-",
        "Checking loads no chart, page or site.",
    ),
    (
        "commands.serve",
        "commands preview.* problems site.shell",
        "-",
        "Builds the site in a process of its own; only the shell and the page of a saved case are made here.",
    ),
    ("commands*", "*", "-", "Commands run the stages, print and end."),
    ("", "-", "-", "The package itself holds nothing."),
]

# library -> the modules that may import it
DOORS = {
    "mkdocs": ["site.shell"],
    "material": [],
    "altair": ["charts.drafts"],
    "vl_convert": ["charts.*"],
    "statsmodels": [],
    "scipy": ["disclosure.system"],
    "numpy": [],
    "frictionless": ["second_opinion"],
    "pandas": ["opendata.examples.*"],
    "pyarrow": ["opendata.frames", "opendata.fields"],
    "openpyxl": ["intake.sheet"],
    "duckdb": [],
    "yaml": ["yamlfile"],
    "filelock": ["site.*"],
    "watchdog": ["preview.watch"],
    "segno": ["pages.memo"],
    "requests": [],
    "urllib3": [],
    "survey_import": [],
}
HEAVY = (
    "altair",
    "mkdocs",
    "statsmodels",
    "vl_convert",
    "pandas",
    "numpy",
    "scipy",
    "frictionless",
    "pyarrow",
    "openpyxl",
    "jinja2",
    "watchdog",
    "material",
)
# modules that load others by name when they run, and why they may
LATE = {
    "charts.forms": "Altair costs more than computing five hundred cases, and is asked only for a label of many lines",
    "commands": "a command's imports are its cost",
    "commands.build": "the libraries that make a site cost more than seeing that a thousand cases did not change",
    "commands.check": "mending is loaded only by --fix, an ordinary check does without",
    "site.shell": "the hand-written pages seldom change, and MkDocs costs more than stamping a thousand pages",
    "second_opinion": "Frictionless costs more than all checks of ours",
    "disclosure.system": "scipy costs more than checking ten cases, and examples settle nearly all of them",
}
NETWORK = {"socket", "socketserver", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}
CLOCK_AND_CHANCE = {"random", "secrets", "uuid", "time", "datetime"}
# module -> the one library of NETWORK it may import, and why
ANSWERS = {"preview.server": ("http", "answers browsers on this machine and asks nobody")}
# module -> the one library of CLOCK_AND_CHANCE it may import, what it may not touch there, and why it is neither
NEITHER = {
    "commands.release": ("datetime", "today now", "checks the date it is given; it asks no clock"),
    "intake.sheet": ("datetime", "today now", "dates are cells of a workbook"),
    "opendata.feed": ("uuid", "uuid1 uuid4 uuid6 uuid7 uuid8 getnode", "a UUID of version 5 is a hash of a name"),
}


@dataclass(frozen=True)
class Import:
    """One imported module, and where it is said."""

    name: str
    line: int
    inside: str  # name of the function it stands in; empty at the top of a file
    typing_only: bool


def modules() -> dict[str, Path]:
    """Every module by its name below the package."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


MODULES = modules()


def imports(text: str, module: str = "") -> Iterator[Import]:
    """Every import of a file. `from proofpoints.rules import x` names x if x is a module."""
    yield from _walk(ast.parse(text), "", False)


def _walk(node: ast.AST, inside: str, typing_only: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, inside, typing_only) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from (Import(name, child.lineno, inside, typing_only) for name in _named(child))
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _walk(child, getattr(child, "name", "lambda"), typing_only)
        elif isinstance(child, ast.Call) and ast.unparse(child.func).endswith(("import_module", "__import__")):
            yield Import("importlib", child.lineno, "", typing_only)
            yield from (
                Import(argument.value, child.lineno, "", typing_only)
                for argument in child.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )
            yield from _walk(child, inside, typing_only)
        else:
            checking = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            yield from _walk(child, inside, typing_only or checking)


def _named(node: ast.ImportFrom) -> Iterator[str]:
    base = "." * node.level + (node.module or "")
    for alias in node.names:
        whole = f"{base}.{alias.name}"
        yield whole if whole.removeprefix(f"{PACKAGE}.") in MODULES else base


def ours(name: str) -> str | None:
    """The name below the package, or None if it is somebody else's."""
    if name == PACKAGE:
        return ""
    return name.removeprefix(f"{PACKAGE}.") if name.startswith(f"{PACKAGE}.") else None


def fits(name: str, patterns: str) -> bool:
    return any(
        fnmatch(name, pattern) or fnmatch(name, pattern.removesuffix(".*"))
        for pattern in patterns.split()
        if pattern != "-"
    )


def rule_of(module: str) -> tuple[str, str, str, str]:
    found = next((rule for rule in ALLOWED if fnmatch(module, rule[0])), None)
    assert found, f"{module} is new: give it a line in ALLOWED, with what it may import and why"
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


def graph(sources: dict[str, str]) -> dict[str, set[str]]:
    """Module to the modules of ours it imports. Importing a.b runs the __init__ of a as well, which counts as an import."""
    edges: dict[str, set[str]] = {}
    for module, text in sources.items():
        named = {name for one in imports(text) if (name := ours(one.name)) is not None}
        edges[module] = {name for name in named if name in sources and name != module}
    return edges


def cycle_in(edges: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_import_cycle() -> None:
    found = cycle_in(graph({module: path.read_text("utf-8") for module, path in MODULES.items()}))
    assert not found, " -> ".join(found)


def test_every_line_of_the_table_is_used_and_says_why() -> None:
    used = {rule_of(module)[0] for module in MODULES}
    assert [pattern for pattern, *_ in ALLOWED if pattern not in used] == []
    assert all(why.endswith(".") and len(why.split()) >= 3 for *_, why in ALLOWED)


def test_the_survey_importer_uses_only_the_shared_ground() -> None:
    values = "model vocabulary* people problems yamlfile columns period rows suggest template"
    sums = "evidence.contrasts"  # the same differences as on the site
    shared = f"{values} {sums} descriptor table report load packages validate shape"
    for path in sorted((ROOT / "survey_import").rglob("*.py")) if (ROOT / "survey_import").is_dir() else []:
        for one in imports(path.read_text("utf-8")):
            name = ours(one.name)
            assert name is None or fits(name, shared), f"{path.relative_to(ROOT)} line {one.line}: {one.name}"


def test_the_command_itself_is_thin() -> None:
    text = (ROOT / "build_site.py").read_text("utf-8")
    assert len(text.splitlines()) <= 150
    assert {one.name for one in imports(text)} <= {"__future__", "sys", "proofpoints.commands"}


# --- what really is loaded


def loaded(*arguments: str) -> set[str]:
    """Top-level modules that a command has loaded when it ends."""
    script = (
        "import json, sys\n"
        "from proofpoints.commands import main\n"
        f"code = main({list(arguments)!r})\n"
        "sys.stdout.flush()\n"
        "print('\\n' + json.dumps([code, sorted({name.split('.')[0] for name in sys.modules})]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stdout + done.stderr
    return set(names)


def test_checking_one_case_loads_no_heavy_library(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    arguments = ["check", "--root", str(root), str(root / "cases" / "example-valley-schools.yml")]
    first = loaded(*arguments)
    assert not first & set(HEAVY)
    again = loaded(*arguments)
    assert not again & set(HEAVY)
    assert "pydantic" in again  # it was really checked


def test_building_loads_no_library_that_only_writes_what_is_kept(tmp_path: Path) -> None:
    root = small_repository(tmp_path / "repository")
    assert not loaded("build", "--root", str(root)) & {"altair", "statsmodels"}


def test_help_loads_next_to_nothing() -> None:
    script = "import sys, proofpoints.commands; print(sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not set(ast.literal_eval(done.stdout)) & {*HEAVY, "pydantic", "yaml"}


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
