"""Hostile files for every reader, made by code: YAML, descriptors and tables."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from proofpoints.columns import EFFECTS, OUTCOMES
from proofpoints.reading.descriptor import make_descriptor

TAGS = ["!!python/object/apply:os.system ['id']", "!!python/name:os.system", "!!python/module:os", "!!python/object/new:type [x]", "!!binary aGk=",
        "!!timestamp 2013-01-02", "!!set {a, b}", "!!omap [a: b]", "!!float x", "!!int x", "!!null x", "!!merge x", "!local x", "!<tag:yaml.org,2002:str> x",
        "!!js/function 'x'", "!ruby/object:Gem x", "!!java.net.URL [https://evil.example]", "! x"]  # fmt: skip
SIGNS = ["\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x1b", "\x1f", "\x7f", "\x85", "\xa0", "\u2028", "\u2029", "\u200b", "\u202e", "\u2066",
         "\ufeff", "\ufffe", "\U000e0041", "\ud800"]  # fmt: skip
PIECES = [
    "[",
    "{",
    "- ",
    "? ",
    ": ",
    "&a ",
    "*a ",
    "! ",
    "| ",
    "> ",
    "' ",
    '" ',
    "% ",
    "@ ",
    "` ",
    "# ",
    ", ",
    "<<: ",
    "--- ",
    "... ",
    "\t",
    "[[",
    "{{",
    "[{",
    "{[",
    "a: ",
]


def yaml_files() -> Iterator[bytes]:
    """At least 400 files that are broken or want too much."""
    for depth in (10, 21, 100, 1_000, 5_000, 10_000, 20_000, 50_000):
        for piece in PIECES:
            yield (piece * depth).encode()[:200_000]
    for width in (2, 9):
        for levels in (2, 7, 8, 9, 30):
            yield _bomb(width, levels, "[{}]", ", ")
            yield _bomb(width, levels, "{{<<: [{}]}}", ", ")
    for tag in TAGS:
        yield f"key: {tag}\n".encode()
        yield f"- {tag}\n".encode()
        yield f"{tag}: value\n".encode()
    for sign in SIGNS:
        yield f"key: a{sign}b\n".encode("utf-8", "surrogatepass")
        yield f'key: "a{sign}b"\n'.encode("utf-8", "surrogatepass")
        yield f"a{sign}b: key\n".encode("utf-8", "surrogatepass")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "utf-7"):
        yield "name: Ñandú – “x”\n".encode(encoding, "replace")
    for number in (
        "9" * 5_000,
        "0x" + "f" * 5_000,
        "1e999999",
        "2013-13-45",
        "2013-02-30T99:99:99",
        "190:20:30:40",
        "0b" + "1" * 9_000,
        "." * 9_000,
    ):
        yield f"who: {{name: {number}}}\n".encode()
    yield from (
        b"",
        b" ",
        b"\n" * 60_000,
        b"x",
        b"null",
        b"---\n---\n",
        b"a: 1\n---\nb: 2\n",
        b"%YAML 9.9\n---\na: b\n",
        b"%TAG ! tag:x,2000:\n---\n!a b\n",
    )
    yield from (
        b"a: 1\n" * 10_000,
        b"a: &x 1\nb: *x\n",
        b"&x [*x]\n",
        b"*x\n",
        b"<<: {a: b}\n",
        b"? [a]\n: b\n",
        b"? {a: b}\n: c\n",
        b"a: " + b"x" * 70_000,
    )
    yield from (
        b"# " + b"x" * 1_000_000,
        b"'" + b"x" * 65_000,
        b'"' + b"\\" * 65_000,
        b'"\\ud800"',
        b'"\\U00110000"',
        b'"\\x"',
        b"\xff\xfe\x00\x00",
        b"\xc0\x80: x",
    )
    for number in range(40):  # keys of real cases with values of other kinds
        yield f"who: {'[' * (number % 5)}{{name: {PIECES[number % len(PIECES)]}, level: {TAGS[number % len(TAGS)]}}}{']' * (number % 7)}\n".encode()


def _bomb(width: int, levels: int, form: str, joint: str) -> bytes:
    lines = ["a0: &a0 {x: y}" if "<<" in form else "a0: &a0 [x, y]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} " + form.format(joint.join([f"*a{level - 1}"] * width)))
    return "\n".join(lines).encode()


HOSTILE_VALUES: list[Any] = ["https://evil.example/x.csv", "http://127.0.0.1:9/x", "../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "~/.ssh/id_rsa", "$HOME/x",
                             "..\\..\\x", "a\x00b", "s3://x/y", "sqlite:////etc/passwd", "postgresql://x", ["outcomes.csv", "/etc/passwd"], {"$ref": "https://evil.example"}]  # fmt: skip
HOSTILE_KEYS: dict[str, list[Any]] = {
    "$schema": ["https://evil.example/s.json"], "$ref": ["https://evil.example"], "profile": ["https://evil.example/p.json", "data-package"],
    "extrapaths": [["/etc/passwd"]], "basepath": ["/etc"], "sources": [[{"path": "https://evil.example"}]], "resources2": [[]],
}  # fmt: skip
RESOURCE_KEYS: dict[str, list[Any]] = {
    "data": [[["id"], ["o1"]]], "dialect": ["https://evil.example/d.json", {"delimiter": ";"}], "profile": ["https://evil.example/p.json"], "compression": ["gz", "zip"],
    "innerpath": ["../x"], "extrapaths": [["../x.csv"]], "hash": ["md5:x"], "bytes": [-1], "multipart": [True], "control": [{"sql": "x"}], "query": ["x"], "layout": [{"header": False}],
    "basepath": ["/etc"], "sources": [[{"path": "https://evil.example"}]], "foreignKeys": [[{"reference": {"package": "https://evil.example"}}]],
}  # fmt: skip
FIELD_KEYS: dict[str, list[Any]] = {
    "pattern": ["(a+)+$", "(?<=a+)b", "["], "format": ["https://evil.example", "default"], "bareNumber": [False], "groupChar": [","], "example": ["x"], "rdfType": ["https://evil.example"],
    "missingValues": [["x"]], "trueValues": [["x"]], "categories": [["x"]],
}  # fmt: skip


def descriptors() -> Iterator[bytes]:
    """At least 110 descriptors that ask for something that we would not write."""
    tables = [OUTCOMES, EFFECTS]

    def changed(*steps: Any, value: Any) -> bytes:
        found = copy.deepcopy(make_descriptor("valley", "T", tables))
        inside: Any = found
        for step in steps[:-1]:
            inside = inside[step]
        inside[steps[-1]] = value
        return json.dumps(found).encode()

    for value in HOSTILE_VALUES:
        for steps in (
            ("resources", 0, "path"),
            ("resources", 0, "schema"),
            ("resources", 0, "format"),
            ("resources", 0),
            ("name",),
        ):
            yield changed(*steps, value=value)
    for key, values in HOSTILE_KEYS.items():
        yield from (changed(key, value=value) for value in values)
    for key, values in RESOURCE_KEYS.items():
        yield from (changed("resources", 0, key, value=value) for value in values)
    for key, values in FIELD_KEYS.items():
        yield from (changed("resources", 0, "schema", "fields", 0, key, value=value) for value in values)
    for scheme in ("http", "https", "s3", "ftp", "sqlite", "gsheets", "remote", "stream", "aws", "multipart"):
        yield changed("resources", 0, "scheme", value=scheme)
    for form in ("html", "python", "xlsx", "ods", "parquet", "json", "jsonl", "sql", "zip", "inline"):
        yield changed("resources", 0, "format", value=form)
    yield changed(
        "resources", 0, "schema", "fields", value=[{"name": f"c{number}", "type": "string"} for number in range(50_000)]
    )
    yield from (
        b"",
        b"null",
        b"[]",
        b"1",
        b'"x"',
        b"{",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 90_000,
        b'{"name": NaN}',
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b'{"name":"\\ud800"}',
    )


def csv_files() -> Iterator[bytes]:
    """At least 60 tables that are broken, huge, or hold live cells."""
    head = ",".join(OUTCOMES.header)
    good = "o1,graduation-rate,all-students,program,district,,,2013-14,79.1,percent,430,,,exact,,rate,S1,"
    for sign in ("=1+1", "+1", "-x", "@SUM(1)", "＝1", "＋1", "－1", "＠x", "=HYPERLINK(1)", "=cmd|' /C calc'!A0"):
        yield f"{head}\n{good}{sign}\n".encode()
        yield f"{head}\n{good.replace('rate,S1', sign + ',S1')}\n".encode()
    for value in (
        "NaN",
        "inf",
        "-INF",
        "1e999",
        "0x10",
        "1_000",
        "９",
        "1,5",
        " 1",
        "1 ",
        "--1",
        "1.",
        ".5",
        "9" * 400,
        "٣",
        "1e3",
        "+1",
        "½",
    ):
        yield f"{head}\n{good.replace('79.1', value)}\n".encode()
    for sign in SIGNS:
        yield f"{head}\n{good}a{sign}b\n".encode("utf-8", "surrogatepass")
    yield from (
        b"",
        b"\n",
        head.encode(),
        b'"',
        f'{head}\n"{good}\n'.encode(),
        f"{head}\r\n{good}\r\n".encode(),
        f"{head}\r{good}\r".encode(),
    )
    yield from (
        f"{head}\n{good}{'x' * 2_000_000}\n".encode(),
        f"{head}\n".encode() + b"," * 4_000_000,
        f"{head}\n".encode() + (good + "\n").encode() * 30_000,
    )
    yield from (
        b'"' * 4_000_000,
        b"\x00" * 1_000,
        b"x" * 6_000_000,
        (head + "\n" + good).encode("utf-16"),
        b"\xef\xbb\xbf" + head.encode(),
        b"\n" * 3_000_000,
        b"a," * 1_000_000,
    )
