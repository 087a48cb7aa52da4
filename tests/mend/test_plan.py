"""`check --fix`: what has one right answer is mended, comments stay, the rest is left to a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from proofpoints.commands import main
from proofpoints.mend.plan import plan_mends
from proofpoints.validate import load_and_validate
from tests.defect import VALLEY, VALLEY_PACKAGE, VALLEY_ROWS, Edit, apply, problems_in, recode, swap, utf16, write
from tests.defects.table_file import crlf, separated


def moved(raw: bytes) -> bytes:
    """Sources before doubt, each with a comment of its own."""
    text = raw.decode("utf-8")
    doubt, sources = text.index("doubt:"), text.index("sources:")
    return (text[:doubt] + "# about sources\n" + text[sources:] + "# about doubt\n" + text[doubt:sources]).encode()


def columns_turned(raw: bytes) -> bytes:
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"))))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([*row[1:], row[0]] for row in rows)
    return out.getvalue().encode()


MENDED: list[tuple[str, Edit]] = [
    ("line ends of a case", recode(VALLEY, crlf)),
    ("line ends of a table", recode(VALLEY_ROWS, crlf)),
    ("byte order mark", recode(VALLEY_ROWS, lambda raw: b"\xef\xbb\xbf" + raw)),
    ("missing last line end", recode(VALLEY, lambda raw: raw.rstrip(b"\n"))),
    ("thousands", swap(VALLEY, "value: 5400,", 'value: "5,400",')),
    ("percent sign", swap(VALLEY, "percent: 48.2", "percent: 48.2%")),
    ("capitals", swap(VALLEY, "state: WA", "state: wa")),
    ("blank for hyphen", swap(VALLEY, "[flex, station-rotation]", "[flex, Station rotation]")),
    ("school year", swap(VALLEY, "launched: 2011-12", "launched: 2011/2012")),
    ("percent sign in a table", swap(VALLEY_ROWS, "68.4,percent", "68.4%,percent")),
    ("year in a table", swap(VALLEY_ROWS, ",2012-13,", ",2012/2013,")),
    ("blank in a table", swap(VALLEY_ROWS, "68.4,percent", "68.4 ,percent")),
    ("capitals in a table", swap(VALLEY_ROWS, "68.4,percent", "68.4,Percent")),
    ("order of columns", recode(VALLEY_ROWS, columns_turned)),
    ("semicolons", recode(VALLEY_ROWS, separated(";"))),
    ("tabs", recode(VALLEY_ROWS, separated("\t"))),
    ("UTF-16", recode(VALLEY_ROWS, utf16)),
    ("UTF-16 with tabs, as Excel's Unicode text", recode(VALLEY_ROWS, lambda raw: utf16(crlf(separated("\t")(raw))))),
    ("text of Windows", recode(VALLEY_ROWS, lambda raw: raw.replace(b"a newspaper", b"a caf\xe9 \x96 once"))),
    ("capitals in the header", swap(VALLEY_ROWS, "id,metric,group", "ID, Metric,GROUP")),
    ("blank lines", recode(VALLEY_ROWS, lambda raw: raw.replace(b"o3,", b"\no3,") + b"\n\n")),
    ("lines of commas", recode(VALLEY_ROWS, lambda raw: raw + b",,,,,,,,,,,,,,,,,\n" * 3)),
    ("descriptor", write(VALLEY_PACKAGE, "{}")),
]
LEFT: list[tuple[str, Edit]] = [
    ("a word that is only near", swap(VALLEY, "level: district", "level: distrct")),
    ("decimal comma", swap(VALLEY_ROWS, "68.4,percent", '"68,4",percent')),
    ("thousands or decimals", swap(VALLEY_ROWS, "68.4,percent", '"68,400",percent')),
    ("a doubt in words", swap(VALLEY, "value: 5400,", "value: about 5400,")),
    ("open quote", swap(VALLEY_ROWS, "68.4,percent", '"68.4,percent')),
    ("bytes of another encoding", recode(VALLEY, lambda raw: raw.replace(b"teacher says", b"teacher\x92s say"))),
    ("bytes of a Mac", recode(VALLEY_ROWS, lambda raw: raw.replace(b"a newspaper", b"a caf\x8e"))),
    (
        "a quote of Windows, or a letter of a Mac",
        recode(VALLEY_ROWS, lambda raw: raw.replace(b"newspaper", b"pa\x92s")),
    ),
    ("semicolons in some lines", recode(VALLEY_ROWS, lambda raw: separated(";")(raw) + b"o99,x\n")),
    ("unknown part", swap(VALLEY, "doubt:\n", "doubts:\n")),
]


@pytest.mark.parametrize("edit", [edit for _, edit in MENDED], ids=[name for name, _ in MENDED])
def test_what_has_one_right_answer_is_mended(repository_copy: Path, edit: Edit) -> None:
    apply(repository_copy, (edit,))
    (mend,) = plan_mends(repository_copy, None)
    assert mend.diff()
    (repository_copy / mend.file).write_bytes(mend.after)
    assert problems_in(repository_copy) == []
    assert plan_mends(repository_copy, None) == []


@pytest.mark.parametrize("edit", [edit for _, edit in LEFT], ids=[name for name, _ in LEFT])
def test_what_needs_a_person_is_left_alone(repository_copy: Path, edit: Edit) -> None:
    apply(repository_copy, (edit,))
    assert plan_mends(repository_copy, None) == []


def test_parts_move_with_their_comments(repository_copy: Path) -> None:
    apply(repository_copy, (recode(VALLEY, moved),))
    assert [problem.rule for problem in problems_in(repository_copy)] == ["key-order"]
    (mend,) = plan_mends(repository_copy, ["example-valley-schools"])
    text = mend.after.decode("utf-8")
    assert text.index("# about doubt\ndoubt:") < text.index("# about sources\nsources:")
    assert sorted(text.splitlines()) == sorted(mend.before.decode("utf-8").splitlines())


def test_nothing_is_written_before_the_difference_was_seen(
    repository_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apply(repository_copy, (swap(VALLEY, "state: WA", "state: wa"),))
    broken = (repository_copy / VALLEY).read_bytes()
    assert main(["check", "--root", str(repository_copy), "--fix"]) == 1
    shown = capsys.readouterr()
    assert "-    state: wa\n+    state: WA\n" in shown.err
    assert "Add --write" in shown.err
    assert (repository_copy / VALLEY).read_bytes() == broken
    assert main(["check", "--root", str(repository_copy), "--fix", "--write"]) == 0
    assert load_and_validate(repository_copy, ["example-valley-schools"])[1] == []


def test_the_title_of_a_descriptor_is_kept(repository_copy: Path) -> None:
    def untidy(raw: bytes) -> bytes:
        return raw.replace(b'"title": "Published', b'"title": "Our').replace(
            b'"path": "outcomes.csv"', b'"path": "x.csv"'
        )

    apply(repository_copy, (recode(VALLEY_PACKAGE, untidy),))
    (mend,) = plan_mends(repository_copy, None)
    assert b'"title": "Our figures' in mend.after


def test_a_draft_that_was_moved_names_the_schema_from_its_new_place(repository_copy: Path) -> None:
    line = b"# yaml-language-server: $schema=../case.schema.json\n"
    case = repository_copy / "cases/example-new.yml"
    case.write_bytes(line + b"who:\n")
    (mend,) = plan_mends(repository_copy, ["example-new"])
    assert mend.after == b"# yaml-language-server: $schema=case.schema.json\nwho:\n"


def test_how_bytes_of_windows_were_read_is_said(repository_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apply(repository_copy, (recode(VALLEY_ROWS, lambda raw: raw.replace(b"a newspaper", b"a caf\xe9 of Jos\xe9")),))
    assert main(["check", "--root", str(repository_copy), "--fix", "--write", "example-valley-schools"]) == 0
    assert "read as text of Windows (cp1252), written as UTF-8; look whether these words are right: café, José" in (
        capsys.readouterr().err
    )
    assert "a café of José" in (repository_copy / VALLEY_ROWS).read_text("utf-8")


@pytest.mark.parametrize("ends", [lambda raw: raw.replace(b"\n", b"\r"), lambda raw: raw.rstrip(b"\n"), crlf])
def test_a_difference_that_nobody_can_see_is_said_in_words(
    repository_copy: Path, ends: Callable[[bytes], bytes]
) -> None:
    apply(repository_copy, (recode(VALLEY_ROWS, ends),))
    (mend,) = plan_mends(repository_copy, None)
    assert "each line ends with LF, a byte order mark is removed; no word changes" in mend.diff()
