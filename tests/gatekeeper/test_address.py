"""Addresses: what a case may name as its source, and what could lead a reader elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofpoints.commands import ROOT
from proofpoints.gatekeeper.address import address_flaw, flaw_of_parts, is_usual
from proofpoints.load import load
from tests.trust.figures import state

REFUSED = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "javascript://example.org/%0aalert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
    "ftp://example.org/x", "//example.org/x", "example.org", "http:example.org", "https:/example.org", "https://", "https:///x",
    "https://user@example.org/", "https://user:word@example.org/", "https://example.org@evil.example/", "https://127.0.0.1/",
    "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
    "https://[", "https://localhost/", "https://example/", "https://example.org:8080/", "https://example.org:99999/",
    "https://example.org:x/", "https://xn--80ak6aa92e.com/", "https://аррӏе.com/", "https://exаmple.org/", "https://example。org/",
    "https://example.org\u202e/", "https://example.org/\u200b", "https://example.org/\u00a0", "https://example.org/ x",
    'https://example.org/"onmouseover="alert(1)', "https://example.org/<script>", "https://example.org/{{7*7}}",
    "https://example.org\\@evil.example/", "https://-example.org/", "https://example-.org/", "https://exa_mple.org/",
    "https://example..org/", "https://.example.org/", "https://example.1/", "https://" + "a" * 64 + ".org/",
    "https://example.org/" + "a" * 500, "https://example.org/\x00", "https://example.org/\x7f", "https://exam%70le.org/",
    "https://example.org`/", "https://exam^ple.org/", "HTTPS://evil.example@127.0.0.1", "https://1.1.1.1./", "blob:https://example.org/",
    "view-source:https://example.org/", "https://example.org|evil.example/",
]  # fmt: skip
FINE = [
    "https://example.org", "https://example.org/", "http://www.example.org/a/b.pdf?x=1&y=%20#p=3", "https://example.org:443/x",
    "HTTPS://Example.org/X", "https://a.b.c.example.co.uk/~x/(y),z;q", "https://example.org/pdf-what-works-clearinghouse™.html",
    "https://example.org./x", "https://web.archive.org/web/2014/http://example.org/",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_could_mislead_is_refused(address: str) -> None:
    assert (address_flaw(address) or "").startswith("must be a web address")


@pytest.mark.parametrize("address", FINE)
def test_a_plain_address_passes(address: str) -> None:
    assert address_flaw(address) is None


def test_every_address_of_the_real_cases_passes() -> None:
    repository, _ = load(ROOT)
    urls = [source.url for entry in repository.entries for source in entry.case.sources.values()]
    assert len(urls) > 400
    assert sum(map(is_usual, urls)) > 0.9 * len(urls)
    assert [url for url in urls if address_flaw(url)] == []
    state("addresses", f"{len(REFUSED)} hostile addresses refused, {len(urls)} real ones pass")


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: "https://" + text))
def test_no_text_raises(address: str) -> None:
    address_flaw(address)


_SIGNS = st.sampled_from([
    "https://", "http://", "example", ".", "org", "/", "xn--", "-", "@", ":", "443", "?", "#", "%", "A", "é", "\n", " ",
])  # fmt: skip


@given(
    st.lists(_SIGNS, max_size=8).map(lambda signs: "https://example.org" + "".join(signs)) | st.sampled_from(REFUSED)
)
def test_what_is_fine_at_a_glance_is_fine(address: str) -> None:
    assert not is_usual(address) or flaw_of_parts(address) is None


@given(st.ip_addresses(), st.sampled_from(["{}", "[{}]", "{}."]))
def test_the_number_of_a_computer_is_no_host(number: object, form: str) -> None:
    assert (address_flaw(f"https://{form.format(number)}/") or "").startswith("must be a web address")
