"""How often Python looks for garbage while a command makes millions of small values."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW = 50_000  # values made since the last look; Python's own 700 make a build a tenth slower and free nothing for it


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Look for values that only hold each other a hundred times more seldom: ours are freed as soon as nobody holds them."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
