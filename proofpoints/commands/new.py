"""Write a commented case file and a dataset folder, ready to fill; with --from FILE the figures of a spreadsheet are in it."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from proofpoints.columns import OUTCOMES
from proofpoints.commands import FINE, USAGE
from proofpoints.generated.issue_form import read_issue
from proofpoints.generated.template import case_template
from proofpoints.intake.answers import COVERS_QUESTION, QUESTIONS, Question, Say, ask, choose_by, leave, meanings
from proofpoints.intake.figures import headline, read_figures
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.sheet import SheetError, read_sheets
from proofpoints.reading.descriptor import descriptor_text, make_descriptor

_SHOWN_ROWS = 40
FROM_NAME = "from-name"  # as SLUG, with --issue: made from the name in the issue
_ASKED = (*QUESTIONS, COVERS_QUESTION)
Given = dict[str, str | list[str] | list[dict[str, str]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `new`."""
    parser.add_argument("slug", metavar="SLUG", help="name of the file and of the page, such as example-valley-schools")
    parser.add_argument("--from", dest="sheet", type=Path, metavar="FILE", help="figures as .csv or .xlsx")
    parser.add_argument(
        "--means", action="append", default=[], metavar="WORD=VALUE", help="what a word of FILE means; may be repeated"
    )
    parser.add_argument(
        "--issue", type=Path, metavar="FILE", help="answers and figures from the text of a GitHub issue"
    )
    parser.add_argument("--draft", action="store_true", help="write into cases/drafts/ although there are figures")
    parser.add_argument("--ask", action="store_true", help="ask for each answer that is not given as an option")
    for question in _ASKED:
        action = "append" if question.many else "store"
        parser.add_argument(f"--{question.option}", action=action, metavar="TEXT", help=question.text)


def run(options: argparse.Namespace) -> int:
    """Write into cases/ if there are figures, else into cases/drafts/; nothing that exists is touched."""
    with tempfile.TemporaryDirectory() as folder:
        if options.issue:
            try:
                text = options.issue.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                there = "is no text in UTF-8" if options.issue.is_file() else "is no file"
                return _refuse(f"{options.issue} {there}\n    hint: Name a file that holds the text of the issue.")
            _take_issue(options, text, Path(folder))
        return _run(options)


def _take_issue(options: argparse.Namespace, text: str, folder: Path) -> None:
    """Answers of the issue as if they were given as options; its figures as a file. An answer that does not fit is left out."""
    answers, figures = read_issue(text)
    for question in _ASKED:
        texts = [text for text in answers.get(question.option, []) if not question.check(text)]
        if texts:
            values = [question.value(text) for text in texts]
            setattr(options, question.option.replace("-", "_"), values if question.many else values[0])
    options.draft = True
    if options.slug == FROM_NAME:
        options.slug = proposed_slug(f"{' '.join(answers.get('name', []))} {options.state or ''}")
    if figures:
        options.sheet = folder / "figures.csv"
        options.sheet.write_text(figures, "utf-8")


def _run(options: argparse.Namespace) -> int:
    wrong = _check_slug(options.root, options.slug) or _check_answers(options)
    if wrong:
        return _refuse(wrong)
    say = input if options.ask or (sys.stdin.isatty() and sys.stdout.isatty()) else None
    try:
        answers, covers = _answers(options, say)
        figures = _figures(options, covers, say)
    except SheetError as error:
        return _refuse(f"{error}\n    hint: {error.hint}")
    except EOFError:
        return _refuse("the answers ended before the questions\n    hint: give them as options; see new --help.")
    draft = options.draft or figures is None
    if figures:
        answers["result.headline"] = headline(figures)
    case = f"cases/{'drafts/' if draft else ''}{options.slug}.yml"
    _write(
        options.root,
        options.slug,
        case,
        case_template(options.slug, answers, draft=draft, rows=_shown(figures)),
        figures,
    )
    print(_report(options.slug, case, figures))
    return FINE


def proposed_slug(text: str) -> str:
    """A slug from a name: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:80].strip("-") or "example-valley-schools"


def _check_slug(root: Path, slug: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", slug):
        return (
            f'"{slug}" must be small letters, digits and hyphens\n    hint: it becomes the address of the page, such as '
            f"{proposed_slug(slug)}."
        )
    for path in (f"cases/drafts/{slug}.yml", f"cases/{slug}.yml", f"datasets/{slug}"):
        if (root / path).exists():
            return f"{path} exists already\n    hint: edit it, delete it to begin anew, or choose another SLUG."
    return ""


def _check_answers(options: argparse.Namespace) -> str:
    found = (question.check(text) for question in _ASKED for text in _texts(options, question))
    return next((wrong for wrong in found if wrong), "")


def _texts(options: argparse.Namespace, question: Question) -> list[str]:
    given = getattr(options, question.option.replace("-", "_"))
    return given if isinstance(given, list) else [given] if given else []


def _answers(options: argparse.Namespace, say: Say | None) -> tuple[Given, str]:
    """Answers by key, and whom the figures describe; a person is asked for what no option gives."""
    answers: Given = {}
    for question in _ASKED:
        values = [question.value(text) for text in _texts(options, question)]
        if values:
            answers[question.key] = values if question.many else values[0]
        elif say and (question.key or options.sheet):
            answers[question.key] = ask(question, say)
    return answers, str(answers.pop("", "") or "")


def _figures(options: argparse.Namespace, covers: str, say: Say | None) -> Figures | None:
    if options.sheet is None:
        return None
    choose = choose_by(say) if say else leave
    return read_figures(read_sheets(options.sheet), {"covers": covers}, choose, meanings(options.means))


def _shown(figures: Figures | None) -> tuple[str, ...]:
    """The rows as a writer needs them to refer to: {o1} 61.5 percent, graduation-rate, program, 2012-13."""
    rows = figures.rows if figures else []
    keys = ("metric", "group", "arm", "site", "population", "period")
    shown = [
        f"{{{row['id']}}} {row['value'] or row['qualifier']} {row['unit']}, {', '.join(row[key] for key in keys if row[key])}"
        for row in rows[:_SHOWN_ROWS]
    ]
    return tuple(" ".join(text.split()) for text in shown)


def _write(root: Path, slug: str, case: str, text: str, figures: Figures | None) -> None:
    folder = root / "datasets" / slug
    folder.mkdir(parents=True)
    rows = figures.csv_text() if figures else ",".join(OUTCOMES.header) + "\n"
    (folder / "outcomes.csv").write_text(rows, "utf-8", newline="\n")
    descriptor = make_descriptor(slug, f"Published figures of {slug.replace('-', ' ')}", [OUTCOMES])
    (folder / "datapackage.json").write_text(descriptor_text(descriptor), "utf-8", newline="\n")
    (root / case).parent.mkdir(parents=True, exist_ok=True)
    (root / case).write_text(text, "utf-8", newline="\n")


def _report(slug: str, case: str, figures: Figures | None) -> str:
    lines = [f"Wrote {case} and datasets/{slug}/."]
    if figures:
        lines.append(f"{len(figures.rows)} figures are in datasets/{slug}/outcomes.csv:")
        lines += [f"  - {notice}" for notice in figures.notices]
    lines.append(f"Next: fill in what is blank, then run `python build_site.py check {case}`.")
    if case.startswith("cases/drafts/"):
        lines.append(f"When it passes the gate, move the file to cases/{slug}.yml.")
    return "\n".join("".join(sign if sign.isprintable() else " " for sign in line) for line in lines)


def _refuse(message: str) -> int:
    print(f"build_site.py new: {message}", file=sys.stderr)
    return USAGE
