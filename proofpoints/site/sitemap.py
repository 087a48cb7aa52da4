"""sitemap.xml of a finished folder, in parts if it is long. Its form demands absolute addresses, so it needs the base."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

MOST = 50_000  # addresses in one file, by the protocol
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LEFT_OUT = ("embed", "pagefind")


def write_sitemap(folder: Path, base: str) -> None:
    """Write sitemap.xml and robots.txt for the pages in `folder`; `base` ends with a slash."""
    holding = (Path(above) for above, _, names in os.walk(folder) if "index.html" in names)
    pages = sorted(above.relative_to(folder).as_posix() for above in holding)
    kept = [page for page in pages if page.split("/")[0] not in _LEFT_OUT]
    addresses = [base if page == "." else f"{base}{page}/" for page in kept]
    parts = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)]
    if len(parts) == 1:
        (folder / "sitemap.xml").write_text(_file("urlset", "url", parts[0]), "utf-8")
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            (folder / name).write_text(_file("urlset", "url", part), "utf-8")
        (folder / "sitemap.xml").write_text(_file("sitemapindex", "sitemap", [base + name for name in names]), "utf-8")
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n", "utf-8")


def _file(outer: str, inner: str, addresses: list[str]) -> str:
    lines = "".join(f"<{inner}><loc>{escape(address)}</loc></{inner}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} {_SPACE}>\n{lines}</{outer}>\n'
