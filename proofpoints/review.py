"""What a change of the repository changes for a reader: figures, headlines, the gate's verdict, possible duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from proofpoints.analyse import Result, analyse
from proofpoints.evidence.gate import lacking, ready
from proofpoints.intake.cells import spelled
from proofpoints.model import Step
from proofpoints.problems import Level, Problem
from proofpoints.reading.yamlfile import Path
from proofpoints.report import summary
from proofpoints.review_rows import code, figures, plain, rows_of
from proofpoints.rows import Entry, Repository, Sketch
from proofpoints.words import sentence

_MOST, _SHARING, _FEW = 50, 5, 5  # errors, cases of the same source, and changed cases that are listed alone


@dataclass(frozen=True)
class Tree:
    """One state of the repository with its problems."""

    repository: Repository
    problems: list[Problem]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Cases and drafts that could be read, by slug."""
        return {entry.slug: entry for entry in self.repository.entries}

    @cached_property
    def sketches(self) -> dict[str, Sketch]:
        """Drafts that still lack parts, by slug."""
        return {sketch.slug: sketch for sketch in self.repository.sketches}

    @cached_property
    def known(self) -> dict[str, Entry | Sketch]:
        """Both, by slug."""
        return {**self.sketches, **self.entries}

    def said(self, one: Entry | Sketch) -> dict[Path, str]:
        """The texts of its file, by their path."""
        return dict(self._texts[one.file])

    @cached_property
    def _texts(self) -> dict[str, tuple[tuple[Path, str], ...]]:
        return {file.file: file.texts for file in self.repository.written}


def review_text(before: Tree, after: Tree) -> str:
    """Markdown for a person who reviews the change; contributed text is escaped."""
    changed = sorted(slug for slug, entry in after.entries.items() if _differs(before.entries.get(slug), entry))
    sketched = sorted(slug for slug in after.sketches.keys() - after.entries.keys() if _redrawn(slug, before, after))
    gone = sorted(before.known.keys() - after.known.keys() - after.repository.broken)
    parts = ["## Review", f"{summary(after.problems, after.repository)}."]
    parts += _problems(after)
    if len(changed) + len(sketched) > _FEW:  # a comment may be cut, so all are named before the first is shown
        parts.append(f"**Changed, {len(changed) + len(sketched)}:** {', '.join([*changed, *sketched])}")
    headlines = _headlines(before), _headlines(after)
    for slug in changed:
        parts += _case(slug, before, after, headlines)
        parts += _duplicates(after.entries[slug], after.entries)
    for slug in sketched:
        parts += _sketch(slug, before, after)
    parts += [f"### {slug}\n\nRemoved, or it waits to be read again." for slug in gone]
    broken = sorted(after.repository.broken - before.repository.broken)
    parts += [
        f"### {plain(slug)}\n\nIt can't be read as it is now, so nothing is said of its figures." for slug in broken
    ]
    if not (changed or sketched or gone or broken):
        parts.append("No case and no figure changed.")
    return "\n\n".join(parts) + "\n"


def _differs(old: Entry | None, new: Entry) -> bool:
    return old is None or old.case != new.case or old.draft != new.draft or rows_of(old.package) != rows_of(new.package)


def _redrawn(slug: str, before: Tree, after: Tree) -> bool:
    """Whether an incomplete draft is new, or says something else than before."""
    old, new = before.sketches.get(slug), after.sketches[slug]
    if old is None or rows_of(old.package) != rows_of(new.package):
        return True
    return before.said(old) != after.said(new) or old.lacks != new.lacks


def _problems(tree: Tree) -> list[str]:
    errors = [problem for problem in tree.problems if problem.level is Level.ERROR]
    lines = [f"- `{code(p.file)}:{p.line or 1}` {plain(p.message)}. {plain(p.hint)} ({p.rule})" for p in errors[:_MOST]]
    if len(errors) > _MOST:
        lines.append(f"- {len(errors) - _MOST} more errors. `python build_site.py check` lists them all.")
    return ["**To mend first:**", "\n".join(lines)] if lines else []


def _headlines(tree: Tree) -> dict[str, list[str]]:
    faulty = {problem.file for problem in tree.problems if problem.level is Level.ERROR}
    faulty |= {file.rpartition("/")[0] for file in faulty if file.startswith("datasets/")}
    sound = (e for e in tree.repository.published if e.package and not {e.file, e.package.folder} & faulty)
    entries = tuple(filter(ready, sound))
    results: tuple[Result, ...] = analyse(Repository(entries))
    return {result.slug: [sentence(item.finding) for item in result.judged] for result in results}


def _case(slug: str, before: Tree, after: Tree, headlines: tuple[Mapping[str, list[str]], ...]) -> Iterator[str]:
    old, new = before.known.get(slug), after.entries[slug]
    where = "draft" if new.draft else "published"
    verdict = "passes" if ready(new) else "does not pass"
    yield f"### {slug}"
    yield f"{plain(new.case.who.name)} ({where}{', new' if old is None else ''}). It {verdict} the gate. {_record(new)}"
    was, now = (state.get(slug, []) for state in headlines)
    if was != now:
        lines = [f"- before: {plain(text)}" for text in was if text not in now]
        yield "\n".join([*lines, *(f"- now: {plain(text)}" for text in now if text not in was)])
    yield from figures(old.package if old else None, new.package, after.said(new))


def _sketch(slug: str, before: Tree, after: Tree) -> Iterator[str]:
    old, new = before.known.get(slug), after.sketches[slug]
    yield f"### {slug}"
    yield f"`{code(new.file)}` (incomplete draft{', new' if old is None else ''}). It lacks:"
    yield "\n".join(f"- {plain(lack)}" for lack in lacking(new))
    yield from figures(old.package if old else None, new.package, after.said(new))


def _record(entry: Entry) -> str:
    record = entry.case.record
    return f"Transcribed {_step(record.transcribed if record else None)}; checked {_step(record.checked if record else None)}."


def _step(step: Step | None) -> str:
    return f"by a {step.by} on {step.on}" if step else "by nobody yet (key `record`)"


def _duplicates(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    urls = {source.url.rstrip("/") for source in entry.case.sources.values()}
    sharing = []
    for slug, other in sorted(entries.items()):
        if slug == entry.slug:
            continue
        same = entry.case.who.place.state == other.case.who.place.state
        if same and spelled(entry.case.who.name) == spelled(other.case.who.name):
            yield f"**Possibly the same as {slug}:** same name and state."
        shared = urls & {source.url.rstrip("/") for source in other.case.sources.values()}
        if shared:
            sharing.append(f"{len(shared)} source{'s' if len(shared) > 1 else ''} with {slug}")
    if sharing:
        more = f" and others with {len(sharing) - _SHARING} more" if len(sharing) > _SHARING else ""
        yield f"Shares {', '.join(sharing[:_SHARING])}{more}."
