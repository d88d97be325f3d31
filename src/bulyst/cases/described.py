"""An application described in JSON, to be judged without being sent. Amounts are kroner, days are ISO dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bulyst.cases.aid import Product
from bulyst.cases.drafts import ApplicationDraft, CostDraft, FinanceDraft
from bulyst.cases.kinds import FinanceSource, Language
from bulyst.kernel.money import BadMoney, Money
from bulyst.programmes.choices import ApplicantKind, Purpose


class BadDescription(ValueError):
    """JSON that describes no application; its text is one clear line."""


@dataclass(frozen=True, slots=True)
class Described:
    """What an application would say, and what would be known of the applicant."""

    place: str
    """Municipality and slug of the call ("5042-lierne/stotte") or of the programme."""
    of_call: bool
    draft: ApplicationDraft
    applicant_kind: str = ""
    received: date | None = None
    amount: Money | None = None
    """The grant that is judged; None: what is applied for."""
    granted_before: Money = Money.ZERO
    aid_known: Money = Money.ZERO


_KNOWN = frozenset(
    {
        "call",
        "programme",
        "received",
        "applicant_kind",
        "amount",
        "granted_before",
        "aid_known",
        "title",
        "description",
        "purpose",
        "groups",
        "starts_on",
        "ends_on",
        "applied_amount",
        "product",
        "aid_declared",
        "language",
        "costs",
        "finance",
        "answers",
    }
)


def read_described(value: Any) -> Described:
    """The application that `value` (parsed JSON) describes. Raises BadDescription."""
    if not isinstance(value, Mapping):
        raise BadDescription("the file does not hold a JSON object")
    unknown = sorted(str(key) for key in value if key not in _KNOWN)
    if unknown:
        raise BadDescription(f"unknown field: {unknown[0]}")
    places = [name for name in ("call", "programme") if value.get(name)]
    if len(places) != 1:
        raise BadDescription('name either "call" or "programme", as municipality/slug')
    answers = value.get("answers") or {}
    if not isinstance(answers, Mapping):
        raise BadDescription("answers: expected an object")
    draft = ApplicationDraft(
        title=_text(value, "title"),
        description=_text(value, "description"),
        purpose=_one_of(value, "purpose", Purpose.values),
        groups=tuple(_named(each, "groups", ApplicantKind.values) for each in _list(value, "groups")),
        starts_on=_day(value, "starts_on"),
        ends_on=_day(value, "ends_on"),
        applied_amount=_money(value, "applied_amount"),
        product=_one_of(value, "product", Product.values),
        aid_declared=_money(value, "aid_declared"),
        language=_one_of(value, "language", Language.values) or Language.BOKMAL,
        costs=tuple(CostDraft(_text(each, "text"), _sum(each, "costs")) for each in _lines(value, "costs")),
        finance=tuple(
            FinanceDraft(_one_of(each, "source", FinanceSource.values), _sum(each, "finance"), _text(each, "text"))
            for each in _lines(value, "finance")
        ),
        answers=dict(answers),
    )
    return Described(
        place=_text(value, places[0]),
        of_call=places[0] == "call",
        draft=draft,
        applicant_kind=_one_of(value, "applicant_kind", ApplicantKind.values),
        received=_day(value, "received"),
        amount=_money(value, "amount"),
        granted_before=_money(value, "granted_before") or Money.ZERO,
        aid_known=_money(value, "aid_known") or Money.ZERO,
    )


def _text(value: Mapping[str, Any], name: str) -> str:
    text = value.get(name)
    if text is None:
        return ""
    if not isinstance(text, str):
        raise BadDescription(f"{name}: expected text")
    return text


def _one_of(value: Mapping[str, Any], name: str, allowed: Sequence[str]) -> str:
    return _named(text, name, allowed) if (text := _text(value, name)) else ""


def _named(text: Any, name: str, allowed: Sequence[str]) -> str:
    if text not in allowed:
        raise BadDescription(f"{name}: {text!r} is none of {', '.join(allowed)}")
    return str(text)


def _day(value: Mapping[str, Any], name: str) -> date | None:
    text = _text(value, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadDescription(f"{name}: {text!r} is no date (2026-03-03)") from error


def _money(value: Mapping[str, Any], name: str) -> Money | None:
    given = value.get(name)
    if given is None:
        return None
    if isinstance(given, int) and not isinstance(given, bool):
        return Money.kroner(given)
    try:
        return Money.parse(given) if isinstance(given, str) else _no_sum(name)
    except BadMoney as error:
        raise BadDescription(f"{name}: {given!r} is no sum of kroner") from error


def _no_sum(name: str) -> Money:
    raise BadDescription(f'{name}: write kroner as a whole number or as text ("1 250,50")')


def _sum(line: Mapping[str, Any], where: str) -> Money:
    amount = _money(line, "amount")
    if amount is None:
        raise BadDescription(f"{where}: a line has no amount")
    return amount


def _list(value: Mapping[str, Any], name: str) -> list[Any]:
    found = value.get(name) or []
    if not isinstance(found, list):
        raise BadDescription(f"{name}: expected a list")
    return found


def _lines(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = _list(value, name)
    if not all(isinstance(each, Mapping) for each in found):
        raise BadDescription(f"{name}: expected a list of objects")
    return found
