"""What can be wrong with a dataset folder and its datapackage.json."""

import json
from pathlib import Path

from tests.defect import (
    HARBOR_EFFECTS,
    RIDGE_ROWS,
    VALLEY,
    VALLEY_PACKAGE,
    VALLEY_ROWS,
    Defect,
    bad,
    copy,
    link,
    move,
    remove,
    swap,
    write,
)

TITLE = '"title": "Published figures of example valley schools"'


def in_package(name: str, old: str, new: str, line: int, field: str, message: str, rule: str = "descriptor") -> Defect:
    """A slip in datapackage.json of the valley schools."""
    return bad(
        name, swap(VALLEY_PACKAGE, old, new), (VALLEY_PACKAGE, line, field), rule, message, "build_site.py schema"
    )


def _schema_as_text(root: Path) -> None:
    found = json.loads((root / VALLEY_PACKAGE).read_text("utf-8"))
    found["resources"][0]["schema"] = "https://example.org/schema.json"
    write(VALLEY_PACKAGE, json.dumps(found, indent=2))(root)


PACKAGE = [
    bad("missing outcomes.csv", remove(RIDGE_ROWS), (RIDGE_ROWS, None, ""), "package-missing",
        "outcomes.csv is missing in the dataset of cases/example-ridge-academy.yml", "Add it with the header id,metric"),
    bad("missing descriptor", remove(VALLEY_PACKAGE), (VALLEY_PACKAGE, None, ""), "package-missing",
        "datapackage.json is missing", "build_site.py schema"),
    bad("missing folder", move("datasets/example-valley-schools", "elsewhere"),
        ("datasets/example-valley-schools", None, ""), "package-missing",
        "the dataset folder of cases/example-valley-schools.yml is missing",
        "add datasets/example-valley-schools/outcomes.csv with the header id,metric"),
    bad("misspelt folder", move("datasets/example-valley-schools", "datasets/example-valley-school"),
        ("datasets/example-valley-schools", None, ""), "package-missing",
        "the dataset folder of cases/example-valley-schools.yml", "rename it to datasets/example-valley-schools."),
    bad("folder name that leaves the repository", swap(VALLEY, "dataset: example-valley-schools", "dataset: ../../etc"),
        (VALLEY, 53, "result.dataset"), "shape-value", "must be a folder name", "name of the case file"),
    bad("unknown file", write("datasets/example-valley-schools/raw.xlsx", b"PK"),
        ("datasets/example-valley-schools/raw.xlsx", None, ""), "tree-raw-export", "can't be kept here",
        "outside the repository"),
    bad("folder in a dataset", write("datasets/example-valley-schools/raw/a.csv", ""),
        ("datasets/example-valley-schools/raw", None, ""), "package-file", "must be an ordinary file", "refused"),
    bad("linked CSV", link(VALLEY_ROWS), (VALLEY_ROWS, None, ""), "tree-link", "must be an ordinary file",
        "Copy the file itself"),
    bad("linked descriptor", link(VALLEY_PACKAGE), (VALLEY_PACKAGE, None, ""), "tree-link", "must be an ordinary file",
        "Copy the file itself"),
    in_package("remote path", '"path": "outcomes.csv"', '"path": "https://example.org/outcomes.csv"', 14,
               "resources[1].path", 'must be "outcomes.csv"'),
    in_package("absolute path", '"path": "outcomes.csv"', '"path": "/etc/passwd"', 14, "resources[1].path",
               'not "/etc/passwd"'),
    in_package("path of the parent", '"path": "outcomes.csv"', '"path": "../outcomes.csv"', 14, "resources[1].path",
               'must be "outcomes.csv"'),
    in_package("list of paths", '"path": "outcomes.csv"', '"path": ["outcomes.csv", "/etc/passwd"]', 14,
               "resources[1].path", 'must be "outcomes.csv"'),
    in_package("unknown key in a descriptor", TITLE + ",", TITLE + ',\n  "profile": "https://example.org",', 4, "profile",
               "profile is a key that a dataset here can't have"),
    in_package("unknown key of a resource", '"scheme": "file",', '"scheme": "file",\n      "dialect": {},', 16,
               "resources[1].dialect", "can't have"),
    in_package("another scheme", '"scheme": "file"', '"scheme": "s3"', 15, "resources[1].scheme", 'must be "file"'),
    in_package("a pattern that hangs", '"name": "id",', '"name": "id",\n            "pattern": "(a+)+$",', 23,
               "resources[1].schema.fields[1].pattern", "can't have"),
    in_package("another column type", '"name": "n",\n            "type": "integer"',
               '"name": "n",\n            "type": "string"', 213, "resources[1].schema.fields[11].type", 'must be "integer"'),
    in_package("name of another dataset", '"name": "example-valley-schools"', '"name": "example-hill"', 2, "name",
               'must be "example-valley-schools"'),
    in_package("title that is no text", TITLE, '"title": 12', 1, "title", "title must be text"),
    in_package("repeated key in a descriptor", TITLE, TITLE + ",\n  " + TITLE, 1, "", "a key stands twice", "descriptor-syntax"),
    in_package("broken JSON", TITLE + ",", TITLE, 4, "", "not valid JSON", "descriptor-syntax"),
    bad("schema behind an address", lambda root: _schema_as_text(root), (VALLEY_PACKAGE, 19, "resources[1].schema"),
        "descriptor", 'not "https://example.org/schema.json"', "build_site.py schema"),
    bad("descriptor that is a list", write(VALLEY_PACKAGE, "[]"), (VALLEY_PACKAGE, 1, ""), "descriptor-syntax",
        "must be a JSON object", "build_site.py schema"),
    bad("deep descriptor", write(VALLEY_PACKAGE, "[" * 40_000), (VALLEY_PACKAGE, 1, ""), "descriptor-syntax",
        "not valid JSON", "build_site.py schema"),
    bad("huge descriptor", write(VALLEY_PACKAGE, " " * 200_000), (VALLEY_PACKAGE, 1, ""), "descriptor", "at most 100 kB",
        "build_site.py schema"),
    bad("descriptor in cp1252", write(VALLEY_PACKAGE, b'{"title": "\x92"}'), (VALLEY_PACKAGE, 1, ""), "descriptor",
        "must be UTF-8", "build_site.py schema"),
    bad("effects.csv that the descriptor leaves out", copy(HARBOR_EFFECTS, "datasets/example-valley-schools/effects.csv"),
        (VALLEY_PACKAGE, 11, "resources"), "descriptor", "resources must describe outcomes.csv and effects.csv alone, which",
        "copy the one of a dataset with the same CSV files"),
]  # fmt: skip
