"""The paths of a commit as Git stores them, before it is checked out: bytes, kinds and sizes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from proofpoints.gatekeeper.tree import POINTER_SIZE, Item, Kind

_KINDS = {
    b"120000": Kind.LINK,
    b"160000": Kind.SUBMODULE,
    b"100644": Kind.FILE,
    b"100755": Kind.FILE,
    b"040000": Kind.FOLDER,
}


def items_in_commit(root: Path, revision: str) -> Iterator[Item]:
    """Everything in a commit or tree. Raises subprocess.CalledProcessError if Git does not know it."""
    listed = _git(root, "ls-tree", "-r", "-t", "-l", "-z", "--full-tree", "--end-of-options", revision)
    for line in filter(None, listed.split(b"\0")):
        about, path = line.split(b"\t", 1)
        mode, _, sha, size = about.split()
        length = int(size) if size.isdigit() else 0
        kind = _KINDS.get(mode, Kind.OTHER)
        small = kind is Kind.FILE and length < POINTER_SIZE and path.startswith((b"cases/", b"datasets/", b"docs/"))
        head = _git(root, "cat-file", "blob", sha.decode()) if small else b""
        yield Item(path, kind, mode == b"100755", length, head)


def staged_tree(root: Path) -> str:
    """The tree that a commit would have now."""
    return _git(root, "write-tree").decode().strip()


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
