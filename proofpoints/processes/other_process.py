"""A process of ours that loads one large library, answers one message after another, and can be ended to give memory back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from proofpoints.processes.pipe import get, put

_ROOT = Path(__file__).resolve().parents[2]
# where each thread of a process has a heap of its own, as with glibc, they hold a tenth more
_ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}


class OtherProcess:
    """A module of ours, run on its own. It also ends when the process that started it is killed: then nobody asks any more."""

    def __init__(self, module: str, *arguments: str) -> None:
        self.module = module
        command = [sys.executable, "-m", module, *arguments]
        # not a fork: the threads of a library would not be copied, and everything else would
        self.process = subprocess.Popen(
            command, cwd=_ROOT, env=os.environ | _ONE_HEAP, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, message: bytes) -> bytes:
        """Its answer."""
        asked, answers = self.process.stdin, self.process.stdout
        assert asked is not None
        assert answers is not None
        put(asked, message)
        answer = get(answers)
        if answer is None:
            raise RuntimeError(f"a process of {self.module} has ended")
        return answer

    def end(self) -> None:
        """Tell it that nothing more is asked, and wait for its end."""
        self.process.communicate()
