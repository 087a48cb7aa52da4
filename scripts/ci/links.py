"""Open every source of the cases once and report which can't be opened. Always ends well: a dead link breaks no build."""

from __future__ import annotations

import os
import re
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SECONDS = 20
_URL = re.compile(r"""\burl:\s*["']?(https?://[^\s"'}]+)""")
_AGENT = "Mozilla/5.0 (compatible; ProofPointsLinkCheck/1; opens each source once a week)"
# many publishers turn robots away; a person must look
_MAYBE = (401, 403, 405, 406, 429, 503, 999)


def sources(folder: Path) -> dict[str, list[str]]:
    """Files that name each web address, by address."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("**/*.yml")):
        for url in _URL.findall(path.read_text("utf-8")):
            found.setdefault(url, []).append(path.name)
    return found


def fate(url: str) -> str:
    """Empty if the address can be opened, else what happened."""
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return f"refuses robots ({error.code})" if error.code in _MAYBE else f"answers {error.code}"
    except (OSError, ValueError) as error:
        return f"can't be reached ({type(error).__name__})"


def report(found: dict[str, list[str]]) -> str:
    """Markdown: a line for each address that could not be opened."""
    with ThreadPoolExecutor(max_workers=4) as pool:
        fates = dict(zip(found, pool.map(fate, found), strict=True))
    lines = [f"- `{url}` {said}: {', '.join(sorted(set(found[url])))}" for url, said in fates.items() if said]
    return f"## Sources\n\n{len(found)} addresses, {len(lines)} to look at.\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = report(sources(Path(sys.argv[1])))
    print(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text)
