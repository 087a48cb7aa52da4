"""Pieces: filled without Jinja, they must come out as Jinja would fill them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from proofpoints.pages.page import environment
from proofpoints.pages.piece import Piece, joined, piece

PIECES = (
    "all_figures.html",
    "answer.html",
    "badge.html",
    "badge.svg",
    "chart_cell.html",
    "chart_row.html",
    "embed.html",
    "embed_figure.html",
    "figure_link.html",
    "head.html",
    "row.html",
    "figure.html",
    "row_note.html",
    "social.svg",
    "social_head.html",
    "social_line.svg",
    "social_mark.svg",
    "source.html",
    "source_link.html",
)
TEXTS = st.text(st.sampled_from("<>&\"'%{}sx é\n ")) | st.text()
VALUES = st.one_of(TEXTS, TEXTS.map(Markup))


@pytest.mark.parametrize("name", PIECES)
@given(data=st.data())
def test_a_piece_is_filled_as_jinja_fills_it(name: str, data: st.DataObject) -> None:
    values = {place: data.draw(VALUES) for place in piece(name).names}
    assert piece(name).fill(**values) == environment().get_template(name).render(**values)


@given(st.text(st.characters(exclude_characters="{\r\n", codec="utf-8")), VALUES)
def test_html_with_signs_of_other_forms_stays_as_it_is(html: str, value: str) -> None:
    template = html + "{{ name }}%s %(x)s"
    assert Piece(template).fill(name=value) == environment().from_string(template).render(name=value)


def test_the_same_signs_as_text_and_as_markup_are_two_things() -> None:
    one = Piece("{{ text }}")
    for _ in range(2):
        assert one.fill(text="<b>") == "&lt;b&gt;"
        assert one.fill(text=Markup("<b>")) == "<b>"


def test_a_name_without_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Piece("{{ text }}").fill(other="x")


@pytest.mark.parametrize("template", ["{% if x %}", "{{ x.y }}", "{{x}}", "{# x #}", "{{ x | safe }}"])
def test_more_than_names_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="HTML and names alone"):
        Piece(template)


def test_markup_is_joined_and_stays_markup() -> None:
    assert joined([Markup("<b>"), Markup("<i>")], ", ") == Markup("<b>, <i>")
    assert isinstance(joined([]), Markup)
