"""The rules of reading: what a file must be before a rule about its content can look at it, one lesson each."""

from __future__ import annotations

from proofpoints.lessons.lesson import Lesson
from proofpoints.lessons.reading_rules_of_data import FILE_LESSONS, TABLE_LESSONS
from proofpoints.lessons.reading_rules_of_tree import BESIDE_LESSONS, TREE_LESSONS

_YAML = (
    Lesson(
        "yaml-syntax",
        "A case file must be valid YAML.",
        "a file that can't be read can't be checked; the message names the first place that makes no sense.",
        "text: Nobody chose: there was no group.",
        'text: "Nobody chose: there was no group."',
        "look at the line and those above it: a colon or # inside a text needs double quotes around the text, a quote that is "
        "opened must be closed, and parts of one list begin in one column.",
    ),
    Lesson(
        "yaml-encoding",
        "A case file must be UTF-8 text of at most 64 kB, indented by spaces.",
        "other encodings turn names into signs nobody can read; control characters can steer a terminal.",
        "who:\n\tname: Example Valley        # the line begins with a tab",
        "who:\n  name: Example Valley",
        "save the file as UTF-8 without a byte order mark, and replace tabs by two spaces.",
    ),
    Lesson(
        "yaml-empty",
        "A case file must hold a case.",
        "an empty file says nothing.",
        "# to do",
        "who:\n  name: Example Valley",
        "start with `python build_site.py new SLUG`, or copy a case.",
    ),
    Lesson(
        "yaml-documents",
        "A case file holds one case.",
        "the file name is the address of one page.",
        "who: ...\n---\nwho: ...",
        "who: ...",
        "remove the line `---`, and give the second case a file of its own.",
    ),
    Lesson(
        "yaml-key",
        "A key must be plain text.",
        "nothing in a case has a key made of a list or of braces.",
        "[level]: district",
        "level: district",
        "write `key: value`.",
    ),
    Lesson(
        "yaml-repeated-key",
        "A key must stand once.",
        "YAML would silently keep only the last one.",
        "level: district\nlevel: school",
        "level: district",
        "merge the two, or remove the wrong one.",
    ),
    Lesson(
        "yaml-alias",
        "Anchors (&), aliases (*) and merge keys (<<) can't be used.",
        "a few lines of them unfold to gigabytes, and a reader of the file has to jump to understand it.",
        "name: &valley Example Valley\nprogram: *valley",
        "name: Example Valley\nprogram: Example Valley",
        "write the value out; a text that begins with & or * needs double quotes.",
    ),
    Lesson(
        "yaml-tag",
        "Tags (!) can't be used.",
        "a tag can ask a program to run something.",
        "name: !!python/name:os.system",
        "name: Example Valley",
        "remove the tag; a text that begins with ! needs double quotes.",
    ),
    Lesson(
        "yaml-size",
        "A case has few levels and at most some thousand parts.",
        "deeper files are mistakes or attacks.",
        "products: [[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]",
        "products: [Example Courseware]",
        "compare the place with the same place in another case.",
    ),
)
_SHAPE = (
    Lesson(
        "shape-missing",
        "A key that every case needs must be there and be filled in.",
        "the page has a place for each; a gap would look as if nothing was known. In a draft this is a warning.",
        "who:\n  name:",
        "who:\n  name: Example Valley Schools",
        "fill it in. Where nothing was published, students_served and goal take `none-published`; optional keys are left out.",
    ),
    Lesson(
        "shape-unknown-key",
        "A key must be one we know.",
        "a misspelt key would be ignored silently, and its text never appear on the page.",
        "who:\n  levels: district",
        "who:\n  level: district",
        "take the key the message proposes. If the key is really a piece of your text, the text holds a comma or colon and needs "
        "double quotes.",
    ),
    Lesson(
        "shape-value",
        "A value must have the form of its key, or be one of our list.",
        "searching and comparing cases needs the same word for the same thing.",
        "state: Washington",
        "state: WA",
        "take the value the message proposes, or one of docs/vocabulary.md. If none fits, open an issue: lists grow.",
    ),
    Lesson(
        "shape-type",
        "A value must be of the kind its key has: text, number, list, or keys of its own.",
        "a number with words around it can't be drawn or compared.",
        "- {value: about 5400, source: S1}",
        "- {value: 5400, source: S1, note: About; rounded by the source.}",
        "write digits only; put doubts into `note`; begin each entry of a list with `- `.",
    ),
    Lesson(
        "shape-length",
        "A text must not be longer than its place on the page.",
        "names of a page's length hide what they name.",
        "name: A name of more than three hundred characters ...",
        "name: Example Valley Schools",
        "say it shorter, or split it.",
    ),
)
READING_RULES: tuple[Lesson, ...] = (*_YAML, *_SHAPE, *FILE_LESSONS, *TABLE_LESSONS, *TREE_LESSONS, *BESIDE_LESSONS)
