"""The language of a page is the reader's choice, and bokmål without one."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("browser", "cookie", "language"),
    [
        ("", "", "nb"),
        ("en-US,en;q=0.9", "", "nb"),
        ("de", "", "nb"),
        ("nn-NO,nb;q=0.8", "", "nn"),
        ("nb,nn;q=0.8", "", "nb"),
        ("en", "nn", "nn"),
        ("nn", "en", "en"),
        ("nn", "xx", "nn"),
    ],
)
def test_a_page_is_in_the_chosen_language(client: Client, browser: str, cookie: str, language: str) -> None:
    if cookie:
        client.cookies["django_language"] = cookie
    page = client.get("/om/", headers={"accept-language": browser})
    assert f'<html lang="{language}"' in page.content.decode()
    assert page.headers["Content-Language"] == language
