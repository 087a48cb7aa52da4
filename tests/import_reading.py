"""What the code imports, read from its text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from proofpoints.commands import ROOT

PACKAGE = "proofpoints"


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
