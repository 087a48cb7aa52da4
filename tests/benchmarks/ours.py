"""Our own commands on a generated repository, each from the state it is measured in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from proofpoints.commands import ROOT
from proofpoints.site.spare import spare_of
from tests.benchmarks.aside import put_aside
from tests.benchmarks.measure import Used, python, run

_BUILD_SITE = str(ROOT / "build_site.py")
_DRAWN = ("charts", "cards")  # what a build with charts cached may remember of build/cache: drawings, and nothing else
_SECONDS = python("-c", "import frictionless")


@dataclass(frozen=True)
class Ours:
    """A generated repository and the names of its cases."""

    root: Path
    slugs: list[str]

    def forget(self, *, charts: bool) -> None:
        """Remove the site and everything that a build remembers; the drawn charts stay unless `charts`."""
        for folder in (self.root / "site", spare_of(self.root / "site")):
            put_aside(folder, self.root.parent)
        cache, kept = self.root / "build" / "cache", self.root / ".drawn"
        for name in () if charts else _DRAWN:
            kept.mkdir(exist_ok=True)
            (cache / name).rename(kept / name)  # a missing folder must stop the run: nothing would be cached
        put_aside(self.root / "build", self.root.parent)
        if kept.is_dir():
            cache.parent.mkdir()
            kept.rename(cache)

    def build(self) -> Used:
        """Build the site from whatever is remembered."""
        return self._run("build", "--root", str(self.root))

    def serve(self) -> Used:
        """Build as `serve` does after a save; `first_cpu` is what was used until the site stood, but for its search index."""
        command = python(_BUILD_SITE, "build", "--index-last", "--root", str(self.root))
        return run(command, self.root, until="its search index follows")

    def check(self, slug: str = "", *, bad: bool = False) -> Used:
        """Check all cases, or one; `bad` says that it must find an error."""
        one = [f"cases/{slug}.yml"] if slug else []
        return self._run("check", "--root", str(self.root), *one, codes=(1,) if bad else (0,))

    def import_frictionless(self) -> Used:
        """What every tool pays that loads the validator."""
        return run(_SECONDS, self.root)

    def _run(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> Used:
        return run(python(_BUILD_SITE, *arguments), self.root, codes=codes)

    def change(self, slug: str, times: int) -> None:
        """What a contributor does: correct a figure and a sentence of one case, for the `times`-th time."""
        rows = self.root / "datasets" / slug / "outcomes.csv"
        lines = rows.read_text("utf-8").splitlines(keepends=True)
        lines[1] = lines[1].replace(lines[1].split(",")[8], f"{50 + times / 10:.1f}", 1)
        rows.write_text("".join(lines), "utf-8")
        case = self.root / "cases" / f"{slug}.yml"
        text = case.read_text("utf-8").split("models_note: ")
        rest = text[1].split("\n", 1)[1]
        case.write_text(
            f"{text[0]}models_note: The label follows the description, as read {times} times.\n{rest}", "utf-8"
        )

    def spoil(self, slug: str) -> bytes:
        """Put a word that is no unit into a row of one case; returns what stood there, to put it back."""
        rows = self.root / "datasets" / slug / "outcomes.csv"
        before = rows.read_bytes()
        lines = before.decode("utf-8").splitlines(keepends=True)
        cells = lines[1].split(",")
        cells[9] = "percentages"
        lines[1] = ",".join(cells)
        rows.write_text("".join(lines), "utf-8")
        return before

    def restore(self, slug: str, rows: bytes) -> None:
        """Undo `spoil`."""
        (self.root / "datasets" / slug / "outcomes.csv").write_bytes(rows)

    def size(self) -> dict[str, int]:
        """Files and bytes of the site."""
        sizes = [path.stat().st_size for path in (self.root / "site").rglob("*") if path.is_file()]
        return {"files": len(sizes), "bytes": sum(sizes)}

    def fingerprint(self) -> str:
        """One hash for all paths and bytes of the site: two sites are equal if these are."""
        digest = hashlib.sha256()
        site = self.root / "site"
        for path in sorted(site.rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                digest.update(f"{path.relative_to(site).as_posix()} {len(content)} ".encode() + content)
        return digest.hexdigest()
