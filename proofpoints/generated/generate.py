"""The files that are made from the model and vocabulary: what, and with which text. Nothing is written here."""

from __future__ import annotations

import json
from pathlib import Path

from proofpoints.charts.drafts import kept_forms
from proofpoints.charts.forms import FILE
from proofpoints.generated.editor_schema import editor_schema
from proofpoints.generated.issue_form import form_text, new_case_form
from proofpoints.generated.reference_pages import rule_pages, rules_page, vocabulary_page
from proofpoints.generated.template import case_template
from proofpoints.reading.descriptor import descriptor_text, make_descriptor
from proofpoints.reading.packages import tables_in


def generated_files(root: Path) -> dict[str, str]:
    """Path below the root to text, for every generated file of the sources."""
    pages = {"docs/vocabulary.md": vocabulary_page(), "docs/rules.md": rules_page()} | rule_pages()
    template = {"docs/example-new.yml.txt": case_template("example-new")}
    forms = template | {".github/ISSUE_TEMPLATE/new-case.yml": form_text(new_case_form())}
    charts = {FILE: kept_forms()}
    return {"cases/case.schema.json": case_schema()} | charts | forms | pages | descriptors(root)


def case_schema() -> str:
    """JSON Schema of a case file, for editors."""
    return json.dumps(editor_schema(), indent=1, ensure_ascii=False) + "\n"


def descriptors(root: Path) -> dict[str, str]:
    """The descriptor of every dataset folder, from the files it holds; the title of an older one is kept."""
    files = {}
    for folder in sorted((root / "datasets").iterdir()) if (root / "datasets").is_dir() else []:
        path = folder / "datapackage.json"
        # a link could lead out of the repository
        if folder.is_dir() and not folder.is_symlink() and not path.is_symlink():
            descriptor = make_descriptor(folder.name, _title(path, folder.name), tables_in(folder))
            files[f"datasets/{folder.name}/datapackage.json"] = descriptor_text(descriptor)
    return files


def _title(path: Path, slug: str) -> str:
    fallback = f"Published figures of {slug.replace('-', ' ')}"
    try:
        title = json.loads(path.read_text("utf-8"))["title"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return fallback
    return title if isinstance(title, str) and title else fallback
