"""What a command finds around it and is not to blame for: a Python without our packages, a reader that has left the pipe."""

from __future__ import annotations

import io
import os
import platform
import shlex
import sys

READER_LEFT = 141  # as a shell says it of a program that wrote into a closed pipe
_OURS = ("proofpoints", "survey_import")


def speak_utf8() -> None:
    """A pipe on Windows is cp1252, one without a locale ASCII: neither can hold every name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def without_package(error: ModuleNotFoundError, program: str, arguments: list[str]) -> str:
    """What to tell a user whose Python lacks a package; empty if it is a module of ours that is missing."""
    package = (error.name or "").partition(".")[0]
    if not package or package in _OURS:
        return ""
    command = shlex.join([".venv/bin/python", *program.split(), *arguments])
    return (
        f"{program.removeprefix('-m ')}: this Python ({platform.python_version()}) lacks the package {package}\n"
        f"    hint: Run `make check` once (or `make site`), then `{command}`."
    )


def reader_left() -> bool:
    """Whether nobody reads our output any more, as after `| head`; then the rest of it is dropped without a word."""
    try:
        print(flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False
