"""Who acts for an organisation: owners invite, change and end access; anyone can leave while an owner stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.parties.actions import (
    answer_invitation,
    change_role,
    invite_member,
    leave_party,
    remove_member,
    withdraw_invitation,
)
from bulyst.parties.models import Invitation, InvitationAnswer, MemberRole, Party, PartyMember
from bulyst.parties.queries import another_owns, invitation_by_link, open_invitations, people_of, role_of
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_party
from bulyst.web.applicant.forms.people import InviteForm, LeaveForm, RoleForm
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view

PLACE = "LENKENS-HEMMELIGHET"
"""Stands in an address where the link's secret is to be put."""


@applicant_view
def people(request: HttpRequest, actor: Actor, party_id: int) -> HttpResponse:
    """Who has access to an organisation; owners change it here."""
    party, now = own_party(actor, party_id), timezone.now()
    form = InviteForm(request.POST if request.POST.get("gjor") == "inviter" else None)
    if request.method == "POST":
        done = _CHANGES.get(request.POST.get("gjor", ""))
        if done is None:
            raise Http404
        if done(request, acting(request, party.tenant_id), party, form):
            return redirect("applicant:people", party.pk)
    owns = actor.user_id is not None and role_of(actor.user_id, party.pk) == MemberRole.OWNER
    context = {
        "party": party,
        "form": form,
        "owns": owns,
        "people": [_person(member, actor) for member in people_of(party.pk)],
        "invitations": open_invitations(party.pk, now) if owns else [],
        "crumbs": crumbs(),
    }
    return render_applicant(request, "applicant/people.html", context)


@applicant_view
def leave(request: HttpRequest, actor: Actor, party_id: int) -> HttpResponse:
    """Give up one's own access, after saying yes to it."""
    party = own_party(actor, party_id)
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        done = _("Du handler ikke lenger på vegne av %(name)s.") % {"name": party.name}
        if act(request, leave_party, actor=acting(request, party.tenant_id), party_id=party.pk, done=done).ok:
            return redirect("applicant:overview")
    possible = actor.user_id is not None and another_owns(party.pk, actor.user_id)
    context = {"party": party, "form": form, "possible": possible, "crumbs": crumbs(_people_crumb(party))}
    return render_applicant(request, "applicant/leave.html", context)


@applicant_view
def invitation(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """An invitation, to be accepted or declined by whoever got the link."""
    found = invitation_by_link(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        accepts = request.POST.get("svar") == "ja"
        words = {"name": found.party.name}
        done = _("Du kan nå handle på vegne av %(name)s.") if accepts else _("Du takket nei til %(name)s.")
        arguments: dict[str, Any] = {"token": token, "accepts": accepts, "done": done % words}
        if act(request, answer_invitation, actor=acting(request, found.tenant_id), **arguments).ok:
            return redirect("applicant:overview")
    context = {
        "invitation": found,
        "holds": _holds(found, timezone.now()),
        "role": MemberRole(found.role).label,
        "crumbs": crumbs(),
    }
    return render_applicant(request, "applicant/invitation.html", context)


def _holds(found: Invitation, now: datetime) -> bool:
    return found.answer == InvitationAnswer.OPEN and now < found.expires_at


def _person(member: PartyMember, actor: Actor) -> dict[str, Any]:
    return {
        "member": member,
        "role": MemberRole(member.role).label,
        "is_me": member.user_id == actor.user_id,
        "form": RoleForm(initial={"role": member.role}, name=member.user.name, auto_id=f"id_{member.pk}_%s"),
    }


def _invite(request: HttpRequest, actor: Actor, party: Party, form: InviteForm) -> bool:
    if not form.is_valid():
        return False
    path = reverse("applicant:invitation", args=[PLACE])
    address = request.build_absolute_uri(path).replace("{", "{{").replace("}", "}}").replace(PLACE, "{token}")
    done = _("Invitasjonen er sendt til %(email)s.") % {"email": form.cleaned_data["email"]}
    arguments: dict[str, Any] = {**form.cleaned_data, "party_id": party.pk, "address": address, "done": done}
    return act(request, invite_member, actor=actor, **arguments).ok


def _change_role(request: HttpRequest, actor: Actor, party: Party, _form: InviteForm) -> bool:
    arguments: dict[str, Any] = {"party_id": party.pk, "user_id": _number(request, "person")}
    role, done = request.POST.get("role", ""), _("Rollen er endret.")
    return act(request, change_role, actor=actor, role=role, done=done, **arguments).ok


def _remove(request: HttpRequest, actor: Actor, party: Party, _form: InviteForm) -> bool:
    arguments: dict[str, Any] = {"party_id": party.pk, "user_id": _number(request, "person")}
    done = _("Personen har ikke tilgang lenger. Var det feil, kan du invitere på nytt.")
    return act(request, remove_member, actor=actor, done=done, **arguments).ok


def _withdraw(request: HttpRequest, actor: Actor, party: Party, _form: InviteForm) -> bool:
    wanted = _number(request, "invitasjon")
    if all(each.pk != wanted for each in open_invitations(party.pk, timezone.now())):
        return True  # two clicks, or answered meanwhile: the page shows how it is
    done = _("Invitasjonen er trukket tilbake.")
    return act(request, withdraw_invitation, actor=actor, invitation_id=wanted, done=done).ok


_CHANGES: dict[str, Callable[[HttpRequest, Actor, Party, InviteForm], bool]] = {
    "inviter": _invite,
    "rolle": _change_role,
    "fjern": _remove,
    "trekk": _withdraw,
}


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() else 0


def _people_crumb(party: Party) -> tuple[str, str]:
    return (party.name, reverse("applicant:people", args=[party.pk]))
