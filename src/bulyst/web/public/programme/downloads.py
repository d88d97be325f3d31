"""Open data: tables as CSV (RFC 4180, UTF-8), accounts and figures as JSON."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse, JsonResponse


def csv_response(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table with its heading in the first row; an unknown value is an empty field."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_response(data: dict[str, Any]) -> JsonResponse:
    """Readable JSON with Norwegian letters as they are."""
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
