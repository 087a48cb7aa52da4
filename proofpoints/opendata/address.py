"""Addresses in open data: absolute if the site says where it will stand, else relative to the file that holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """`base` is the address of the site with a slash at its end, or empty if it may stand anywhere."""

    base: str = ""

    @classmethod
    def at(cls, url: str) -> Site:
        """A site at this address."""
        return cls(url.rstrip("/") + "/" if url else "")

    def link(self, target: str, file: str = "") -> str:
        """The address of `target` (a path below the root) as it is written in `file` (also below the root)."""
        return (self.base or "../" * file.count("/")) + target or "./"
