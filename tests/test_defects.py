"""Everything a contributor can get wrong, through the command: exit code 1, and one problem that says where and what next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from proofpoints.commands import main
from proofpoints.yamlfile import MAX_BYTES
from tests.defect import (
    GOOD,
    HARBOR,
    HARBOR_EFFECTS,
    MEADOW,
    RIDGE,
    RIDGE_EFFECTS,
    RIDGE_ROWS,
    VALLEY,
    VALLEY_PACKAGE,
    VALLEY_ROWS,
    Defect,
    Edit,
    add,
    apply,
    copy,
    move,
    recode,
    remove,
    swap,
    write,
)

ROOT = Path(__file__).resolve().parents[1]
TITLE = '"title": "Published figures of example valley schools"'


def utf16(raw: bytes) -> bytes:
    """The same text in UTF-16, as Excel's "Unicode text"."""
    return raw.decode("utf-8").encode("utf-16")


def with_mark(raw: bytes) -> bytes:
    """The same text after a byte order mark, as Excel's "CSV UTF-8"."""
    return b"\xef\xbb\xbf" + raw


def link(file: str) -> Edit:
    """Move a file out of its place and leave a symbolic link to it."""

    def edit(root: Path) -> None:
        (root / file).rename(root / "elsewhere")
        (root / file).symlink_to(root / "elsewhere")

    return edit


def bad(name: str, edit: Edit, at: tuple[str, int | None, str], rule: str, message: str, hint: str) -> Defect:
    """A defect of one edit."""
    return Defect(name, (edit,), at, message, hint, rule=rule)


def in_case(name: str, old: str, new: str, line: int, field: str, rule: str, message: str, hint: str) -> Defect:
    """A slip in the case file of the valley schools."""
    return bad(name, swap(VALLEY, old, new), (VALLEY, line, field), rule, message, hint)


def in_rows(name: str, old: str, new: str, line: int, field: str, rule: str, message: str, hint: str) -> Defect:
    """A slip in outcomes.csv of the valley schools."""
    return bad(name, swap(VALLEY_ROWS, old, new), (VALLEY_ROWS, line, field), rule, message, hint)


def in_package(name: str, old: str, new: str, line: int, field: str, message: str, rule: str = "descriptor") -> Defect:
    """A slip in datapackage.json of the valley schools."""
    return bad(
        name, swap(VALLEY_PACKAGE, old, new), (VALLEY_PACKAGE, line, field), rule, message, "build_site.py schema"
    )


CASE = [
    in_case("text for a number", "{value: 5400,", "{value: about 5400,", 12, "who.enrollment[1].value", "shape-type",
            'must be a whole number, not "about 5400"', "digits only"),
    in_case("comma of thousands", "{value: 5400,", '{value: "5,400",', 12, "who.enrollment[1].value", "shape-type",
            'not "5,400"', "15422, not 15,422"),
    in_case("fraction of a school", "sites: {value: 1,", "sites: {value: 1.5,", 15, "who.sites.value", "shape-type",
            "must be a whole number", "digits only"),
    in_case("negative count", "{value: 5400,", "{value: -5400,", 12, "who.enrollment[1].value", "shape-value",
            "must be at least 0", "Check the figure"),
    in_case("percent 120", "percent: 48.2", "percent: 120", 17, "who.student_groups[1].percent", "shape-value",
            'must be at most 100, not "120"', "Check the figure"),
    in_case("not a number", "percent: 48.2", "percent: NaN", 17, "who.student_groups[1].percent", "shape-type",
            'must be a number, not "NaN"', "digits only"),
    in_case("percent sign", "percent: 48.2", "percent: 48.2%", 17, "who.student_groups[1].percent", "shape-type",
            'not "48.2%"', "digits only"),
    in_case("unknown key", "  level: district", "  level: district\n  levels: district", 5, "who.levels",
            "shape-unknown-key", "who.levels is not a key we know", 'Did you mean "level"?'),
    in_case("unknown key that begins like a type", "  level: district", "  level: district\n  strategy: flex", 5,
            "who.strategy", "shape-unknown-key", "who.strategy is not a key we know", "Allowed: name, level"),
    in_case("unknown part", "doubt:\n", "money: none\ndoubt:\n", 65, "money", "shape-unknown-key",
            "money is not a key we know", "Allowed: who, what"),
    in_case("comma in unquoted text", "Start with one grade.,", "Start with one grade, then two.,", 49,
            "how.lessons[1].then two.", "shape-unknown-key", "is not a key we know", "in double quotes"),
    in_case("misspelt state", "state: WA", "state: Washington", 6, "who.place.state", "shape-value",
            'must be one of our states, not "Washington"', "Two capital letters"),
    in_case("misspelt level", "level: district", "level: distrct", 4, "who.level", "shape-value",
            'must be one of our levels, not "distrct"', 'Did you mean "district"?'),
    in_case("misspelt model", "[flex, station-rotation]", "[flex, station rotation]", 20, "what.models[2]",
            "shape-value", "blended-learning models", 'Did you mean "station-rotation"?'),
    in_case("misspelt design", "design: before-after-reference", "design: before-and-after", 66, "doubt.design",
            "shape-value", "must be one of our designs", "Did you mean"),
    in_case("misspelt measure in headline", "- metric: graduation-rate", "- metric: graduation", 58,
            "result.headline[1].metric", "shape-value", "must be one of our measures", 'Did you mean "graduation'),
    in_case("list for one value", "level: district", "level: [district, school]", 4, "who.level", "shape-type",
            "who.level must be text", "one piece of text"),
    in_case("one value for a list", "models: [flex, station-rotation]", "models: flex", 20, "what.models",
            "shape-type", 'must be a list, not "flex"', "- "),
    in_case("empty list", "models: [flex, station-rotation]", "models: []", 20, "what.models", "shape-missing",
            "must not be empty", "Models of the Christensen taxonomy"),
    in_case("text for a part", "  sites: {value: 1, source: S1}", "  sites: one", 15, "who.sites", "shape-type",
            "must have keys of its own", "value, year, source"),
    in_case("missing key", "  name: Example Valley Schools\n", "", 2, "who.name", "shape-missing",
            "who.name is missing", "as a reader would search for it"),
    in_case("empty key", "name: Example Valley Schools", "name:", 3, "who.name", "shape-missing",
            "who.name is empty", "Fill it in"),
    in_case("only blanks", "name: Example Valley Schools", 'name: "  "', 3, "who.name", "shape-missing",
            "who.name must not be empty", "Fill it in"),
    in_case("missing source", ", source: S1, note: Students of the high school.}", "}", 14,
            "who.students_served[1].source", "shape-missing", "source is missing", "The source of the number"),
    in_case("source that is no id", "{value: 1, source: S1}", "{value: 1, source: report}", 15, "who.sites.source",
            "shape-value", "must be a source id", "ids under sources"),
    in_case("source that is not listed", "{value: 1, source: S1}", "{value: 1, source: S9}", 15, "who.sites.source",
            "sources-resolve", "source S9 must stand under sources", "Add S9"),
    in_case("source id with a small letter", "  S3: {title", "  s3: {title", 74, "sources.s3", "shape-value",
            "must be a source id", "Use the ids"),
    in_case("address without https", "https://example.org/report", "www.example.org/report", 72, "sources.S1.url",
            "shape-value", "must be a web address that starts with https://", "Write it in that form"),
    in_case("address that runs script", "https://example.org/report", "javascript:alert(1)", 72, "sources.S1.url",
            "shape-value", "must be a web address", "Write it in that form"),
    in_case("year in words", 'Schools, year: 2014, url: "https://example.org/report"',
            'Schools, year: last, url: "https://example.org/report"', 72, "sources.S1.year", "shape-value",
            "must be a year of four digits", "Write 2014"),
    in_case("district id without its zero", "nces_lea_id: 5399990", "nces_lea_id: 539999", 8, "who.place.nces_lea_id",
            "shape-value", "seven digits", "leading zero"),
    in_case("school year that does not follow", "launched: 2011-12", "launched: 2011-13", 22, "what.launched",
            "shape-value", "must be a period such as 2013-14", "Write it in that form"),
    in_case("grades backwards", "grades: 9-12", "grades: 12-9", 23, "what.grades", "shape-value",
            "must be grades such as K-5", "Write it in that form"),
    in_case("goal in words", "  goal:\n    text: Raise graduation on time to 85 percent within four years.\n"
            "    metric: graduation-rate\n    group: all-students\n    baseline: 68.4\n    target: 85\n"
            "    unit: percent\n    deadline: 2014-15\n    source: S1\n", "  goal: more graduates\n", 33, "why.goal",
            "shape-value", "must be none-published or a filled-in value", "Write none-published"),
    in_case("goal without a deadline", "    deadline: 2014-15\n", "", 33, "why.goal.deadline", "shape-missing",
            "why.goal.deadline is missing", "By when."),
    in_case("text too long", "Too many students", "Too " + "many " * 900 + "students", 32, "why.text", "shape-length",
            "at most 4000 characters", "Say it shorter"),
    in_case("row reference that is none", "rose from {o3}", "rose from {o44}", 54, "result.summary",
            "references-resolve", "refers to row o44, which is not in the dataset", "first column"),
    in_case("repeated key", "  level: district\n", "  level: district\n  level: school\n", 5, "who.level",
            "yaml-repeated-key", "stands in lines 4 and 5", "Merge the two"),
    in_case("anchor", "name: Example Valley Schools", "name: &name Example Valley Schools", 3, "who.name", "yaml-alias",
            "anchors (&) and aliases (*) can't be used", "Write the value out"),
    in_case("alias", "name: Example Valley Schools", "name: *name", 3, "who.name", "yaml-alias",
            "anchors (&) and aliases (*) can't be used", "Write the value out"),
    in_case("tag", "name: Example Valley Schools", "name: !!python/object/apply:os.system [ls]", 3, "who.name",
            "yaml-tag", "tags (!) can't be used", "Remove the tag"),
    in_case("merge key", "  level: district\n", "  <<: {level: district}\n", 4, "who", "yaml-alias",
            "merge keys (<<) can't be used", "Write the keys out"),
    in_case("key that is a list", "  level: district\n", "  [level]: district\n", 4, "who", "yaml-key",
            "a key must be plain text", "Write `key: value`"),
    in_case("deep nesting", "name: Example Valley Schools", "name: " + "[" * 30_000 + "]" * 30_000, 3,
            "who.name" + "[1]" * 19, "yaml-size", "nested too deeply", "compare with a case"),
    in_case("too many parts", "products: [Example Courseware]", f"products: [{'a,' * 6000}]", 25,
            "what.products[4957]", "yaml-size",
            "too many parts", "compare with a case"),
    in_case("tab", "  level: district", "\tlevel: district", 4, "", "yaml-encoding", "here is a tab", "two spaces"),
    in_case("quote that is not closed", "name: Example Valley Schools", 'name: "Example Valley Schools', 72, "",
            "yaml-syntax", "not valid YAML", "quotes of this line"),
    in_case("colon in unquoted text", "Nobody chose a comparison group.", "Nobody chose: no group.", 67, "",
            "yaml-syntax", "not valid YAML", "double quotes"),
    in_case("wrong indentation", "  level: district", "   level: district", 4, "", "yaml-syntax", "not valid YAML",
            "Check the indentation"),
    in_case("NUL", "name: Example Valley Schools", "name: Example\0Valley", 3, "", "yaml-encoding",
            "control character (U+0000)", "type it again"),
    in_case("escape sequence of a terminal", "name: Example Valley Schools", "name: \x1b[31mred", 3, "",
            "yaml-encoding", "control character (U+001B)", "type it again"),
    in_case("lone surrogate", "name: Example Valley Schools", 'name: "\\ud800"', 3, "", "yaml-syntax",
            "not valid YAML", "Check the indentation and quotes"),
    bad("second document", add(VALLEY, "---\nwho: {}\n"), (VALLEY, 75, ""), "yaml-documents", "one document",
        "Remove the line '---'"),
    bad("empty case", write(HARBOR, ""), (HARBOR, 1, ""), "yaml-empty", "it is empty", "build_site.py new"),
    bad("only a comment", write(HARBOR, "# to do\n"), (HARBOR, 1, ""), "yaml-empty", "it is empty", "copy a case"),
    bad("list at the top", write(HARBOR, "- who\n- what\n"), (HARBOR, 1, ""), "shape-type", "must be keys and values",
        "build_site.py new"),
    bad("text at the top", write(HARBOR, "hello\n"), (HARBOR, 1, ""), "shape-type", "must be keys and values",
        "copy a case"),
    bad("cp1252", write(HARBOR, b"who:\n  name: Harbor\x92s Study\n"), (HARBOR, 2, ""), "yaml-encoding",
        "a byte that is not", "pasted from Word"),
    bad("UTF-16", recode(HARBOR, utf16), (HARBOR, 1, ""), "yaml-encoding", "without a byte order mark", "UTF-8"),
    bad("byte order mark", recode(HARBOR, with_mark), (HARBOR, 1, ""), "yaml-encoding", "without a byte order mark",
        "UTF-8 (without BOM)"),
    bad("huge case", add(HARBOR, "# " + "x" * MAX_BYTES + "\n"), (HARBOR, 1, ""), "yaml-encoding", "at most 64 kB",
        "Shorten the prose"),
    bad("alias bomb", write(HARBOR, "a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"), (HARBOR, 1, "a"), "yaml-alias",
        "anchors", "Write the value out"),
    bad("linked case", link(HARBOR), (HARBOR, None, ""), "file-link", "must be an ordinary file", "Copy the file"),
    bad("folder named like a case", write("cases/example-bay.yml/x", ""), ("cases/example-bay.yml", None, ""),
        "file-link", "must be an ordinary file", "Copy the file"),
    bad("file name with capitals", move(HARBOR, "cases/Example Harbor.yml"), ("cases/Example Harbor.yml", None, ""),
        "file-name", "small letters, digits and hyphens", "example-valley-schools.yml"),
    bad("file name with the longer ending", copy(RIDGE, "cases/example-ridge.yaml"), ("cases/example-ridge.yaml", None, ""),
        "file-name", "ending in .yml", "address of the page"),
    bad("figures among the cases", write("cases/figures.csv", "a,b\n"), ("cases/figures.csv", None, ""), "file-unknown",
        "does not belong into cases/", "figures belong into datasets/"),
]  # fmt: skip
TABLE = [
    in_rows("comma for a point", "2008-09,71.2", '2008-09,"71,2"', 2, "value", "table-type",
            'value must be a number, not "71,2"', "61.5, not 61.5% or 61,5"),
    in_rows("percent sign in a cell", "2008-09,71.2", "2008-09,71.2%", 2, "value", "table-type", 'not "71.2%"',
            "digits only"),
    in_rows("NaN in a cell", "2008-09,71.2", "2008-09,NaN", 2, "value", "table-type", 'not "NaN"', "digits only"),
    in_rows("infinity in a cell", "2008-09,71.2", "2008-09,inf", 2, "value", "table-type", 'not "inf"', "digits only"),
    in_rows("power of ten", "2008-09,71.2", "2008-09,7.12e1", 2, "value", "table-type", 'not "7.12e1"', "digits only"),
    in_rows("digits of another script", "2008-09,71.2", "2008-09,٧١", 2, "value", "table-type", "must be a number",
            "digits only"),
    in_rows("a formula", "Hidden by the state.", "Hidden by the state.,=1+1", 11, "", "table-cells",
            "must have 18 cells, it has 19", "double quotes"),
    in_rows("n in words", "percent,412,", "percent,about 400,", 4, "n", "table-type", "n must be a whole number",
            "Doubt goes into qualifier"),
    in_rows("n with a fraction", "percent,412,", "percent,412.0,", 4, "n", "table-type", "n must be a whole number",
            "digits only"),
    in_rows("n with a comma of thousands", "percent,412,", 'percent,"1,412",', 4, "n", "table-type", 'not "1,412"',
            "digits only"),
    in_rows("n of three", "percent,412,", "percent,3,", 4, "n", "small-cells", "n must be at least 10, it is 3",
            "suppressed"),
    in_rows("out of bounds", "2008-09,71.2", "2008-09,120", 2, "value", "in-bounds", "value must be at most 100",
            "Check the figure in S3"),
    in_rows("misspelt measure", "o11,dropout-rate", "o11,drop-out-rate", 12, "metric", "table-value",
            'metric must be one of our values, not "drop-out-rate"', 'Did you mean "dropout-rate"?'),
    in_rows("misspelt group", "homeless", "homless", 11, "group", "table-value", 'not "homless"',
            'Did you mean "homeless"?'),
    in_rows("wrong unit word", "2013-14,5,percent", "2013-14,5,%", 12, "unit", "table-value", 'not "%"', "percent"),
    in_rows("missing source", "federal cohort rate,S3,Hidden", "federal cohort rate,,Hidden", 11, "source",
            "table-required", "source is empty", "The id of the source"),
    in_rows("source in words", "federal cohort rate,S3,Hidden", "federal cohort rate,State,Hidden", 11, "source",
            "table-value", 'source must be a source id, not "State"', "such as S1"),
    in_rows("source that is not listed", "federal cohort rate,S3,Hidden", "federal cohort rate,S8,Hidden", 11, "source",
            "sources-resolve", "source S8 must stand under sources of cases/example-valley-schools.yml", "Add S8"),
    in_rows("bad period", "2008-09,71.2", "2008-10,71.2", 2, "period", "table-period", 'not "2008-10"', "2013-14, 2014"),
    in_rows("period in words", "2008-09,71.2", "last year,71.2", 2, "period", "table-period", "a time we can order",
            "spring 2014"),
    in_rows("missing period", "2008-09,71.2", ",71.2", 2, "period", "table-required", "period is empty", "School year"),
    in_rows("missing value", "2008-09,71.2", "2008-09,", 2, "value", "suppressed-is-empty", "value is empty",
            "suppressed"),
    in_rows("blank at the end", "o11,dropout-rate", "o11,dropout-rate ", 12, "metric", "table-cell",
            "must not begin or end with a blank", 'Write "dropout-rate"'),
    in_rows("repeated id", "o2,graduation-rate", "o1,graduation-rate", 3, "id", "table-repeated-id",
            "stands in lines 2 and 3", "id of its own"),
    in_rows("capital id", "o11,dropout-rate", "O11,dropout-rate", 12, "id", "table-value", "small letters and digits",
            "Write o1, o2"),
    in_rows("too few cells", "leaver rate,S3,The method used before the federal one.", "leaver rate,S3", 2, "",
            "table-cells", "must have 18 cells, it has 17", "still needs its comma"),
    in_rows("quote that is not closed", "leaver rate,S3,The method", 'leaver rate,S3,"The method', 2, "", "table-csv",
            "the row that begins here is not valid CSV", "must be closed"),
    in_rows("line break in a cell", "Hidden by the state.", '"Hidden\nby the state."', 11, "note", "table-cell",
            "must be one line", "Say it shorter"),
    in_rows("misspelt header", "id,metric,group", "id,metrics,group", 1, "metrics", "table-header",
            '"metrics" is not a column we know', 'Did you mean "metric"?'),
    in_rows("columns in another order", "id,metric,group", "id,group,metric", 1, "id", "table-header", "in our order",
            "Header: id,metric,group"),
    bad("duplicate row", add(VALLEY_ROWS, "o12,graduation-rate,all-students,program,district,,,2009-10,72.0,percent,,,,"
                                          "exact,,leaver rate,S3,\n"),
        (VALLEY_ROWS, 13, "value"), "conflicts-settled", "repeats row o2", "Remove one of the two rows"),
    bad("blank line", add(VALLEY_ROWS, "\n"), (VALLEY_ROWS, 13, ""), "table-cells", "it has 0", "comma"),
    bad("CRLF", recode(VALLEY_ROWS, lambda raw: raw.replace(b"\n", b"\r\n")), (VALLEY_ROWS, 1, ""), "table-encoding", "carriage return", "LF"),
    bad("cp1252 table", recode(VALLEY_ROWS, lambda raw: raw + b"caf\xe9\n"), (VALLEY_ROWS, 13, ""), "table-encoding", "a byte that is not", "CSV UTF-8"),
    bad("UTF-16 table", recode(VALLEY_ROWS, utf16), (VALLEY_ROWS, 1, ""), "table-encoding", "byte order mark",
        "UTF-8"),
    bad("table with a byte order mark", recode(VALLEY_ROWS, with_mark), (VALLEY_ROWS, 1, ""), "table-encoding",
        "byte order mark", "UTF-8 without BOM"),
    bad("NUL in a table", add(VALLEY_ROWS, "\0"), (VALLEY_ROWS, 13, ""), "table-encoding", "NUL byte", "Export"),
    bad("huge table", add(VALLEY_ROWS, "x" * 5_000_000), (VALLEY_ROWS, 1, ""), "table-encoding", "at most 5 MB",
        "Keep only the rows"),
    bad("too many rows", add(VALLEY_ROWS, "x\n" * 20_001), (VALLEY_ROWS, 20_002, ""), "table-size",
        "at most 20000 rows", "Keep only the rows"),
    bad("emptied outcomes.csv", write(VALLEY_ROWS, ""), (VALLEY_ROWS, 1, ""), "table-empty", "it is empty",
        "First line: id,metric"),
    bad("header alone", write("datasets/example-summit-school/outcomes.csv", (GOOD / VALLEY_ROWS).read_text().split("\n")[0] + "\n"),
        ("datasets/example-summit-school/outcomes.csv", 1, ""), "table-empty", "it has only a header", "Add one line"),
    bad("id in both files", swap(RIDGE_EFFECTS, "e1,engagement", "o1,engagement"), (RIDGE_EFFECTS, 2, "id"),
        "table-repeated-id", "stands in outcomes.csv, line 2, too", "use e1, e2"),
    bad("estimate missing", swap(HARBOR_EFFECTS, "2011-12,-6.8", "2011-12,"), (HARBOR_EFFECTS, 2, "estimate"),
        "table-required", "estimate is empty", "The difference as published"),
    bad("typographic minus", swap(HARBOR_EFFECTS, "2011-12,-6.8", "2011-12,−6.8"), (HARBOR_EFFECTS, 2, "estimate"),
        "table-type", "estimate must be a number", "digits only"),
    bad("spread of zero", swap(RIDGE_ROWS, ",14.2,", ",0,"), (RIDGE_ROWS, 2, "sd"), "in-bounds", "sd must be more than 0",
        "Leave it empty"),
]  # fmt: skip
PACKAGE = [
    bad("missing outcomes.csv", remove(RIDGE_ROWS), (RIDGE_ROWS, None, ""), "package-missing",
        "outcomes.csv is missing in the dataset of cases/example-ridge-academy.yml", "Add it with the header id,metric"),
    bad("missing descriptor", remove(VALLEY_PACKAGE), (VALLEY_PACKAGE, None, ""), "package-missing",
        "datapackage.json is missing", "build_site.py schema"),
    bad("missing folder", swap(VALLEY, "dataset: example-valley-schools", "dataset: example-dale"),
        ("datasets/example-dale", None, ""), "package-missing", "the dataset folder of cases/example-valley-schools.yml",
        "build_site.py new example-dale"),
    bad("folder name that leaves the repository", swap(VALLEY, "dataset: example-valley-schools", "dataset: ../../etc"),
        (VALLEY, 53, "result.dataset"), "shape-value", "must be a folder name", "name of the case file"),
    bad("unknown file", write("datasets/example-valley-schools/raw.xlsx", b"PK"),
        ("datasets/example-valley-schools/raw.xlsx", None, ""), "package-file", "is a file we do not know", "A dataset holds"),
    bad("folder in a dataset", write("datasets/example-valley-schools/raw/a.csv", ""),
        ("datasets/example-valley-schools/raw", None, ""), "package-file", "must be an ordinary file", "refused"),
    bad("linked CSV", link(VALLEY_ROWS), (VALLEY_ROWS, None, ""), "package-file", "must be an ordinary file",
        "copy the file itself"),
    bad("linked descriptor", link(VALLEY_PACKAGE), (VALLEY_PACKAGE, None, ""), "package-file", "must be an ordinary file",
        "copy the file itself"),
    in_package("remote path", '"path": "outcomes.csv"', '"path": "https://example.org/outcomes.csv"', 14,
               "resources[1].path", 'must be "outcomes.csv"'),
    in_package("absolute path", '"path": "outcomes.csv"', '"path": "/etc/passwd"', 14, "resources[1].path",
               'not "/etc/passwd"'),
    in_package("path of the parent", '"path": "outcomes.csv"', '"path": "../outcomes.csv"', 14, "resources[1].path",
               'must be "outcomes.csv"'),
    in_package("list of paths", '"path": "outcomes.csv"', '"path": ["outcomes.csv", "/etc/passwd"]', 14,
               "resources[1].path", 'must be "outcomes.csv"'),
    in_package("unknown key", TITLE + ",", TITLE + ',\n  "profile": "https://example.org/profile.json",', 4, "profile",
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
    in_package("repeated key", TITLE, TITLE + ",\n  " + TITLE, 1, "", "a key stands twice", "descriptor-syntax"),
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
        (VALLEY_PACKAGE, 11, "resources"), "descriptor", "resources must be", "build_site.py schema"),
]  # fmt: skip


def _schema_as_text(root: Path) -> None:
    found = json.loads((root / VALLEY_PACKAGE).read_text("utf-8"))
    found["resources"][0]["schema"] = "https://example.org/schema.json"
    write(VALLEY_PACKAGE, json.dumps(found, indent=2))(root)


def check(capsys: pytest.CaptureFixture[str], root: Path) -> tuple[int, list[dict[str, object]]]:
    """Exit code and problems of `check --format json`, without the notes on the draft and the sketch."""
    code = main(["check", "--root", str(root), "--format", "json"])
    out, err = capsys.readouterr()
    assert err == ""
    return code, [problem for problem in json.loads(out)["problems"] if problem["level"] == "error"]


@pytest.mark.parametrize("defect", [*CASE, *TABLE, *PACKAGE], ids=str)
def test_a_defect_gives_one_problem_with_its_place_and_the_next_step(
    repository_copy: Path, capsys: pytest.CaptureFixture[str], defect: Defect
) -> None:
    apply(repository_copy, defect.edits)
    code, problems = check(capsys, repository_copy)
    assert code == 1
    (problem,) = [problem for problem in problems if problem["rule"] == defect.rule]
    assert (problem["file"], problem["line"], problem["field"]) == defect.at
    assert defect.message in str(problem["message"])
    assert defect.hint in str(problem["hint"])


def test_the_good_repository_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, GOOD) == (0, [])


def test_every_defect_has_a_name_of_its_own() -> None:
    names = [defect.name for defect in [*CASE, *TABLE, *PACKAGE]]
    assert len(names) == len(set(names)) >= 45


def test_all_problems_of_all_files_come_in_one_run(repository_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits = (
        swap(VALLEY, "state: WA", "state: Washington"),
        swap(VALLEY, "percent: 48.2", "percent: 120"),
        swap(VALLEY, "launched: 2011-12", "launched: soon"),
        swap(VALLEY, "  design: before-after-reference\n", ""),
        swap(VALLEY, "  level: district\n", "  level: district\n  level: district\n"),
        swap(VALLEY_ROWS, "2008-09,71.2", "2008-10,71.2%"),
        swap(VALLEY_ROWS, "o2,graduation-rate", "o1,graduation-rate"),
        swap(VALLEY_ROWS, "homeless", "homless"),
        swap(VALLEY_PACKAGE, '"scheme": "file"', '"scheme": "s3"'),
        swap(RIDGE_ROWS, ",14.2,", ",0,"),
        swap(RIDGE_EFFECTS, "0.13,0.7,", "0.13,7,"),
        swap(RIDGE, "source: S2}", "source: S3}"),
        write(HARBOR, ""),
        swap(MEADOW, "models: [lab-rotation]", "models: [lab]"),
    )
    apply(repository_copy, edits)
    code, problems = check(capsys, repository_copy)
    assert code == 1
    assert {(problem["file"], problem["line"], problem["field"]) for problem in problems} == {
        (VALLEY, 5, "who.level"),
        (VALLEY, 7, "who.place.state"),
        (VALLEY, 18, "who.student_groups[1].percent"),
        (VALLEY, 23, "what.launched"),
        (VALLEY, 66, "doubt.design"),
        (VALLEY_ROWS, 2, "period"),
        (VALLEY_ROWS, 2, "value"),
        (VALLEY_ROWS, 3, "id"),
        (VALLEY_ROWS, 11, "group"),
        (VALLEY_PACKAGE, 15, "resources[1].scheme"),
        (RIDGE_ROWS, 2, "sd"),
        (RIDGE_EFFECTS, 2, "p"),
        (RIDGE, 38, "doubt.reviews[1].source"),
        (HARBOR, 1, ""),
        (MEADOW, 9, "what.models[1]"),
    }
    assert all(problem["hint"] for problem in problems)


def test_windows_line_ends_in_a_case_are_no_problem(repository_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recode(VALLEY, lambda raw: raw.replace(b"\n", b"\r\n"))(repository_copy)
    assert check(capsys, repository_copy) == (0, [])


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, str(ROOT / "build_site.py"), *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | environment, check=False)


def test_as_a_command_it_prints_one_json_object_and_no_traceback(repository_copy: Path) -> None:
    swap(VALLEY, "state: WA", "state: Washington")(repository_copy)
    done = run("check", "--root", str(repository_copy), "--format", "json")
    assert (done.returncode, done.stderr) == (1, b"")
    found = json.loads(done.stdout)
    assert [problem["field"] for problem in found["problems"] if problem["level"] == "error"] == ["who.place.state"]


def test_a_pipe_of_windows_can_hold_every_name(repository_copy: Path) -> None:
    swap(VALLEY, "level: district", "level: Škola → 学校")(repository_copy)
    done = run("check", "--root", str(repository_copy), PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (1, b"")
    assert 'not "Škola → 学校"' in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "arguments", [("check", "--format", "xml"), ("chek",), ("check", "nothing/here.yml"), ("check", "README")]
)
def test_wrong_usage_is_told_apart_from_wrong_data(repository_copy: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr
