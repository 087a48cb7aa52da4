"""What can be wrong with what a build reads beside the cases."""

from tests.defect import Defect, bad, write

RELEASES, FUNNEL = "docs/releases.json", "survey_import/funnels/example.json"


def kept(name: str, file: str, content: str | bytes, at: int | None, field: str, message: str) -> Defect:
    """A slip in a file that a command of ours has written."""
    hint = "git checkout" if file == RELEASES else "Correct it, or take it away"
    return bad(name, write(file, content), (file, at, field), "file-kept", message, hint)


BESIDE = [
    kept("releases of no date", RELEASES, '[{"date": "soon", "new": [], "gone": [], "changed": []}]', None, "", 'not "soon"'),
    kept("a date as a week", RELEASES, '[{"date": "2026-W47-7", "new": [], "gone": [], "changed": []}]', None, "", "as 2026-"),
    kept("an empty note of the releases", RELEASES, "", 1, "", "must be whole JSON"),
    kept("a note of the releases that is cut off", RELEASES, "[\n{", 2, "", "must be whole JSON"),
    kept("releases that are no list", RELEASES, "{}", None, "", "must be a list of releases"),
    kept("a release without its cases", RELEASES, '[{"date": "2026-11-22", "new": []}]', None, "changed", "must be there"),
    kept("brackets in brackets", RELEASES, "[" * 100_000, None, "", "brackets in brackets"),
    kept("releases in another encoding", RELEASES, b"\xff", None, "", "must be UTF-8"),
    kept("a funnel that is cut off", FUNNEL, "{", 1, "", "must be whole JSON"),
    kept("a funnel without its stages", FUNNEL, "{}", None, "stages", "must be there"),
    bad("a folder in the place of a funnel", write(f"{FUNNEL}/example.txt", ""), (FUNNEL, None, ""), "file-kept",
        "it can't be read: Is a directory", "Correct it, or take it away"),
    kept("a funnel of no counts", FUNNEL, '{"stages": [{"label": "Asked", "count": "3"}]}', None, "", "is no count"),
    bad("a page in another encoding", write("docs/methods.md", b"# Methods\n\nCaf\xe9\n"), ("docs/methods.md", 3, ""),
        "page-encoding", "must be UTF-8", "Save the file as UTF-8"),
    bad("a page where the site has one of its own", write("docs/Cases.md", "# Cases\n"), ("docs/Cases.md", None, ""),
        "page-place", "the site has cases of its own", "another name"),
    bad("a folder where the site has one of its own", write("docs/data/example.md", "# Data\n"), ("docs/data", None, ""),
        "page-place", "the site has data of its own", "another name"),
]  # fmt: skip
