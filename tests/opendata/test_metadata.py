"""Dataset metadata meets what dataset search documents: required and recommended properties, and addresses that exist."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from proofpoints.opendata.metadata import script_json
from tests.opendata.conftest import BASE, Built
from tests.opendata.markup import read_html

# https://developers.google.com/search/docs/appearance/structured-data/dataset, "Structured data type definitions"
REQUIRED = {"name", "description"}
RECOMMENDED = {
    "license",
    "creator",
    "distribution",
    "identifier",
    "includedInDataCatalog",
    "isAccessibleForFree",
    "keywords",
    "spatialCoverage",
    "url",
}
_YEARS = re.compile(r"\d{4}/\d{4}")


def dataset_of(built: Built, path: str) -> Any:
    """The one JSON-LD object of a page."""
    page = (built.folder / path / "index.html").read_text("utf-8")
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def check_dataset(built: Built, data: Any) -> None:
    assert (data["@context"], data["@type"]) == ("https://schema.org/", "Dataset")
    assert set(data) >= REQUIRED | RECOMMENDED
    assert 50 <= len(data["description"]) <= 5000
    assert data["license"].startswith("https://creativecommons.org/")
    assert data["creator"]["@type"] in ("Person", "Organization")
    assert data["creator"]["name"]
    for download in data["distribution"]:
        assert download["@type"] == "DataDownload"
        assert "/" in download["encodingFormat"]
        assert (built.folder / download["contentUrl"].removeprefix(BASE)).is_file()
    assert (built.folder / data["url"].removeprefix(BASE) / "index.html").is_file()
    assert "{" not in data["description"]


def test_every_case_is_a_dataset(real: Built) -> None:
    for slug, case in real.cases.items():
        data = dataset_of(real, f"cases/{slug}/")
        check_dataset(real, data)
        assert data["identifier"] == slug
        assert data["datePublished"] == case["first_published"]
        assert data["variableMeasured"]
        assert {source["url"] for source in data["isBasedOn"]} == {source["url"] for source in case["sources"]}
        assert "temporalCoverage" not in data or _YEARS.fullmatch(data["temporalCoverage"])


def test_the_corpus_is_a_dataset(real: Built) -> None:
    data = dataset_of(real, "data/")
    check_dataset(real, data)
    assert data["version"] == real.data.version
    assert len(data["distribution"]) == 19


def test_values_are_those_of_the_case(tiny: Built) -> None:
    data = dataset_of(tiny, "cases/example-valley-schools/")
    assert data["name"] == "Example Valley Schools: Flex mornings"
    assert data["temporalCoverage"] == "2009/2014"
    assert data["spatialCoverage"]["name"] == "Example Valley, Washington, United States"
    assert data["measurementTechnique"] == ["leaver rate", "federal cohort rate", "state count"]
    assert data["variableMeasured"][0]["unitText"] == "Percent"


def test_reference_managers_find_title_author_and_date(tiny: Built) -> None:
    elements = read_html((tiny.folder / "cases/example-valley-schools/index.html").read_text("utf-8"))
    tags = {
        e.attributes["name"]: e.attributes["content"] for e in elements if e.tag == "meta" and "name" in e.attributes
    }
    assert tags["citation_title"] == "Example Valley Schools: Flex mornings"
    assert tags["citation_author"] == "Proof Points contributors"
    assert tags["citation_publication_date"] == "2026/11/22"
    assert tags["citation_public_url"] == f"{BASE}cases/example-valley-schools/"


def test_a_page_names_itself_as_the_one_to_show(tiny: Built) -> None:
    for path in ("cases/example-valley-schools/", "measures/graduation-rate/", "data/", ""):
        page = (tiny.folder / path / "index.html").read_text("utf-8")
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [BASE + path]
        assert '<meta name="pp-head">' not in page


@pytest.mark.parametrize("text", ["</script><script>alert(1)", "<!--", "a & b", "]]>"])
def test_no_text_ends_the_script(text: str) -> None:
    made = script_json({"name": text})
    assert not set(made) & {"<", ">", "&"}
    assert json.loads(made) == {"name": text}
