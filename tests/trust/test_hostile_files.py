"""Hostile files through every reader, in one process that counts: crashes, seconds, memory, connections, files opened outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from proofpoints.commands import ROOT
from tests.trust.figures import state

SUITE = Path(__file__).parents[1] / "data" / "yaml-test-suite.json"
_READ_ALL = """
import json, os, sys, tempfile, time
from pathlib import Path
from proofpoints.columns import EFFECTS, OUTCOMES
from proofpoints.reading.descriptor import check_descriptor
from proofpoints.reading.table import read_table
from proofpoints.reading.yamlfile import read_yaml
from proofpoints.intake.sheet import SheetError, read_workbook
from proofpoints.suggest import nearest
from survey_import.tables.workbook_worker import check_zip
from tests.trust.hostile_books import books
from tests.trust.hostile_files import csv_files, descriptors, yaml_files

nearest("exemple", ["example"])  # loads what only a mistake needs, before anybody watches
# the highest memory of this program alone: what a fork had before it began does not count
Path("/proc/self/clear_refs").write_text("5")
suite = [case.encode() for case in json.loads(Path(sys.argv[1]).read_text("utf-8"))["cases"]]
files = {"yaml": list(yaml_files()), "suite": suite, "descriptors": list(descriptors()), "tables": list(csv_files()), "books": list(books())}
place = Path(tempfile.mkdtemp()) / "x.xlsx"
def book(raw):
    place.write_bytes(raw)
    check_zip(str(place))  # the gate of the importer, before its own process
    try:
        return not read_workbook(place)
    except SheetError:
        return [1]
readers = {
    "books": book,
    "yaml": lambda raw: read_yaml(raw).flaws, "suite": lambda raw: [read_yaml(raw)],
    "descriptors": lambda raw: check_descriptor("d.json", raw, "valley", [OUTCOMES, EFFECTS]),
    "tables": lambda raw: read_table("t.csv", raw, OUTCOMES)[1],
}
events = []
def note(event, arguments):
    if str(place) in str(arguments[:1]):
        return
    if event.startswith("socket.") or event in ("open", "os.open", "subprocess.Popen", "os.system", "os.exec", "exec", "compile", "import"):
        events.append((event, str(arguments[:1])[:100]))
sys.addaudithook(note)
found = {}
for kind, raws in files.items():
    crashes, accepted, slowest = [], 0, 0.0
    for number, raw in enumerate(raws):
        began = time.process_time()
        try:
            accepted += not readers[kind](raw)
        except BaseException as error:
            crashes.append(f"{number}: {type(error).__name__}: {error} {raw[:60]!r}")
        slowest = max(slowest, time.process_time() - began)
    found[kind] = {"files": len(raws), "crashes": crashes, "accepted": accepted, "slowest": round(slowest, 2)}
seen = list(events)
lines = Path("/proc/self/status").read_text("utf-8").splitlines()
peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
print(json.dumps({"kinds": found, "events": seen, "peak": peak // 1024}))
"""


def test_hostile_files_through_every_reader() -> None:
    command = [sys.executable, "-c", _READ_ALL, str(SUITE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    kinds = answer["kinds"]
    crashes = [crash for kind in kinds.values() for crash in kind["crashes"]]
    assert crashes == []
    slowest = max(kind["slowest"] for kind in kinds.values())
    assert slowest < 2
    assert answer["peak"] < 300
    assert [event for event in answer["events"] if event[0] != "import"] == []
    assert kinds["yaml"]["files"] >= 400
    assert kinds["suite"]["files"] >= 350
    assert kinds["descriptors"]["files"] >= 110
    assert kinds["descriptors"]["accepted"] == 0
    assert kinds["tables"]["files"] >= 60
    assert kinds["books"]["files"] >= 60
    state(
        "files",
        f"{kinds['yaml']['files']} hostile and {kinds['suite']['files']} YAML files of the public suite, {kinds['descriptors']['files']} "
        f"descriptors, {kinds['tables']['files']} tables, {kinds['books']['files']} workbooks: {len(crashes)} crashes, slowest {slowest:g} s, {answer['peak']} MB of memory at most, "
        f"0 connections, 0 files opened, {kinds['descriptors']['accepted']} descriptors accepted",
    )
