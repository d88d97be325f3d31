"""What the searcher asked for, out of the address and back into one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from bulyst.catalogue.queries import FACET_NAMES, Facets

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words, ticked facets, page."""

    text: str
    facets: Facets
    page: int

    def address(self, page: int) -> str:
        """The address of another page of the same search."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in FACET_NAMES for value in getattr(self.facets, name)]
        pairs += [("side", str(page))] if page > 1 else []
        return f"{reverse('public:catalogue')}?{urlencode(pairs)}" if pairs else reverse("public:catalogue")


def asked_of(parameters: QueryDict) -> Asked:
    """Read a search; what makes no sense is left out rather than refused."""
    ticked = {name: _ticked(parameters, name) for name in FACET_NAMES}
    page = parameters.get("side", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return Asked(parameters.get("q", "").replace("\x00", "").strip()[:_LONGEST], Facets(**ticked), number)


def _ticked(parameters: QueryDict, name: str) -> tuple[str, ...]:
    values = (value.replace("\x00", "")[:_LONGEST] for value in parameters.getlist(name))
    return tuple(dict.fromkeys(value for value in values if value))
