"""`python -m survey_import FILE ...`: an export to triaged drafts, a report, letters. Exit codes: 0 fine, 1 problems in the data, 2 wrong
usage, 3 our own crash (told without the text of the exception, which may hold a person's data)."""

from __future__ import annotations

import argparse
import platform
import sys
import traceback
from pathlib import Path

from survey_import.answer import READY, Answer
from survey_import.draft import make_draft, slug_for
from survey_import.letters import ROOT, is_inside_repository, letters
from survey_import.mapping import Profile, fitting_profile, named_profile
from survey_import.problem import Refused, Usage
from survey_import.reading import read_export
from survey_import.reports import FORMATS, LABELS, funnel_text
from survey_import.response import Export
from survey_import.run import Result, run_import, to_draft
from survey_import.suggestion import POSSIBLE, profile_text, suggest, suggested_profile
from survey_import.write import NEW, REWRITTEN, SAME, draft_keys, locked, state_of, write_all, write_file

FINE, PROBLEMS, USAGE, CRASH = 0, 1, 2, 3


def parser() -> argparse.ArgumentParser:
    """The options; each has its line in docs/survey."""
    options = argparse.ArgumentParser(prog="python -m survey_import", description=__doc__)
    options.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="exports of one survey: CSV, TSV or XLSX of any tool"
    )
    options.add_argument(
        "--profile", help="which column answers which question: a shipped profile (survey, blu) or a YAML file"
    )
    options.add_argument(
        "--out",
        type=Path,
        default=ROOT,
        metavar="DIR",
        help="root for cases/drafts and datasets (default: this repository)",
    )
    options.add_argument(
        "--report",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="report; .json, .csv or .html; may be repeated",
    )
    options.add_argument(
        "--letters", type=Path, metavar="DIR", help="write follow-up letters to a folder outside any repository"
    )
    options.add_argument(
        "--keep",
        choices=["ready", "near", "all"],
        default="all",
        help="which drafts to write: ready ones, also those with two figures that lack one thing, or all with any figure (default)",
    )
    options.add_argument("--dry-run", action="store_true", help="read and report, write no draft")
    return options


def main(arguments: list[str]) -> int:
    """Run the import; returns the exit code."""
    try:
        options = parser().parse_args(arguments)
        return _run(options)
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
    """Where it happened, without the message: it may quote a cell."""
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}", file=sys.stderr)
    print(
        f"{type(error).__name__} (its text is withheld, because it may quote an answer)\nThis is a mistake of ours, not of your file. "
        f"Nothing was written. Please open an issue with the lines above.\nPython {platform.python_version()}, {platform.system()}",
        file=sys.stderr,
    )
    return CRASH


def _run(options: argparse.Namespace) -> int:
    _check(options)
    exports = []
    for path in options.files:
        _progress(f"reading {path.name}")
        try:
            exports.append(read_export(path))
        except Refused as refused:
            raise Refused(f"{path.name}: {refused.message}", refused.hint) from None
    profile, note = _profile(options, exports)
    if profile is None:
        return _propose(options, exports)
    _progress(f"judging {sum(len(export.records) for export in exports)} records")
    result = run_import(exports, profile)
    if profile.confirmed and not options.dry_run:
        _write_drafts(options, result, profile)
    return _tell(options, result, profile, note)


def _check(options: argparse.Namespace) -> None:
    for path in options.files:
        if not path.is_file():
            raise Usage(f"there is no file {path}")
    for path in options.report:
        if path.suffix.lower() not in FORMATS:
            raise Usage(f"--report {path}: the name must end in .json, .csv or .html")
    if options.letters is not None and is_inside_repository(options.letters, options.out):
        raise Usage(
            "--letters: letters may hold what respondents wrote, so they are only written outside any repository; name another folder"
        )
    if options.out.exists() and not options.out.is_dir():
        raise Usage(f"--out {options.out}: this is no folder")


def _profile(options: argparse.Namespace, exports: list[Export]) -> tuple[Profile | None, str]:
    if options.profile:
        profile = named_profile(options.profile)
        note = (
            ""
            if profile.confirmed
            else (
                f"The profile {options.profile} says `confirmed: no`, so no draft was written.\nLook at each of its lines, write `confirmed: yes`, and run "
                "the same command again."
            )
        )
        return profile, note
    fitting = [fitting_profile(export) for export in exports]
    if fitting[0] is not None and all(one is not None and one.name == fitting[0].name for one in fitting):
        return fitting[0], ""
    return None, ""


def _propose(options: argparse.Namespace, exports: list[Export]) -> int:
    """No profile is known: suggest one, write it beside the export, and say what to do with it."""
    export, path = exports[0], options.files[0]
    found = suggest(export)
    profile = suggested_profile(export, found, path.stem)
    text = profile_text(export, found, path.stem)
    result = run_import(exports, profile)  # also removes what is personal from the headings
    target = path.with_name(f"{path.stem}.profile.yml")
    print(
        f"{path.name}: {export.tool}, {len(result.answers)} rows, {len(export.columns)} columns.\n"
        "No profile says yet which column answers which question. Suggestions, out of 100:\n"
    )
    for one in found:
        mark = "?" if one.score < POSSIBLE else " "
        print(
            f"  {mark} column {export.columns[one.index].position:>3}  {one.field:<18} {one.score or '-':>3}  {export.columns[one.index].heading[:70]}"
        )
    if target.exists():
        print(f"\n{target} exists and was not changed. Give it with --profile {target}")
    else:
        write_file(target, text)
        print(
            f"\nWritten: {target}\n"
            "Next:\n  1. Open it and look at every line; correct the field where the suggestion is wrong.\n"
            "  2. Write `confirmed: yes`.\n"
            f"  3. Run: python -m survey_import {' '.join(map(str, options.files))} --profile {target}"
        )
    if options.report:
        for report in options.report:
            write_file(report, FORMATS[report.suffix.lower()](result, profile))
        print(f"The report was written with these suggestions; treat it as a preview ({_counts(result)}).")
    return PROBLEMS


def _write_drafts(options: argparse.Namespace, result: Result, profile: Profile) -> None:
    """All drafts and the funnel, or none of them."""
    with locked(options.out):
        known = draft_keys(options.out)
        files: dict[str, str] = {}
        taken: set[str] = set()
        for answer in to_draft(result):
            if not _wanted(answer, options.keep):
                continue
            slug = known.get(answer.key) or slug_for(answer, taken)
            taken.add(slug)
            held = {column for file, record, column, _ in result.held if (file, record) == (answer.file, answer.record)}
            draft = make_draft(answer, slug, profile, held)
            if draft is None:
                continue
            answer.slug, answer.draft = slug, state_of(options.out, draft)
            if answer.draft in (NEW, REWRITTEN):
                files |= draft.files
        files[f"survey_import/funnels/{profile.name}.json"] = funnel_text(result, profile)
        write_all(options.out, files)


def _wanted(answer: Answer, keep: str) -> bool:
    near = len(answer.lacks) <= 1 and not {"baseline", "program", "follow-up"} & set(answer.lacks)
    return keep == "all" or answer.content == READY or (keep == "near" and near)


def _tell(options: argparse.Namespace, result: Result, profile: Profile, note: str) -> int:
    for path in options.report:
        write_file(path, FORMATS[path.suffix.lower()](result, profile))
    if options.letters is not None:
        for name, text in letters(result, profile).items():
            write_file(options.letters / name, text)
    print(f"{len(result.answers)} rows: {_counts(result)}")
    for kind, count in result.counts.items():
        print(f"  {count:>5}  {kind:<16} {LABELS[kind]}")
    states: dict[str, int] = {}
    for answer in result.answers:
        if answer.draft:
            states[answer.draft] = states.get(answer.draft, 0) + 1
    print("Drafts: " + (", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "none"))
    for answer in result.answers:
        if answer.draft and answer.draft not in (NEW, SAME, REWRITTEN):
            print(
                f"  record {answer.record}: {answer.slug} is {answer.draft}; it was left as it is, compare it by hand"
            )
    for file, column, heading in result.unmapped:
        print(f"  warning: {file}, column {column} is mapped to no question and was not used: {heading[:60]}")
    for line in result.notes:
        print(f"  note: {line}")
    if result.held:
        print(f"  {len(result.held)} cells held something personal, which was removed; the report lists their places")
    if note:
        print(note)
    return FINE if profile.confirmed else PROBLEMS


def _counts(result: Result) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in result.counts.items() if count)


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"survey_import: {text} ...", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
