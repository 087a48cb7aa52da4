"""Processes that draw give what is drawn here, in order, and one that fails is noticed."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.charts.drawers import Drawers
from proofpoints.charts.engine import draw
from proofpoints.processes.pipe import get, put
from tests.charts.exhibits import every_exhibit


def test_processes_draw_what_this_one_draws_in_order() -> None:
    specs = [exhibit.spec for exhibit in every_exhibit()]
    with Drawers("svg") as drawers:
        drawn = list(drawers.draw(map(json.dumps, specs)))
    assert [svg.decode("utf-8") for svg in drawn] == [draw(spec) for spec in specs]


def test_a_text_that_cannot_be_drawn_ends_the_build_and_leaves_no_process(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="has ended"), Drawers("svg") as drawers:
        list(drawers.draw(['{"mark": "no such mark"}'] * 9))
    assert all(one.process.returncode is not None for one in drawers.all)
    assert "Traceback" in capfd.readouterr().err


@given(st.lists(st.binary(max_size=50)), st.integers(0, 7))
def test_messages_come_out_as_they_went_in_and_a_cut_one_is_none(messages: list[bytes], cut: int) -> None:
    pipe = io.BytesIO()
    for message in messages:
        put(pipe, message)
    put(pipe, b"last")
    whole = pipe.getvalue()
    read = io.BytesIO(whole[: len(whole) - 1 - cut])
    assert [get(read) for _ in messages] == messages
    assert get(read) is None
