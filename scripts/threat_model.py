"""Write docs/threat-model.md from the figures that the tests have stated: python scripts/threat_model.py FOLDER."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from threat_lines import LINES

_HEAD = """# Threat model

Everything in a pull request and every survey answer is taken for hostile; every figure about students for sensitive; a build may die at any moment.
What is trusted: the reviewed code, the templates and hand-written pages, and the locked packages.

| What comes in | What could happen | What stands before it |
|---|---|---|
| Names and kinds of files | links that publish other files, names that collide or hide, raw exports | `proofpoints/gatekeeper/`, before anything is opened; `python -m proofpoints.gatekeeper REVISION` checks a commit before it is checked out |
| Case files (YAML) | bombs, code, silent change of values | `reading/yamlfile.py`: events only; no anchor, alias, merge key or tag; limits; every scalar is text |
| Descriptors | Frictionless opens addresses, links, other schemas | `reading/descriptor.py`: nothing but what we would write |
| Tables | swallowed rows, live formulas, NaN | `reading/table.py`: strict, limited, finite |
| Text | script, handlers, markup, invisible signs | autoescaping templates, `pages/prose.py`; rule `plain-text`; a Content-Security-Policy on every page |
| Addresses | script, look-alikes, user names, machines inside | `gatekeeper/address.py`; http is allowed, because a source is where somebody read a figure and nothing is loaded from it |
| Small groups | a person is recognized | rules `small-cells`, `hidden-cells-stay-hidden`, `suppressed-is-empty`, `personal-data`; bounds carry nothing |
| A killed build, a full disk, two builds | half a site | a folder beside the site, a lock, one exchange of the two at the end |

## Figures

Stated by the tests themselves, each when it was last run for this page; `PROOFPOINTS_FIGURES=FOLDER pytest -s tests/trust tests/gatekeeper tests/site/test_policy.py
tests/rules/test_hidden_cells_stay_hidden.py`, `PROOFPOINTS_FIGURES=FOLDER python -m tests.trust.kills 200 20 12`, `python scripts/fuzz.py READER`
for each reader (what it prints goes into FOLDER/fuzz.json by hand), then `python scripts/threat_model.py FOLDER` writes this page again.

"""
_LINES = """
## Line by line

Each attack and fault that was tried against the parts we use. `test_a_guard_holds_and_what_it_stops_gets_through_without_it` switches the guard
off and sees that what it stops gets through.

"""
_TAIL = """## What is not covered

- Hidden cells are looked for within one measure, arm, population and method. That the number of graduates and the graduation rate of the
  same class stand in two measures, or that a figure printed elsewhere completes ours, is left to the reviewer.
  So is what several groups that may overlap leave of a whole together; a single group is subtracted.
- A search for whole numbers ends after 2,000 steps; then the wider bounds hold, and what only whole numbers give away is not refused.
- The random tables above state n or leave it out for all. Of tables that mix shares without n, counts, sites and bounds, about one accepted in
  twenty-five gives a small group away to a solver (`PRIVACY.md` says what is looked at).
- Where no number of students is published at all, nothing can be computed and nothing is refused.
- Names of persons are found after a title (Mr, Dr) or a role in capitals (Principal), by a common given name, or as an initial and a family name that
  speaks. A rare given name, a family name first (`Doe, Jane`), a family (`the Doe family`) and a bare `J. Doe` can't be told from
  places, products and authors, so reviewers read all prose.
- `frame-ancestors` does not work in a page; whoever serves the files can add it as a header.
- On macOS and Windows two folders can't be exchanged in one step: between two renames there is a moment without a site. A build killed in that moment
  is mended by the next one, which gives the old site its name back before it checks anything. The path is tested on Linux with the system call taken away.
- Python itself is not among our floors: a hole in its HTML parser (CVE-2026-15308) can be reached through hand-written pages only.
- Two imports at once are not guarded against on Windows, where there is no `flock`.
- With the successor of Material no browser has opened a finished site ([0014](decisions/0014-successor-of-material.md)).
"""


def table() -> str:
    """Every line of what was tried, with its guard and its tests."""
    parts = []
    for place, lines in LINES.items():
        parts.append(f"### {place}\n\n| What was tried | What stands before it | What shows it |\n|---|---|---|\n")
        for line in lines:
            guard = line.guard.removeprefix("../") if line.guard.startswith("../") else f"proofpoints/{line.guard}"
            tests = [f"`{test.rpartition('::')[2]}`" for test in line.tests]
            parts.append(
                f"| {line.threat} | `{guard}` | {'; '.join([*tests, *([line.said] if line.said else [])])} |\n"
            )
        parts.append("\n")
    return "".join(parts)


def main(folder: Path) -> None:
    """One list item for each stated figure, by name; then the lines."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    figures = "".join(f"- **{figure['name']}**: {figure['text']}.\n" for figure in found)
    Path("docs/threat-model.md").write_text(f"{_HEAD}{figures}{_LINES}{table()}{_TAIL}", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
