"""The Content-Security-Policy: on every page, strict, and nothing of ours breaks it in a real browser."""

from __future__ import annotations

import re
from html import unescape

import pytest

from proofpoints.site.policy import PolicyError, inline_hashes, policy, with_policy
from tests.site.built import built_site
from tests.trust.browser import served, visit, watched
from tests.trust.figures import state

TAG = re.compile(r'<head>\s*<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_every_page_begins_with_the_policy() -> None:
    pages = sorted(built_site().rglob("*.html"))
    for path in pages:
        found = TAG.search(path.read_text("utf-8"))
        assert found, path
        rules = unescape(found[1])
        assert "default-src 'none'" in rules
        assert "'unsafe-inline'" not in rules
        assert "'unsafe-eval'" not in rules
    assert len(pages) > 80


def test_no_page_has_an_inline_handler_or_style() -> None:
    for path in built_site().rglob("*.html"):
        for tag in re.findall(r"<[a-z][^>]*>", path.read_text("utf-8")):
            assert not re.search(r"\s(on[a-z]+|style)\s*=", tag), (path, tag)


def test_only_scripts_of_the_theme_are_allowed() -> None:
    page = '<script>one</script><script src="a.js"></script><script type="application/json">{}</script><script>two</script>'
    assert len(inline_hashes([page, page])) == 2
    assert "'sha256-" in policy(inline_hashes([page]))
    assert policy(()).count("'sha256-") == 0


def test_a_page_without_a_place_for_the_policy_is_not_published() -> None:
    with pytest.raises(PolicyError):
        with_policy("<html><head></head></html>", ())


@pytest.mark.browser
def test_no_kind_of_page_breaks_the_policy_and_search_works() -> None:
    site = built_site()
    cases = sorted(path.parent.name for path in (site / "cases").glob("*/index.html") if path.parent.name != "page")
    single = "cases measures measures/graduation-rate waiting methods survey contribute rules vocabulary data map effects equity"
    kinds = ["", "404.html", *(f"{name}/" for name in f"{single} like-us guides guides/measure".split())]
    kinds += [f"{place}/{slug}/" for place in ("embed", "cases") for slug in cases]
    with served(site) as origin, watched(origin) as (page, seen):
        for kind in kinds:
            visit(page, seen, origin + kind)
        page.goto(origin + "cases/")
        page.wait_for_selector("#pp-find[data-ready=yes]")
        page.fill("#pp-q", "graduation")
        page.wait_for_selector("#pp-results .pp-card")
        assert page.locator("#pp-results .pp-card").count() > 2
        page.locator('.pp-facet[data-key="direction"] input').first.check()
        page.wait_for_url(lambda url: "direction=" in url)
        page.goto(origin + "compare/?c=spokane-public-schools,leon-county-online-credit-recovery-fl")
        page.wait_for_selector("table.pp-sides")
        page.goto(origin)
        page.click("label[for=__palette_1]")  # dark mode, by the theme's own script
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        seen.reports += page.evaluate("window.__reports")
    assert seen.nothing, seen
    state(
        "policy",
        f"{seen.pages} pages of every kind opened: {len(seen.reports)} CSP reports, {len(seen.elsewhere)} requests elsewhere",
    )


@pytest.mark.browser
def test_the_policy_stops_a_script_that_got_in() -> None:
    """The second line of defence, on its own: a page into which somebody put script, handler, style and picture."""
    site = built_site()
    hostile = (
        '<script>window.__ran = 1</script><img src=x onerror="window.__ran = 1"><svg onload="window.__ran = 1"></svg>'
        '<iframe src="javascript:parent.__ran=1"></iframe><script src="https://evil.example/x.js"></script>'
        '<img src="https://evil.example/x.png"><base href="https://evil.example/"><p style="color:red">x</p>'
    )
    text = (site / "methods" / "index.html").read_text("utf-8").replace("<article", hostile + "<article", 1)
    (site / "methods" / "broken.html").write_text(text, "utf-8")
    try:
        with served(site) as origin, watched(origin) as (page, seen):
            visit(page, seen, origin + "methods/broken.html")
    finally:
        (site / "methods" / "broken.html").unlink()
    assert seen.ran == 0
    assert seen.elsewhere == []
    blocked = {report.split(": ", 1)[1].split(" ")[0] for report in seen.reports}
    assert {"script-src-elem", "script-src-attr", "base-uri", "img-src", "style-src-attr"} <= blocked
