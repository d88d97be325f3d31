"""What states, steps and people are called on the case pages."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState, GuidanceState, PaymentState
from bulyst.cases.models import Case
from bulyst.cases.queries import DeadlineKind, Group
from bulyst.tenancy.roles import Right
from bulyst.web.ui.tables import Tag

STATES = {
    GrantState.SUBMITTED: (_("Mottatt"), "info"),
    GrantState.WAITING: (_("Venter på søkeren"), "warning"),
    GrantState.RECOMMENDED: (_("Til vedtak"), "info"),
    GrantState.GRANTED: (_("Innvilget"), "success"),
    GrantState.REFUSED: (_("Avslått"), "neutral"),
    GrantState.ACCEPTED: (_("Pågår"), "success"),
    GrantState.LAPSED: (_("Bortfalt"), "neutral"),
    GrantState.WITHDRAWN: (_("Trukket"), "neutral"),
    GrantState.CLOSED: (_("Avsluttet"), "neutral"),
    GuidanceState.OPEN: (_("Veiledning"), "info"),
    GuidanceState.FINISHED: (_("Avsluttet"), "neutral"),
}

PAYMENT_STATES = {
    PaymentState.REQUESTED: (_("Til attestering"), "warning"),
    PaymentState.ATTESTED: (_("Til utbetaling"), "warning"),
    PaymentState.RETURNED: (_("Sendt tilbake"), "neutral"),
    PaymentState.PAID: (_("Utbetalt"), "success"),
    PaymentState.REVERSED: (_("Tilbakeført"), "neutral"),
}

GROUPS = {
    Group.OVERDUE: _("Forfalt"),
    Group.TODAY: _("I dag"),
    Group.THIS_WEEK: _("Denne uken"),
    Group.LATER: _("Senere"),
    Group.OTHERS: _("Venter på andre"),
}

DEADLINES = {
    DeadlineKind.REPLY: _("Svar eller foreløpig svar"),
    DeadlineKind.ANSWER: _("Søkerens svarfrist"),
    DeadlineKind.ACCEPTANCE: _("Søkerens frist for å ta imot"),
    DeadlineKind.APPEAL: _("Siste dag for å klage"),
    DeadlineKind.VALIDITY: _("Tilsagnet gjelder til"),
}

WHO = {
    Right.HANDLE: _("Saksbehandleren"),
    Right.DECIDE: _("Styret, eller den som har fått myndighet"),
    Right.ATTEST: _("Saksbehandleren eller programlederen"),
    Right.PAY: _("Økonomimedarbeideren"),
    Right.APPLY: _("Søkeren"),
}

FACTS = {
    "accept_by": _("frist for å ta imot"),
    "amount": _("beløp"),
    "appeal": _("klage nr."),
    "appeal_by": _("klagefrist"),
    "applicant": _("part nr."),
    "article": _("artikkel"),
    "assessment": _("vurdering nr."),
    "basis": _("grunnlag for støtten"),
    "body": _("klageinstans"),
    "call": _("utlysning nr."),
    "condition": _("vilkår nr."),
    "corrected": _("søknaden rettet"),
    "decision": _("vedtak nr."),
    "declaration": _("erklæring nr."),
    "due_on": _("frist"),
    "entry": _("føring nr."),
    "files": _("filer"),
    "expected_by": _("svar ventet"),
    "hours": _("timer"),
    "impartial": _("habil"),
    "inquiry": _("spørsmål nr."),
    "kind": _("slag"),
    "lapsed": _("bortfalt"),
    "letter": _("brev nr."),
    "met_on": _("oppfylt"),
    "move": _("flytting nr."),
    "source": _("sak nr."),
    "on": _("dag"),
    "posted_on": _("sendt"),
    "proposal": _("forslag"),
    "receipt": _("mottak"),
    "referral": _("henvist til"),
    "reply": _("foreløpig svar nr."),
    "request": _("anmodning nr."),
    "against": _("mot reglene"),
    "by": _("erklært av nr."),
    "change": _("endring nr."),
    "grant_case": _("tilskuddssak nr."),
    "held_on": _("møtedag"),
    "last": _("siste del"),
    "matter": _("punkt nr."),
    "meeting": _("møte nr."),
    "milestone": _("milepæl nr."),
    "milestones": _("milepæler"),
    "of": _("gjelder"),
    "reclaim": _("krav nr."),
    "repayment": _("innbetaling nr."),
    "report": _("rapport nr."),
    "version": _("utgave"),
}
"""What the facts of the audit trail are called."""


def state_tag(case: Case) -> Tag:
    """A case's state as a word and a colour."""
    states = GuidanceState if case.kind == CaseKind.GUIDANCE else GrantState
    word, color = STATES[states(case.state)]
    return Tag(str(word), color)


def kind_word(case: Case) -> str:
    """Grant or guidance."""
    return gettext("Tilskudd") if case.kind == CaseKind.GRANT else gettext("Veiledning")
