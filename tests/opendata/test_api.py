"""The API: schemas and description are valid, every document keeps to its schema, every address leads somewhere."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import jsonschema
import openapi_spec_validator
import pytest
from pydantic_core import to_json

from proofpoints.across.facets import FACETS
from proofpoints.opendata.address import Site
from proofpoints.opendata.api_documents import ROOT as API
from proofpoints.opendata.api_documents import SCHEMA_VERSION, OutcomePages, as_bytes, documents, figures
from proofpoints.opendata.api_schema import DOCUMENTS, json_schema, openapi
from proofpoints.opendata.metadata import case_head
from proofpoints.opendata.package import Kept
from proofpoints.opendata.records import api_figure, json_bytes
from proofpoints.opendata.tables import ALL
from proofpoints.pages.gather import gather
from proofpoints.pages.lists import waiting_pages
from proofpoints.rows import Sketch
from proofpoints.vocabulary import METRICS
from tests.opendata.conftest import BASE, Built, Edited, all_files
from tests.opendata.small import Small, small


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_schemas_are_valid(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("base", [BASE, ""])
def test_the_description_is_valid_openapi(base: str) -> None:
    openapi_spec_validator.validate(openapi(Site.at(base)))


def test_every_document_keeps_to_its_schema(real: Built) -> None:
    validators = {
        kind: jsonschema.Draft202012Validator(json_schema(kind), format_checker=jsonschema.FormatChecker())
        for kind in DOCUMENTS
    }
    seen = set()
    kinds = {"outcomes/": "outcomes", "cases/": "case"}
    for path in sorted(str(file.relative_to(real.folder)) for file in (real.folder / API).rglob("*.json")):
        name = path.removeprefix(API)
        if name.startswith("schema/") or name == "openapi.json":
            continue
        kind = next((kind for start, kind in kinds.items() if name.startswith(start)), name.removesuffix(".json"))
        found = real.json(path)
        validators[kind].validate(found)
        assert found["schema_version"] == SCHEMA_VERSION
        assert found["self"] == BASE + path
        seen.add(kind)
    assert seen == set(DOCUMENTS)


def test_a_document_with_a_field_too_many_is_refused(real: Built) -> None:
    (first, *_) = real.cases.values()
    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.validate(first | {"surprise": 1}, json_schema("case"))


def test_rows_of_the_api_are_the_rows_of_the_tables(real: Built) -> None:
    for table in ("outcomes", "effects", "contrasts", "facts", "texts", "sources"):
        gathered = [row for document in real.cases.values() for row in document[table]]
        assert gathered == real.data.corpus[table]
    by_metric = [row for metric in METRICS for row in real.json(f"{API}outcomes/{metric}.json")["rows"]]
    assert {(row["slug"], row["id"]): row for row in by_metric} == {
        (row["slug"], row["id"]): row for row in real.data.corpus["outcomes"]
    }
    assert real.json(f"{API}vocabulary.json")["terms"] == real.data.corpus["vocabulary"]
    assert real.json(f"{API}metrics.json")["metrics"] == real.data.corpus["metrics"]


def test_a_long_measure_is_parted_and_each_part_names_the_next(data: Small) -> None:
    row = data.corpus["outcomes"][0]
    result = next(result for result in data.results if result.slug == row["slug"])
    figure = next(figure for figure in result.package.outcomes if figure.id == row["id"])
    written: dict[str, io.BytesIO] = {}

    def sink(path: str) -> IO[bytes]:
        written[path] = Kept()
        return written[path]

    many = gather(replace(result, package=replace(result.package, outcomes=(figure,) * 9_000)))
    pages = OutcomePages(figures((many,)), data.site, sink)
    assert api_figure(row, to_json(row), Site.at("https://example.org/")) == (
        row["metric"],
        json_bytes(row | {"permalink": f"https://example.org/cases/{row['slug']}/#{row['id']}"}),
    )
    rows = (row | {"id": f"o{n}"} for n in range(5_000))
    pages.add(api_figure(one, to_json(one), data.site) for one in rows)
    pages.add([api_figure(row, to_json(row), data.site)] * 4_000)
    pages.close()
    values = ((path, json.loads(file.getvalue())) for path, file in written.items())
    parts = [(path, value) for path, value in values if value["metric"] == row["metric"]]
    assert [len(value["rows"]) for _, value in parts] == [4_000, 4_000, 1_000]
    assert parts[0][1]["rows"][7] == row | {"id": "o7", "permalink": row["permalink"].split("#")[0] + "#o7"}
    assert len(written) == len(METRICS) + 2
    name = row["metric"]
    following = [f"{API}outcomes/{name}-2.json", f"{API}outcomes/{name}-3.json"]
    assert [value["next"] for _, value in parts] == [*(BASE + path for path in following), None]
    assert [path for path, _ in parts][1:] == following


def test_long_lists_of_cases_are_parted_and_each_part_names_the_next(data: Small) -> None:
    one = data.results[0]
    slugs = [f"example-{number:04d}" for number in range(2_100)]
    results = tuple(replace(one, entry=replace(one.entry, slug=slug)) for slug in slugs)
    many = small(results, data.repository, {}, data.history, data.site)
    made = list(documents(many.gists, many.records, data.repository, data.history, data.site, "1"))
    for kind in ("index", "gaps"):
        parts = [(path, json.loads(as_bytes(value))) for found, path, value in made if found == kind]
        assert [path for path, _ in parts] == [f"{API}{kind}.json", f"{API}{kind}-2.json", f"{API}{kind}-3.json"]
        assert [value["next"] for _, value in parts] == [f"{BASE}{API}{kind}-2.json", f"{BASE}{API}{kind}-3.json", None]
        for _, value in parts:
            jsonschema.validate(value, json_schema(kind))
    listed = [[case["slug"] for case in value["cases"]] for kind, _, value in made if kind == "index"]
    assert [len(part) for part in listed] == [1_000, 1_000, 100]
    assert [slug for part in listed for slug in part] == slugs
    gaps = [value for kind, _, value in made if kind == "gaps"]
    assert [len(value["waiting"]) for value in gaps] == [2, 0, 0]
    for slugs_of in gaps[0]["cases_without"]:
        assert [slug for value in gaps for slug in value["cases_without"][slugs_of]] in ([], slugs)


def test_what_a_sketch_lacks_is_what_its_page_says(data: Small) -> None:
    case = data.results[0]
    sketch = Sketch(case.slug, case.entry.file, "Example Valley", "WA", case.package, ("Its story.",))
    repository = replace(data.repository, entries=(), sketches=(sketch,))
    made = documents(data.gists, data.records, repository, data.history, data.site, "1")
    (gaps,) = (value for kind, _, value in made if kind == "gaps")
    (page,) = waiting_pages(repository)
    (waiting,) = gaps["waiting"]
    assert waiting["lacks"] == ["Its story.", "Its figures pass the gate; what is missing is the text of the case."]
    assert all(said in page.body for said in waiting["lacks"])


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _addresses(child)
    elif isinstance(value, list):
        for child in value:
            yield from _addresses(child)
    elif isinstance(value, str) and value.startswith(BASE) and "{" not in value:
        yield value


def _leads_somewhere(folder: Path, address: str) -> bool:
    path, _, anchor = address.removeprefix(BASE).partition("#")
    file = folder / path / "index.html" if path.endswith("/") or not path else folder / path
    return file.is_file() and (not anchor or f'id="{anchor}"' in file.read_text("utf-8"))


def test_every_address_in_the_open_data_leads_somewhere(tiny: Built) -> None:
    files = [*tiny.folder.rglob("api/**/*.json"), tiny.folder / "data" / "datapackage.json"]
    addresses = {address for file in files for address in _addresses(json.loads(file.read_text("utf-8")))}
    addresses.discard(BASE + API)  # where the description says that the documents stand
    assert len(addresses) > 100
    assert [address for address in sorted(addresses) if not _leads_somewhere(tiny.folder, address)] == []


def test_every_figure_has_a_permalink_to_its_row(real: Built) -> None:
    pages = {slug: (real.folder / "cases" / slug / "index.html").read_text("utf-8") for slug in real.cases}
    for slug, document in real.cases.items():
        for row in (*document["outcomes"], *document["effects"]):
            assert row["permalink"] == f"{BASE}cases/{slug}/#{row['id']}"
            assert f'<tr id="{row["id"]}"' in pages[slug]


def test_without_an_address_links_are_relative_to_their_document(data: Small) -> None:
    plain = small(data.results, data.repository, data.drawn, data.history, Site.at(""))
    files = all_files(plain, Path("/nowhere"))
    index = json.loads(files[f"{API}index.json"])
    assert index["cases"][0]["url"] == "../../api/v1/cases/example-harbor-study.json"
    case = json.loads(files[f"{API}cases/example-harbor-study.json"])
    assert case["links"]["index"] == "../../../api/v1/index.json"
    assert case["effects"][0]["permalink"] == "../../../cases/example-harbor-study/#e1"


def test_gaps_name_what_waits_and_what_it_lacks(tiny: Built) -> None:
    gaps = tiny.json(f"{API}gaps.json")
    waiting = {draft["slug"]: draft["lacks"] for draft in gaps["waiting"]}
    assert set(waiting) == {"example-meadow-schools", "example-summit-school"}
    assert all(waiting.values())
    assert "attendance-rate" in gaps["metrics_without_rows"]
    assert "graduation-rate" not in gaps["metrics_without_rows"]


def test_facets_count_cases(tiny: Built) -> None:
    facets = {facet["name"]: facet["values"] for facet in tiny.json(f"{API}facets.json")["facets"]}
    assert {"id": "flex", "cases": 1} in facets["models"]
    assert sum(value["cases"] for value in facets["state"]) == len(tiny.cases)


def test_facets_count_the_cases_that_find_lists(real: Built) -> None:
    """Measures and groups of published differences, too, and no measure that is not an outcome."""
    facets = {facet["name"]: facet["values"] for facet in real.json(f"{API}facets.json")["facets"]}
    for name, key in (("metric", "measure"), ("group", "group")):
        (facet,) = (facet for facet in FACETS if facet.key == key)
        found = Counter(value for result in real.data.results for value in facet.values(result))
        assert {value["id"]: value["cases"] for value in facets[name]} == found


def test_the_page_for_a_wrong_address_says_where_to_look(tiny: Built) -> None:
    page = (tiny.folder / "404.html").read_text("utf-8")
    for target in ("cases/", "api/v1/index.json", "data/", "waiting/"):
        assert f'href="/proof/{target}"' in page
        assert _leads_somewhere(tiny.folder, BASE + target)


def test_text_of_a_case_can_not_end_a_script(edited: Edited) -> None:
    def hostile(root: Path) -> None:
        path = root / "cases" / "example-valley-schools.yml"
        path.write_text(path.read_text("utf-8").replace("Flex mornings", "</script><b>Flex"), "utf-8")

    changed = edited(hostile)
    valley = next(result for result in changed.results if result.slug == "example-valley-schools")
    head = case_head(valley, changed.site, changed.history)
    assert head.count("</script>") == 1
    assert "<b>" not in head
    assert all(
        b"<b>" not in content
        for path, content in all_files(changed, Path("/nowhere")).items()
        if path.endswith((".json", ".xml", ".html"))
    )


def test_no_file_is_too_large(real: Built) -> None:
    tables = {f"{spec.name}.{end}" for spec in ALL for end in ("csv", "parquet")}
    large = [file for file in real.folder.rglob("*") if file.is_file() and file.stat().st_size > 5_000_000]
    assert [file.name for file in large if file.name not in tables] == []
