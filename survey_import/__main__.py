"""`python -m survey_import FILE ...`: an export to triaged drafts, a report, letters.

Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 our own crash, told without the text of the exception,
because it may quote an answer.
"""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path

from survey_import.command import parser, run
from survey_import.problem import Refused, Usage

FINE, PROBLEMS, USAGE, CRASH = 0, 1, 2, 3


def main(arguments: list[str]) -> int:
    """Run the import; returns the exit code."""
    try:
        return run(parser().parse_intermixed_args(arguments))
    except SystemExit as stop:
        return USAGE if stop.code else FINE
    except Usage as wrong:
        print(f"survey_import: {wrong}", file=sys.stderr)
        return USAGE
    except Refused as refused:
        print(f"survey_import: error: {refused.message}\n    hint: {refused.hint}", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _crashed(error)


def _crashed(error: Exception) -> int:
    """Where it happened, without the message."""
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}", file=sys.stderr)
    print(
        f"{type(error).__name__} (its text is withheld, because it may quote an answer)\n"
        "This is a mistake of ours, not of your file. Please open an issue with the lines above.\n"
        f"Python {platform.python_version()}, {platform.system()}",
        file=sys.stderr,
    )
    return CRASH


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
