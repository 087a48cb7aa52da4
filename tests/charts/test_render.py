"""Specifications to SVG: offline, cached, described, and safe to put into a page."""

from __future__ import annotations

import json
import re
import shutil
import socket
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import vl_convert

from proofpoints.charts import drawn as drawn_code
from proofpoints.charts import engine as engine_code
from proofpoints.charts.drawn import key_of
from proofpoints.charts.engine import SHOWN_IN, VEGA_LITE, draw, finished
from proofpoints.charts.exhibit import FONT, Exhibit
from proofpoints.charts.render import describe, render_all
from tests.charts.exhibits import compare_exhibit, every_exhibit, score_exhibit, trend_exhibit
from tests.charts.test_picture import pixels

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return render_all(every_exhibit(), tmp_path_factory.mktemp("charts"))


@pytest.mark.parametrize("exhibit", every_exhibit(), ids=lambda exhibit: exhibit.title[:40])
def test_a_drawn_chart_is_an_image_with_title_and_description(exhibit: Exhibit, drawn: dict[str, str]) -> None:
    root = ElementTree.fromstring(describe(drawn[exhibit.key], exhibit, "c1"))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "c1-title c1-desc"
    title, desc = root[0], root[1]
    assert (title.tag, title.get("id"), title.text) == (f"{SVG}title", "c1-title", exhibit.title)
    assert (desc.tag, desc.get("id"), desc.text) == (f"{SVG}desc", "c1-desc", exhibit.alt)
    assert root.get("viewBox")
    assert root.get("width") is None
    assert root.get("height") is None


def test_ids_are_unique_in_a_page_of_all_charts(drawn: dict[str, str]) -> None:
    shown = [describe(drawn[exhibit.key], exhibit, f"c{number}") for number, exhibit in enumerate(every_exhibit())]
    ids = re.findall(r'\bid="([^"]+)"', "".join(shown))
    assert len(ids) == len(set(ids))
    used = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', "".join(shown))
    assert {one or other for one, other in used} <= set(ids)


def test_nothing_is_fetched(drawn: dict[str, str]) -> None:
    for exhibit in every_exhibit():
        svg = describe(drawn[exhibit.key], exhibit, "c1")
        rest = svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|//|<script|<image|<foreignObject|\son\w+=|@import", rest)


@pytest.mark.parametrize("exhibit", every_exhibit(), ids=lambda exhibit: exhibit.title[:40])
def test_a_drawing_looks_as_the_engine_drew_it_in_fewer_bytes(
    exhibit: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = draw(exhibit.spec)
    monkeypatch.setattr(engine_code, "finished", str)
    plain = draw(exhibit.spec)
    assert len(shown) < 0.75 * len(plain)
    ours, theirs = rows_of_pixels(shown), rows_of_pixels(plain)
    assert len(ours) == len(theirs)
    # a thousandth of a pixel is cut off, which a few grays of letters show
    assert sum(one != other for one, other in zip(ours, theirs, strict=True)) < len(ours) / 1000


def rows_of_pixels(svg: str) -> bytes:
    """A drawing in twice its size, in its light colors and in the letters of the engine."""
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups()  # type: ignore[union-attr]
    sized = re.sub(r' (?:width|height)="[\d.]+"', "", svg[: svg.index(">")]) + svg[svg.index(">") :]
    sized = sized.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1).replace(SHOWN_IN, FONT)
    png = vl_convert.svg_to_png(re.sub(r"var\([^,]*,(#\w+)\)", r"\1", sized), scale=2)
    return pixels(png)[2]


def test_words_are_measured_in_letters_that_the_engine_brings_along_and_shown_in_those_of_the_reader(
    drawn: dict[str, str],
) -> None:
    for exhibit in every_exhibit():
        assert exhibit.spec["config"]["font"] == "Liberation Sans"
        assert re.findall(r'font-family="([^"]*)"', drawn[exhibit.key]) == [SHOWN_IN]


def test_colors_are_variables_so_that_one_drawing_serves_light_and_dark(drawn: dict[str, str]) -> None:
    svg = drawn[trend_exhibit().key]
    assert "var(--pp-program" in svg
    assert "var(--pp-other" in svg


def test_a_title_with_signs_of_markup_is_text(drawn: dict[str, str]) -> None:
    exhibit = replace(compare_exhibit(), title='<script>alert(1)</script> & "x"', alt="</desc><b>>")
    svg = describe(drawn[exhibit.key], exhibit, "c1")
    root = ElementTree.fromstring(svg)
    assert root[0].text == exhibit.title
    assert root[1].text == exhibit.alt
    assert "<script" not in svg


def test_a_label_with_signs_of_markup_is_text() -> None:
    spec = compare_exhibit().spec
    spec["datasets"]["bars"][0]["words"] = '<script>"&'
    svg = draw(spec)
    assert "<script" not in svg
    assert '<script>"&' in {text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")}


def test_a_chart_in_the_cache_is_taken_as_it_is(tmp_path: Path) -> None:
    exhibit = compare_exhibit()
    first = render_all([exhibit], tmp_path)
    (file,) = tmp_path.iterdir()
    assert file.name == f"{exhibit.key}.svg"
    before, inode = file.read_bytes(), file.stat().st_ino
    assert render_all([exhibit], tmp_path) == first
    assert file.read_bytes() == before
    assert file.stat().st_ino == inode, "a hit must not be drawn and written again"
    assert before.endswith(first[exhibit.key].encode())


@pytest.mark.parametrize(
    "broken",
    [
        lambda svg: svg[: len(svg) // 2],
        lambda svg: b"",
        lambda svg: b"\xff\xfe" + svg,
        lambda svg: svg + b"<",
        lambda svg: svg.replace(b"</text>", b"1</text>"),
        lambda svg: svg[: len(svg) // 2] + bytes(64) + svg[len(svg) // 2 + 64 :],
        lambda svg: b"<svg " + svg.partition(b"<svg ")[2],
    ],
    ids=["half", "empty", "not text", "more", "another word", "zeros inside", "no checksum"],
)
def test_a_broken_cache_file_is_drawn_again(tmp_path: Path, broken: object) -> None:
    exhibit = compare_exhibit()
    whole = render_all([exhibit], tmp_path)
    (file,) = tmp_path.iterdir()
    good = file.read_bytes()
    damaged = broken(good)  # type: ignore[operator]
    assert damaged != good
    file.write_bytes(damaged)
    assert render_all([exhibit], tmp_path) == whole
    assert file.read_bytes() == good
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_drawing_of_another_chart_is_drawn_again(tmp_path: Path) -> None:
    one, other = compare_exhibit(), trend_exhibit()
    whole = render_all([one, other], tmp_path)
    shutil.copyfile(tmp_path / f"{other.key}.svg", tmp_path / f"{one.key}.svg")
    assert render_all([one, other], tmp_path) == whole


def test_another_engine_draws_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own code around the engine is part of it: what it makes of a drawing must reach the charts in the cache."""
    before, picture = compare_exhibit().key, key_of("<svg/>")
    changed = tmp_path / "engine.py"
    changed.write_text(Path(engine_code.__file__).read_text("utf-8").replace("SCALE = 2 / 3", "SCALE = 1"), "utf-8")
    monkeypatch.setattr(drawn_code, "_ENGINE", changed)
    drawn_code.engine.cache_clear()
    try:
        assert compare_exhibit().key != before
        assert key_of("<svg/>") != picture
    finally:
        monkeypatch.undo()
        drawn_code.engine.cache_clear()
    assert compare_exhibit().key == before


def test_a_folder_in_the_place_of_the_cache_file_does_not_pass_for_a_chart(tmp_path: Path) -> None:
    """It can't be replaced, so every build draws again; a cache is never the reason why a site isn't built."""
    exhibit = compare_exhibit()
    key = exhibit.key
    (tmp_path / f"{key}.svg").mkdir()
    for _ in range(2):
        assert render_all([exhibit], tmp_path) == {key: draw(exhibit.spec)}
    assert [path.name for path in tmp_path.iterdir()] == [f"{key}.svg"]  # no half of a file stays beside it


def test_the_key_follows_the_data_and_nothing_else() -> None:
    assert compare_exhibit().key == compare_exhibit().key
    assert replace(compare_exhibit(), title="other").key == compare_exhibit().key
    assert len({exhibit.key for exhibit in every_exhibit()}) == len(every_exhibit())


def test_the_specification_as_json_is_that_of_form_and_data_together() -> None:
    for exhibit in every_exhibit():
        assert exhibit.text == json.dumps(exhibit.spec, sort_keys=True, ensure_ascii=False)


def test_the_same_chart_twice_is_drawn_once(tmp_path: Path) -> None:
    assert len(render_all([compare_exhibit(), compare_exhibit()], tmp_path)) == 1


def test_no_charts_give_no_drawings(tmp_path: Path) -> None:
    assert render_all([], tmp_path / "new") == {}


def test_many_charts_are_drawn_after_a_few(tmp_path: Path) -> None:
    """As in a live preview; a forked pool waited for ever here, because this process had drawn before."""
    many = [compare_exhibit()]
    render_all(many, tmp_path)
    for number in range(8):
        exhibit = compare_exhibit()
        exhibit.spec["datasets"]["bars"][0]["value"] = 60 + number
        many.append(exhibit)
    drawings = render_all(many, tmp_path)
    assert len(drawings) == 9
    assert drawings[many[3].key] == draw(many[3].spec)


def test_a_form_that_is_compiled_once_draws_what_each_whole_specification_would() -> None:
    for exhibit in every_exhibit():
        less = replace(exhibit, data={name: rows[:1] for name, rows in exhibit.data.items()})
        none = replace(exhibit, data={name: [] for name in exhibit.data})
        for spec in (exhibit.spec, less.spec, none.spec):
            assert draw(spec) == finished(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))


def test_two_drawings_are_equal() -> None:
    for exhibit in (trend_exhibit(), score_exhibit()):
        assert draw(exhibit.spec) == draw(exhibit.spec)


def test_drawing_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert draw(trend_exhibit().spec).endswith("</svg>")


def test_an_address_in_a_specification_is_refused_without_asking_it() -> None:
    """The engine has sockets of its own, so a listener counts who knocks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        spec = {"data": {"url": f"http://127.0.0.1:{server.getsockname()[1]}/x.csv"}, "mark": "point"}
        with pytest.raises(ValueError):
            draw(spec)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("address", ["file://{}", "{}"])
def test_a_file_of_the_builder_is_not_read(tmp_path: Path, address: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\nhush\n")
    spec = {"data": {"url": address.format(secret)}, "mark": "text", "encoding": {"text": {"field": "a"}}}
    try:
        svg = draw(spec)
    except ValueError:
        return
    assert "hush" not in svg
