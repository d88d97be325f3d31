"""The form of a rule set: a proposal whose rules can be left out, and whose values and texts can be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from bulyst.kernel.message import Message
from bulyst.kernel.money import Money
from bulyst.programmes import rulebook
from bulyst.programmes.choices import ApplicantKind, Counted, Purpose, Regime, RuleKind, Signer
from bulyst.programmes.presets import EXAMPLE_RATE
from bulyst.programmes.rulebook import BadRule, Origin, RuleDraft
from bulyst.tenancy.roles import RIGHTS, STAFF_ROLES, Right
from bulyst.tenancy.wording import say
from bulyst.web.ui.forms import DateField, DecimalNumberField, LongText, MoneyFormField, PlainForm, WholeNumberField

Parameters = Mapping[str, Any]

GROUPS: Sequence[tuple[str | Promise, frozenset[str]]] = (
    (
        _("Hvor mye det kan gis"),
        frozenset({RuleKind.MAX_SHARE, RuleKind.MAX_AMOUNT, RuleKind.APPLICANT_CEILING, RuleKind.OWN_SHARE}),
    ),
    (
        _("Hva som kreves"),
        frozenset({RuleKind.EARLIEST_START, RuleKind.OTHER_AID, RuleKind.DE_MINIMIS, RuleKind.CONDITION}),
    ),
    (
        _("Frister"),
        frozenset(
            {
                RuleKind.ANSWER_DAYS,
                RuleKind.INTERIM_REPLY_WEEKS,
                RuleKind.RECEIPT_DAYS,
                RuleKind.APPEAL_WEEKS,
                RuleKind.ACCEPTANCE_WEEKS,
                RuleKind.GRANT_VALID_MONTHS,
                RuleKind.REMINDER_DAYS,
            }
        ),
    ),
    (
        _("Utbetaling, regnskap og rapport"),
        frozenset(
            {
                RuleKind.PAYMENT_REGIME,
                RuleKind.ACCOUNTS_REQUIRED,
                RuleKind.REPORT_INTERVAL,
                RuleKind.REPORT_MONTHS,
            }
        ),
    ),
    (_("Hvem som avgjør"), frozenset({RuleKind.DELEGATION_LIMIT})),
)
"""Every kind of rule stands in one of them."""


@dataclass(frozen=True)
class Shape:
    """How the values of one kind of rule are written in a form."""

    fields: Callable[[Parameters], dict[str, forms.Field]]
    shown: Callable[[Parameters], dict[str, Any]]
    read: Callable[[Parameters, Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class RuleFields:
    """One rule of the form as the template lays it out."""

    kind: str
    title: str
    keep: BoundField
    others: list[BoundField]
    is_new: bool = False
    """It was added by hand, or its values are an example that must be replaced."""

    @property
    def kept(self) -> bool:
        """Whether it is to hold, as it stands in the form now."""
        return bool(self.keep.value())

    @property
    def text(self) -> str:
        """What it says, as it stands in the form now."""
        return str(next((field.value() for field in self.others if field.name.endswith("_nb")), "") or "")

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it: something is wrong, or it is new."""
        return self.is_new or any(field.errors for field in (self.keep, *self.others))


@dataclass(frozen=True)
class RuleGroup:
    """The rules about one thing."""

    title: str
    rules: list[RuleFields]


class RuleSetForm(PlainForm):
    """A name, a day, and every rule of a proposal with its values, citation and texts."""

    name = forms.CharField(label=_("Navn på regelsettet"), max_length=200)
    valid_from = DateField(label=_("Gjelder fra"))

    proposal: ClassVar[tuple[RuleDraft, ...]] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in range(len(self.proposal)):
            draft = None if self.errors else self._draft(number)
            if draft is not None:
                self._check(number, draft)
        return data

    @property
    def drafts(self) -> list[RuleDraft]:
        """The rules that are kept, as they were changed."""
        kept = (self._draft(number) for number in range(len(self.proposal)))
        return [draft for draft in kept if draft is not None]

    @property
    def rules(self) -> list[RuleFields]:
        """The rules with their fields, for the template."""
        found = []
        for number, draft in enumerate(self.proposal):
            names = [name for name in self.fields if name.startswith(f"r{number}_")]
            bound = [self[name] for name in names]
            is_new = not draft.citation or draft.parameters.get("rate_source") == EXAMPLE_RATE
            found.append(RuleFields(draft.kind, rule_title(draft), bound[0], bound[1:], is_new))
        return found

    @property
    def groups(self) -> list[RuleGroup]:
        """The same, by what they are about; a group without rules is left out."""
        rules = self.rules
        by_group = [(title, [each for each in rules if each.kind in kinds]) for title, kinds in GROUPS]
        return [RuleGroup(str(title), found) for title, found in by_group if found]

    def _draft(self, number: int) -> RuleDraft | None:
        given = {
            name.removeprefix(f"r{number}_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith(f"r{number}_")
        }
        if not given.get("keep"):
            return None
        before = self.proposal[number]
        parameters = SHAPES[RuleKind(before.kind)].read(before.parameters, given)
        return RuleDraft(before.kind, parameters, given["citation"], given["nb"], given["nn"] or given["nb"])

    def _check(self, number: int, draft: RuleDraft) -> None:
        try:
            rulebook.read(draft.kind, draft.parameters, Origin("", "", draft.citation, draft.nb, draft.nn))
        except BadRule as bad:
            self.add_error(f"r{number}_keep", say(bad.message))


def rule_set_form(proposal: Sequence[RuleDraft]) -> type[RuleSetForm]:
    """The form of one proposal: a class with fields for each of its rules."""
    fields = {
        f"r{number}_{name}": field
        for number, draft in enumerate(proposal)
        for name, field in _rule_fields(draft).items()
    }
    return type("ProposedRuleSetForm", (RuleSetForm,), {"proposal": tuple(proposal), **fields})


def with_rules(proposal: Sequence[RuleDraft], kinds: Sequence[str]) -> tuple[RuleDraft, ...]:
    """The proposal with an empty rule of each of these kinds after it; a kind that does not exist is left out."""
    return (
        *proposal,
        *(RuleDraft(kind, EMPTY[RuleKind(kind)], "", "", "") for kind in kinds if kind in RuleKind.values),
    )


def rule_title(draft: RuleDraft) -> str:
    """What a rule is about, and for whom when it is not for all."""
    title = str(RuleKind(draft.kind).label)
    purpose, whom = draft.parameters.get("purpose"), draft.parameters.get("applicant_kind")
    narrowed = [str(Purpose(purpose).label)] if purpose else []
    narrowed += [str(ApplicantKind(whom).label)] if whom else []
    return f"{title}: {', '.join(narrowed)}" if narrowed else title


def _rule_fields(draft: RuleDraft) -> dict[str, forms.Field]:
    shape = SHAPES[RuleKind(draft.kind)]
    shown = shape.shown(draft.parameters)
    values = shape.fields(draft.parameters)
    for name, field in values.items():
        field.initial = shown.get(name)
    return {
        "keep": forms.BooleanField(label=gettext("Ta med regelen"), required=False, initial=True),
        **values,
        "citation": forms.CharField(label=gettext("Hjemmel"), max_length=300, initial=draft.citation),
        "nb": forms.CharField(label=gettext("Tekst på bokmål"), initial=draft.nb, widget=LongText(rows=2)),
        "nn": forms.CharField(
            label=gettext("Tekst på nynorsk"),
            initial=draft.nn,
            required=False,
            widget=LongText(rows=2),
            help_text=gettext("Tomt felt: bokmål brukes."),
        ),
    }


def _percent(label: Any) -> forms.Field:
    return DecimalNumberField(label=label, min_value=0, max_value=100, help_text=_("Prosent, fra 0 til 100."))


def _as_percent(share: Any) -> Decimal:
    exact = Fraction(str(share)) * 100
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _as_share(percent: Decimal) -> str:
    return str(Fraction(percent) / 100)


def _whole(name: str, label: Any) -> Shape:
    return Shape(
        lambda p: {name: WholeNumberField(label=label, min_value=1)},
        lambda p: {name: p[name]} if name in p else {},
        lambda p, given: {name: given[name]},
    )


def _share(label: Any) -> Shape:
    return Shape(
        lambda p: {"share": _percent(label)},
        lambda p: {"share": _as_percent(p["share"])} if "share" in p else {},
        lambda p, given: {**p, "share": _as_share(given["share"])},
    )


def _for_whom(shape: Shape) -> Shape:
    """The same, with the purpose and the group that the rule is made for."""
    narrowed = ("purpose", "applicant_kind")
    return Shape(
        lambda p: {
            **shape.fields(p),
            "purpose": forms.ChoiceField(
                label=_("Gjelder formålet"), choices=[("", _("Alle formål")), *Purpose.choices], required=False
            ),
            "applicant_kind": forms.ChoiceField(
                label=_("Gjelder for"), choices=[("", _("Alle søkere")), *ApplicantKind.choices], required=False
            ),
        },
        lambda p: {**shape.shown(p), **{name: p.get(name, "") for name in narrowed}},
        lambda p, given: {**shape.read(p, given), **{name: given[name] for name in narrowed}},
    )


def _sum(label: Any) -> Shape:
    return Shape(
        lambda p: {"amount": MoneyFormField(label=label)},
        lambda p: {"amount": Money(p["amount"])} if "amount" in p else {},
        lambda p, given: {**p, "amount": given["amount"].ore},
    )


def _tier_names(parameters: Parameters) -> list[str]:
    return [f"tier{place}" for place, tier in enumerate(parameters["tiers"]) if tier["up_to"] is not None]


def _tier_fields(parameters: Parameters) -> dict[str, forms.Field]:
    return {
        name: MoneyFormField(
            label=pgettext("regnskap", "Til og med dette beløpet: %(signer)s")
            % {"signer": Signer(tier["signer"]).label}
        )
        for name, tier in zip(_tier_names(parameters), parameters["tiers"], strict=False)
    }


def _tiers_read(parameters: Parameters, given: Mapping[str, Any]) -> dict[str, Any]:
    tiers = [
        tier if tier["up_to"] is None else {**tier, "up_to": given[f"tier{place}"].ore}
        for place, tier in enumerate(parameters["tiers"])
    ]
    return {"tiers": tiers}


def _de_minimis_read(parameters: Parameters, given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "ceiling_eur": str(given["ceiling_eur"]),
        "years": given["years"],
        "rate": str(given["rate"]),
        "rate_source": given["rate_source"],
        "rate_date": given["rate_date"].isoformat(),
    }


def _both(one: Shape, other: Shape) -> Shape:
    """The values of two shapes in one rule."""
    return Shape(
        lambda p: {**one.fields(p), **other.fields(p)},
        lambda p: {**one.shown(p), **other.shown(p)},
        lambda p, given: {**one.read(p, given), **other.read(p, given)},
    )


def _deciding_roles() -> list[tuple[str, str]]:
    return [(role.value, say(Message(f"role.{role.value}"))) for role in STAFF_ROLES if Right.DECIDE in RIGHTS[role]]


_NO_VALUES = Shape(lambda p: {}, lambda p: {}, lambda p, given: {})

_THREE_TIERS: Parameters = {
    "tiers": [
        {"up_to": Money.kroner(100_000).ore, "signer": Signer.MANAGER.value},
        {"up_to": Money.kroner(600_000).ore, "signer": Signer.ACCOUNTANT.value},
        {"up_to": None, "signer": Signer.AUDITOR.value},
    ]
}
EMPTY: Mapping[RuleKind, Parameters] = {kind: {} for kind in RuleKind} | {RuleKind.ACCOUNTS_REQUIRED: _THREE_TIERS}
"""What a rule begins with that no proposal has."""

SHAPES: Mapping[RuleKind, Shape] = {
    RuleKind.MAX_SHARE: _for_whom(_share(_("Høyeste andel av kostnadene"))),
    RuleKind.OWN_SHARE: _share(_("Laveste egenandel")),
    RuleKind.MAX_AMOUNT: _for_whom(_sum(_("Høyeste beløp"))),
    RuleKind.EARLIEST_START: _NO_VALUES,
    RuleKind.OTHER_AID: _NO_VALUES,
    RuleKind.CONDITION: Shape(
        lambda p: {
            "before_final": forms.BooleanField(
                label=_("Er et vilkår for hvert tilsagn"),
                required=False,
                help_text=_("Da må noen krysse av for at det er oppfylt, før siste del betales."),
            )
        },
        lambda p: {"before_final": bool(p.get("before_final"))},
        lambda p, given: {"before_final": given["before_final"]},
    ),
    RuleKind.ANSWER_DAYS: _whole("days", _("Dager")),
    RuleKind.APPLICANT_CEILING: _both(
        _both(_sum(_("Høyeste beløp til én søker")), _whole("months", _("Antall måneder som regnes sammen"))),
        Shape(
            lambda p: {"counted": forms.ChoiceField(label=_("Hva som regnes sammen"), choices=Counted.choices)},
            lambda p: {"counted": p.get("counted", Counted.PROGRAMME.value)},
            lambda p, given: {"counted": given["counted"]},
        ),
    ),
    RuleKind.DELEGATION_LIMIT: _both(
        _sum(_("Høyeste beløp")),
        Shape(
            lambda p: {"role": forms.ChoiceField(label=_("Gjelder den som er"), choices=_deciding_roles)},
            lambda p: {"role": p.get("role", "")},
            lambda p, given: {**p, "role": given["role"]},
        ),
    ),
    RuleKind.REMINDER_DAYS: _whole("days", _("Dager før fristen")),
    RuleKind.REPORT_INTERVAL: _whole("months", _("Måneder mellom rapportene, regnet fra vedtaket")),
    RuleKind.REPORT_MONTHS: Shape(
        lambda p: {
            "in_months": forms.TypedMultipleChoiceField(
                label=_("Måneder som det rapporteres etter"),
                choices=list(MONTHS.items()),
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Rapporten skal være levert den siste dagen i måneden."),
            )
        },
        lambda p: {"in_months": p.get("months", [])},
        lambda p, given: {"months": given["in_months"]},
    ),
    RuleKind.DE_MINIMIS: Shape(
        lambda p: {
            "ceiling_eur": WholeNumberField(label=_("Tak i euro"), min_value=1),
            "years": WholeNumberField(label=_("Antall år"), min_value=1),
            "rate": DecimalNumberField(label=_("Kroner for én euro")),
            "rate_source": forms.CharField(label=_("Hvor kursen er hentet fra"), max_length=200),
            "rate_date": DateField(label=_("Kursens dato")),
        },
        lambda p: {**p, "rate": Decimal(p["rate"]), "rate_date": date.fromisoformat(p["rate_date"])} if p else {},
        _de_minimis_read,
    ),
    RuleKind.APPEAL_WEEKS: _whole("weeks", _("Uker")),
    RuleKind.RECEIPT_DAYS: _whole("days", _("Dager etter at det ble gitt beskjed")),
    RuleKind.INTERIM_REPLY_WEEKS: _whole("weeks", _("Uker")),
    RuleKind.ACCEPTANCE_WEEKS: _whole("weeks", _("Uker")),
    RuleKind.GRANT_VALID_MONTHS: _whole("months", _("Måneder")),
    RuleKind.PAYMENT_REGIME: Shape(
        lambda p: {
            "regime": forms.ChoiceField(label=_("Utbetaling"), choices=Regime.choices),
            "up_front": _percent(_("Andel på forskudd")),
        },
        lambda p: {"regime": p.get("regime", ""), "up_front": _as_percent(p.get("up_front", 0))},
        lambda p, given: {"regime": given["regime"], "up_front": _as_share(given["up_front"])},
    ),
    RuleKind.ACCOUNTS_REQUIRED: Shape(
        _tier_fields,
        lambda p: {f"tier{place}": Money(tier["up_to"]) for place, tier in enumerate(p["tiers"]) if tier["up_to"]},
        _tiers_read,
    ),
}
