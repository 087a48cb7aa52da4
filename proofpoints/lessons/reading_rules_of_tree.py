"""The rules about which files may stand in the repository, and about those beside the cases, one lesson each."""

from __future__ import annotations

from proofpoints.lessons.lesson import Lesson

TREE_LESSONS = (
    Lesson(
        "tree-name",
        "The name of a file or folder is plain letters, digits, hyphens, dots and underscores.",
        "other signs mean something else on another system, or to a command that reads the name.",
        "cases/Example Valley: 2014.yml",
        "cases/example-valley.yml",
        "give the file another name, in small letters, digits and hyphens.",
    ),
    Lesson(
        "tree-collision",
        "Two files must differ in more than capitals or signs that look alike.",
        "a Mac and Windows keep only one of them, and nobody knows which.",
        "cases/example-valley.yml\ncases/Example-Valley.yml",
        "cases/example-valley.yml\ncases/example-valley-high.yml",
        "give one of the two another name.",
    ),
    Lesson(
        "tree-link",
        "A file must be an ordinary file, no link, no pipe and no repository of its own.",
        "a link can lead out of the repository.",
        "datasets/example-valley/outcomes.csv -> ../../elsewhere.csv",
        "datasets/example-valley/outcomes.csv",
        "remove the link, and copy the file itself to this place.",
    ),
    Lesson(
        "tree-raw-export",
        "Workbooks, exports of survey tools and packed files can't be kept in the repository.",
        "raw answers and work files name people; what was once committed stays in the history.",
        "datasets/example-valley/answers.xlsx",
        "datasets/example-valley/outcomes.csv",
        "remove the file, and give its figures to `python build_site.py new SLUG --from FILE`, which reads it where it lies.",
    ),
    Lesson(
        "tree-executable",
        "A file of a case or dataset must not be executable.",
        "nothing that contributors send is meant to run.",
        "mode 100755 cases/example-valley.yml",
        "mode 100644 cases/example-valley.yml",
        "run `git update-index --chmod=-x FILE`.",
    ),
    Lesson(
        "tree-size",
        "A file must not be larger than what a case needs.",
        "a reader of the repository loads every file into memory.",
        "cases/example-valley.yml of 2 MB",
        "cases/example-valley.yml of 20 kB",
        "keep only what the case needs.",
    ),
    Lesson(
        "tree-pointer",
        "A file must be there itself, not as a pointer of Git LFS.",
        "the site is built from what the repository holds, and a pointer holds no figures.",
        "version https://git-lfs.github.com/spec/v1",
        "id,metric,group,arm,...",
        "run `git lfs untrack FILE`, then add the file again.",
    ),
)

BESIDE_LESSONS = (
    Lesson(
        "file-kept",
        "docs/releases.json and the funnels of surveys must be as our commands wrote them.",
        "the site tells from them when a case was published and how many answers of a survey could be used.",
        '[{"date": "soon", "new": ["example-valley"]}]',
        '[{"date": "2026-11-22", "new": ["example-valley"], "gone": [], "changed": []}]',
        "take the file as it was committed last: `git checkout -- FILE`.",
    ),
    Lesson(
        "page-place",
        "A hand-written page must not stand where the site has a page of its own.",
        "one of the two would be lost.",
        "docs/cases.md",
        "docs/about-cases.md",
        "give the page another name.",
    ),
    Lesson(
        "page-encoding",
        "A hand-written page must be UTF-8 text.",
        "other encodings turn names into signs nobody can read.",
        "docs/methods.md, saved as plain text of Windows",
        "docs/methods.md, saved as UTF-8",
        "save the file as UTF-8.",
    ),
)
