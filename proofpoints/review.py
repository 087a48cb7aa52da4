"""What a change of the repository changes for a reader: figures, headlines, the gate's verdict, possible duplicates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from proofpoints.analyse import Result, analyse
from proofpoints.evidence.gate import passes
from proofpoints.intake.cells import plain
from proofpoints.model import Step
from proofpoints.problems import Level, Problem
from proofpoints.report import summary
from proofpoints.rows import Entry, Repository, Row
from proofpoints.words import row_text, sentence

_MOST = 200  # figures listed for one case


@dataclass(frozen=True)
class Tree:
    """One state of the repository with its problems."""

    repository: Repository
    problems: list[Problem]

    @property
    def entries(self) -> dict[str, Entry]:
        """Cases and drafts that could be read, by slug."""
        return {entry.slug: entry for entry in self.repository.entries}


def review_text(before: Tree, after: Tree) -> str:
    """Markdown for a person who reviews the change; contributed text is escaped."""
    changed = sorted(slug for slug, entry in after.entries.items() if _differs(before.entries.get(slug), entry))
    gone = sorted(before.entries.keys() - after.entries.keys() - after.repository.broken)
    parts = ["## Review", f"{summary(after.problems, after.repository)}."]
    parts += _problems(after)
    headlines = _headlines(before), _headlines(after)
    for slug in changed:
        parts += _case(slug, before.entries.get(slug), after.entries[slug], headlines)
        parts += _duplicates(after.entries[slug], after.entries)
    parts += [f"### {slug}\n\nRemoved, or it waits to be read again." for slug in gone]
    if not changed and not gone:
        parts.append("No case and no figure changed.")
    return "\n\n".join(parts) + "\n"


def _differs(old: Entry | None, new: Entry) -> bool:
    return old is None or old.case != new.case or old.draft != new.draft or _rows(old) != _rows(new)


def _all(entry: Entry) -> tuple[Row, ...]:
    return entry.package.rows if entry.package else ()


def _rows(entry: Entry | None) -> dict[str, Row]:
    """Rows by id, without the line they stand in."""
    return {} if entry is None else {row.id: dataclasses.replace(row, line=0) for row in _all(entry)}


def _problems(tree: Tree) -> list[str]:
    errors = [problem for problem in tree.problems if problem.level is Level.ERROR]
    lines = [f"- `{_code(p.file)}:{p.line or 1}` {_plain(p.message)}. {_plain(p.hint)} ({p.rule})" for p in errors[:50]]
    return ["**To mend first:**", "\n".join(lines)] if lines else []


def _headlines(tree: Tree) -> dict[str, list[str]]:
    faulty = {problem.file for problem in tree.problems if problem.level is Level.ERROR}
    faulty |= {file.rpartition("/")[0] for file in faulty if file.startswith("datasets/")}
    sound = (e for e in tree.repository.published if e.package and not {e.file, e.package.folder} & faulty)
    entries = tuple(filter(_passes, sound))
    results: tuple[Result, ...] = analyse(Repository(entries, (), frozenset()))
    return {result.slug: [sentence(item.finding) for item in result.judged] for result in results}


def _passes(entry: Entry) -> bool:
    return entry.package is not None and passes(entry.case, entry.package)


def _case(slug: str, old: Entry | None, new: Entry, headlines: tuple[Mapping[str, list[str]], ...]) -> Iterator[str]:
    where = "draft" if new.draft else "published"
    verdict = "passes" if _passes(new) else "does not pass"
    yield f"### {slug}"
    yield f"{_plain(new.case.who.name)} ({where}{', new' if old is None else ''}). It {verdict} the gate. {_record(new)}"
    before, after = (state.get(slug, []) for state in headlines)
    if before != after:
        lines = [f"- before: {_plain(text)}" for text in before if text not in after]
        yield "\n".join([*lines, *(f"- now: {_plain(text)}" for text in after if text not in before)])
    yield from _figures(old, new)


def _figures(old: Entry | None, new: Entry) -> Iterator[str]:
    known, now = _rows(old), _rows(new)
    earlier = {row.id: row for row in _all(old)} if old else {}
    changed = [row for row in _all(new) if known.get(row.id) != now[row.id]]
    lines = [_figure(row, earlier.get(row.id), new) for row in changed[:_MOST]]
    lines += [
        f"| {_code(gone)} | removed | {_plain(row_text(earlier[gone]))} | | |" for gone in known if gone not in now
    ]
    if lines:
        head = "| Row | What | Before | Now | Look it up |\n|---|---|---|---|---|"
        yield "\n".join([head, *lines])
    if len(changed) > _MOST:
        yield f"{len(changed) - _MOST} more rows changed."


def _figure(row: Row, earlier: Row | None, entry: Entry) -> str:
    about = ", ".join(
        part for part in (row.metric, row.group, row.arm, row.site, row.population, row.when.text) if part
    )
    was = _plain(row_text(earlier)) if earlier else "new"
    return f"| {_code(row.id)} | {_plain(about)} | {was} | {_plain(row_text(row))} | {_source(row, entry)} |"


def _source(row: Row, entry: Entry) -> str:
    """The source as a link that opens at the figure where the browser can find it."""
    source = entry.case.sources.get(row.source)
    if source is None:
        return f"{row.source} is missing"
    value = getattr(row, "value", None)
    fragment = f"#:~:text={quote(f'{value:g}')}" if value is not None and "#" not in source.url else ""
    return f"[{row.source}: {_plain(source.title)}](<{source.url}{fragment}>)"


def _record(entry: Entry) -> str:
    record = entry.case.record
    return f"Transcribed {_step(record.transcribed if record else None)}; checked {_step(record.checked if record else None)}."


def _step(step: Step | None) -> str:
    return f"by a {step.by} on {step.on}" if step else "by nobody yet (key `record`)"


def _duplicates(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    urls = {source.url.rstrip("/") for source in entry.case.sources.values()}
    for slug, other in sorted(entries.items()):
        if slug == entry.slug:
            continue
        same = entry.case.who.place.state == other.case.who.place.state
        if same and plain(entry.case.who.name) == plain(other.case.who.name):
            yield f"**Possibly the same as {slug}:** same name and state."
        shared = urls & {source.url.rstrip("/") for source in other.case.sources.values()}
        if shared:
            yield f"Shares {len(shared)} source{'s' if len(shared) > 1 else ''} with {slug}."


def _plain(text: str) -> str:
    """Contributed text inside Markdown: no markup, no mention, one line."""
    one_line = " ".join(text.split())
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>|#!~" else sign for sign in one_line)
    return escaped.replace("@", "@\u200b")


def _code(text: str) -> str:
    return "".join(sign for sign in text if sign not in "`|\n\r")
