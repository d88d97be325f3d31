"""The words that programmes are described with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """What support is for."""

    STUDY = "STUDY", _("forstudie")
    BUSINESS_DEVELOPMENT = "BUSINESS_DEVELOPMENT", _("bedriftsutvikling")
    INVESTMENT = "INVESTMENT", _("investering")
    MARKETING = "MARKETING", _("markedsføring")
    ACTIVITY = "ACTIVITY", _("aktivitet eller møteplass")
    OTHER = "OTHER", _("annet")


class GoalKind(TextChoices):
    QUANTITATIVE = "QUANTITATIVE", _("tallfestet")
    QUALITATIVE = "QUALITATIVE", _("kvalitativt")


class Direction(TextChoices):
    INCREASE = "INCREASE", _("skal øke")
    DECREASE = "DECREASE", _("skal gå ned")
    REACH = "REACH", _("skal nå et tall")


class FundKind(TextChoices):
    ORDINARY = "ORDINARY", _("ordinære midler")
    EXTRAORDINARY = "EXTRAORDINARY", _("ekstraordinære midler")


class FundSource(TextChoices):
    """Who the money of a frame comes from."""

    MUNICIPALITY = "MUNICIPALITY", _("kommunen")
    COUNTY = "COUNTY", _("fylkeskommunen")
    STATE = "STATE", _("staten")
    OTHER = "OTHER", _("andre")


class CallKind(TextChoices):
    GRANT = "GRANT", _("tilskudd")
    GUIDANCE = "GUIDANCE", _("veiledning")


class Strength(TextChoices):
    """How well a claim is supported, weakest first."""

    OWN_REPORT = "OWN_REPORT", _("én kilde: programmets egen rapport")
    SEVERAL_SOURCES = "SEVERAL_SOURCES", _("flere kilder")
    INDEPENDENT = "INDEPENDENT", _("uavhengig vurdering")
    OFFICIAL_STATISTICS = "OFFICIAL_STATISTICS", _("offisiell statistikk")


class BlockKind(TextChoices):
    """What kind of answer a question of the municipality's own takes."""

    SHORT_TEXT = "SHORT_TEXT", _("kort tekst")
    LONG_TEXT = "LONG_TEXT", _("lengre tekst")
    NUMBER = "NUMBER", _("tall")
    MONEY = "MONEY", _("beløp")
    DATE = "DATE", _("dato")
    CHOICE = "CHOICE", _("ett valg")
    CHOICES = "CHOICES", _("flere valg")
    COSTS = "COSTS", _("tabell over kostnader")
    FINANCE = "FINANCE", _("finansieringsplan")
    MILESTONES = "MILESTONES", _("milepæler")
    FILES = "FILES", _("filer")


class FormUse(TextChoices):
    """What a form of the municipality's own asks about."""

    APPLICATION = "APPLICATION", _("søknad")
    REPORT = "REPORT", _("rapport")


class RuleKind(TextChoices):
    """The kinds of dated rule that the house can judge by."""

    MAX_SHARE = "MAX_SHARE", _("høyeste andel av kostnadene")
    MAX_AMOUNT = "MAX_AMOUNT", _("høyeste beløp i en sak")
    EARLIEST_START = "EARLIEST_START", _("tidligste oppstart")
    OWN_SHARE = "OWN_SHARE", _("laveste egenandel")
    DE_MINIMIS = "DE_MINIMIS", _("bagatellmessig støtte")
    APPEAL_WEEKS = "APPEAL_WEEKS", _("klagefrist")
    RECEIPT_DAYS = "RECEIPT_DAYS", _("når et uåpnet brev regnes som mottatt")
    INTERIM_REPLY_WEEKS = "INTERIM_REPLY_WEEKS", _("frist for svar eller foreløpig svar")
    ACCEPTANCE_WEEKS = "ACCEPTANCE_WEEKS", _("frist for å ta imot tilsagnet")
    GRANT_VALID_MONTHS = "GRANT_VALID_MONTHS", _("tilsagnets varighet")
    PAYMENT_REGIME = "PAYMENT_REGIME", _("utbetaling")
    ACCOUNTS_REQUIRED = "ACCOUNTS_REQUIRED", _("krav til regnskap")
    APPLICANT_CEILING = "APPLICANT_CEILING", _("høyeste beløp til én søker i et tidsrom")
    DELEGATION_LIMIT = "DELEGATION_LIMIT", _("grense for hva én person kan avgjøre alene")
    REMINDER_DAYS = "REMINDER_DAYS", _("påminnelse før frister")
    REPORT_INTERVAL = "REPORT_INTERVAL", _("framdriftsrapport med faste mellomrom")
    REPORT_MONTHS = "REPORT_MONTHS", _("framdriftsrapport i faste måneder")
    OTHER_AID = "OTHER_AID", _("annen offentlig støtte skal oppgis")
    ANSWER_DAYS = "ANSWER_DAYS", _("tid søkeren har til å svare på spørsmål")
    CONDITION = "CONDITION", _("krav som saksbehandleren vurderer")


class Counted(TextChoices):
    """What is added up for one applicant when a ceiling is judged."""

    CALL = "CALL", _("søknader til samme utlysning")
    PROGRAMME = "PROGRAMME", _("alle utlysninger i programmet")
    MUNICIPALITY = "MUNICIPALITY", _("alle programmer i kommunen")


class ApplicantKind(TextChoices):
    """Whom a rate may be reserved for: a party's kind, or a group that local rules favour."""

    FIRM = "FIRM", _("bedrifter")
    FARM = "FARM", _("gårdsbruk")
    ASSOCIATION = "ASSOCIATION", _("lag og foreninger")
    WOMEN = "WOMEN", _("kvinner")
    YOUTH = "YOUTH", _("unge")
    START_UP = "START_UP", _("nyetablerere")


class Regime(TextChoices):
    ARREARS = "ARREARS", _("etterskuddsvis, mot regnskap")
    UP_FRONT = "UP_FRONT", _("en del på forskudd")


class Signer(TextChoices):
    """Who must stand behind the accounts of a payment request."""

    MANAGER = "MANAGER", _("prosjektlederen")
    ACCOUNTANT = "ACCOUNTANT", _("statsautorisert regnskapsfører")
    AUDITOR = "AUDITOR", _("revisor")
