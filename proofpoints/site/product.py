"""What is written for one case alone."""

from __future__ import annotations

from dataclasses import dataclass

from proofpoints.pages.page import Page


@dataclass(frozen=True)
class Product:
    """Pages to be stamped, and finished files by path."""

    pages: tuple[Page, ...]
    files: dict[str, bytes]
