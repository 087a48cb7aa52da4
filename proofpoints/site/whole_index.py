"""Whether Pagefind's files are whole: on a full disk it leaves some empty or cut off, and ends as if all were well."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator

from proofpoints.files.whole_file import read_file

_START = b"pagefind_dcd"  # every packed file of the index begins with this
_PACKED = (".pf_fragment", ".pf_index", ".pf_meta", ".pagefind")
_BLOCK = 512  # a disk that is full cuts a file off at a multiple of this


def read_index(folder: str) -> dict[str, str]:
    """Address of the page by name of its entry. Each file is read once; raises OSError if one is not whole."""
    found, promised = {}, None
    for path in _files(folder):
        data = read_file(path)
        try:
            if path.endswith(_PACKED):
                data = _unpacked(data)
            if path.endswith(".pf_fragment"):
                found[path.rpartition("/")[2].removesuffix(".pf_fragment")] = str(json.loads(data)["url"])
            elif path.endswith("pagefind-entry.json"):
                promised = sum(one["page_count"] for one in json.loads(data)["languages"].values())
            elif path.endswith((".js", ".css")) and len(data) % _BLOCK == 0:
                raise ValueError("cut off")
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
            raise _broken(path) from error
    if len(found) != promised:
        raise _broken(folder)
    return found


def _files(folder: str) -> Iterator[str]:
    for above, _, names in os.walk(folder):
        yield from (f"{above}/{name}" for name in sorted(names))


def _unpacked(data: bytes) -> bytes:
    text = gzip.decompress(data)
    if not text.startswith(_START):
        raise ValueError("no file of Pagefind")
    return text.removeprefix(_START)


def _broken(path: str) -> OSError:
    return OSError(
        f"the search index was not written whole, so the disk may be full; free some space and build again ({path})"
    )
