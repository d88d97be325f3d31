"""What every request passes besides Django's own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bulyst.audit.context import channel


class AuditChannel:
    """Has everything that a request does recorded as done through the web."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with channel("web"):
            return self.get_response(request)
