"""How often Python looks for garbage while a command makes millions of small values."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW = 200_000  # values made since the last look; with Python's own 700 a build is about a tenth slower


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Look for values that only hold each other far more seldom: nearly all of ours are freed as soon as nobody holds them.

    What was there before, which is our modules, stays to the end and is not looked at.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
