"""An organisation has several people: owners let others in by a link that works once, and somebody always owns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from bulyst.audit import trail
from bulyst.correspondence.models import OutboxMessage
from bulyst.kernel.verdict import Refused
from bulyst.parties import actions, queries
from bulyst.parties.models import Invitation, MemberRole, Party, PartyKind
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.scope import opened

pytestmark = pytest.mark.django_db

OWNER, CONTRIBUTOR, READER = MemberRole.OWNER, MemberRole.CONTRIBUTOR, MemberRole.READER
ADDRESS = "https://bulyst.example/min-side/invitasjon/{token}/"


@dataclass
class Farm:
    """A farm with its owner, and the moment of the test."""

    party: Party
    place: Municipality
    owner: User
    now: datetime

    def acts(self, user: User) -> Actor:
        return applicant_actor(user, self.place)

    def invite(self, email: str = "ny@example.test", role: str = CONTRIBUTOR, by: User | None = None) -> str:
        """Invite, and read the link's secret from the e-mail as its receiver does."""
        actor = self.acts(by or self.owner)
        actions.invite_member(
            actor=actor, party_id=self.party.pk, email=email, role=role, address=ADDRESS, now=self.now
        )
        with opened(self.place):
            body = OutboxMessage.objects.filter(to=email).latest("pk").text
        found = re.search(r"/invitasjon/([\w-]+)/", body)
        assert found
        return found[1]

    def answer(self, user: User, token: str, *, accepts: bool = True, later: timedelta = timedelta()) -> Invitation:
        return actions.answer_invitation(actor=self.acts(user), token=token, accepts=accepts, now=self.now + later)

    def join(self, user: User, role: str) -> User:
        self.answer(user, self.invite(user.email, role))
        return user

    def roles(self) -> dict[int, str]:
        with opened(self.place):
            return {member.user_id: member.role for member in queries.people_of(self.party.pk)}

    def events(self) -> list[str]:
        return [line.event for line in trail.history(self.place.pk, self.party)]


@pytest.fixture
def farm(lierne: Municipality, make_user: Callable[..., User], now: datetime) -> Farm:
    owner = make_user("Eier")
    party = actions.register_own_organisation(
        actor=applicant_actor(owner, lierne), kind=PartyKind.ASSOCIATION, name="Sørli bygdelag", now=now
    )
    return Farm(party, lierne, owner, now)


def refused(key: str, action: Callable[[], Any]) -> None:
    with pytest.raises(Refused) as refusal:
        action()
    assert key in {message.key for message in refusal.value.messages}


def test_whoever_gets_the_link_is_in_with_the_role_and_the_link_works_once(
    farm: Farm, make_user: Callable[..., User]
) -> None:
    token, new, third = farm.invite(), make_user(), make_user()
    found = queries.invitation_by_link(token)
    assert found is not None and token not in str(found.__dict__)
    farm.answer(new, token)
    assert farm.roles() == {farm.owner.pk: OWNER, new.pk: CONTRIBUTOR}
    refused("parties.invitation_used", lambda: farm.answer(third, token))
    assert farm.events() == ["party.registered", "party.invited", "party.joined"]


def test_an_invitation_can_be_declined_withdrawn_replaced_and_grow_old(
    farm: Farm, make_user: Callable[..., User]
) -> None:
    new = make_user()
    farm.answer(new, farm.invite("a@example.test"), accepts=False)
    old, replaced, again = farm.invite("b@example.test"), farm.invite("c@example.test"), farm.invite("c@example.test")
    withdrawn = farm.invite("d@example.test")
    found = queries.invitation_by_link(withdrawn)
    assert found is not None
    actions.withdraw_invitation(actor=farm.acts(farm.owner), invitation_id=found.pk, now=farm.now)
    for token in (replaced, withdrawn):
        refused("parties.invitation_used", lambda token=token: farm.answer(new, token))
    refused("parties.invitation_expired", lambda: farm.answer(new, old, later=timedelta(days=14)))
    with opened(farm.place):
        assert {each.email for each in queries.open_invitations(farm.party.pk, farm.now)} == {
            "b@example.test",
            "c@example.test",
        }
    farm.answer(new, again)
    assert farm.roles()[new.pk] == CONTRIBUTOR


def test_a_made_up_link_leads_nowhere(farm: Farm, make_user: Callable[..., User]) -> None:
    assert queries.invitation_by_link("oppdiktet") is None
    with pytest.raises(Invitation.DoesNotExist):
        farm.answer(make_user(), "oppdiktet")


def test_who_is_in_already_is_not_let_in_again(farm: Farm) -> None:
    refused("parties.already_a_member", lambda: farm.answer(farm.owner, farm.invite()))


@pytest.mark.parametrize("role", [CONTRIBUTOR, READER])
def test_only_an_owner_decides_who_is_in(farm: Farm, make_user: Callable[..., User], role: str) -> None:
    other = farm.join(make_user(), role)
    actor, about = farm.acts(other), {"party_id": farm.party.pk, "now": farm.now}
    found = queries.invitation_by_link(farm.invite("x@example.test"))
    assert found is not None
    before = farm.roles()
    refused("parties.not_an_owner", lambda: farm.invite(by=other))
    refused("parties.not_an_owner", lambda: actions.remove_member(actor=actor, user_id=farm.owner.pk, **about))
    refused("parties.not_an_owner", lambda: actions.change_role(actor=actor, user_id=other.pk, role=OWNER, **about))
    refused(
        "parties.not_an_owner",
        lambda: actions.withdraw_invitation(actor=actor, invitation_id=found.pk, now=farm.now),
    )
    assert farm.roles() == before


def test_the_last_owner_stays_until_another_owns(farm: Farm, make_user: Callable[..., User]) -> None:
    actor, about = farm.acts(farm.owner), {"party_id": farm.party.pk, "now": farm.now}
    other = farm.join(make_user(), READER)
    refused("parties.last_owner", lambda: actions.leave_party(actor=actor, **about))
    refused("parties.last_owner", lambda: actions.remove_member(actor=actor, user_id=farm.owner.pk, **about))
    refused("parties.last_owner", lambda: actions.change_role(actor=actor, user_id=farm.owner.pk, role=READER, **about))
    actions.change_role(actor=actor, user_id=other.pk, role=OWNER, **about)
    actions.leave_party(actor=actor, **about)
    assert farm.roles() == {other.pk: OWNER}
    assert farm.events()[-2:] == ["party.role_changed", "party.left"]
    refused("parties.not_an_owner", lambda: farm.invite())


def test_anyone_can_leave_and_an_owner_can_end_what_they_let_in(farm: Farm, make_user: Callable[..., User]) -> None:
    about = {"party_id": farm.party.pk, "now": farm.now}
    one, other = farm.join(make_user(), READER), farm.join(make_user(), CONTRIBUTOR)
    actions.leave_party(actor=farm.acts(one), **about)
    actions.remove_member(actor=farm.acts(farm.owner), user_id=other.pk, **about)
    assert farm.roles() == {farm.owner.pk: OWNER}
    refused("parties.not_a_member", lambda: actions.leave_party(actor=farm.acts(one), **about))
    assert queries.my_parties(other.pk) == []


def test_a_role_that_does_not_exist_is_refused(farm: Farm, make_user: Callable[..., User]) -> None:
    refused("parties.already_invited_role", lambda: farm.invite(role="KONGE"))
    other = farm.join(make_user(), READER)
    refused(
        "parties.already_invited_role",
        lambda: actions.change_role(
            actor=farm.acts(farm.owner), party_id=farm.party.pk, user_id=other.pk, role="KONGE", now=farm.now
        ),
    )
