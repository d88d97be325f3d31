"""What can be applied for now, and by which rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bulyst.cases.queries.round_meetings import told_rounds
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries
from bulyst.tenancy.scope import opened
from bulyst.web.public.programme import tables
from bulyst.web.public.programme.access import the_municipality
from bulyst.web.ui.pages import render_public


def calls(request: HttpRequest) -> HttpResponse:
    """Every open call in the country."""
    found = list(queries.open_calls(timezone.now()))
    context = {"table": tables.calls(found), "constructed": any(each.programme.constructed for each in found)}
    return render_public(request, "public/programme/calls.html", context)


def call(request: HttpRequest, kommune: str, slug: str) -> HttpResponse:
    """One call, also when it has closed: what is supported, by which rules, and how to apply."""
    now = timezone.now()
    with opened(the_municipality(kommune)):
        found = queries.announced_call(slug)
        if found is None:
            raise Http404
        language = "nn" if get_language() == "nn" else "nb"
        book = queries.rules_on(found.programme_id, today(now), found.pk)
        context = {
            "call": found,
            "is_open": found.is_open(now),
            "rounds": told_rounds(found.pk),
            "opens_later": found.opens_at > now,
            "rules": tables.rules([(rule.text(language), rule.citation) for _kind, rule in book.rules]),
            "crumbs": [(_("Utlysninger"), reverse("public:calls"))],
        }
        return render_public(request, "public/programme/call.html", context)
