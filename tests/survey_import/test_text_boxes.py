"""Several text boxes stand under one question, as several choices do: no box, no label and no zero is lost."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from survey_import.response import Export
from survey_import.tables.reading import read_export
from tests.survey_import.test_first_time import call

HEAD = "Respondent ID,Collector ID"


def _export(folder: Path, questions: str, labels: str, *answers: str) -> Export:
    path = folder / "monkey.csv"
    rows = [f"{HEAD},{questions}", f",,{labels}", *(f"11400000000{n},6,{row}" for n, row in enumerate(answers))]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return read_export(path)


def _table(export: Export) -> dict[str, list[str]]:
    """The answers below each heading, without the tool's own columns."""
    return {
        column.heading: [record.cells[index] for record in export.records]
        for index, column in enumerate(export.columns)
        if column.role == "answer"
    }


def test_text_boxes_stay_columns_of_their_own(tmp_path: Path) -> None:
    export = _export(tmp_path, "Graduation rate,", "Before (2012-13),After (2014-15)", "0,79%", "71%,79%")
    assert _table(export) == {
        "Graduation rate – Before (2012-13)": ["0", "71%"],
        "Graduation rate – After (2014-15)": ["79%", "79%"],
    }


def test_choices_by_label_or_by_tick_stay_one_question(tmp_path: Path) -> None:
    labels = "Flex,Lab rotation,Other (please specify)"
    spelled = _export(tmp_path, "Which models?,,", labels, "Flex,,", ",Lab rotation,our own", "Flex,Lab rotation,")
    assert _table(spelled) == {"Which models?": ["Flex", "Lab rotation; our own", "Flex; Lab rotation"]}
    ticked = _export(tmp_path, "Which models?,,", labels, "1,0,", "0,1,our own", "1,1,")
    assert _table(ticked) == _table(spelled)


def test_another_choice_in_own_words_makes_no_text_boxes(tmp_path: Path) -> None:
    export = _export(
        tmp_path, "Which models?,,", "Flex,Lab rotation,Own mix of models", "Flex,,", ",Lab rotation,a bit of all"
    )
    assert _table(export) == {"Which models?": ["Flex", "Lab rotation; a bit of all"]}
    export = _export(tmp_path, "Do you track results?,", "Response,Other (please specify)", "No,", "Yes,", ",not yet")
    assert _table(export) == {"Do you track results?": ["No", "Yes", "not yet"]}


def test_the_choice_called_no_is_an_answer(tmp_path: Path) -> None:
    export = _export(tmp_path, "May we publish it?,", "Yes,No", "Yes,", ",No")
    assert _table(export) == {"May we publish it?": ["Yes", "No"]}


def test_a_contact_in_text_boxes_stays_a_persons(tmp_path: Path) -> None:
    export = _export(
        tmp_path, "Contact,,", "Name,Company,Email Address", "Ottoline Featherstone,Example,o@example.test"
    )
    assert [column.role for column in export.columns[2:]] == ["identity", "answer", "identity"]
    export = _export(tmp_path, "About the district,", "Name,City", "Example Valley Schools,Exampleton")
    assert _table(export)["About the district – Name"] == ["Example Valley Schools"]


def test_text_boxes_of_limesurvey_stay_columns_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "lime.csv"
    path.write_text(
        "id,submitdate,lastpage,Graduation rate [Before],Graduation rate [After],Models [Flex],Models [Lab],Models [other]\n"
        "1,1980-01-01 00:00:00,5,0,79%,Y,N/A,our own\n"
        "2,1980-01-01 00:00:00,5,71%,79%,,Y,\n",
        "utf-8",
    )
    found = _table(read_export(path))
    assert found["Graduation rate – Before"] == ["0", "71%"]
    assert found["Graduation rate – After"] == ["79%", "79%"]
    assert found["Models"] == ["Flex; our own", "Lab"]


def test_from_text_boxes_to_a_draft_with_its_name(tmp_path: Path) -> None:
    questions = "Please tell us about you,,Graduation rate,,Link"
    labels = "District name,State,Before (2012-13),After (2014-15),Open-Ended Response"
    rows = ["Example Valley Schools,Ohio,71%,79%,https://example.org/a.pdf", "Example Ridge Schools,Ohio,0,79%,"]
    _export(tmp_path, questions, labels, *rows)
    code, printed = call(str(tmp_path / "monkey.csv"), "--out", str(tmp_path / "out"))
    assert code == 1
    profile = tmp_path / "monkey.profile.yml"
    text = profile.read_text("utf-8").replace("confirmed: no", "confirmed: yes\nconstants: {measure: Graduation rate}")
    found = dict(re.findall(r'heading: "(.*)"\n    field: (\w+)', text))
    assert found["Please tell us about you – District name"] == "name"
    assert found["Please tell us about you – State"] == "state"
    for heading, field in (("Before (2012-13)", "baseline"), ("After (2014-15)", "followup")):
        text = re.sub(rf'(– {re.escape(heading)}"\n    field: )\w+', rf"\g<1>{field}", text)
    profile.write_text(text, "utf-8")
    command = re.search(r"-m survey_import (.*)", printed)
    assert command
    code, printed = call(*shlex.split(command[1]), "--out", str(tmp_path / "out"))
    assert code == 0, printed
    names = sorted(path.name for path in (tmp_path / "out/cases/drafts").iterdir())
    assert names == ["example-ridge-schools-oh.yml", "example-valley-schools-oh.yml"]
    assert "name: Example Valley Schools" in (tmp_path / "out/cases/drafts" / names[1]).read_text("utf-8")
