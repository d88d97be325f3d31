"""A running site and a browser for the tests of this folder. Without Chromium they are skipped, in CI they fail."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.demonstration import Demonstration, bulyst, copied, dropped
from tests.e2e.browser import SCREENS, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

CHROMIUM = shutil.which("chromium")
HERE = Path(__file__).parent
#: The browser says this of every answer of 400 and more; tests look at the answers themselves.
ANSWERED = "the server responded with a status of"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(reason="there is no Chromium (on Debian: apt install chromium)"))


@pytest.fixture(scope="module")
def site(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Bulyst in demonstration mode on a free port, with a copy of the data for this file of tests alone."""
    copy = copied(demonstration, tmp_path_factory.mktemp("site") / "var")
    port = _free_port()
    log = (copy.var / "serve.log").open("w")
    process = subprocess.Popen(
        bulyst("serve", "--part", "web", "--port", str(port)), env=copy.environment, stdout=log, stderr=log
    )
    try:
        _wait_until_it_answers(f"http://127.0.0.1:{port}/om/", process, copy.var / "serve.log")
        yield Site(f"http://127.0.0.1:{port}", copy.var, copy.database)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()
        dropped(copy)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Only for one file at a time: while it is open, Django takes the thread for an async one."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM is not None, "there is no Chromium, and this is CI"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def screen() -> str:
    """The screen to look at; parametrize it with the names of `SCREENS`."""
    return "desk"


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens windows of their own, closed after the test."""
    opened: list[BrowserContext] = []

    def open_one(screen: str = "desk", *, javascript: bool = True) -> BrowserContext:
        width, height = SCREENS[screen]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="nb-NO",
            reduced_motion="reduce",
            java_script_enabled=javascript,
            bypass_csp=False,
        )
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], screen: str) -> Iterator[Page]:
    """A page on the chosen screen. A script error or a breach of the content policy fails the test."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and ANSWERED not in message.text:
            complaints.append(message.text)

    page = new_context(screen).new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert not complaints, "the browser complained:\n" + "\n".join(complaints)


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page on a phone that runs no scripts."""
    return new_context("phone", javascript=False).new_page()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the site does not answer:\n{log.read_text()}")
