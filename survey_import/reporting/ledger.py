"""What of a survey was counted in earlier imports, so that a later export alone adds to the funnel and replaces nothing.

The file holds a hash for each record, its class, and the school and program as published in drafts; no figure, no prose
and no id of a tool. It stays with who imports (see .gitignore), because it names schools that have no results, unless
the profile says that the answers themselves are published pages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from survey_import.answer import NOT_ANSWER, Answer, Cell
from survey_import.people.beside import doubt_about
from survey_import.places import read_level, read_state
from survey_import.problem import Refused
from survey_import.questions.mapping import Profile
from survey_import.repeats import find_repeats, hash_of, said_words
from survey_import.schools import Schools, school_name

LEDGERS = "survey_import/ledgers"
_PLACE = ("name", "state", "city", "program", "level")  # what tells programs apart
_ID_SIGNS = 8  # of a hash: one in four thousand million ids, so that an id of twelve digits can't be found again


@dataclass(frozen=True)
class Entry:
    """One record of the survey as last imported. `before`: marks of its earlier versions."""

    mark: str
    content: str
    id_mark: str = ""
    lacks: tuple[str, ...] = ()
    place: dict[str, str] = field(default_factory=dict)
    slug: str = ""
    before: tuple[str, ...] = ()
    weak: bool = False  # too little was said to call another record with the same words a duplicate


def mark_records(answers: list[Answer], profile: Profile) -> None:
    """Give every record of one file its mark; call it while the ids of the tool are still known."""
    seen: Counter[str] = Counter()
    for answer in answers:
        said = said_words(answer)
        answer.id_mark = hash_of([profile.name, answer.id_key])[:_ID_SIGNS] if answer.id_key else ""
        mark = hash_of(said if said else [answer.reasons[:1], answer.id_mark])
        seen[mark] += 1
        answer.mark = mark if seen[mark] == 1 else f"{mark}x{seen[mark]}"


def read_ledger(root: Path, name: str) -> list[Entry] | None:
    """All records counted so far; None if there is no such file."""
    path = root / LEDGERS / f"{name}.json"
    if not path.is_file():
        return None
    try:
        return [_read_entry(one) for one in json.loads(path.read_text("utf-8"))["records"]]
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        raise Refused(
            f"{LEDGERS}/{name}.json can't be read",
            "Delete it, and import all exports of the survey in one command with --recount.",
        ) from None


def _read_entry(one: dict[str, Any]) -> Entry:
    lists = {key: tuple(one.get(key, ())) for key in ("lacks", "before")}
    return Entry(
        one["mark"],
        one["content"],
        one.get("id_mark", ""),
        lists["lacks"],
        dict(one.get("place", {})),
        one.get("slug", ""),
        lists["before"],
        weak=bool(one.get("weak")),
    )


def ledger_text(entries: list[Entry], profile: Profile) -> str:
    """One line for each record, so that a difference can be read."""
    lines = ",\n".join(
        json.dumps({key: value for key, value in asdict(one).items() if value}, ensure_ascii=False) for one in entries
    )
    head = json.dumps({"survey": profile.name, "note": "hashes and classes; not for publication"})[:-1]
    return f'{head}, "records": [\n{lines}\n]}}\n'


def add_file(past: list[Entry], answers: Iterable[Answer], profile: Profile) -> list[Entry]:
    """The records so far and those of one file: each counted once, an edited one in place of its earlier version."""
    now = [_entry(answer) for answer in answers]
    places = {entry.mark: index for index, entry in enumerate(past)}
    outdated = {mark for entry in past for mark in entry.before}
    here = {entry.mark for entry in now}
    known = sum(entry.mark in here for entry in past)
    missing = [index for index, entry in enumerate(past) if entry.mark not in here]
    versions = _Versions(past, missing, profile, by_school=bool(past) and known * 2 >= len(past))
    merged = list(past)
    for entry in now:
        if entry.mark in places:
            index = places[entry.mark]
            old = merged[index]
            merged[index] = replace(
                entry, before=old.before, slug=entry.slug or old.slug, id_mark=entry.id_mark or old.id_mark
            )
        elif entry.mark in outdated:
            continue
        elif (found := versions.take(entry)) is not None:
            old = merged[found]
            merged[found] = replace(entry, before=(*old.before, old.mark), slug=entry.slug or old.slug)
        else:
            merged.append(entry)
    return merged


class _Versions:
    """Records of earlier imports that a file lacks, to find of which one a new record is the edited version.

    The tool's id is proof. The same school is taken for it only if the file holds most of the earlier records
    (`by_school`): then it is a later export of everything, and the record is missing because it was edited.
    """

    def __init__(self, past: list[Entry], missing: list[int], profile: Profile, *, by_school: bool) -> None:
        self.by_id = {past[index].id_mark: index for index in missing if past[index].id_mark}
        self.schools, self.taken = Schools(profile), set[int]()
        for index in missing if by_school else ():
            if past[index].content != NOT_ANSWER:
                self.schools.add(_answer(past[index], index))

    def take(self, entry: Entry) -> int | None:
        """The place of the earlier version; each is given out once."""
        found = self.by_id.get(entry.id_mark) if entry.id_mark else None
        if found is None and entry.content != NOT_ANSWER:
            other = self.schools.find(_answer(entry, -1))
            found = None if other is None else other.record
        if found is None or found in self.taken:
            return None
        self.taken.add(found)
        return found


def counted(entries: list[Entry], profile: Profile) -> list[Answer]:
    """The records as answers with their classes over the whole survey, for the funnel."""
    answers = [_answer(entry, number) for number, entry in enumerate(entries, 1)]
    find_repeats(answers, profile)
    return answers


def _entry(answer: Answer) -> Entry:
    place = {
        name: hash_of(school_name(text)) if doubt_about(answer, name) else text
        for name in _PLACE
        if (text := _level(answer.text(name)) if name == "level" else answer.text(name))
        and (name != "state" or read_state(text))  # what is no state may be a person
    }
    return Entry(
        answer.mark,
        answer.content,
        answer.id_mark,
        tuple(dict.fromkeys(answer.lacks)),
        place if answer.content != NOT_ANSWER else {},
        answer.slug,
        weak=not answer.key,
    )


def _level(text: str) -> str:
    """What a later import compares, and nothing that was typed beside it."""
    return "provider" if "provider" in text.casefold() else read_level(text)


def _answer(entry: Entry, number: int) -> Answer:
    answer = Answer("", number, "", kind=entry.content, content=entry.content, lacks=list(entry.lacks))
    answer.fields = {name: [Cell(text, 0)] for name, text in entry.place.items()}
    answer.key = "" if entry.weak else entry.mark.partition("x")[0]
    answer.id_key, answer.slug = entry.id_mark, entry.slug
    return answer
