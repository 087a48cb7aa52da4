"""The generators we are measured against: each gets our finished cases and hand-written pages as Markdown and makes a site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.aside import put_aside
from tests.benchmarks.measure import Used, python, run

_HERE = Path(__file__).parent / "rivals"
_NODE = _HERE / "eleventy" / "node_modules"
_INTERNAL = ("decisions", "releases.json", "CONTRIBUTING.md", "development.md", "threat-model.md")
_SEARCH = ["node", str(_NODE / "pagefind" / "lib" / "runner" / "bin.cjs"), "--quiet", "--site"]


@dataclass(frozen=True)
class Rival:
    """A generator: how its folder is laid out, the commands of one build, and how to tell that it is installed."""

    name: str
    title: str
    content: str  # the folder of the Markdown files
    out: str  # the folder of the finished site
    lay: Callable[[Path], None]
    commands: tuple[list[str], ...]
    largest: int = 10_000  # cases; above, it would take longer than everything else together

    def prepare(self, cases: Path, docs: Path, folder: Path) -> None:
        """Lay out `folder` with the cases (Markdown files) and the hand-written pages."""
        folder.mkdir(parents=True)
        shutil.copytree(docs, folder / self.content, ignore=shutil.ignore_patterns(*_INTERNAL, "assets", "*.txt"))
        shutil.copytree(cases, folder / self.content / "cases", dirs_exist_ok=True)
        self.lay(folder)

    def build(self, folder: Path) -> Used:
        """Build from nothing; what the commands used in all."""
        put_aside(folder / self.out, folder.parent)
        parts = [run([part.replace("$FOLDER", str(folder)) for part in one], folder) for one in self.commands]
        return Used(
            cpu=sum(part.cpu for part in parts),
            wall=sum(part.wall for part in parts),
            memory=max(part.memory for part in parts),
            memory_with_search=max(part.memory_with_search for part in parts),
            search_cpu=sum(part.search_cpu for part in parts),
        )

    def missing(self) -> str:
        """Why it can't be measured here; an empty text if it can."""
        if self.name.startswith("material"):
            return ""
        if not _NODE.is_dir():
            return "run `npm ci --ignore-scripts` in tests/benchmarks/rivals/eleventy first"
        return "" if shutil.which(self.name.replace("eleventy", "node")) else "apt-get install hugo first"


def _lay_material(nav: str) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        (folder / "mkdocs.yml").write_text((_HERE / "mkdocs.yml").read_text("utf-8") + nav, "utf-8")

    return lay


def _lay_eleventy(folder: Path) -> None:
    for name in ("eleventy.config.js", "package.json", "style.css"):
        shutil.copyfile(_HERE / "eleventy" / name, folder / name)
    shutil.copytree(_HERE / "eleventy" / "layouts", folder / "layouts")
    (folder / "node_modules").symlink_to(_NODE)
    (folder / "content" / "content.json").write_text('{"layout": "page.html"}', "utf-8")


def _lay_hugo(folder: Path) -> None:
    shutil.copytree(_HERE / "hugo", folder, dirs_exist_ok=True)
    shutil.copytree(_HERE / "eleventy", folder / "static", ignore=lambda _, names: set(names) - {"style.css"})


_MKDOCS = (python("-m", "mkdocs", "build", "--quiet"),)
_OUT_OF_NAV = "nav:\n  - Home: index.md\nnot_in_nav: '*'\n"
RIVALS = (  # the quick ones first: they stand nearest to our own build
    Rival(
        "eleventy",
        "Eleventy + Pagefind",
        "content",
        "_site",
        _lay_eleventy,
        (["node", str(_NODE / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet"], [*_SEARCH, "_site"]),
    ),
    Rival("hugo", "Hugo + Pagefind", "content", "public", _lay_hugo, (["hugo", "--quiet"], [*_SEARCH, "public"])),
    Rival(
        "material",
        "Material for MkDocs, cases out of the navigation",
        "docs",
        "site",
        _lay_material(_OUT_OF_NAV),
        _MKDOCS,
    ),
    Rival("material-nav", "Material for MkDocs, default navigation", "docs", "site", _lay_material(""), _MKDOCS, 1_000),
)


def npm_version(package: str) -> str:
    """The installed version of a package of npm; an empty text if it is not there."""
    file = _NODE / package / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.is_file() else ""
