"""Build shell and hand-written pages with Material and with its successor, and compare what a reader sees, page by page.

python scripts/successor.py ZENSICAL, where ZENSICAL is the command of an environment of its own: python3 -m venv DIR;
DIR/bin/pip install zensical; DIR/bin/zensical. Ends with 1 if a page is missing or says something else.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from proofpoints.site.shell import BODY, DESCRIPTION, HEAD, TITLE, _mkdocs, prepare_docs  # noqa: E402
from tests.site.tree import Node, parse  # noqa: E402

# Links to a page that only the build makes: Material leaves them as they are, the successor moves them up one folder
# (docs/decisions/0014-successor-of-material.md says what to do on the day of the switch).
KNOWN = "a link to https://example.org/guides/measure/"


def main(zensical: str) -> int:
    """Print one line for each page that differs, then the counts."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        prepare_docs(ROOT, work / "docs")
        _mkdocs(ROOT, work / "docs", work / "material")
        config = (
            (ROOT / "mkdocs.yml")
            .read_text("utf-8")
            .replace("docs_dir: docs\n", "docs_dir: docs\nsite_dir: successor\n")
        )
        (work / "mkdocs.yml").write_text(config, "utf-8")
        (work / "proofpoints").mkdir()
        (work / "proofpoints/theme").symlink_to(ROOT / "proofpoints/theme")
        done = subprocess.run(
            [zensical, "build", "--clean", "--config-file", "mkdocs.yml"],
            cwd=work,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(done.stdout + done.stderr)
            return 1
        return compare(work / "material", work / "successor")


def compare(old: Path, new: Path) -> int:
    """0 if every page of the old folder is in the new one with the same content and the marks of the shell."""
    pages = sorted(path.relative_to(old).as_posix() for path in old.rglob("*.html"))
    wrong = [line for page in pages for line in differences(page, old / page, new / page)]
    extra = sorted({path.relative_to(new).as_posix() for path in new.rglob("*.html")} - set(pages))
    print("\n".join(wrong))
    print(f"{len(pages)} pages: {len({line.split(':')[0] for line in wrong})} differ, {len(extra)} are new {extra[:5]}")
    return 1 if wrong else 0


def differences(page: str, old: Path, new: Path) -> list[str]:
    """What a page lacks or says otherwise."""
    if not new.is_file():
        return [f"{page}: is missing"]
    texts = [path.read_text("utf-8") for path in (old, new)]
    marks = (HEAD, BODY, TITLE, DESCRIPTION, '<meta charset="utf-8">')
    found = [f"{page}: {what} is not there" for what in marks if what in texts[0] and what not in texts[1]]
    one, other = (said(parse(text)) for text in texts)
    if one != other:
        at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        found.append(f"{page}: …{one[max(0, at - 40) : at + 60]}… has become …{other[max(0, at - 40) : at + 60]}…")
    found += [
        f"{page}: a link to {link} is gone"
        for link in sorted(links(page, parse(texts[0])) - links(page, parse(texts[1])))
    ]
    return [line for line in found if not (page.startswith("guides/") and KNOWN in line)]


def content(tree: Node) -> Node:
    """The part between header and footer that holds the page itself."""
    return next(tree.find("article"), tree)


def said(tree: Node) -> str:
    """What is read in it, without blanks (code is colored word by word) and the signs beside headings."""
    return re.sub("[¶\ue000-\uf8ff\\s]", "", content(tree).text())


def links(page: str, tree: Node) -> set[str]:
    """Where its links lead, as addresses from the top of the site."""
    found = {node.attributes["href"] for node in content(tree).find("a") if "href" in node.attributes}
    return {urljoin(f"https://example.org/{page}", link).removesuffix("index.html") for link in found}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
