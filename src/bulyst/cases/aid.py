"""State aid as plain values: what a grant rests on, what others gave, and the heaviest three years. No database.

Regulation (EU) 2023/2831 article 3: de minimis aid to one single undertaking stays within a ceiling over any three
years; each grant is counted in euro at the rate of its own day, and the years are judged day by day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from fractions import Fraction

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bulyst.kernel.money import Money
from bulyst.programmes.choices import ApplicantKind

BUSINESSES = frozenset({ApplicantKind.FIRM, ApplicantKind.FARM})
"""Whose support is state aid unless somebody has judged otherwise."""


class Product(TextChoices):
    """What a project is about: the EEA's rules on aid leave some products out."""

    FARM = "FARM", _("jordbruksvare (melk, kjøtt, grønnsaker og lignende)")
    FISH = "FISH", _("fisk eller sjømat")
    SIDE_BUSINESS = "SIDE_BUSINESS", _("tilleggsnæring på gård eller båt")
    OTHER = "OTHER", _("noe annet")


OUTSIDE_PRODUCTS = frozenset({Product.FARM, Product.FISH})
"""Outside the EEA Agreement's product coverage (article 8(3)); a side business is inside."""


class Basis(TextChoices):
    """What a grant rests on under the rules on state aid."""

    NONE = "NONE", _("ikke statsstøtte")
    DE_MINIMIS = "DE_MINIMIS", _("bagatellmessig støtte")
    BLOCK_EXEMPTION = "BLOCK_EXEMPTION", _("gruppeunntaket")
    AGRICULTURAL = "AGRICULTURAL", _("jordbruksstøtte etter egne regler")
    OUTSIDE_EEA = "OUTSIDE_EEA", _("utenfor EØS-avtalens vareomfang, artikkel 8(3)")


def can_be_aid(applicant_kind: str, product: str) -> bool:
    """Whether support can be state aid: to a business, or to anybody's side business."""
    return applicant_kind in BUSINESSES or product == Product.SIDE_BUSINESS


def suggested_basis(applicant_kind: str, product: str) -> Basis:
    """What a grant rests on until somebody judges it: by who applies, and by the product that the project is about."""
    if applicant_kind not in BUSINESSES:
        return Basis.NONE
    return Basis.OUTSIDE_EEA if product in OUTSIDE_PRODUCTS else Basis.DE_MINIMIS


@dataclass(frozen=True, slots=True)
class Aid:
    """De minimis aid that was given on a day: whole øre at `rate` kroner for one euro on that day."""

    granted_on: date
    amount: Money
    rate: Decimal
    own: bool = False
    """Given by this municipality and counted from its ledger."""

    @property
    def eur(self) -> Fraction:
        """Euro, exactly."""
        return Fraction(self.amount.ore, 100) / Fraction(self.rate)


@dataclass(frozen=True, slots=True)
class Window:
    """Some years from `since` on, and what was given in them."""

    since: date
    until: date
    """The last day."""
    total: Fraction


def heaviest(aids: Iterable[Aid], on: date, years: int) -> Window:
    """The heaviest of all windows of `years` years that contain `on`.

    Moving a window's first day on to the first aid in it loses nothing, as long as it still contains `on`: so the
    heaviest begins on a day with aid, or on `on` itself.
    """
    given = list(aids)
    starts = {on} | {aid.granted_on for aid in given if aid.granted_on <= on < years_after(aid.granted_on, years)}
    windows = [_window(given, start, years) for start in sorted(starts)]
    return max(windows, key=lambda window: (window.total, -window.since.toordinal()))


def years_after(day: date, years: int) -> date:
    """The same day `years` years later; 28 February for a 29th that the year lacks."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def whole_cents(eur: Fraction) -> Decimal:
    """Euro as they are shown, never less than they are."""
    exact = Decimal(eur.numerator) / Decimal(eur.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_UP)


def _window(aids: list[Aid], since: date, years: int) -> Window:
    end = years_after(since, years)
    total = sum((aid.eur for aid in aids if since <= aid.granted_on < end), Fraction(0))
    return Window(since, date.fromordinal(end.toordinal() - 1), total)
