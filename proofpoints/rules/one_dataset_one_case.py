"""Each case has its own dataset of the same name, and each dataset its case; a case is published or a draft, not both.

Why: a dataset without a case is read by nobody and checked by nobody, and one under another name is easily overlooked.

Bad:

    datasets/example-valley/          # and no file under cases/ with dataset: example-valley

Good:

    cases/example-valley.yml          # with result: {dataset: example-valley, ...}

Mend: give the dataset the name of its case file, or remove the one that is left over.
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Entry, Repository

ID = "one-dataset-one-case"


def check(repository: Repository) -> Iterator[Problem]:
    """A dataset of another name, or one slug twice; folders without a case are found when the tree is loaded."""
    by_slug: dict[str, Entry] = {}
    for entry in repository.entries:
        dataset = entry.case.result.dataset
        if dataset != entry.slug:
            yield entry.problem(
                ("result", "dataset"),
                ID,
                f'dataset must be "{entry.slug}", the name of the case file, not "{dataset}"',
                f"Write `dataset: {entry.slug}`, and keep its figures in datasets/{entry.slug}/.",
            )
        if entry.slug in by_slug:
            yield entry.problem(
                (),
                ID,
                f"{entry.slug} must be published or a draft, {by_slug[entry.slug].file} exists too",
                "Remove one of the two files.",
            )
        by_slug.setdefault(entry.slug, entry)
    for sketch in repository.sketches:
        if sketch.slug in by_slug:
            message = f"{sketch.slug} must be published or a draft, {by_slug[sketch.slug].file} exists too"
            yield Problem(sketch.file, 1, 1, "", ID, message, "Remove one of the two files.")
