"""What those who have begun an application are told when the call is changed. A draft itself is told to nobody."""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.notices import notify
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Call
from bulyst.programmes.telling import CallChange
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled


def tell_drafts(actor: Actor, call: Call, change: CallChange, now: datetime) -> None:
    """Queue a notice to everyone with a draft to `call`, once for each change."""
    drafts = Case.objects.filter(call=call, kind=CaseKind.GRANT, state=GrantState.DRAFT)
    moments: list[datetime | None] = [each.closes_at for each in programmes.rounds(call.pk)]
    moments = moments or [call.closes_at]
    key = ":".join([change, *(each.isoformat() for each in moments if each)])
    coming = next((each for each in moments if each and each > now), None)
    for case in drafts.select_related("applicant", "tenant"):
        with translation.override(case.language):
            facts = {"municipality": case.tenant.name, "due": spelled(coming) if coming else _("ingen frist")}
            title, said = (text % facts for text in _WORDS[change]())
            body = _(
                "Hei!\n\n%(said)s\n\nLogg inn på Min side for å se søknaden dere har begynt på, og hva dere kan "
                "gjøre.\n\nVi skriver ikke hva søknaden gjelder i e-post.\n\nHilsen %(municipality)s kommune"
            ) % {**facts, "said": said}
        notify(actor, case, f"call:{call.pk}:{key}", title, body, now)


_WORDS: dict[CallChange, Callable[[], tuple[str, str]]] = {
    CallChange.CANCELLED: lambda: (
        _("Utlysning avlyst hos %(municipality)s kommune"),
        _(
            "%(municipality)s kommune har avlyst en utlysning som dere har begynt på en søknad til. "
            "Søknaden kan ikke sendes dit. Grunnen står på utlysningens side."
        ),
    ),
    CallChange.CLOSED: lambda: (
        _("Utlysning stengt hos %(municipality)s kommune"),
        _("%(municipality)s kommune har stengt en utlysning som dere har begynt på en søknad til."),
    ),
    CallChange.MORE_TIME: lambda: (
        _("Lengre søknadsfrist hos %(municipality)s kommune"),
        _("Fristen er forlenget for en utlysning som dere har begynt på en søknad til. Ny frist: %(due)s."),
    ),
    CallChange.NEW_ROUNDS: lambda: (
        _("Nye søknadsfrister hos %(municipality)s kommune"),
        _("Rundene er endret for en utlysning som dere har begynt på en søknad til. Neste frist: %(due)s."),
    ),
}
