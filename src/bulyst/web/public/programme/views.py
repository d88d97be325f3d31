"""The programme's account: what was wanted, what came of it, and how sure anyone can be. In that order."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from bulyst.catalogue.queries import entry_of_programme
from bulyst.catalogue.wording import ASSESSMENTS
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries
from bulyst.programmes.models import Programme
from bulyst.results import queries as results
from bulyst.results.definitions import DEFINITIONS
from bulyst.results.goals import IN_MIGRATION, INHABITANTS, GoalAnswer
from bulyst.results.indicators import KEYS
from bulyst.studies.queries import verdict_for_programme
from bulyst.web.public.programme import pictures, tables
from bulyst.web.public.programme.access import programme_view, staff_of, the_municipality
from bulyst.web.public.programme.data import public_figure
from bulyst.web.public.programme.wording import claims_by_source, figure_note, listed, period
from bulyst.web.ui.pages import render_public

PICTURES = {INHABITANTS: "#folketall", IN_MIGRATION: "#flytting"}


def programmes(request: HttpRequest) -> HttpResponse:
    """Every published programme in the country."""
    return render_public(
        request, "public/programme/list.html", {"table": tables.programmes(queries.published_programmes())}
    )


def programmes_of(request: HttpRequest, kommune: str) -> HttpResponse:
    """The published programmes of one municipality."""
    municipality = the_municipality(kommune)
    found = [each for each in queries.published_programmes() if each.tenant_id == municipality.pk]
    context = {
        "place": municipality.name,
        "table": tables.programmes(found),
        "crumbs": [(pgettext("flere", "Program"), reverse("public:programmes"))],
    }
    return render_public(request, "public/programme/list.html", context)


@programme_view
def account(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The account, nothing positive above the answer to the main goal."""
    now = timezone.now()
    found = results.public_account(programme, today(now))
    funds, total = results.money(programme)
    number = results.official_number(programme)
    entry = entry_of_programme(programme.tenant.number, programme.slug)
    context = {
        "programme": programme,
        "entry": entry,
        "assessment": ASSESSMENTS[entry.assessment] if entry else "",
        "period": period(programme),
        "counted_at": now,
        "main_goals": [(answer, _grounds(programme, answer)) for answer in found.main_goals],
        "other_goals": found.other_goals,
        "figures": [
            {"figure": each, "label": DEFINITIONS[each.key].label, "note": figure_note(each)} for each in found.figures
        ],
        "areas": listed([each.name for each in queries.areas(programme.pk)]),
        "values": listed([each.name for each in queries.values(programme.pk)]),
        "projects": queries.projects(programme.pk),
        "population": pictures.population_picture(programme),
        "migration": pictures.migration_picture(programme),
        "claims": claims_by_source(queries.claims(programme.pk)),
        "funds": tables.funds(funds, total),
        "verdict": verdict_for_programme(number, programme.slug) if number else None,
        "calls": [each for each in queries.calls(programme.pk) if each.is_open(now)],
    }
    return render_public(request, "public/programme/account.html", context)


@programme_view
def figure(request: HttpRequest, programme: Programme, key: str) -> HttpResponse:
    """One figure: what is counted, how it divides, and the way to its rows for those who may see them."""
    found = public_figure(programme, key)
    context = {
        "programme": programme,
        "figure": found,
        "definition": DEFINITIONS[key],
        "splits": [(tables.split(each), each.adds_up) for each in found.splits],
        "held_back": any(part.count is None for each in found.splits for part in each.parts),
        "staff": staff_of(request, programme),
        "crumbs": [
            (pgettext("flere", "Program"), reverse("public:programmes")),
            (programme.name, reverse("public:programme", args=[programme.tenant.slug, programme.slug])),
        ],
    }
    return render_public(request, "public/programme/figure.html", context)


def _grounds(programme: Programme, answer: GoalAnswer) -> str:
    """Where what an answer rests on is shown: a picture on the same page, or a figure's own page."""
    key = answer.goal.indicator_key
    if key in PICTURES:
        return PICTURES[key]
    return reverse("public:figure", args=[programme.tenant.slug, programme.slug, key]) if key in KEYS else ""
