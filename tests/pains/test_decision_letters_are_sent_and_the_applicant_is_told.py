"""In the national portal decision letters are not sent by the system, and the applicant is not told. Here they are.

The letter is made with the decision, lies on Min side, goes to the municipality's own port when it has one, and the
applicant gets an e-mail that something has happened; that they got the letter is known, and the days to appeal are
counted from there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from bulyst.cases import actions
from bulyst.cases.queries import dispatches
from bulyst.correspondence.models import Channel, DispatchState
from bulyst.tenancy.models import User
from tests.cases.world import NOW, World
from tests.correspondence.loopback import loopback

pytestmark = pytest.mark.django_db


def test_the_letter_is_sent_and_the_applicant_is_told_and_reads_it(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    case = world.recommended()
    world.impartial(case, world.board)
    with loopback() as port:
        settings.BULYST_LETTER_PORT = port.url
        with django_capture_on_commit_callbacks(execute=True):
            actions.refuse(actor=world.board, case_id=case.pk, reasons="Formålet faller utenfor.", now=NOW)
        (sent,) = port.letters.values()
    assert sent.pdf.startswith(b"%PDF") and sent.about["recipient"] == "Fjellbakeriet AS"

    told = [message for message in mail.outbox if message.to == [world.user.email]]
    assert told and "Formålet" not in told[-1].body + told[-1].subject

    browser = Client()
    browser.force_login(User.objects.get(pk=world.user.pk), backend="bulyst.web.account.backends.SignIn")
    page = browser.get(f"/min-side/sak/{case.pk}/").content.decode()
    decision = world.case(case).decision
    assert decision is not None and decision.appeal_by is None
    where = f"/min-side/sak/{case.pk}/brev/{decision.letter_id}/"
    assert where in page and "Fristen for å klage regnes fra dere åpner det." in page
    assert browser.get(where).content.startswith(b"%PDF")

    decision = world.case(case).decision
    assert decision is not None and decision.appeal_by == date(2026, 3, 24)
    with world.open():
        states = {each.channel: each.state for each in dispatches(case)}
    assert states == {Channel.MY_PAGE: DispatchState.RECEIVED, Channel.PORT: DispatchState.RECEIVED}
    assert "24. mars 2026" in browser.get(f"/min-side/sak/{case.pk}/").content.decode()
