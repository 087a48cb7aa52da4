"""A file comes back byte for byte, whatever its size; what is no file is refused."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from proofpoints.files.whole_file import read_file


@pytest.mark.parametrize("size", [0, 1, 4096, (1 << 16) + 1, 3 << 20])
def test_every_byte_is_read(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "file").write_bytes(data)
    assert read_file(tmp_path / "file") == data


def test_what_can_not_be_read_is_an_error(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "gone"):
        with pytest.raises(OSError, match=r"directory"):
            read_file(place)


def test_what_does_not_know_its_size_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    data = b"x" * 100_000
    writer = Thread(target=(tmp_path / "pipe").write_bytes, args=(data,))
    writer.start()
    assert read_file(tmp_path / "pipe") == data
    writer.join()
