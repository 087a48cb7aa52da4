"""What stands under a root already: drafts by the answers they were made from, and what a new draft would meet there."""

from __future__ import annotations

from pathlib import Path

from proofpoints.reading.yamlfile import read_yaml
from survey_import.answer import Answer
from survey_import.drafts.draft import Draft, addresses, read_mark, text_hash
from survey_import.drafts.draft_body import PASSES
from survey_import.schools import alike_programs

NEW, SAME, REWRITTEN, EDITED, PUBLISHED, FOREIGN, KEPT, OLDER = (
    "new",
    "unchanged",
    "rewritten",
    "edited by a person",
    "already published",
    "already there",
    "kept, because the earlier answer is more complete",
    "kept, because a later version of this answer was imported before",
)


def state_of(root: Path, draft: Draft) -> str:
    """What writing this draft would meet: new, unchanged, ours to rewrite, edited, published."""
    if (root / f"cases/{draft.slug}.yml").exists():
        return PUBLISHED
    path = root / f"cases/drafts/{draft.slug}.yml"
    if path.exists() and not path.is_file():
        return FOREIGN
    if not path.exists():
        return FOREIGN if any((root / f"datasets/{draft.slug}").glob("*")) else NEW
    key, written, body = read_mark(_text(path))
    if not written:
        return FOREIGN
    files = {name: _text(root / name) for name in _tables(root, draft.slug)}
    if text_hash(body, files) != written:
        return EDITED
    if key == draft.answer_key:
        return SAME
    return KEPT if PASSES in body and not draft.passes else REWRITTEN


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def _tables(root: Path, slug: str) -> list[str]:
    return [f"datasets/{slug}/{path.name}" for path in sorted((root / f"datasets/{slug}").glob("*.csv"))]


def draft_keys(root: Path) -> dict[str, str]:
    """Answer key to slug of every draft that an import has written, so that a later export finds its own."""
    found = {}
    for path in sorted((root / "cases/drafts").glob("*.yml")):
        key = read_mark(_text(path))[0] if path.is_file() else ""
        if key:
            found[key] = path.stem
    return found


def address_for(root: Path, answer: Answer, taken: set[str]) -> str:
    """The slug of the same program if it has one, else a new one: a second program of a district gets its own."""
    return next(slug for slug in addresses(answer) if slug not in taken and not _another(root, slug, answer))


def _another(root: Path, slug: str, answer: Answer) -> bool:
    """True if a draft or case of another program stands there."""
    path = next((p for p in (root / f"cases/{slug}.yml", root / f"cases/drafts/{slug}.yml") if p.is_file()), None)
    if path is None:
        return False
    data = read_yaml(path.read_bytes()).data
    who, what = (data.get(key) if isinstance(data, dict) else None for key in ("who", "what"))
    name, program = (
        part.get(key) if isinstance(part, dict) else None for part, key in ((who, "name"), (what, "program"))
    )
    if not isinstance(name, str) or not answer.text("name"):
        return True  # nobody can say whose it is
    return not alike_programs(answer.text("program"), program if isinstance(program, str) else "")
