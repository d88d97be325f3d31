"""Addresses of case pages, and what they say."""

from __future__ import annotations

import html
from typing import Any

from django.test import Client

LIST = "/5042-lierne/saker/"


def address(case: Any, page: str = "") -> str:
    """A page of a case in Lierne."""
    return f"{LIST}{case.number.replace('/', '-')}/{page}"


def text_of(browser: Client, where: str) -> str:
    """What a page says; it must be there."""
    answered = browser.get(where)
    assert answered.status_code == 200, where
    return html.unescape(answered.content.decode())
