"""Every read of ventures. The three counted lists answer with plain rows; merged parties are the one they became."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from bulyst.parties import queries as parties
from bulyst.parties.models import Party, PartyKind
from bulyst.parties.recognition import same_name
from bulyst.ventures.models import AssociationActivity, NewFirm, PupilEnterprise

FIRM_KINDS = frozenset({PartyKind.FIRM, PartyKind.FARM})
STANDING = Q(removed_at__isnull=True)


@dataclass(frozen=True, slots=True)
class FirmRow:
    """One new firm as it is counted."""

    id: int
    party_id: int
    legal_form: str
    registered_on: date
    area_id: int | None
    constructed: bool


@dataclass(frozen=True, slots=True)
class EnterpriseRow:
    """One pupil enterprise as it is counted."""

    id: int
    school_id: int
    school: str
    name: str
    school_year: str
    pupils: int
    started_on: date
    constructed: bool


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity of one association as it is counted."""

    id: int
    party_id: int
    held_on: date
    support: str
    area_id: int | None
    project_id: int | None
    constructed: bool


def new_firms(programme_id: int) -> list[FirmRow]:
    """The new firms of a programme that stand, by id."""
    rows = (
        NewFirm.objects.filter(STANDING, programme_id=programme_id)
        .annotate(counted=Coalesce("party__canonical_id", "party_id"))
        .order_by("id")
        .values_list("id", "counted", "legal_form", "registered_on", "area_id", "constructed")
    )
    return [FirmRow(*row) for row in rows]


def pupil_enterprises(programme_id: int) -> list[EnterpriseRow]:
    """The pupil enterprises of a programme that stand, by id."""
    rows = (
        PupilEnterprise.objects.filter(STANDING, programme_id=programme_id)
        .annotate(
            counted=Coalesce("school__canonical_id", "school_id"),
            school_name=Coalesce("school__canonical__name", "school__name"),
        )
        .order_by("id")
        .values_list("id", "counted", "school_name", "name", "school_year", "pupils", "started_on", "constructed")
    )
    return [EnterpriseRow(*row) for row in rows]


def association_activities(programme_id: int) -> list[ActivityRow]:
    """The associations' activities of a programme that stand, by id."""
    rows = (
        AssociationActivity.objects.filter(STANDING, programme_id=programme_id)
        .annotate(counted=Coalesce("party__canonical_id", "party_id"))
        .order_by("id")
        .values_list("id", "counted", "held_on", "support", "area_id", "project_id", "constructed")
    )
    return [ActivityRow(*row) for row in rows]


def list_new_firms(text: str = "", programme_id: int | None = None, *, removed: bool = False) -> QuerySet[NewFirm]:
    """The standing (or the removed) new firms of the open scope whose name or number fits `text`, the latest first."""
    found = NewFirm.objects.filter(removed_at__isnull=not removed).select_related("party", "programme", "area")
    if text.strip():
        digits = text.replace(" ", "").replace("\u00a0", "")
        found = found.filter(Q(party__name__icontains=text.strip()) | Q(party__organisation_number__startswith=digits))
    return found if programme_id is None else found.filter(programme_id=programme_id)


def list_pupil_enterprises(
    text: str = "", programme_id: int | None = None, *, removed: bool = False
) -> QuerySet[PupilEnterprise]:
    """The standing (or the removed) pupil enterprises whose name or school contains `text`, the latest first."""
    found = PupilEnterprise.objects.filter(removed_at__isnull=not removed).select_related("school", "programme", "area")
    if text.strip():
        found = found.filter(Q(name__icontains=text.strip()) | Q(school__name__icontains=text.strip()))
    return found if programme_id is None else found.filter(programme_id=programme_id)


def list_association_activities(
    text: str = "", programme_id: int | None = None, *, removed: bool = False
) -> QuerySet[AssociationActivity]:
    """The standing (or the removed) activities whose title or association contains `text`, the latest first."""
    found = AssociationActivity.objects.filter(removed_at__isnull=not removed).select_related(
        "party", "programme", "area", "project"
    )
    if text.strip():
        found = found.filter(Q(title__icontains=text.strip()) | Q(party__name__icontains=text.strip()))
    return found if programme_id is None else found.filter(programme_id=programme_id)


def access_new_firm(new_firm_id: int) -> NewFirm:
    """One new firm of the open scope, removed or not. Raises `NewFirm.DoesNotExist`."""
    return NewFirm.objects.select_related("party", "programme__tenant", "area").get(pk=new_firm_id)


def access_pupil_enterprise(pupil_enterprise_id: int) -> PupilEnterprise:
    """One pupil enterprise of the open scope, removed or not. Raises `PupilEnterprise.DoesNotExist`."""
    return PupilEnterprise.objects.select_related("school", "programme__tenant", "area").get(pk=pupil_enterprise_id)


def access_association_activity(association_activity_id: int) -> AssociationActivity:
    """One activity of the open scope, removed or not. Raises `AssociationActivity.DoesNotExist`."""
    found = AssociationActivity.objects.select_related("party", "programme__tenant", "area", "project")
    return found.get(pk=association_activity_id)


def standing_new_firm(programme_id: int, party: Party, besides: int | None = None) -> NewFirm | None:
    """The row by which a party, or one merged into it, is a new firm in the programme, or None."""
    same = Q(party_id=party.counted_id) | Q(party__canonical_id=party.counted_id)
    return NewFirm.objects.filter(STANDING, same, programme_id=programme_id).exclude(Q(pk=besides)).first()


def new_firm_with_number(programme_id: int, organisation_number: str) -> NewFirm | None:
    """The row by which the firm with this number is new in the programme, or None."""
    party = parties.find_by_organisation_number(organisation_number)
    return None if party is None else standing_new_firm(programme_id, party)


def enterprise_stands(
    programme_id: int, school_id: int, name: str, school_year: str, besides: int | None = None
) -> bool:
    """Whether a pupil enterprise of that name and school year is entered for the school."""
    rows = PupilEnterprise.objects.filter(
        STANDING, programme_id=programme_id, school_id=school_id, school_year=school_year
    ).exclude(Q(pk=besides))
    return any(same_name(other) == same_name(name) for other in rows.values_list("name", flat=True))


def activity_stands(programme_id: int, party_id: int, title: str, held_on: date, besides: int | None = None) -> bool:
    """Whether the association's activity of that title and day is entered."""
    rows = AssociationActivity.objects.filter(
        STANDING, programme_id=programme_id, party_id=party_id, held_on=held_on
    ).exclude(Q(pk=besides))
    return any(same_name(other) == same_name(title) for other in rows.values_list("title", flat=True))


def parties_named(name: str, kind: str) -> list[Party]:
    """The registered parties of a kind with that name, whatever its case."""
    return [party for party in parties.parties().filter(kind=kind) if same_name(party.name) == same_name(name)]


@dataclass(frozen=True, slots=True)
class PartyVentures:
    """What one party has come to in this room: the rows that stand, the latest first."""

    firms: tuple[NewFirm, ...]
    enterprises: tuple[PupilEnterprise, ...]
    activities: tuple[AssociationActivity, ...]


def ventures_of(party_ids: Collection[int]) -> PartyVentures:
    """What stands of these parties (one and its duplicates) in the open scope."""
    firms = NewFirm.objects.filter(STANDING, party_id__in=party_ids)
    enterprises = PupilEnterprise.objects.filter(STANDING, school_id__in=party_ids)
    activities = AssociationActivity.objects.filter(STANDING, party_id__in=party_ids)
    return PartyVentures(
        tuple(firms.select_related("programme")),
        tuple(enterprises.select_related("programme")),
        tuple(activities.select_related("programme")),
    )


def schools() -> QuerySet[Party]:
    """The schools registered in the open scope, by name."""
    return parties.parties().filter(kind=PartyKind.SCHOOL)


def associations() -> QuerySet[Party]:
    """The associations registered in the open scope, by name."""
    return parties.parties().filter(kind=PartyKind.ASSOCIATION)
