"""What every request passes besides Django's own."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import check_for_language
from django.utils.translation.trans_real import parse_accept_lang_header

from bulyst.audit.context import channel
from bulyst.correspondence.limits import request_bytes
from bulyst.web.ui.errors import too_large

Answer = Callable[[HttpRequest], HttpResponse]


class AuditChannel:
    """Has everything that a request does recorded as done through the web."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with channel("web"):
            return self.get_response(request)


class NotTooLarge:
    """A request that is larger than what people may send at once is answered with a page that says so, and not read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > request_bytes():
            return too_large(request)
        return self.get_response(request)


class ChosenLanguage:
    """The language that a reader has chosen, else bokmål; nynorsk for a browser that asks for it first.

    Unlike Django's own, a browser that asks for English does not get it unasked: in Norway many browsers do so by
    themselves, while a browser set to nynorsk was set by somebody.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", language)
        return response


def chosen_language(request: HttpRequest) -> str:
    """The language code that a request is answered in."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        return chosen
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return "nn" if asked and asked[0][0].partition("-")[0] == "nn" else settings.LANGUAGE_CODE
