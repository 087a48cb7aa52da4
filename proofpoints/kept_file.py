"""Files of the repository that a command of ours has written, and that only a maintainer changes by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class BrokenFile(Exception):
    """Such a file is not what it must be; the message says which and what to do."""


def read_kept(root: Path, file: str, made_of: Callable[[Any], T], hint: str) -> T:
    """What a JSON file holds, made into a value of ours. Raises BrokenFile if that can't be done."""
    try:
        return made_of(json.loads((root / file).read_bytes()))
    except KeyError as error:
        raise BrokenFile(f"{file}: the key {error} must be there\n    hint: {hint}") from error
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise BrokenFile(f"{file}: it can't be read: {error}\n    hint: {hint}") from error
