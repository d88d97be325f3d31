"""Invite somebody to act for a party, and answer an invitation."""

import secrets
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from bulyst.audit import trail
from bulyst.kernel.canonical import sha256_hex
from bulyst.kernel.verdict import failed, require
from bulyst.parties import outgoing, queries, rules
from bulyst.parties.models import Invitation, InvitationAnswer, MemberRole, Party, PartyMember
from bulyst.tenancy.action import NotAuthorised, action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

VALID = timedelta(days=14)


@action
def invite_member(*, actor: Actor, party_id: int, email: str, role: str, address: str, now: datetime) -> Invitation:
    """Send an address a link by which one person may act for the party as `role`. Owners may. Raises `Refused`.

    `address` is where the link leads, with `{token}` in it. A new invitation to the same address replaces an older.
    """
    authorise(actor, Right.APPLY)
    party = queries.lock_party(party_id)
    user_id = _person(actor)
    require(
        [
            rules.may_add_members(queries.role_of(user_id, party_id), is_staff=False),
            failed("parties.role_known", "parties.already_invited_role")
            if role not in MemberRole.values
            else rules.is_a_member(role),
        ]
    )
    for older in Invitation.objects.filter(party=party, email__iexact=email.strip(), answer=""):
        _close(older, InvitationAnswer.WITHDRAWN, user_id, now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        tenant_id=party.tenant_id,
        party=party,
        email=email.strip(),
        role=role,
        token_hash=sha256_hex(token.encode()),
        invited_by_id=user_id,
        invited_at=now,
        expires_at=now + VALID,
    )
    trail.record(actor, "party.invited", party, at=now, invitation=invitation.pk, role=role)
    _tell(actor, invitation, party, address.format(token=token), now)
    return invitation


@action
def withdraw_invitation(*, actor: Actor, invitation_id: int, now: datetime) -> Invitation:
    """Take an invitation back. Owners may. Raises `Refused`, or `Invitation.DoesNotExist`."""
    authorise(actor, Right.APPLY)
    invitation = Invitation.objects.get(pk=invitation_id)
    party = queries.lock_party(invitation.party.counted_id)
    require([rules.may_add_members(queries.role_of(_person(actor), party.pk), is_staff=False)])
    invitation.refresh_from_db()
    require([rules.invitation_holds(invitation.answer, invitation.expires_at, now)])
    _close(invitation, InvitationAnswer.WITHDRAWN, _person(actor), now)
    trail.record(actor, "party.invitation_withdrawn", party, at=now, invitation=invitation.pk)
    return invitation


@action
def answer_invitation(*, actor: Actor, token: str, accepts: bool, now: datetime) -> Invitation:
    """Say yes or no to an invitation, once. Who holds the link may, signed in as themselves. Raises `Refused`.

    Raises `Invitation.DoesNotExist` for a link that leads nowhere in the actor's municipality.
    """
    authorise(actor, Right.APPLY)
    user_id = _person(actor)
    found = Invitation.objects.select_related("party").get(token_hash=sha256_hex(token.encode()))
    party = queries.lock_party(found.party.counted_id)
    invitation = Invitation.objects.get(pk=found.pk)
    verdicts = [rules.invitation_holds(invitation.answer, invitation.expires_at, now)]
    if accepts:
        verdicts.append(rules.not_yet_a_member(queries.role_of(user_id, party.pk)))
    require(verdicts)
    _close(invitation, InvitationAnswer.ACCEPTED if accepts else InvitationAnswer.DECLINED, user_id, now)
    if accepts:
        PartyMember.objects.create(
            tenant_id=party.tenant_id, party=party, user_id=user_id, role=invitation.role, since=now
        )
    event = "party.joined" if accepts else "party.invitation_declined"
    trail.record(actor, event, party, at=now, user=user_id, invitation=invitation.pk, role=invitation.role)
    return invitation


def _close(invitation: Invitation, answer: InvitationAnswer, user_id: int, now: datetime) -> None:
    invitation.answer = answer
    invitation.answered_at = now
    invitation.answered_by_id = user_id
    invitation.save(update_fields=["answer", "answered_at", "answered_by"])


def _person(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotAuthorised("only somebody who is signed in acts for a party")
    return actor.user_id


def _tell(actor: Actor, invitation: Invitation, party: Party, link: str, now: datetime) -> None:
    said = {"name": party.name, "link": link, "municipality": party.tenant.name}
    outgoing.sender()(
        actor=actor,
        key=f"invitation:{invitation.pk}",
        about=f"party:{party.pk}",
        to=[invitation.email],
        title=_("Invitasjon til å handle for %(name)s") % said,
        body=_(
            "Hei!\n\nDu er invitert til å handle på vegne av %(name)s overfor %(municipality)s kommune. "
            "Åpne lenken for å takke ja eller nei. Den virker én gang, og i 14 dager.\n\n%(link)s\n\n"
            "Venter du ingen invitasjon, trenger du ikke gjøre noe."
        )
        % said,
        now=now,
        constructed=party.constructed,
        secret=link,
    )
