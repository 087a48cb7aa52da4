"""The rules of reading about files, descriptors and tables, one lesson each; those about YAML stand in reading_rules.py."""

from __future__ import annotations

from proofpoints.lessons.lesson import Lesson

_ROW = "o1,graduation-rate,all-students,program,district,,,2013-14,83.4,percent,412,,,exact,,federal cohort rate,S1,"
_SCHEMA = (
    "Run `python build_site.py schema`, or `python build_site.py check --fix --write`: both write the descriptor anew."
)

FILE_LESSONS = (
    Lesson(
        "file-name",
        "The name of a case file is small letters, digits and hyphens, ending in .yml.",
        "it becomes the address of the page.",
        "cases/Example Valley.yaml",
        "cases/example-valley.yml",
        "give the file another name.",
    ),
    Lesson(
        "file-link",
        "A case must be an ordinary file.",
        "a link can lead out of the repository.",
        "cases/example-valley.yml -> /etc/passwd",
        "cases/example-valley.yml",
        "copy the file itself to this place.",
    ),
    Lesson(
        "file-unknown",
        "cases/ holds case files only.",
        "nobody would read or check another file there.",
        "cases/figures.xlsx",
        "cases/example-valley.yml\ndatasets/example-valley/outcomes.csv",
        "put figures into the dataset: `python build_site.py new SLUG --from figures.xlsx` does it.",
    ),
    Lesson(
        "package-missing",
        "A case needs its dataset folder with datapackage.json and outcomes.csv.",
        "every figure on the page comes from there.",
        "datasets/example-valley/        # without outcomes.csv",
        "datasets/example-valley/datapackage.json\ndatasets/example-valley/outcomes.csv",
        "make both with `python build_site.py new SLUG`, or give the folder the name of the case file.",
    ),
    Lesson(
        "package-file",
        "A dataset holds only the files we know, as ordinary files.",
        "whatever stands there is published.",
        "datasets/example-valley/students.xlsx",
        "datasets/example-valley/outcomes.csv",
        "remove the file; figures belong into outcomes.csv, published differences into effects.csv.",
    ),
    Lesson(
        "descriptor",
        "datapackage.json must be the one we write, but for title, description and version.",
        "a descriptor can make other programs open addresses and files.",
        '"path": "https://example.org/outcomes.csv"',
        '"path": "outcomes.csv"',
        _SCHEMA,
    ),
    Lesson(
        "descriptor-syntax",
        "datapackage.json must be valid JSON.",
        "programs that read open data stop at it.",
        '{"name": "example-valley",}',
        '{"name": "example-valley"}',
        _SCHEMA,
    ),
    Lesson(
        "frictionless",
        "A dataset must be a valid Frictionless data package.",
        "others read our data with that standard. Our own check is stricter, so this should never appear.",
        "a dataset that our check lets pass and Frictionless does not",
        "a dataset that both let pass",
        "open an issue with the message: one of the two checks is wrong.",
    ),
)
TABLE_LESSONS = (
    Lesson(
        "table-encoding",
        "A CSV file must be UTF-8 text without a byte order mark, its lines ending in LF.",
        "the same commit must give the same bytes on every machine.",
        "lines that end in CR LF, as Excel writes them",
        "lines that end in LF",
        "run `python build_site.py check --fix --write SLUG`; it reads UTF-16 and what Excel on Windows writes, too, "
        "and says how it read them.",
    ),
    Lesson(
        "table-csv",
        "A CSV file must be valid: a quote that is opened must be closed.",
        "an open quote swallows the rows after it.",
        '...,S1,"the note begins',
        '...,S1,"the note begins and ends"',
        "close the quote; write a quote inside a cell twice.",
    ),
    Lesson(
        "table-empty",
        "A dataset must hold figures.",
        "a case without figures waits in cases/drafts/ (there it is a warning).",
        "id,metric,group,arm,...",
        f"id,metric,group,arm,...\n{_ROW}",
        "add one line for each published figure.",
    ),
    Lesson(
        "table-header",
        "The first line of a CSV file is our header, in our order.",
        "all datasets can then be read together.",
        "metric,id,group,arm,...",
        "id,metric,group,arm,...",
        "copy the header from the message; semicolons or tabs between the columns, capitals, and columns in another "
        "order are mended by `python build_site.py check --fix --write SLUG`.",
    ),
    Lesson(
        "table-cells",
        "Every row has as many cells as the header.",
        "a comma too many shifts all figures behind it.",
        "...,S1,after appeals, final",
        '...,S1,"after appeals, final"',
        "put a cell that holds a comma in double quotes, and write 1240 without one; an empty cell still needs its "
        "comma. Empty lines are removed by `python build_site.py check --fix --write SLUG`.",
    ),
    Lesson(
        "table-cell",
        "A cell is one line of text without blanks around it.",
        "blanks at the end make two things of one.",
        "...,federal cohort rate ,S1,",
        "...,federal cohort rate,S1,",
        "remove the blanks or the line end inside the cell.",
    ),
    Lesson(
        "table-required",
        "A cell that every figure needs must be filled.",
        "a figure without unit, time or source can't be read.",
        "o1,graduation-rate,all-students,program,,,,2013-14,...",
        "o1,graduation-rate,all-students,program,district,,,2013-14,...",
        "fill the cell; docs/vocabulary.md says what each column means.",
    ),
    Lesson(
        "table-repeated-id",
        "The id of a row stands once in both files of a dataset.",
        "pages link to rows by their id.",
        "o1,...\no1,...",
        "o1,...\no2,...",
        "give the row the next free id. Never renumber rows that are already published.",
    ),
    Lesson(
        "table-value",
        "A cell with a list must hold one of its values.",
        "rows are compared only if they use the same words.",
        "o1,Math proficiency,...",
        "o1,proficiency-math,...",
        "take the value the message proposes, or one of docs/vocabulary.md.",
    ),
    Lesson(
        "table-type",
        "A number must be digits with at most one decimal point.",
        "61,5 is sixty-one and a half to some readers and 615 to others.",
        "...,2013-14,61.5%,percent,...",
        "...,2013-14,61.5,percent,...",
        "write digits only; doubt goes into qualifier and note. A hidden figure has an empty value and n "
        "and the qualifier `suppressed`.",
    ),
    Lesson(
        "table-period",
        "A period must have one of our forms.",
        "only then can figures be put in order of time.",
        "...,SY 2013/2014,...",
        "...,2013-14,...",
        "write 2013-14, 2014, spring 2014, year 2, 2010-11 to 2012-13 or unstated.",
    ),
    Lesson(
        "table-formula",
        "A cell must not begin like a formula of a spreadsheet.",
        "who opens our open data in a spreadsheet must not run anything.",
        "...,S1,=1+1",
        "...,S1,One and one.",
        "begin the text with a letter.",
    ),
    Lesson(
        "table-size",
        "A dataset holds at most some thousand rows.",
        "a case needs tens of rows, not raw data of students.",
        "outcomes.csv with 50,000 rows",
        "outcomes.csv with 50 rows",
        "keep the rows that the case refers to.",
    ),
)
