"""Messages through a pipe between two processes of ours: the length, then as many bytes; for each one answer."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from typing import IO

_LENGTH = struct.Struct(">Q")


def put(pipe: IO[bytes], message: bytes) -> None:
    """Send one message."""
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def get(pipe: IO[bytes]) -> bytes | None:
    """The next message; None if the other side has ended, in the middle of one or not."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None


def answer_all(answer: Callable[[bytes], bytes]) -> None:
    """Answer what the process asks that started this one, until it asks no more."""
    while (asked := get(sys.stdin.buffer)) is not None:
        put(sys.stdout.buffer, answer(asked))
