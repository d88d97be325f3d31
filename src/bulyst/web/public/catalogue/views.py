"""Search, one entry, and up to four beside each other."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.catalogue import queries
from bulyst.web.public.catalogue import cards, tables
from bulyst.web.public.catalogue.searching import asked_of
from bulyst.web.ui.pages import render_public


def catalogue(request: HttpRequest) -> HttpResponse:
    """The search page. A search is an address, so it works without scripts and can be sent to others."""
    asked = asked_of(request.GET)
    found = queries.search(asked.text, asked.facets, asked.page)
    context = {
        "asked": asked,
        "total": found.total,
        "cards": [cards.card(entry) for entry in found.entries],
        "groups": cards.facet_groups(found.counts, asked.facets),
        "chosen": sum(len(getattr(asked.facets, name)) for name in queries.FACET_NAMES),
        "page": found.page,
        "pages": found.pages,
        "previous": asked.address(found.page - 1) if found.page > 1 else "",
        "next": asked.address(found.page + 1) if found.page < found.pages else "",
    }
    return render_public(request, "public/catalogue/list.html", context)


def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """One entry: what it set out to do and what it states, the bad before the good, and how sure anyone can be."""
    found = queries.published_entry(slug)
    if found is None:
        raise Http404
    counted = queries.counted(found, timezone.now())
    context = {
        "entry": found,
        "card": cards.card(found),
        "goal_answer": cards.goal_answer(found),
        "results": [cards.stated(figure, counted) for figure in queries.results(found)],
        "goal_figures": [cards.stated(figure, None) for figure in queries.goals_with_numbers(found)],
        "others": tables.other_figures(queries.other_figures(found)),
        "lists": cards.lists(found),
        "evidence_scale": cards.evidence_scale(),
        "leftovers": cards.leftovers(found),
        "counted": counted,
        "crumbs": [(_("Katalog"), reverse("public:catalogue"))],
    }
    return render_public(request, "public/catalogue/entry.html", context)


def comparison(request: HttpRequest) -> HttpResponse:
    """Up to four entries in one table."""
    asked = list(dict.fromkeys(request.GET.getlist("o")))
    found = queries.compare(asked)
    context = {
        "entries": found,
        "too_many": len(asked) > queries.MOST_COMPARED,
        "most": queries.MOST_COMPARED,
        "table": tables.comparison(found),
        "crumbs": [(_("Katalog"), reverse("public:catalogue"))],
    }
    return render_public(request, "public/catalogue/compare.html", context)
