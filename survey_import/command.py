"""The options and the two ways of the command: an import under a profile, or the proposal of a profile."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from survey_import.drafts.drafting import file_name, write_drafts
from survey_import.people.persons import public_name
from survey_import.problem import FINE, PROBLEMS, Refused, Usage
from survey_import.questions.fitting import fitting_profile, refuse_misfit
from survey_import.questions.mapping import KEEPS, Profile, named_profile
from survey_import.questions.proposal import profile_text
from survey_import.questions.suggestion import suggest, suggested_profile
from survey_import.reporting.letters import ROOT, is_inside_repository, letters
from survey_import.reporting.reports import FORMATS
from survey_import.reporting.telling import counts_line, next_steps, proposed, told
from survey_import.response import Export
from survey_import.run import run_import
from survey_import.tables.reading import read_export
from survey_import.write import write_file

_UNCONFIRMED = (
    "The profile {} says `confirmed: no`, so no draft was written.\n"
    "Look at each of its lines, write `confirmed: yes`, and run the same command again."
)
_BESIDE = "A suggested profile is written beside the export. Copy the export to a folder of your own, and run it there."


def parser() -> argparse.ArgumentParser:
    """The options; each has its line in docs/survey."""
    options = argparse.ArgumentParser(
        prog="python -m survey_import", description="An export of answers to triaged drafts."
    )
    add = options.add_argument
    add("files", nargs="+", type=Path, metavar="FILE", help="exports of one survey: CSV, TSV or XLSX of any tool")
    add("--profile", help="which column answers which question: a shipped profile (survey, blu) or a YAML file")
    add(
        "--out",
        type=Path,
        default=ROOT,
        metavar="DIR",
        help="root for cases/drafts and datasets (default: this repository)",
    )
    add(
        "--report", type=Path, action="append", default=[], metavar="FILE", help=".json, .csv or .html; may be repeated"
    )
    add("--letters", type=Path, metavar="DIR", help="write follow-up letters to a folder outside any repository")
    add(
        "--keep",
        choices=KEEPS,
        help="which drafts to write: ready ones, near (also those with two figures that lack one thing), or all with "
        "any figure (default: what the profile says, else all)",
    )
    add(
        "--recount",
        action="store_true",
        help="the files are all exports of the survey there are: forget what "
        "earlier imports counted, and make the funnel from these",
    )
    add("--dry-run", action="store_true", help="read and report, write no draft")
    return options


def run(options: argparse.Namespace) -> int:
    """Read, judge, write, tell; the exit code."""
    _check(options)
    exports = _read_all(options.files)
    profile = named_profile(options.profile) if options.profile else _fitting(exports)
    if profile is None:
        return _propose(options, exports)
    for export in exports:
        refuse_misfit(export, profile)
    _progress(f"judging {sum(len(export.records) for export in exports)} records")
    result = run_import(exports, profile)
    survey = ""
    if profile.confirmed and not options.dry_run:
        survey = write_drafts(result, profile, options.out, options.keep or profile.keep, recount=options.recount)
    hint = f"{'The drafts were written. ' if profile.confirmed and not options.dry_run else ''}Give another place."
    for path in options.report:
        write_file(path, FORMATS[path.suffix.lower()](result, profile), hint)
    for name, text in letters(result, profile).items() if options.letters is not None else ():
        write_file(options.letters / name, text, hint)
    print(told(result, profile, survey if profile.confirmed else _UNCONFIRMED.format(options.profile)))
    return FINE if profile.confirmed else PROBLEMS


def _check(options: argparse.Namespace) -> None:
    for path in options.files:
        if not path.is_file():
            raise Usage(f"there is no file {path}")
    for path in options.report:
        if path.suffix.lower() not in FORMATS:
            raise Usage(f"--report {path}: the name must end in .json, .csv or .html")
    if options.letters is not None and is_inside_repository(options.letters, options.out):
        raise Usage(
            "--letters: a letter may hold what a respondent wrote, so letters are written outside any repository "
            "only; name another folder"
        )
    if options.out.exists() and not options.out.is_dir():
        raise Usage(f"--out {options.out}: this is no folder")


def _read_all(files: list[Path]) -> list[Export]:
    """The exports under names that are told apart and name nobody."""
    exports: list[Export] = []
    for number, path in enumerate(files, 1):
        name = public_name(path.name, number)
        while name in {export.file for export in exports}:
            name = f"{Path(name).stem}-{number}{Path(name).suffix}"
        _progress(f"reading {name}")
        try:
            export = read_export(path)
        except Refused as refused:
            raise Refused(f"{name}: {refused.message}", refused.hint) from None
        export.file = name
        exports.append(export)
    return exports


def _fitting(exports: list[Export]) -> Profile | None:
    """The shipped profile that fits all exports."""
    found = [fitting_profile(export) for export in exports]
    first = found[0]
    return first if first is not None and all(one is not None and one.name == first.name for one in found) else None


def _propose(options: argparse.Namespace, exports: list[Export]) -> int:
    """No profile is known: suggest one, write it beside the export, and say what to do with it."""
    export, path = exports[0], options.files[0]
    found, name = suggest(export), file_name(Path(export.file).stem)
    if not found:
        raise Refused(
            f"{export.file}: no column holds an answer; all are the survey tool's own or ask for a person",
            "Export the answers with the texts of the questions as headings.",
        )
    profile = suggested_profile(export, found, name)
    result = run_import(exports, profile)  # also takes what is personal out of the headings
    target = path.with_name(f"{Path(export.file).stem}.profile.yml")
    new = not target.exists()
    if new:
        write_file(target, profile_text(export, found, name), _BESIDE)
    print(proposed(export, found, len(result.answers)))
    files = [
        shlex.quote(str(file)) if file.name == one.file else "FILE"
        for file, one in zip(options.files, exports, strict=True)
    ]
    print(next_steps(shlex.quote(str(target)), [*files, *_given(options)], new=new))
    for report in options.report:
        write_file(report, FORMATS[report.suffix.lower()](result, profile))
        print(f"{report.name} was written with these suggestions; treat it as a preview ({counts_line(result)}).")
    return PROBLEMS


def _given(options: argparse.Namespace) -> list[str]:
    """The other options as they were given, for the command to run next."""
    paths = [("--out", options.out)] if options.out != ROOT else []
    paths += [("--report", report) for report in options.report]
    paths += [("--letters", options.letters)] if options.letters is not None else []
    given = [f"{option} {shlex.quote(str(path))}" for option, path in paths]
    given += [f"--keep {options.keep}"] if options.keep else []
    return given + ["--recount"] * options.recount + ["--dry-run"] * options.dry_run


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"survey_import: {text} ...", file=sys.stderr)
