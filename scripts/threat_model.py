"""Write docs/threat-model.md from the figures that the tests have stated: python scripts/threat_model.py FOLDER."""

from __future__ import annotations

import json
import sys
from pathlib import Path

_HEAD = """# Threat model

Everything in a pull request and every survey answer is taken for hostile; every figure about students for sensitive; a build may die at any moment.
What is trusted: the reviewed code, the templates and hand-written pages, and the locked packages.

| What comes in | What could happen | What stands before it |
|---|---|---|
| Names and kinds of files | links that publish other files, names that collide or hide, raw exports | `proofpoints/gatekeeper/`, before anything is opened; `python -m proofpoints.gatekeeper REVISION` checks a commit before it is checked out |
| Case files (YAML) | bombs, code, silent change of values | `yamlfile.py`: events only; no anchor, alias, merge key or tag; limits; every scalar is text |
| Descriptors | Frictionless opens addresses, links, other schemas | `descriptor.py`: nothing but what we would write |
| Tables | swallowed rows, live formulas, NaN | `table.py`: strict, limited, finite |
| Text | script, handlers, markup, invisible signs | autoescaping templates, `prose.py`; rule `plain-text`; a Content-Security-Policy on every page |
| Addresses | script, look-alikes, user names, machines inside | `gatekeeper/address.py`; http is allowed, because a source is where somebody read a figure and nothing is loaded from it |
| Small groups | a person is recognized | rules `small-cells`, `hidden-cells-stay-hidden`, `suppressed-is-empty`, `personal-data` |
| A killed build, a full disk, two builds | half a site | a folder beside the site, a lock, one exchange of the two at the end |

## Figures

Stated by the tests themselves; `PROOFPOINTS_FIGURES=FOLDER pytest -s tests/trust tests/gatekeeper tests/site/test_policy.py
tests/rules/test_hidden_cells_stay_hidden.py`, `PROOFPOINTS_FIGURES=FOLDER python -m tests.trust.kills 200 20 12`, then
`python scripts/threat_model.py FOLDER` writes this page again.

"""
_TAIL = """
## What is not covered

- Hidden cells are looked for within one measure, arm, population and method. That the number of graduates and the graduation rate of the
  same class stand in two measures, or that a figure printed elsewhere completes ours, is left to the reviewer.
- Where no number of students is published at all, nothing can be computed and nothing is refused.
- Names of persons in prose are found only after a title (Mr, Dr) or beside an address or number; reviewers read all prose.
- `frame-ancestors` does not work in a page; whoever serves the files can add it as a header.
- Coverage-guided fuzzing has not been run; property-based tests of each reader run with every change.
- The switch to the successor of Material has not been exercised by a test.
"""


def main(folder: Path) -> None:
    """One list item for each stated figure, by name."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    figures = "".join(f"- **{figure['name']}**: {figure['text']}.\n" for figure in found)
    Path("docs/threat-model.md").write_text(_HEAD + figures + _TAIL, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
