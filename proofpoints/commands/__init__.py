"""The commands of build_site.py, one file each; importing this loads none of the heavy libraries."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import traceback
from pathlib import Path

from proofpoints.files.kept_file import BrokenFile
from proofpoints.surroundings import READER_LEFT, reader_left, speak_utf8, without_package

FINE, PROBLEMS, USAGE, CRASH = 0, 1, 2, 3
COMMANDS = ("build", "check", "new", "serve", "schema", "review", "release")
ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Run one command; `build` if none is named. Returns the exit code."""
    speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as stop:
        return USAGE if stop.code else FINE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return READER_LEFT if reader_left() else _crashed()
    except BrokenFile as broken:
        print(broken, file=sys.stderr)
        return PROBLEMS
    except ModuleNotFoundError as error:
        said = without_package(error, "build_site.py", arguments)
        if not said:
            return _crashed()
        print(said, file=sys.stderr)
        return USAGE
    except Exception:
        return _crashed()
    return code


def _run(arguments: list[str]) -> int:
    named = arguments and arguments[0] in COMMANDS
    if arguments and not named and not arguments[0].startswith("-"):
        print(f"build_site.py: {arguments[0]!r} is no command; choose {', '.join(COMMANDS)}", file=sys.stderr)
        return USAGE
    if arguments[:1] in (["-h"], ["--help"]):
        print(_help())
        return FINE
    command, rest = (arguments[0], arguments[1:]) if named else ("build", arguments)
    # numpy's threads for matrices, of which we have none, burn time and memory while they wait
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # a command's imports are its cost: `check` must not load the charts
    module = importlib.import_module(f"proofpoints.commands.{command}")
    parser = argparse.ArgumentParser(prog=f"build_site.py {command}", description=module.__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository (default: where build_site.py is)")
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(rest)))


def _crashed() -> int:
    traceback.print_exc()
    print(
        f"\nThis is a mistake of ours, not of your files. Please open an issue with the text above.\n"
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        file=sys.stderr,
    )
    return CRASH


def _help() -> str:
    lines = ["usage: python build_site.py [COMMAND] [options]", "", __doc__ or "", ""]
    for command in COMMANDS:
        module = importlib.import_module(f"proofpoints.commands.{command}")
        lines.append(f"  {command:7} {(module.__doc__ or '').splitlines()[0]}")
    return "\n".join(
        [*lines, "", "Each command has --help. Exit codes: 0 fine, 1 problems in the data, 2 wrong usage, 3 our crash."]
    )
