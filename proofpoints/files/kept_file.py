"""Files of the repository that a command of ours has written, and that only a maintainer changes by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from proofpoints.problems import Problem

T = TypeVar("T")
_RULE = "file-kept"


class BrokenFile(Exception):
    """Such a file is not what it must be; the problem says where and what to do."""

    def __init__(self, problem: Problem) -> None:
        place = f"{problem.file}:{problem.line}" if problem.line else problem.file
        super().__init__(f"{place}: {problem.message}\n    hint: {problem.hint}")
        self.problem = problem


def read_kept(root: Path, file: str, made_of: Callable[[Any], T], hint: str) -> T:
    """What a JSON file holds, made into a value of ours. Raises BrokenFile if that can't be done."""

    def broken(message: str, line: int | None = None, column: int | None = None, field: str = "") -> BrokenFile:
        return BrokenFile(Problem(file, line, column, field, _RULE, message, hint))

    try:
        return made_of(json.loads((root / file).read_bytes()))
    except json.JSONDecodeError as error:
        raise broken(f"it must be whole JSON: {error.msg}", error.lineno, error.colno) from error
    except UnicodeDecodeError as error:
        raise broken("it must be UTF-8 text") from error
    except RecursionError as error:
        raise broken("it must not hold brackets in brackets without end") from error
    except KeyError as error:
        raise broken(f"the key {error} must be there", field=str(error.args[0])) from error
    except OSError as error:  # without the path on this machine
        raise broken(f"it can't be read: {error.strerror}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise broken(f"it can't be read: {error}") from error
