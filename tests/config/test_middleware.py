"""What happens before any page: a language is chosen, a foreign host name is turned away."""

from typing import Any

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


def test_a_name_that_the_site_does_not_answer_to_is_refused_before_anything_else(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    page = client.get("/", headers={"host": "elsewhere.example"})
    assert page.status_code == 400
    assert "elsewhere.example" not in page.content.decode()


@pytest.mark.django_db
def test_more_than_can_be_sent_at_once_is_said_in_the_readers_language_and_not_read(
    client: Client, settings: Any
) -> None:
    settings.BULYST_FILE_MEGABYTES = 1
    at_most = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(8 * 1024 * 1024 + 1)}
    page = client.post("/om/", headers={"accept-language": "nn"}, **at_most)
    assert page.status_code == 413
    assert "inntil 6\u00a0MB om gongen" in page.content.decode().replace(" MB", "\u00a0MB")
    at_most["CONTENT_LENGTH"] = str(8 * 1000 * 1000)
    assert client.post("/om/", **at_most).status_code != 413
