"""The one Chromium of a test process: Debian's, started when the first test asks for it, shared by all others."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Running:
    """The driver and the browser it started."""

    driver: Playwright
    browser: Browser


@cache
def _running() -> Running:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("Chromium is missing; `make test` installs it, or: apt-get install chromium")
    driver = sync_playwright().start()  # a second driver in one process is refused
    return Running(driver, driver.chromium.launch(executable_path=found, args=ARGUMENTS))


def chromium() -> Browser:
    """The browser; each test opens contexts of its own in it."""
    return _running().browser


def stop() -> None:
    """Close what was started, if anything was."""
    if _running.cache_info().currsize:
        _running().browser.close()
        _running().driver.stop()
        _running.cache_clear()
