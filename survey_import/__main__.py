"""`python -m survey_import FILE ...`: an export to triaged drafts, a report, letters.

Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 our own crash, told without the text of the exception,
because it may quote an answer.
"""

from __future__ import annotations

import importlib
import platform
import sys
import traceback
from pathlib import Path

from proofpoints.surroundings import READER_LEFT, reader_left, speak_utf8, without_package
from survey_import.problem import CRASH, FINE, PROBLEMS, USAGE, Refused, Usage


def main(arguments: list[str]) -> int:
    """Run the import; returns the exit code."""
    speak_utf8()
    try:
        # loaded here, because a Python without our packages is told so
        command = importlib.import_module("survey_import.command")
        code: int = command.run(command.parser().parse_intermixed_args(arguments))
        sys.stdout.flush()
        return code
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
    except BrokenPipeError as error:
        return READER_LEFT if reader_left() else _crashed(error)
    except ModuleNotFoundError as error:
        return _lacking(error, arguments) or _crashed(error)
    except Exception as error:
        return _crashed(error)


def _lacking(error: ModuleNotFoundError, arguments: list[str]) -> int:
    """Wrong usage, if it is a package of others that this Python lacks."""
    said = without_package(error, "-m survey_import", arguments)
    if said:
        print(said, file=sys.stderr)
    return USAGE if said else FINE


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
