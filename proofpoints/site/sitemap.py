"""sitemap.xml of a finished folder, in parts if it is long. Its form demands absolute addresses, so it needs the base."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

MOST = 50_000  # addresses in one file, by the protocol
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LEFT_OUT = ("embed", "pagefind")


def sitemap_files(folder: Path, base: str) -> dict[str, str]:
    """sitemap.xml and robots.txt for the pages in `folder`, by name; `base` ends with a slash."""
    holding = (Path(above) for above, _, names in os.walk(folder) if "index.html" in names)
    pages = sorted(above.relative_to(folder).as_posix() for above in holding)
    kept = [page for page in pages if page.split("/")[0] not in _LEFT_OUT]
    addresses = [base if page == "." else f"{base}{page}/" for page in kept]
    parts = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)]
    robots = {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"}
    if len(parts) == 1:
        return {"sitemap.xml": _file("urlset", "url", parts[0]), **robots}
    files = {f"sitemap-{number}.xml": _file("urlset", "url", part) for number, part in enumerate(parts, 1)}
    return {**files, "sitemap.xml": _file("sitemapindex", "sitemap", [base + name for name in files]), **robots}


def _file(outer: str, inner: str, addresses: list[str]) -> str:
    lines = "".join(f"<{inner}><loc>{escape(address)}</loc></{inner}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} {_SPACE}>\n{lines}</{outer}>\n'
