"""`serve`, in a real browser: a saved file shows within a second, with its problems on its own page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from proofpoints.commands import serve
from proofpoints.preview.watch import EVERYTHING, changed_slug
from tests.chromium import chromium
from tests.defect import GOOD, MEADOW, MEADOW_ROWS, VALLEY, VALLEY_ROWS, add, swap

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    root = tmp_path_factory.mktemp("serve") / "repository"
    shutil.copytree(GOOD, root)
    for name in ("docs", "proofpoints/theme"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    command = [sys.executable, str(ROOT / "build_site.py"), "serve", "--root", str(root), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
    assert address
    yield root, address[0]
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(scope="module")
def page(served: tuple[Path, str]) -> Iterator[Page]:
    with chromium().new_context() as context:
        page = context.new_page()
        page.goto(served[1] + "cases/example-valley-schools/", wait_until="domcontentloaded")
        expect(page.locator("h1").first).to_contain_text(
            "Example Valley", timeout=60_000
        )  # the first site is being built
        yield page


@pytest.mark.browser
def test_a_saved_case_is_on_its_page_within_a_second(served: tuple[Path, str], page: Page) -> None:
    root, _ = served
    times = []
    for number in range(3):
        text = (root / VALLEY).read_text("utf-8")
        (root / VALLEY).write_text(re.sub(r"program: .*", f"program: Flex evenings {number}", text), "utf-8")
        start = time.perf_counter()
        expect(page.locator("body")).to_contain_text(f"Flex evenings {number}", timeout=5000)
        times.append(time.perf_counter() - start)
    print("seconds from saving to showing:", [f"{one:.2f}" for one in times])
    assert min(times) < 1


@pytest.mark.browser
def test_an_error_stands_on_the_page_it_concerns_and_goes_when_it_is_mended(
    served: tuple[Path, str], page: Page
) -> None:
    root, address = served
    swap(VALLEY_ROWS, ",68.4,percent", ",684,percent")(root)
    notice = page.locator("#pp-preview")
    expect(notice).to_contain_text("outcomes.csv:4", timeout=5000)
    expect(notice).to_contain_text("must be at most 100")
    expect(notice.get_by_role("link", name="in-bounds")).to_have_attribute("href", "/rules/in-bounds/")
    other = page.context.browser.new_page()  # type: ignore[union-attr]
    other.goto(address + "cases/example-ridge-academy/", wait_until="domcontentloaded")
    expect(other.locator("#pp-preview")).to_contain_text("Errors in example-valley-schools", timeout=5000)
    other.close()
    swap(VALLEY_ROWS, ",684,percent", ",68.4,percent")(root)
    expect(notice).to_have_count(0, timeout=5000)


@pytest.mark.browser
def test_contributed_text_can_not_run_in_the_notice(served: tuple[Path, str], page: Page) -> None:
    root, _ = served
    swap(VALLEY, "  level: district", "  level: <img src=x onerror=alert(1)>")(root)
    expect(page.locator("#pp-preview")).to_contain_text("<img src=x", timeout=5000)
    assert page.locator("#pp-preview img").count() == 0
    swap(VALLEY, "  level: <img src=x onerror=alert(1)>", "  level: district")(root)
    expect(page.locator("#pp-preview")).to_have_count(0, timeout=5000)


def shown(address: str, place: str, text: str) -> str:
    """The page at a place as soon as it says `text`, or as it is after half a minute; it waits as a browser does."""
    end, changes = time.monotonic() + 30, "0"
    while text not in (page := read(address + place)) and time.monotonic() < end:
        changes = read(f"{address}__preview/changes?since={changes}")
    return page


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def test_a_draft_without_a_headline_says_so_and_what_is_saved_later_is_still_shown(served: tuple[Path, str]) -> None:
    root, address = served
    place = "cases/example-meadow-schools/"
    assert "The site is being built" not in shown(address, place, "<h1>")
    add(
        MEADOW_ROWS,
        "o2,proficiency-reading,all-students,program,district,,grades 3-5,2014-15,64,percent,,,,exact,,state test,S1,\n",
    )(root)
    assert "as soon as result.headline names the result" in shown(address, place, "result.headline")
    lead = "  headline:\n    - {metric: proficiency-reading, population: grades 3-5}\ndoubt:\n"
    swap(MEADOW, "doubt:\n", lead)(root)
    swap(MEADOW, "design: published-estimate", "design: before-after")(root)
    swap(MEADOW, "No other year was published.", "A year later it was {o2}.")(root)
    assert "64 percent" in shown(address, place, "64 percent")


def test_another_host_is_refused(served: tuple[Path, str]) -> None:
    request = urllib.request.Request(served[1], headers={"Host": "attacker.example"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (FileNotFoundError(2, "No such file", "outcomes.csv"), "example-valley-schools: can't be read now"),
        (IndexError("tuple index"), "example-valley-schools: can't be shown, by a mistake of ours"),
    ],
)
def test_a_case_that_can_not_be_looked_at_is_named_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], mistake: Exception, said: str
) -> None:
    def fails(*_: object) -> None:
        raise mistake

    monkeypatch.setattr(serve, "preview_case", fails)  # the moment between two writes of an editor can't be hit at will
    assert serve.look(GOOD, "example-valley-schools") is None
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("cases/x.yml", "x"),
        ("cases/drafts/x.yml", "x"),
        ("cases/.x.yml.swp", None),
        ("datasets/x/outcomes.csv", "x"),
        ("datasets/x/outcomes.csv~", None),
        ("datasets/.gitkeep", None),
        ("docs/methods.md", EVERYTHING),
    ],
)
def test_which_page_a_file_belongs_to(tmp_path: Path, path: str, slug: str | None) -> None:
    assert changed_slug(tmp_path, str(tmp_path / path)) == slug
