"""What a machine's fault means in words: full disk, read-only folder, a file in the way."""

from __future__ import annotations

import errno
import re

_NUMBER = re.compile(r"\[Errno (\d+)\]")
_WORDS = {
    errno.ENOSPC: "the disk is full; free some space and build again",
    errno.EDQUOT: "your share of the disk is full; free some space and build again",
    errno.EFBIG: "a file may not grow that large here (ulimit -f); raise the limit and build again",
    errno.EROFS: "the disk is read-only; name a folder on another with --site-dir",
    errno.EACCES: "you may not write there; name another folder with --site-dir, or correct its rights",
    errno.EPERM: "you may not change it; name another folder with --site-dir, or correct its rights",
    errno.ENOTDIR: "a file stands where a folder must be; move it away",
    errno.EEXIST: "a file stands where a folder must be; move it away",
    errno.EIO: "the disk can't be read or written; check it",
    errno.EMFILE: "too many files are open (ulimit -n); raise the limit and build again",
}


def fault_text(error: Exception) -> str:
    """One sentence for a fault of the machine; the words of the exception for all others."""
    if not isinstance(error, OSError):
        return str(error)
    number = error.errno
    if number is None and (found := _NUMBER.search(str(error))):  # shutil gathers faults and keeps only their text
        number = int(found[1])
    place = f" ({error.filename})" if error.filename else ""
    return f"{_WORDS[number]}{place}" if number in _WORDS else str(error)
