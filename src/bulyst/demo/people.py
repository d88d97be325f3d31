"""The accounts of the demonstration: roles, not persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bulyst.tenancy.actor import Actor, applicant_actor, editor_actor, staff_actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Role

SINCE = date(1999, 1, 1)

#: (role, e-mail, what the sign-in page says)
ACCOUNTS = (
    (Role.COORDINATOR, "koordinator@demo.bulyst.example", "Innflytterkoordinator"),
    (Role.PROGRAMME_MANAGER, "programleder@demo.bulyst.example", "Programleder"),
    (Role.CASE_OFFICER, "saksbehandler@demo.bulyst.example", "Saksbehandler"),
    (Role.BOARD_MEMBER, "styremedlem@demo.bulyst.example", "Styremedlem"),
    (Role.FINANCE_OFFICER, "okonomi@demo.bulyst.example", "Økonomimedarbeider"),
    (Role.APPLICANT, "soker@demo.bulyst.example", "Søker"),
    (Role.CATALOGUE_EDITOR, "redaktor@demo.bulyst.example", "Katalogredaktør"),
)
#: Stands behind the finished cases. It is never active, so nobody can sign in with it and nobody gets its mail.
EARLIER_APPLICANTS = ("tidligere-sokere@demo.bulyst.example", "Tidligere søkere")


@dataclass(frozen=True)
class Cast:
    """Everybody who acts in the demonstration."""

    municipality: Municipality
    coordinator: Actor
    manager: Actor
    officer: Actor
    board: Actor
    finance: Actor
    applicant: Actor
    earlier_applicants: Actor
    editor: Actor


def engage(now: datetime) -> Cast:
    """Make the municipality, the accounts and their roles."""
    municipality = Municipality.objects.create(number="5042", name="Lierne")
    users = {role: User.objects.create_user(email, None, name=name, is_demo=True) for role, email, name in ACCOUNTS}
    for role, user in users.items():
        if role != Role.APPLICANT:
            where = None if role == Role.CATALOGUE_EDITOR else municipality
            Membership.objects.create(user=user, municipality=where, role=role, since=SINCE)
    earlier = User.objects.create_user(
        EARLIER_APPLICANTS[0], None, name=EARLIER_APPLICANTS[1], is_demo=True, is_active=False
    )

    def staff(role: Role) -> Actor:
        return staff_actor(users[role], municipality, now=now)

    return Cast(
        municipality=municipality,
        coordinator=staff(Role.COORDINATOR),
        manager=staff(Role.PROGRAMME_MANAGER),
        officer=staff(Role.CASE_OFFICER),
        board=staff(Role.BOARD_MEMBER),
        finance=staff(Role.FINANCE_OFFICER),
        applicant=applicant_actor(users[Role.APPLICANT], municipality),
        earlier_applicants=Actor(
            earlier.pk, Role.APPLICANT, municipality.pk, frozenset({Role.APPLICANT}), constructed=True
        ),
        editor=editor_actor(users[Role.CATALOGUE_EDITOR], now=now),
    )
