"""The letters about a changed grant and about a claim for repayment, in the applicant's written standard."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation

from bulyst.cases.grounds import GROUNDS
from bulyst.cases.lifecycle import ChangeState
from bulyst.cases.models import Case, Change, Reclaim
from bulyst.cases.receipt import letter_received
from bulyst.correspondence.actions import make_letter
from bulyst.correspondence.models import Letter
from bulyst.correspondence.registry import LetterKind, register
from bulyst.correspondence.rendering import PACKAGE
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger.queries import subject_balances
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled

CHANGE = "cases.change"
RECLAIM_NOTICE = "cases.reclaim_notice"
RECLAIM = "cases.reclaim"

_WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "change_title": "Vedtak om endring av tilskudd: {project}",
        "change_refused_title": "Avslag på søknad om endring av tilskudd: {project}",
        "decision": "Vedtaket",
        "granted": "{author} godkjenner endringen av «{project}».",
        "refused": "{author} godkjenner ikke endringen av «{project}». Tilskuddet gjelder som før.",
        "until": "Tilsagnet gjelder nå til og med {until}.",
        "same": "Tilskuddet er fortsatt inntil {amount}. De godkjente kostnadene er nå {costs}.",
        "cut": "De godkjente kostnadene er nå {costs}. Fordi de er lavere enn før, blir tilskuddet satt ned "
        "tilsvarende, fra {before} til {amount}.",
        "reasons": "Begrunnelse",
        "budget": "Nytt budsjett",
        "line": "Post",
        "sum": "Beløp",
        "total": "Sum kostnader",
        "appeal": "Dere kan klage",
        "appeal_text": "Dere kan klage på vedtaket innen {weeks} uker fra dere fikk dette brevet. Klagen skal være "
        "skriftlig og sendes til {author}. Skriv hvilket vedtak dere klager på, "
        "hva dere vil ha endret, og hvorfor.\n\nDere har rett til å se dokumentene i saken og til å få veiledning. "
        "Dere kan be om at vedtaket ikke blir satt i verk før klagen er avgjort. Reglene om klage står i "
        "forvaltningsloven kapittel VI.",
        "notice_title": "Varsel om at tilskudd kan bli krevd tilbake: {project}",
        "notice": "Varsel",
        "notice_text": "{author} vurderer å kreve tilbake {amount} av tilskuddet til «{project}». Det er betalt ut "
        "{paid}. Dette brevet er et varsel. Ingenting er avgjort ennå.",
        "ground": "Grunnlaget",
        "ground_text": "{ground} ({citation})",
        "happened": "Hva som har skjedd",
        "answer": "Slik svarer dere",
        "answer_text": "Logg inn på Min side og svar senest {due}. Skriv hva dere mener om grunnlaget og beløpet, og "
        "legg ved det vi bør se. Vi avgjør saken når vi har fått svaret, eller når fristen er ute. Dere har rett til "
        "å se dokumentene i saken.",
        "reclaim_title": "Vedtak om tilbakebetaling av tilskudd: {project}",
        "reclaim_text": "{author} krever tilbake {amount} av tilskuddet til «{project}».",
        "answered": "Svaret deres",
        "not_answered": "Vi varslet dere {notified} og har ikke fått svar innen fristen {due}.",
        "payment": "Betaling",
        "payment_text": "Betal {amount} senest {pay_by}. Oppgi saksnummer {number}. Kan dere ikke betale alt på én "
        "gang, tar dere kontakt med oss før fristen.",
    },
    "nn": {
        "change_title": "Vedtak om endring av tilskot: {project}",
        "change_refused_title": "Avslag på søknad om endring av tilskot: {project}",
        "decision": "Vedtaket",
        "granted": "{author} godkjenner endringa av «{project}».",
        "refused": "{author} godkjenner ikkje endringa av «{project}». Tilskotet gjeld som før.",
        "until": "Tilsegna gjeld no til og med {until}.",
        "same": "Tilskotet er framleis inntil {amount}. Dei godkjende kostnadene er no {costs}.",
        "cut": "Dei godkjende kostnadene er no {costs}. Fordi dei er lågare enn før, blir tilskotet sett ned "
        "tilsvarande, frå {before} til {amount}.",
        "reasons": "Grunngjeving",
        "budget": "Nytt budsjett",
        "line": "Post",
        "sum": "Beløp",
        "total": "Sum kostnader",
        "appeal": "De kan klage",
        "appeal_text": "De kan klage på vedtaket innan {weeks} veker frå de fekk dette brevet. Klaga skal vere "
        "skriftleg og sendast til {author}. Skriv kva vedtak de klagar på, "
        "kva de vil ha endra, og kvifor.\n\nDe har rett til å sjå dokumenta i saka og til å få rettleiing. De kan be "
        "om at vedtaket ikkje blir sett i verk før klaga er avgjord. Reglane om klage står i forvaltingslova "
        "kapittel VI.",
        "notice_title": "Varsel om at tilskot kan bli kravd tilbake: {project}",
        "notice": "Varsel",
        "notice_text": "{author} vurderer å krevje tilbake {amount} av tilskotet til «{project}». Det er betalt ut "
        "{paid}. Dette brevet er eit varsel. Ingenting er avgjort enno.",
        "ground": "Grunnlaget",
        "ground_text": "{ground} ({citation})",
        "happened": "Kva som har hendt",
        "answer": "Slik svarer de",
        "answer_text": "Logg inn på Mi side og svar seinast {due}. Skriv kva de meiner om grunnlaget og beløpet, og "
        "legg ved det vi bør sjå. Vi avgjer saka når vi har fått svaret, eller når fristen er ute. De har rett til "
        "å sjå dokumenta i saka.",
        "reclaim_title": "Vedtak om tilbakebetaling av tilskot: {project}",
        "reclaim_text": "{author} krev tilbake {amount} av tilskotet til «{project}».",
        "answered": "Svaret dykkar",
        "not_answered": "Vi varsla dykk {notified} og har ikkje fått svar innan fristen {due}.",
        "payment": "Betaling",
        "payment_text": "Betal {amount} seinast {pay_by}. Oppgje saksnummer {number}. Kan de ikkje betale alt på éin "
        "gong, tek de kontakt med oss før fristen.",
    },
}


def register_letters() -> None:
    """Make these letters known to correspondence."""
    template = PACKAGE / "cases" / "templates" / "letters" / "sections.typ"
    register(LetterKind(CHANGE, template, received=letter_received))
    register(LetterKind(RECLAIM_NOTICE, template))
    register(LetterKind(RECLAIM, template, received=letter_received))


def change_letter(actor: Actor, change: Change, now: datetime) -> Letter:
    """The decision about an application for change."""
    case, granted = change.case, change.state == ChangeState.GRANTED
    say = _Sayer(case)
    decision = case.decision
    assert decision is not None  # only an accepted grant is changed
    before = decision.replaces.amount if granted and decision.replaces else None
    with translation.override(case.language):
        said = [say("granted" if granted else "refused")]
        if granted and change.until:
            said.append(say("until", until=change.until))
        if granted and change.costs:
            lower = before is not None and decision.amount < before
            said.append(
                say("cut" if lower else "same", amount=decision.amount, costs=decision.approved_costs,
                    before=before)
            )  # fmt: skip
        sections = [
            (say("decision"), "\n\n".join(said)),
            (say("reasons"), decision.reasons if granted else change.reasons),
        ]
        lines = [(line["text"], Money(line["ore"])) for line in change.costs] if granted else []
        closing = [(say("appeal"), say("appeal_text", weeks=decision.appeal_weeks if granted else change.appeal_weeks))]
        title = say("change_title" if granted else "change_refused_title")
    return _letter(actor, case, CHANGE, title, sections, closing, now, say, lines)


def reclaim_notice_letter(actor: Actor, reclaim: Reclaim, now: datetime) -> Letter:
    """Notice beforehand that money may be claimed back."""
    case = reclaim.case
    say = _Sayer(case)
    with translation.override(case.language):
        paid = subject_balances(case.subject).paid
        sections = [
            (say("notice"), say("notice_text", amount=reclaim.notified_amount, paid=paid)),
            (say("ground"), _ground(say, reclaim)),
            (say("happened"), reclaim.notice),
        ]
        closing = [(say("answer"), say("answer_text", due=reclaim.answer_due))]
        title = say("notice_title")
    return _letter(actor, case, RECLAIM_NOTICE, title, sections, closing, now, say)


def reclaim_letter(actor: Actor, reclaim: Reclaim, now: datetime) -> Letter:
    """The decision to claim money back, with reasons and how to appeal."""
    case = reclaim.case
    say = _Sayer(case)
    with translation.override(case.language):
        notified = today(reclaim.notified_at)
        answer = reclaim.answer or say("not_answered", notified=notified, due=reclaim.answer_due)
        sections = [
            (say("decision"), say("reclaim_text", amount=reclaim.amount)),
            (say("ground"), _ground(say, reclaim)),
            (say("happened"), reclaim.notice),
            (say("answered"), answer),
            (say("reasons"), reclaim.reasons),
        ]
        closing = [
            (say("payment"), say("payment_text", amount=reclaim.amount, pay_by=reclaim.pay_by)),
            (say("appeal"), say("appeal_text", weeks=reclaim.appeal_weeks)),
        ]
        title = say("reclaim_title")
    return _letter(actor, case, RECLAIM, title, sections, closing, now, say)


class _Sayer:
    """Says a sentence of the letter about one case, in its written standard."""

    def __init__(self, case: Case) -> None:
        self.words = _WORDS[case.language]
        self.known = {"author": f"{case.tenant.name} kommune", "project": case.heading, "number": case.number}

    def __call__(self, key: str, **facts: Any) -> str:
        spelt = {name: spelled(value).replace(" ", "\u00a0") if isinstance(value, date | Money) else value
                 for name, value in facts.items()}  # fmt: skip
        return self.words[key].format(**self.known, **spelt)


def _ground(say: _Sayer, reclaim: Reclaim) -> str:
    ground = GROUNDS[reclaim.ground].text(reclaim.case.language)
    return say("ground_text", ground=ground, citation=reclaim.citation)


def _letter(
    actor: Actor,
    case: Case,
    kind: str,
    title: str,
    sections: Sequence[tuple[str, str]],
    closing: Sequence[tuple[str, str]],
    now: datetime,
    say: _Sayer,
    lines: Sequence[tuple[str, Money]] = (),
) -> Letter:
    with translation.override(case.language):
        data = {
            "recipient": [case.applicant.name, *case.applicant.postal_address.splitlines()],
            "date": spelled(today(now)).replace(" ", "\u00a0"),
            "number": case.number,
            "handler": case.officer.name if case.officer else "",
            "programme": case.programme.name,
            "sections": [{"heading": heading, "text": text} for heading, text in sections],
            "closing": [{"heading": heading, "text": text} for heading, text in closing],
            "lines": [{"text": text, "amount": str(amount)} for text, amount in lines],
            "lines_heading": say("budget"),
            "lines_sum": str(Money.total(amount for _, amount in lines)),
            "line_words": [say("line"), say("sum"), say("total")],
        }
    return make_letter(
        actor=actor,
        kind=kind,
        language=case.language,
        subject=case.subject,
        title=title,
        author=say.known["author"],
        data=data,
        now=now,
        constructed=case.constructed,
    )
