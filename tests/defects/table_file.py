"""What can be wrong with outcomes.csv and effects.csv."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from proofpoints.columns import OUTCOMES
from tests.defect import (
    HARBOR_EFFECTS,
    RIDGE_EFFECTS,
    RIDGE_ROWS,
    VALLEY_ROWS,
    Defect,
    add,
    bad,
    recode,
    swap,
    utf16,
    with_mark,
    write,
)


def in_rows(name: str, old: str, new: str, line: int, field: str, rule: str, message: str, hint: str) -> Defect:
    """A slip in outcomes.csv of the valley schools."""
    return bad(name, swap(VALLEY_ROWS, old, new), (VALLEY_ROWS, line, field), rule, message, hint)


def swapped(root: Path) -> Path:
    """A percent sign in the first figure."""
    swap(VALLEY_ROWS, "2008-09,71.2", "2008-09,71.2%")(root)
    return root


def crlf(raw: bytes) -> bytes:
    """The line ends of Windows."""
    return raw.replace(b"\n", b"\r\n")


def separated(sign: str) -> Callable[[bytes], bytes]:
    """The same cells with another sign between them, as Excel writes them in other countries."""

    def turn(raw: bytes) -> bytes:
        out = io.StringIO()
        csv.writer(out, delimiter=sign, lineterminator="\n").writerows(csv.reader(io.StringIO(raw.decode("utf-8"))))
        return out.getvalue().encode("utf-8")

    return turn


SUMMIT_ROWS = "datasets/example-summit-school/outcomes.csv"
REPEATED = "o12,graduation-rate,all-students,program,district,,,2010,72.0,percent,,,,exact,,leaver rate,S3,\n"
TABLE = [
    in_rows("comma for a point", "2008-09,71.2", '2008-09,"71,2"', 2, "value", "table-type",
            'value must be a number, not "71,2"', "61.5, not 61.5% or 61,5"),
    in_rows("percent sign in a cell", "2008-09,71.2", "2008-09,71.2%", 2, "value", "table-type", 'not "71.2%"',
            "digits only"),
    in_rows("NaN in a cell", "2008-09,71.2", "2008-09,NaN", 2, "value", "table-type", 'not "NaN"', "digits only"),
    in_rows("infinity in a cell", "2008-09,71.2", "2008-09,inf", 2, "value", "table-type", 'not "inf"', "digits only"),
    in_rows("power of ten", "2008-09,71.2", "2008-09,7.12e1", 2, "value", "table-type", 'not "7.12e1"', "digits only"),
    in_rows("digits of another script", "2008-09,71.2", "2008-09,٧١", 2, "value", "table-type", "must be a number",
            "digits only"),
    in_rows("a formula", "Hidden by the state.", "=1+1", 11, "note", "table-formula", "note must not begin with =",
            "Begin the text with a word"),
    in_rows("comma in unquoted text of a table", "Hidden by the state.", "Hidden, by the state.", 11, "", "table-cells",
            "must have 18 cells, it has 19", "double quotes"),
    in_rows("n in words", "percent,412,", "percent,about 400,", 4, "n", "table-type", "n must be a whole number",
            "Doubt goes into qualifier"),
    in_rows("n with a fraction", "percent,412,", "percent,412.0,", 4, "n", "table-type", "n must be a whole number",
            "digits only"),
    in_rows("n with a comma of thousands", "percent,412,", 'percent,"1,412",', 4, "n", "table-type", 'not "1,412"',
            "If it is 1,412, write 1412"),
    in_rows("n with a comma of thousands and no quotes", "percent,412,", "percent,1,412,", 4, "", "table-cells",
            "must have 18 cells, it has 19", "If it is 1,412, write 1412"),
    in_rows("n of a group too small", "percent,412,", "percent,<10,", 4, "n", "table-type", 'not "<10"',
            "fewer than ten students, or the source hides how many, leave value and n empty, and write suppressed"),
    in_rows("hidden n", "percent,412,", "percent,*,", 4, "n", "table-type", 'not "*"', "write suppressed as qualifier"),
    in_rows("n that is not known", "percent,412,", "percent,N/A,", 4, "n", "table-type", 'not "N/A"', "leave n empty"),
    in_rows("hidden value", "2008-09,71.2", "2008-09,*", 2, "value", "table-type", 'not "*"',
            "If the source hides the figure, leave value and n empty, and write suppressed as qualifier"),
    in_rows("value that is not known", "2008-09,71.2", "2008-09,N/A", 2, "value", "table-type", 'not "N/A"',
            "if it does not give it, remove the row"),
    in_rows("value as a bound", "2008-09,71.2", "2008-09,<5", 2, "value", "table-type", 'not "<5"', "at-most or at-least"),
    in_rows("n of three", "percent,412,", "percent,3,", 4, "n", "small-cells", "n must be at least 10, it is 3",
            "suppressed"),
    in_rows("out of bounds", "2008-09,71.2", "2008-09,120", 2, "value", "in-bounds", "value must be at most 100",
            "Check the figure in S3"),
    in_rows("misspelt measure", "o11,dropout-rate", "o11,drop-out-rate", 12, "metric", "table-value",
            'metric must be one of our values, not "drop-out-rate"', 'Did you mean "dropout-rate"?'),
    in_rows("misspelt group", "homeless", "homless", 11, "group", "table-value", 'not "homless"',
            'Did you mean "homeless"?'),
    in_rows("wrong unit word", "2013-14,5,percent", "2013-14,5,%", 12, "unit", "table-value", 'not "%"', "percent"),
    in_rows("missing source in a table", "federal cohort rate,S3,Hidden", "federal cohort rate,,Hidden", 11, "source",
            "table-required", "source is empty", "The id of the source"),
    in_rows("source in words", "federal cohort rate,S3,Hidden", "federal cohort rate,State,Hidden", 11, "source",
            "table-value", 'source must be a source id, not "State"', "such as S1"),
    in_rows("source that is not listed in a table", "cohort rate,S3,Hidden", "cohort rate,S8,Hidden", 11, "source",
            "sources-resolve", "source S8 must stand under sources of cases/example-valley-schools.yml", "Add S8"),
    in_rows("bad period", "2008-09,71.2", "2008-10,71.2", 2, "period", "table-period", 'not "2008-10"', "2013-14, 2014"),
    in_rows("school year with two whole years in a table", "2008-09,71.2", "2008-2009,71.2", 2, "period", "table-period",
            'not "2008-2009"', 'Did you mean "2008-09"? Write 2013-14, 2014'),
    in_rows("a measure by its label", "o11,dropout-rate", "o11,Graduation on time", 12, "metric", "table-value",
            'not "Graduation on time"', 'Did you mean "graduation-rate"?'),
    in_rows("missing measure", "o11,dropout-rate", "o11,", 12, "metric", "table-required", "metric is empty",
            "Allowed: graduation-rate, "),
    in_rows("missing qualifier", "percent,,,,suppressed,", "percent,,,,,", 11, "qualifier", "table-required",
            "qualifier is empty", "Allowed: exact, approximate, at-most, at-least, suppressed."),
    in_rows("period in words", "2008-09,71.2", "last year,71.2", 2, "period", "table-period", "a time we can order",
            "spring 2014"),
    in_rows("missing period", "2008-09,71.2", ",71.2", 2, "period", "table-required", "period is empty", "School year"),
    in_rows("missing value", "2008-09,71.2", "2008-09,", 2, "value", "suppressed-is-empty", "value is empty",
            "suppressed"),
    in_rows("blank at the end", "o11,dropout-rate", "o11,dropout-rate ", 12, "metric", "table-cell",
            "must not begin or end with a blank", 'Write "dropout-rate"'),
    in_rows("repeated id", "o2,graduation-rate", "o1,graduation-rate", 3, "id", "table-repeated-id",
            "stands in lines 2 and 3", "id of its own"),
    in_rows("capital id", "o11,dropout-rate", "O11,dropout-rate", 12, "id", "table-value", "small letters and digits",
            "Write o1, o2"),
    in_rows("too few cells", "leaver rate,S3,The method used before the federal one.", "leaver rate,S3", 2, "",
            "table-cells", "must have 18 cells, it has 17", "still needs its comma"),
    in_rows("quote that is not closed in a table", "leaver rate,S3,The method", 'leaver rate,S3,"The method', 2, "", "table-csv",
            "the row that begins here is not valid CSV", "must be closed"),
    in_rows("line break in a cell", "Hidden by the state.", '"Hidden\nby the state."', 11, "note", "table-cell",
            "must be one line", "Remove the line break"),
    in_rows("misspelt header", "id,metric,group", "id,metrics,group", 1, "metrics", "table-header",
            '"metrics" is not a column we know', 'Did you mean "metric"?'),
    in_rows("columns in another order", "id,metric,group", "id,group,metric", 1, "id", "table-header", "in our order",
            "check --fix --write example-valley-schools"),
    bad("duplicate row", add(VALLEY_ROWS, REPEATED), (VALLEY_ROWS, 13, "value"), "conflicts-settled", "repeats row o2",
        "Remove one of the two rows"),
    bad("blank line", add(VALLEY_ROWS, "\n"), (VALLEY_ROWS, 13, ""), "table-cells", "the line is empty",
        "Remove it, or run"),
    bad("lines of commas", add(VALLEY_ROWS, f"{',' * 17}\n" * 3), (VALLEY_ROWS, 13, ""), "table-cells",
        "the line is empty, as are 2 more", "Remove it, or run"),
    bad("semicolons", recode(VALLEY_ROWS, separated(";")), (VALLEY_ROWS, 1, ""), "table-header",
        "the columns are separated by semicolons; they must be separated by commas", "Run `python"),
    bad("tabs", recode(VALLEY_ROWS, separated("\t")), (VALLEY_ROWS, 1, ""), "table-header",
        "the columns are separated by tabs", "Run `python"),
    bad("no header", recode(VALLEY_ROWS, lambda raw: raw.partition(b"\n")[2]), (VALLEY_ROWS, 1, ""), "table-header",
        "the first line is a row, not the names of the columns", "Write this line above it: id,metric,group"),
    bad("capitals in the header", swap(VALLEY_ROWS, "id,metric,group", "ID,Metric,Group"), (VALLEY_ROWS, 1, "ID"),
        "table-header", "in small letters, not ID, Metric, Group", "Run `python"),
    bad("capitals in the header hide no other slip",
        lambda root: swap(VALLEY_ROWS, "id,metric,group", "ID,Metric,Group")(swapped(root)),
        (VALLEY_ROWS, 2, "value"), "table-type", 'not "71.2%"', "digits only"),
    bad("semicolons hide no other slip", lambda root: recode(VALLEY_ROWS, separated(";"))(swapped(root)),
        (VALLEY_ROWS, 2, "value"), "table-type", 'not "71.2%"', "digits only"),
    bad("CRLF", recode(VALLEY_ROWS, lambda raw: raw.replace(b"\n", b"\r\n")), (VALLEY_ROWS, 1, ""), "table-encoding",
        "carriage return", "Run `python build_site.py check --fix --write example-valley-schools`"),
    bad("a byte order mark hides no other slip", lambda root: recode(VALLEY_ROWS, with_mark)(swapped(root)),
        (VALLEY_ROWS, 2, "value"), "table-type", 'not "71.2%"', "digits only"),
    bad("line ends hide no other slip", lambda root: recode(VALLEY_ROWS, crlf)(swapped(root)), (VALLEY_ROWS, 2, "value"),
        "table-type", 'not "71.2%"', "digits only"),
    bad("cp1252 table", recode(VALLEY_ROWS, lambda raw: raw.replace(b"Hidden", b"caf\xe9")), (VALLEY_ROWS, 11, ""),
        "table-encoding", "a byte that is not", "words to look at"),
    bad("table of a Mac", recode(VALLEY_ROWS, lambda raw: raw.replace(b"Hidden", b"caf\x8e")), (VALLEY_ROWS, 11, ""),
        "table-encoding", "a byte that is not", "CSV UTF-8 (Comma delimited)', then run"),
    bad("UTF-16 table", recode(VALLEY_ROWS, utf16), (VALLEY_ROWS, 1, ""), "table-encoding", "it is UTF-16",
        "Run `python build_site.py check --fix --write example-valley-schools`"),
    bad("table with a byte order mark", recode(VALLEY_ROWS, with_mark), (VALLEY_ROWS, 1, ""), "table-encoding",
        "byte order mark", "Run `python build_site.py check --fix --write example-valley-schools`"),
    bad("NUL in a table", add(VALLEY_ROWS, "\0"), (VALLEY_ROWS, 13, ""), "table-encoding", "NUL byte", "Export"),
    bad("huge table", add(VALLEY_ROWS, "x" * 5_000_000), (VALLEY_ROWS, 1, ""), "table-encoding", "at most 5 MB",
        "Keep only the rows"),
    bad("too many rows", add(VALLEY_ROWS, "x\n" * 20_001), (VALLEY_ROWS, 20_002, ""), "table-size",
        "at most 20000 rows", "Keep only the rows"),
    bad("emptied outcomes.csv", write(VALLEY_ROWS, ""), (VALLEY_ROWS, 1, ""), "table-empty", "it is empty",
        "First line: id,metric"),
    bad("header alone", write(VALLEY_ROWS, ",".join(OUTCOMES.header) + "\n"), (VALLEY_ROWS, 1, ""), "table-empty",
        "it has only a header", "Add one line"),
    bad("id in both files", swap(RIDGE_EFFECTS, "e1,engagement", "o1,engagement"), (RIDGE_EFFECTS, 2, "id"),
        "table-repeated-id", "stands in outcomes.csv, line 2, too", "use e1, e2"),
    bad("estimate missing", swap(HARBOR_EFFECTS, "2011-12,-6.8", "2011-12,"), (HARBOR_EFFECTS, 2, "estimate"),
        "table-required", "estimate is empty", "The difference as published"),
    bad("typographic minus", swap(HARBOR_EFFECTS, "2011-12,-6.8", "2011-12,−6.8"), (HARBOR_EFFECTS, 2, "estimate"),
        "table-type", "estimate must be a number", "digits only"),
    bad("spread of zero", swap(RIDGE_ROWS, ",14.2,", ",0,"), (RIDGE_ROWS, 2, "sd"), "in-bounds", "sd must be more than 0",
        "Leave it empty"),
]  # fmt: skip
