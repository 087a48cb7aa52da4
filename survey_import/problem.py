"""What stops the reading of an export. The text names places and counts, never a cell: cells may hold people."""

from __future__ import annotations

FINE, PROBLEMS, USAGE, CRASH = 0, 1, 2, 3  # exit codes


class Refused(Exception):
    """A file that can't be read safely, and what its owner can do. Both texts are free of cell contents."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Usage(Exception):
    """A command that can't be meant: exit code 2."""
