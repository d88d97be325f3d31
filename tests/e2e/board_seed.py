"""Prepares the board's story in a running site's database: four more members, ten recommended cases,
an appeal and a change, a meeting today.

Run as a program of its own with the site's environment, since the tests' process knows another database.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

PASSWORD = "en-lang-setning-om-mote"
MEMBERS = ("Ane Eksempel", "Bjarte Eksempel", "Cato Eksempel", "Dagny Eksempel")
CONFLICTED = "Bjarte Eksempel"
CASES = 10
LATE = "Dagny Eksempel"


def address(name: str) -> str:
    """What a member signs in with."""
    return f"{name.split()[0].lower()}@example.test"


def seed() -> None:
    """Everything, by the actions that the pages call."""
    from bulyst.cases import actions
    from bulyst.cases.aid import Basis
    from bulyst.cases.board_drafts import BodyDraft, MeetingDraft
    from bulyst.cases.drafts import AidBasisDraft, AppealDraft, AssessmentDraft, DecisionDraft, PreparationDraft
    from bulyst.cases.kinds import Office, Proposal
    from bulyst.cases.models import Body, Case
    from bulyst.cases.money_drafts import ChangeDraft
    from bulyst.demo.cases import applied_for
    from bulyst.kernel.deadlines import OSLO, today
    from bulyst.kernel.money import Money
    from bulyst.parties.models import Party, PartyKind
    from bulyst.programmes.choices import Purpose
    from bulyst.programmes.models import Call
    from bulyst.programmes.queries import criteria
    from bulyst.tenancy.actor import Actor, staff_actor
    from bulyst.tenancy.models import Membership, Municipality, User
    from bulyst.tenancy.roles import Role
    from bulyst.tenancy.scope import opened

    now, lierne = datetime.now(UTC), Municipality.objects.get(number="5042")
    on = today(now)

    def member(name: str) -> Actor:
        user = User.objects.create_user(address(name), PASSWORD, name=name)
        since = on.replace(year=on.year - 1, day=1)
        Membership.objects.create(user=user, municipality=lierne, role=Role.BOARD_MEMBER, since=since)
        return staff_actor(user, lierne, now=now)

    def demo(role: Role) -> Actor:
        held = Membership.objects.get(role=role, municipality=lierne, user__is_demo=True)
        return staff_actor(held.user, lierne, now=now)

    officer, manager, leader = demo(Role.CASE_OFFICER), demo(Role.PROGRAMME_MANAGER), demo(Role.BOARD_MEMBER)
    members = [member(name) for name in MEMBERS]
    seats = {leader.user_id or 0: Office.LEADER} | {each.user_id or 0: Office.MEMBER for each in members}
    with opened(lierne):
        body = Body.objects.get()
        call = Call.objects.get(slug="bedrifter-og-gardsbruk")
        firms = list(Party.objects.filter(kind=PartyKind.FIRM).order_by("pk")[: CASES + 2])
        values = [value.pk for value in criteria(call.programme_id)]
    actions.save_body(actor=manager, body_id=body.pk, draft=BodyDraft(body.name, seats), now=now)
    earlier = User.objects.get(email="tidligere-sokere@demo.bulyst.example")
    applicant = Actor(earlier.pk, Role.APPLICANT, lierne.pk, frozenset({Role.APPLICANT}), constructed=True)

    def recommended(firm: Party, number: int) -> Case:
        amount = Money.kroner(20_000 + 1_000 * number)
        case = applied_for(applicant, call, firm, Purpose.STUDY, amount * 4, amount, now, on)
        actions.declare_impartiality(actor=officer, case_id=case.pk, impartial=True, now=now)
        draft = AssessmentDraft(
            "Et nytt tiltak som andre kan lære av.",
            amount,
            scores=dict.fromkeys(values, 4),
            aid=AidBasisDraft(Basis.DE_MINIMIS),
        )
        actions.assess(actor=officer, case_id=case.pk, draft=draft, now=now)
        return case

    appealed, changed = (recommended(firm, number) for number, firm in enumerate(firms[CASES:]))
    for case in (appealed, changed):
        actions.declare_impartiality(actor=leader, case_id=case.pk, impartial=True, now=now)
    refusal = actions.refuse(actor=leader, case_id=appealed.pk, reasons="Det er vanlig drift.", now=now)
    actions.open_letter(actor=applicant, case_id=appealed.pk, letter_id=refusal.letter_id or 0, now=now)
    appeal = actions.file_appeal(
        actor=applicant, case_id=appealed.pk, draft=AppealDraft("Ovnen er ny for bygda."), now=now
    )
    actions.declare_impartiality(actor=manager, case_id=appealed.pk, impartial=True, now=now)
    proposal = PreparationDraft("Klagen viser noe nytt.", Proposal.CHANGE, Money.kroner(20_000))
    actions.prepare_appeal(actor=manager, appeal_id=appeal.pk, draft=proposal, now=now)
    grant = DecisionDraft(Money.kroner(21_000), "Et nytt tiltak.")
    actions.grant(actor=leader, case_id=changed.pk, draft=grant, now=now)
    actions.accept(actor=applicant, case_id=changed.pk, now=now)
    longer = ChangeDraft("Leverandøren er forsinket.", until=on.replace(year=on.year + 4, day=1))
    change = actions.request_change(actor=applicant, case_id=changed.pk, draft=longer, now=now)
    actions.recommend_change(actor=officer, change_id=change.pk, text="Det er rimelig.", now=now)
    meeting = actions.plan_meeting(
        actor=officer,
        body_id=body.pk,
        draft=MeetingDraft(datetime.combine(on, time(23, 0), tzinfo=OSLO), "Kommunehuset", papers_due_on=on),
        now=now,
    )
    found = [recommended(firm, number) for number, firm in enumerate(firms[:CASES])]
    for key in (f"APPEAL-{appeal.pk}", f"CHANGE-{change.pk}"):
        actions.put_on_agenda(actor=officer, meeting_id=meeting.pk, key=key, now=now)
    for actor, name in zip(members, MEMBERS, strict=True):
        if name != CONFLICTED:
            actions.declare_for_meeting(actor=actor, meeting_id=meeting.pk, conflicts={}, now=now)
    print(meeting.pk, *(case.number.replace("/", "-") for case in found))


if __name__ == "__main__":
    import django

    django.setup()
    seed()
