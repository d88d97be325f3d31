"""The words that cases are described with: kinds, purposes of payments, referrals, sources of money."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    GRANT = "GRANT", _("tilskudd")
    GUIDANCE = "GUIDANCE", _("veiledning")


class Language(models.TextChoices):
    """The written standard that the applicant wants letters in."""

    BOKMAL = "nb", _("bokmål")
    NYNORSK = "nn", _("nynorsk")


class FinanceSource(models.TextChoices):
    """Where money beside the grant comes from. The first two are the applicant's own share."""

    OWN_MONEY = "OWN_MONEY", _("egne penger")
    OWN_WORK = "OWN_WORK", _("egen arbeidsinnsats")
    LOAN = "LOAN", _("lån")
    OTHER_PUBLIC = "OTHER_PUBLIC", _("annen offentlig støtte")
    OTHER_PRIVATE = "OTHER_PRIVATE", _("andre private")


OWN_SOURCES = frozenset({FinanceSource.OWN_MONEY, FinanceSource.OWN_WORK})


class DecisionOutcome(models.TextChoices):
    GRANTED = "GRANTED", _("innvilget")
    PARTIAL = "PARTIAL", _("delvis innvilget")
    REFUSED = "REFUSED", _("avslått")


class DecidingLevel(models.TextChoices):
    """Who made a decision; an appeal goes to the body above."""

    DELEGATED = "DELEGATED", _("etter delegert myndighet")
    BOARD = "BOARD", _("styret")
    COUNCIL = "COUNCIL", _("kommunestyret")
    APPEALS_BOARD = "APPEALS", _("kommunens klagenemnd")
    STATE = "STATE", _("statsforvalteren")


class ConflictGround(models.TextChoices):
    """What makes somebody's impartiality in a case a question."""

    DECLARED = "DECLARED", _("har selv meldt fra")
    RAISED = "RAISED", _("reist av en annen")
    MEMBER = "MEMBER", _("hører til søkeren")
    TIE = "TIE", _("har en registrert tilknytning til søkeren")
    SUPERIOR = "SUPERIOR", _("overordnet er inhabil")
    APPLICANT = "APPLICANT", _("reist av søkeren")


class Matter(models.TextChoices):
    """What an appeal is of."""

    DECISION = "DECISION", _("vedtaket om tilskudd")
    CHANGE = "CHANGE", _("avslaget på endring")
    CLAIM = "CLAIM", _("kravet om tilbakebetaling")


class Proposal(models.TextChoices):
    """What who prepares an appeal proposes to the body that decided."""

    UPHOLD = "UPHOLD", _("vedtaket bør bli stående")
    CHANGE = "CHANGE", _("vedtaket bør endres")


class Office(models.TextChoices):
    """What somebody is in a board."""

    LEADER = "LEADER", _("leder")
    DEPUTY = "DEPUTY", _("nestleder")
    MEMBER = "MEMBER", _("medlem")
    SUBSTITUTE = "SUBSTITUTE", _("varamedlem")


class ItemKind(models.TextChoices):
    """What an item of an agenda is about, in the order in which a meeting takes them up."""

    IMPARTIALITY = "IMPARTIALITY", _("habilitet")
    CASE = "CASE", _("sak til vedtak")
    APPEAL = "APPEAL", _("klage til ny vurdering")
    CHANGE = "CHANGE", _("endring av et tilskudd")
    RECLAIM = "RECLAIM", _("krav om tilbakebetaling")
    DELEGATED = "DELEGATED", _("vedtak etter delegert myndighet")
    OTHER = "OTHER", _("annet")


TO_DECIDE = (ItemKind.CASE, ItemKind.APPEAL, ItemKind.CHANGE, ItemKind.RECLAIM)
"""What a body makes a decision about, each a decision of its own."""


class PaymentKind(models.TextChoices):
    PART = "PART", _("delutbetaling")
    FINAL = "FINAL", _("sluttutbetaling")


class Referral(models.TextChoices):
    NONE = "NONE", _("ikke henvist videre")
    INNOVATION_NORWAY = "INNOVATION_NORWAY", _("Innovasjon Norge")
    BUSINESS_GARDEN = "BUSINESS_GARDEN", _("næringshagen")
    LABOUR_OFFICE = "LABOUR_OFFICE", _("Nav")
