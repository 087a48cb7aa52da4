"""No statistic is typed: every figure on every built page traces to dataset rows or to arithmetic over them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from proofpoints.commands import ROOT
from proofpoints.site.find import usual_slug
from tests.site.built import built_site
from tests.site.figures import Row, Sayable, newcombe, read_rows
from tests.site.tracing import Dataset, Untraced, check_text, untraced
from tests.site.tree import main_of, parse, squeeze

SLUGS = sorted(path.stem for path in (ROOT / "cases").glob("*.yml"))
QUALIFIED = {"exact": "", "approximate": "about ", "at-least": "at least ", "at-most": "at most "}


@pytest.fixture(scope="module")
def site() -> Path:
    return built_site()


@cache
def dataset(slug: str) -> Dataset:
    case = yaml.safe_load((ROOT / "cases" / f"{slug}.yml").read_text("utf-8"))
    return Dataset(read_rows(ROOT / "datasets" / case["result"]["dataset"]), case)


def html_of(site: Path, slug: str) -> str:
    return (site / "cases" / slug / "index.html").read_text("utf-8")


def report(found: list[Untraced]) -> str:
    return "\n".join(f"{one.number}: {one.reason}\n    in: {one.text[:300]}" for one in found)


# --- every figure has its row


@pytest.mark.parametrize("slug", SLUGS)
def test_every_figure_of_a_page_traces_to_rows(site: Path, slug: str) -> None:
    found = untraced(main_of(parse(html_of(site, slug))), dataset(slug))
    assert not found, report(found)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_row_stands_on_its_page_with_value_and_source(site: Path, slug: str) -> None:
    main = main_of(parse(html_of(site, slug)))
    shown = {row.attributes["id"]: row for row in main.find("tr") if "id" in row.attributes}
    assert set(shown) == set(dataset(slug).rows)
    for name, row in dataset(slug).rows.items():
        cells = {cell.attributes["data-label"]: cell for cell in shown[name].find("td")}
        assert_value(cells["Value"].text(), row)
        assert cells["Students (n)"].text().split(" ")[0] == (f"{int(row['n']):,}" if row["n"] else "not"), name
        assert next(shown[name].find("th")).text() == row["period"]
        assert [link.attributes["href"] for link in cells["Source"].find("a")] == [f"#{row['source']}"], name


def assert_value(text: str, row: Row) -> None:
    if row.amount is None:
        assert text == "hidden to protect students"
        return
    found = re.fullmatch(r"((?:about |at least |at most )?)([+−]?[\d,.]+)(?: (.*))?", text)
    assert found, text
    assert found[1] == QUALIFIED[row["qualifier"]]
    assert Decimal(found[2].replace("−", "-").replace(",", "")) == row.amount
    assert re.sub(r"s\b", "", found[3] or "").strip("“").startswith(re.sub(r"s\b", "", row.word)), (text, row["unit"])


@pytest.mark.parametrize("slug", SLUGS)
def test_sources_are_linked_safely(site: Path, slug: str) -> None:
    main = main_of(parse(html_of(site, slug)))
    sources = dataset(slug).case["sources"]
    listed = {
        item.attributes["id"]: next(item.find("a")) for item in main.find("li") if item.attributes.get("id") in sources
    }
    assert {name: link.attributes["href"] for name, link in listed.items()} == {n: s["url"] for n, s in sources.items()}
    for link in main.find("a"):
        if urlsplit(link.attributes.get("href", "")).scheme:
            assert urlsplit(link.attributes["href"]).scheme in ("http", "https"), link.attributes
            assert "noopener" in link.attributes.get("rel", "").split(), link.attributes


@pytest.mark.parametrize("slug", SLUGS)
def test_the_description_in_the_head_is_the_first_result(site: Path, slug: str) -> None:
    root = parse(html_of(site, slug))
    said = squeeze(next(node for node in root.find("meta", name="description")).attributes["content"])
    first = next(
        node for node in next(root.find("ol", class_="pp-results")).find("p") if "data-rows" in node.attributes
    )
    name = dataset(slug).case["who"]["name"]
    assert said.startswith(f"{name}: ")
    assert first.text().startswith(said.removeprefix(f"{name}: ")[:200])


# --- cards of lists, and the file behind the search


def check_card(rows: str, sentence: str) -> list[Untraced]:
    named = [name.split(":") for name in rows.split()]
    assert named, sentence
    return list(check_text(sentence, Sayable(tuple(dataset(slug).rows[row] for slug, row in named))))


def test_cards_on_every_list_trace_to_rows(site: Path) -> None:
    checked = 0
    for page in [site / "index.html", *site.glob("cases/index.html"), *site.glob("measures/*/index.html")]:
        for node in main_of(parse(page.read_text("utf-8"))).find("p", class_="pp-card-say"):
            found = check_card(node.attributes["data-rows"], node.text())
            assert not found, f"{page.relative_to(site)}\n{report(found)}"
            checked += 1
    assert checked >= 2 * len(SLUGS)


def test_cards_of_the_search_trace_to_rows(site: Path) -> None:
    cards = found_cards(site)
    assert sorted(slug for slug, _, _ in cards) == SLUGS
    for slug, sentence, rows in cards:
        found = check_card(" ".join(f"{slug}:{row}" for row in rows.split()), sentence)
        assert not found, report(found)


def found_cards(site: Path) -> list[tuple[str, str, str]]:
    """Slug, sentence and rows of every case as Find and Places like yours put them together from their files."""

    def items(name: str) -> list[tuple[str, ...]]:
        parts = sorted((site / "find").glob(f"{name}-*.json"), key=lambda path: int(path.stem.rpartition("-")[2]))
        return [item for part in parts for item in zip(*json.loads(part.read_text("utf-8")), strict=True)]

    slugs = [slug or usual_slug(name) for name, slug, *_ in items("rows")]
    return [(slug, sentence, rows) for slug, (sentence, rows, *_) in zip(slugs, items("says"), strict=True)]


# --- the tracer itself: it must see each kind of invention

ROWS = """id,metric,group,arm,covers,site,population,period,value,unit,n,n_scope,sd,qualifier,significant,instrument,source,note
o1,graduation-rate,all-students,program,district,,,2010-11,60,percent,400,,,exact,,cohort rate,S1,
o2,graduation-rate,all-students,program,district,,,2013-14,83,percent,410,,,exact,,cohort rate,S1,
o3,graduation-rate,all-students,state,state,,,2010-11,70,percent,,,,exact,,cohort rate,S1,
o4,graduation-rate,all-students,state,state,,,2013-14,72.5,percent,,,,exact,,cohort rate,S1,
o5,graduation-rate,all-students,program,district,,,2008-09,55,percent,,,,exact,,older estimate,S1,
"""
EFFECTS = """id,metric,group,arm,contrast,versus,site,population,period,estimate,unit,se,p,n,qualifier,instrument,source,note
e1,score-math,all-students,program,difference,control,,,2014,0.2,sd,0.05,,500,exact,a test,S1,
"""
CASE = {"who": {}, "why": {"goal": "none-published"}, "sources": {"S1": {"title": "Rates hit 83 percent"}}}


@pytest.fixture
def invented(tmp_path: Path) -> Dataset:
    (tmp_path / "outcomes.csv").write_text(ROWS, "utf-8")
    (tmp_path / "effects.csv").write_text(EFFECTS, "utf-8")
    return Dataset(read_rows(tmp_path), CASE)


def trace(data: Dataset, html: str) -> list[str]:
    return [one.number for one in untraced(main_of(parse(f'<div id="pp-main">{html}</div>')), data)]


TRUE = [
    '<p data-rows="o2 o1">rose from 60 percent (2010-11) to 83 percent (2013-14), a change of +23 percentage points.</p>',
    '<p data-rows="o2 o1 o4 o3">rose by 23 percentage points; the state rose by 2.5 percentage points</p>',
    '<p data-rows="o2 o1 o4 o3">+20.5 percentage points</p>',
    '<p data-rows="o2 o4">83 percent, 72.5 percent in the state: 10.5 percentage points above the state</p>',
    '<p data-rows="o1 o3">60 percent, 70 percent in the state: 10 percentage points below the state</p>',
    '<p data-rows="o2 o1">95 percent interval: between 16.9 and 28.9 percentage points. Students: 410 students in 2013-14.</p>',
    '<p data-rows="e1">+0.2 standard deviations; between 0.1 and 0.3 standard deviations; 500 students</p>',
    '<section aria-labelledby="what"><li>Of the teachers, 92 percent joined. <a class="pp-src">S1</a></li></section>',
    '<section aria-labelledby="sources"><ol class="pp-sources"><li><a>Rates hit 83 percent</a></li></ol></section>',
    '<section aria-labelledby="limits"><p>Two studies of 2019 point in different directions, for grades 6-8.</p></section>',
]
FALSE = [
    ('<p data-rows="o2 o1">rose from 60 percent to 84 percent</p>', ["84 percent"]),
    ('<p data-rows="o2 o1">a change of +23 percent</p>', ["+23 percent"]),  # points are never called percent
    ('<p data-rows="o2 o1">83 percentage points</p>', ["83 percentage points"]),  # nor a level points
    ('<p data-rows="o2 o1">fell by 23 percentage points</p>', ["fell by 23 percentage points"]),
    ('<p data-rows="o2 o1">fell from 60 percent to 83 percent</p>', ["fell from 60 percent to 83"]),
    ('<p data-rows="o2 o1">a change of −23 percentage points</p>', ["−23 percentage points"]),
    ('<p data-rows="o1 o3">10 percentage points above the state</p>', ["10 percentage points above"]),
    ('<p data-rows="o2 o5">+28 percentage points</p>', ["+28 percentage points"]),  # two methods
    ('<p data-rows="o2 o1 o5">+28 percentage points</p>', ["+28 percentage points"]),
    ('<p data-rows="o2 o1">3 published differences, from 60 to 83 percent</p>', ["3"]),
    ('<p data-rows="o2">83 percent and 72.5 percent</p>', ["72.5 percent"]),  # a row it does not name
    ('<p data-rows="o2 o1">411 students</p>', ["411 students"]),
    ('<p data-rows="o2 o1">between 17 and 29 percentage points</p>', ["between 17 and 29 percentage points"]),
    (
        '<p data-rows="o2 o4">Effect size computed from these rows: +0.5 (Cox index).</p>',
        ["Effect size computed from these rows: +0.5 (Cox index)"],
    ),
    (
        '<div data-rows="o2 o1"><svg><g class="role-axis-label"><text>65</text></g><text>83</text><text>61</text></svg></div>',
        ["61"],
    ),
    ('<section><h2 id="what"></h2><p>It rose to 99 percent.</p></section>', ["99 percent"]),
    ('<section><li>It rose to 83 percent. <a class="pp-src">S1</a></li></section>', ["83 percent"]),
    ('<section aria-labelledby="limits"><li>It rose 9 points. <a class="pp-src">S1</a></li></section>', ["9 points"]),
    ('<section aria-labelledby="answer"><p>It went from 60 to 72.5 of a hundred.</p></section>', ["72.5"]),
    ('<section aria-labelledby="answer"><p>Twenty percent more.</p></section>', ["Twenty percent"]),
    ('<figure aria-label="Up 23 points"></figure>', ["23 points"]),
]


@pytest.mark.parametrize("html", TRUE)
def test_the_tracer_accepts_what_the_rows_say(invented: Dataset, html: str) -> None:
    assert trace(invented, html) == []


@pytest.mark.parametrize(("html", "expected"), FALSE)
def test_the_tracer_sees_an_invented_figure(invented: Dataset, html: str, expected: list[str]) -> None:
    assert trace(invented, html)[:1] == expected


def test_the_tracer_sees_a_figure_typed_into_a_real_page(site: Path) -> None:
    slug = "spokane-public-schools"
    html = html_of(site, slug)
    lead = '<div class="pp-summary"><p>'
    assert html.count(lead) == 1
    typed = html.replace(lead, f"{lead}Graduation rose by 23 percentage points. ")
    found = untraced(main_of(parse(typed)), dataset(slug))
    assert [(one.number, one.reason) for one in found] == [
        ("23 percentage points", "a figure is typed among the results")
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_figure_of_a_real_page_can_be_changed_unseen(site: Path, slug: str) -> None:
    """Every level and difference in the sentences of a page, made larger by 1.37, is reported."""
    html = html_of(site, slug)
    marks = list(re.finditer(r'(?:<a class="pp-fig"|<p) [^>]*data-rows="[^"]+">([^<]*)<', html))
    figures = [
        (mark.start(1) + found.start(1), found)
        for mark in marks
        for found in re.finditer(r"(?<![\w.,–-])(\d[\d,]*(?:\.\d+)?) (?:percent|scale-score|points|standard)", mark[1])
        if not mark[1][found.end(1) :].startswith(" percent interval")
    ]
    assert figures
    main = main_of
    for start, found in figures[:: max(1, len(figures) // 4)]:
        changed = f"{Decimal(found[1].replace(',', '')) + Decimal('1.37')}"
        page = html[:start] + changed + html[start + len(found[1]) :]
        assert untraced(main(parse(page)), dataset(slug)), f"{found[0]} became {changed} unseen"


def test_newcombe_agrees_with_the_published_example() -> None:
    """Newcombe 1998, table II, 56/70 - 48/80, method 10: 0.0524 to 0.3339."""
    one, other = (
        Row({"value": value, "n": n, "unit": "percent", "n_scope": ""}, False)
        for value, n in (("80", "70"), ("60", "80"))
    )
    assert newcombe(one, other) == pytest.approx((5.24, 33.39), abs=0.005)
