"""Forms: those that are kept are those that Altair writes, and one that is not kept is written when it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from proofpoints.charts import forms
from proofpoints.charts.drafts import KEPT, draft, kept_forms
from proofpoints.charts.forms import form


def test_the_kept_forms_are_those_of_altair() -> None:
    assert Path(forms.__file__).with_name("forms.json").read_text("utf-8") == kept_forms()


@pytest.mark.parametrize(("name", "lines"), [*KEPT, ("compare-bar", 4), ("compare-dot", 9), ("estimates", 5)])
def test_a_form_is_what_altair_writes(name: str, lines: int) -> None:
    assert form(name, lines).spec == draft(name, lines)
    assert json.dumps(form(name, lines).spec) == json.dumps(draft(name, lines))


def test_more_lines_make_a_chart_higher() -> None:
    steps = [form("estimates", lines).spec["height"]["step"] for lines in (1, 2, 3, 4)]
    assert steps == [48, 63, 78, 93]
