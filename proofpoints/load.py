"""The whole tree, or the named files of it, to a Repository plus problems; goes on after a bad file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from proofpoints.gatekeeper.disk import items_on_disk
from proofpoints.gatekeeper.names import shown
from proofpoints.gatekeeper.tree import CONTENT, check_items
from proofpoints.packages import read_package
from proofpoints.problems import Problem, has_errors
from proofpoints.rows import Entry, Package, Repository, Sketch
from proofpoints.shape import shape_case
from proofpoints.yamlfile import Document, read_yaml

CASES = "cases"
DRAFTS = "cases/drafts"
DATASETS = "datasets"
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def load(root: Path, only: Iterable[str] | None = None) -> tuple[Repository, list[Problem]]:
    """Read cases and datasets below `root`; `only` restricts it to these slugs."""
    wanted = None if only is None else set(only)
    problems: list[Problem] = []
    refused = check_items(items_on_disk(root, CONTENT if wanted is None else _places(wanted)))
    barred = frozenset(problem.file for problem in refused)
    entries: list[Entry] = []
    sketches: list[Sketch] = []
    broken: set[str] = set()
    for folder in (CASES, DRAFTS):
        for path in _case_files(root / folder):
            slug = path.name.removesuffix(".yml")
            if wanted is not None and slug not in wanted:
                continue
            if shown(os.fsencode(f"{folder}/{path.name}")) in barred:
                broken.add(slug)
                continue
            entry, found = _read_entry(root, f"{folder}/{path.name}", slug, barred)
            problems += found
            if isinstance(entry, Entry):
                entries.append(entry)
            elif isinstance(entry, Sketch):
                sketches.append(entry)
            else:
                broken.add(slug)
    if wanted is None:
        problems += [p for p in (*_strangers(root), *_orphans(root, entries, sketches)) if p.file not in barred]
    problems += refused
    repository = Repository(tuple(sorted(entries, key=lambda entry: entry.slug)), tuple(sketches), frozenset(broken))
    return repository, problems


def _places(slugs: set[str]) -> list[str]:
    """Where the files of these cases may stand."""
    return [
        f"{place}/{slug}{end}"
        for slug in sorted(slugs)
        for place, end in ((CASES, ".yml"), (DRAFTS, ".yml"), (DATASETS, ""))
    ]


def _case_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.y*ml")) if folder.is_dir() else []


def _read_entry(
    root: Path, file: str, slug: str, barred: frozenset[str]
) -> tuple[Entry | Sketch | None, list[Problem]]:
    path = root / file
    problems = _check_name(path, file, slug)
    if problems:
        return None, problems
    document = read_yaml(path.read_bytes())
    problems += [Problem(file, f.line, f.column, f.field, f.rule, f.message, f.hint) for f in document.flaws]
    if problems and document.data is None:
        return None, problems
    case, found = shape_case(file, document)
    problems += found
    folder = case.result.dataset if case else _dataset_of(document, slug)
    package, found = read_package(root, f"{DATASETS}/{folder}", file, barred)
    problems += found
    if case is None and not has_errors(problems):
        return _sketch(slug, file, document, package, problems), problems
    if case is None or document.flaws:
        return None, problems
    return Entry(slug, file, file.startswith(DRAFTS), case, package, document), problems


def _sketch(slug: str, file: str, document: Document, package: Package | None, problems: list[Problem]) -> Sketch:
    who = document.data.get("who")
    who = who if isinstance(who, dict) else {}
    place = who.get("place")
    state = place.get("state") if isinstance(place, dict) else None
    name = who.get("name")
    lacks = tuple(problem.message for problem in problems)
    return Sketch(
        slug, file, name if isinstance(name, str) else slug, state if isinstance(state, str) else "", package, lacks
    )


def _dataset_of(document: Document, slug: str) -> str:
    """The dataset a misshapen case names, so that its figures are checked in the same run."""
    result = document.data.get("result") if isinstance(document.data, dict) else None
    named = result.get("dataset") if isinstance(result, dict) else None
    return named if isinstance(named, str) and _SLUG.fullmatch(named) else slug


def _check_name(path: Path, file: str, slug: str) -> list[Problem]:
    if path.is_symlink() or not path.is_file():
        return [
            Problem(
                file,
                None,
                None,
                "",
                "file-link",
                "a case must be an ordinary file, not a link or folder",
                "Copy the file itself to this place.",
            )
        ]
    if path.suffix != ".yml" or not _SLUG.fullmatch(slug):
        return [
            Problem(
                file,
                None,
                None,
                "",
                "file-name",
                f'"{path.name}" must be small letters, digits and hyphens, ending in .yml',
                "The file name becomes the address of the page: example-valley-schools.yml.",
            )
        ]
    return []


def _strangers(root: Path) -> list[Problem]:
    """Files in cases/ and folders in datasets/ that belong to no case."""
    problems = []
    known = {"case.schema.json", "drafts", ".gitkeep"}
    for folder in (CASES, DRAFTS):
        for path in sorted((root / folder).iterdir()) if (root / folder).is_dir() else []:
            if path.suffix not in (".yml", ".yaml") and path.name not in known:
                problems.append(
                    Problem(
                        shown(os.fsencode(f"{folder}/{path.name}")),
                        None,
                        None,
                        "",
                        "file-unknown",
                        f"{path.name} does not belong into {folder}/",
                        "Cases are .yml files; figures belong into datasets/.",
                    )
                )
    return problems


def _orphans(root: Path, entries: list[Entry], sketches: list[Sketch]) -> list[Problem]:
    """Dataset folders that no case names. A case that can't be read may name any: its slug is spared."""
    named = {entry.case.result.dataset for entry in entries} | {sketch.slug for sketch in sketches}
    spared = {path.stem for folder in (CASES, DRAFTS) for path in _case_files(root / folder)}
    folders = sorted((root / DATASETS).iterdir()) if (root / DATASETS).is_dir() else []
    return [
        Problem(
            shown(os.fsencode(f"{DATASETS}/{path.name}")),
            None,
            None,
            "",
            "one-dataset-one-case",
            f"no case names the dataset {path.name}",
            f"Add cases/{path.name}.yml with `dataset: {path.name}`, or remove the folder.",
        )
        for path in folders
        if path.name not in named | spared and path.name != ".gitkeep"
    ]
