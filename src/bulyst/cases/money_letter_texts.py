"""The house's own words in letters about a changed grant and a claim for repayment, and the fields they can use."""

from django.utils.translation import gettext_lazy as _

from bulyst.cases import letter_texts as texts
from bulyst.correspondence.texts import FieldKind, MergeField, Part

BEFORE = MergeField("tilskudd_for", _("tilskuddet før endringen"), "150\u202f000\u00a0kr", FieldKind.MONEY)
CLAIMED = MergeField("krav", _("beløpet som kreves tilbake"), "50\u202f000\u00a0kr", FieldKind.MONEY)
PAID = MergeField("utbetalt", _("det som er betalt ut"), "100\u202f000\u00a0kr", FieldKind.MONEY)
GROUND = MergeField(
    "grunnlag",
    _("hva kravet bygger på"),
    "Vilkårene i vedtaket er ikke oppfylt",
    example_nn="Vilkåra i vedtaket er ikkje oppfylte",
)
CITATION = MergeField("hjemmel", _("hvor grunnlaget står"), "vilkår 3 i vedtaket", example_nn="vilkår 3 i vedtaket")
ANSWER_BY = MergeField("svarfrist", _("siste dag for å svare på varselet"), "31.\u00a0mars 2026", FieldKind.DATE)
NOTIFIED = MergeField("varslet", _("datoen på varselet"), "3.\u00a0mars 2026", FieldKind.DATE)
PAY_BY = MergeField("betalingsfrist", _("siste dag for å betale"), "30.\u00a0april 2026", FieldKind.DATE)

_APPEAL = (texts.WEEKS, texts.RECEIPT_DAYS, texts.LAW)
ABOUT_CHANGE = (*texts.COMMON, texts.AMOUNT, BEFORE, texts.COSTS, texts.VALID_UNTIL, *_APPEAL)
ABOUT_NOTICE = (*texts.COMMON, CLAIMED, PAID, GROUND, CITATION, ANSWER_BY)
ABOUT_RECLAIM = (*ABOUT_NOTICE, NOTIFIED, PAY_BY, *_APPEAL)

CHANGE = (
    Part(
        "granted",
        _("Endringen er godkjent"),
        nb="{kommune} godkjenner endringen av «{prosjekt}».",
        nn="{kommune} godkjenner endringa av «{prosjekt}».",
    ),
    Part(
        "refused",
        _("Endringen er ikke godkjent"),
        nb="{kommune} godkjenner ikke endringen av «{prosjekt}». Tilskuddet gjelder som før.",
        nn="{kommune} godkjenner ikkje endringa av «{prosjekt}». Tilskotet gjeld som før.",
    ),
    Part(
        "until",
        _("Lengre tid"),
        nb="Tilsagnet gjelder nå til og med {gjelder_til}.",
        nn="Tilsegna gjeld no til og med {gjelder_til}.",
        needs=frozenset({texts.VALID_UNTIL.name}),
    ),
    Part(
        "same",
        _("Nytt budsjett, samme tilskudd"),
        nb="Tilskuddet er fortsatt inntil {belop}. De godkjente kostnadene er nå {godkjente_kostnader}.",
        nn="Tilskotet er framleis inntil {belop}. Dei godkjende kostnadene er no {godkjente_kostnader}.",
        needs=frozenset({texts.AMOUNT.name, texts.COSTS.name}),
    ),
    Part(
        "cut",
        _("Lavere budsjett, lavere tilskudd"),
        nb=(
            "De godkjente kostnadene er nå {godkjente_kostnader}. Fordi de er lavere enn før, blir tilskuddet satt "
            "ned tilsvarende, fra {tilskudd_for} til {belop}."
        ),
        nn=(
            "Dei godkjende kostnadene er no {godkjente_kostnader}. Fordi dei er lågare enn før, blir tilskotet sett "
            "ned tilsvarande, frå {tilskudd_for} til {belop}."
        ),
        needs=frozenset({texts.AMOUNT.name, texts.COSTS.name}),
    ),
    texts.APPEAL_NOTICE,
)
_GROUND = Part(
    "ground",
    _("Grunnlaget"),
    nb="{grunnlag} ({hjemmel}).",
    nn="{grunnlag} ({hjemmel}).",
    needs=frozenset({GROUND.name, CITATION.name}),
)
NOTICE = (
    Part(
        "notice",
        _("Varselet"),
        nb=(
            "{kommune} vurderer å kreve tilbake {krav} av tilskuddet til «{prosjekt}». Det er betalt ut {utbetalt}. "
            "Dette brevet er et varsel. Ingenting er avgjort ennå."
        ),
        nn=(
            "{kommune} vurderer å krevje tilbake {krav} av tilskotet til «{prosjekt}». Det er betalt ut {utbetalt}. "
            "Dette brevet er eit varsel. Ingenting er avgjort enno."
        ),
        needs=frozenset({CLAIMED.name}),
    ),
    _GROUND,
    Part(
        "answer",
        _("Slik svarer dere"),
        nb=(
            "Logg inn på Min side og svar senest {svarfrist}. Skriv hva dere mener om grunnlaget og beløpet, og legg "
            "ved det vi bør se. Vi avgjør saken når vi har fått svaret, eller når fristen er ute. Dere har rett til å "
            "se dokumentene i saken."
        ),
        nn=(
            "Logg inn på Mi side og svar seinast {svarfrist}. Skriv kva de meiner om grunnlaget og beløpet, og legg "
            "ved det vi bør sjå. Vi avgjer saka når vi har fått svaret, eller når fristen er ute. De har rett til å "
            "sjå dokumenta i saka."
        ),
        needs=frozenset({ANSWER_BY.name}),
    ),
)
RECLAIM = (
    Part(
        "claimed",
        _("Vedtaket"),
        nb="{kommune} krever tilbake {krav} av tilskuddet til «{prosjekt}».",
        nn="{kommune} krev tilbake {krav} av tilskotet til «{prosjekt}».",
        needs=frozenset({CLAIMED.name}),
    ),
    _GROUND,
    Part(
        "not_answered",
        _("Når varselet ikke er besvart"),
        nb="Vi varslet dere {varslet} og har ikke fått svar innen fristen {svarfrist}.",
        nn="Vi varsla dykk {varslet} og har ikkje fått svar innan fristen {svarfrist}.",
    ),
    Part(
        "payment",
        _("Betaling"),
        nb=(
            "Betal {krav} senest {betalingsfrist}. Oppgi saksnummer {saksnummer}. Kan dere ikke betale alt på én gang, "
            "tar dere kontakt med oss før fristen."
        ),
        nn=(
            "Betal {krav} seinast {betalingsfrist}. Oppgje saksnummer {saksnummer}. Kan de ikkje betale alt på éin "
            "gong, tek de kontakt med oss før fristen."
        ),
        needs=frozenset({CLAIMED.name, PAY_BY.name}),
    ),
    texts.APPEAL_NOTICE,
)
