"""Every read of people and organisations."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from bulyst.parties.models import MemberRole, Party, PartyMember, Tie
from bulyst.tenancy import scope

WRITERS = frozenset({MemberRole.OWNER, MemberRole.CONTRIBUTOR})


def parties() -> QuerySet[Party]:
    """The parties of the open scope that count, without merged duplicates."""
    return Party.objects.filter(canonical__isnull=True)


def party(party_id: int) -> Party | None:
    """One party of the open scope, or None. A merged duplicate answers as itself."""
    return Party.objects.filter(pk=party_id).first()


def access_party(party_id: int) -> Party:
    """One party of the open scope. Raises `Party.DoesNotExist`, also for another municipality's party."""
    return Party.objects.get(pk=party_id)


def find_by_organisation_number(organisation_number: str) -> Party | None:
    """The counting party with this number in the open scope, or None."""
    return parties().filter(organisation_number=organisation_number).exclude(organisation_number="").first()


def names_of(party_ids: Collection[int]) -> dict[int, str]:
    """The names of parties of the open scope, by id."""
    return dict(Party.objects.filter(pk__in=party_ids).values_list("id", "name"))


def search_parties(text: str, kinds: Collection[str] = ()) -> QuerySet[Party]:
    """Parties whose name contains `text` or whose number begins with it; of `kinds`, or of any."""
    text = text.strip()
    found = parties()
    if kinds:
        found = found.filter(kind__in=kinds)
    if text:
        compact = text.replace(" ", "").replace("\u00a0", "")
        found = found.filter(Q(name__icontains=text) | Q(organisation_number__startswith=compact))
    return found


def my_parties(user_id: int) -> list[Party]:
    """The parties that this user may act for, in every municipality, sorted by name.

    Who may act for a duplicate may act for the party that it was merged into.
    """
    mine = Q(members__user_id=user_id) | Q(duplicates__members__user_id=user_id)
    with scope.everywhere("a person's own parties lie in several municipalities"):
        return list(
            Party.objects.filter(mine, canonical__isnull=True)
            .select_related("tenant")
            .order_by("name", "id")
            .distinct()
        )


def party_ids_of(user_id: int) -> QuerySet[PartyMember, int]:
    """The ids of the counting parties of the open scope that this user may act for, to be used as a subquery."""
    counted = Coalesce("party__canonical_id", "party_id")
    return PartyMember.objects.filter(user_id=user_id).annotate(counted=counted).values_list("counted", flat=True)


def role_of(user_id: int, party_id: int) -> str | None:
    """The user's role in the party, or None. Asked within the open scope."""
    return _memberships(user_id, party_id).values_list("role", flat=True).first()


def is_member(user_id: int, party_id: int) -> bool:
    """May this user see what concerns the party? Asked within the open scope."""
    return _memberships(user_id, party_id).exists()


def may_write_for(user_id: int, party_id: int) -> bool:
    """May this user act for the party? Readers may not."""
    return _memberships(user_id, party_id).filter(role__in=WRITERS).exists()


def members(party_id: int) -> QuerySet[PartyMember]:
    """Who may act for the party, with their users."""
    return PartyMember.objects.filter(party_id=party_id).select_related("user")


def _memberships(user_id: int, party_id: int) -> QuerySet[PartyMember]:
    of_party = Q(party_id=party_id) | Q(party__canonical_id=party_id)
    return PartyMember.objects.filter(of_party, user_id=user_id)


def roles_in(party_id: int, user_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """What each of these users is in the party or in a duplicate of it; those who are nothing are left out."""
    of_party = Q(party_id=party_id) | Q(party__canonical_id=party_id)
    found: dict[int, frozenset[str]] = {}
    rows = PartyMember.objects.filter(of_party, user_id__in=user_ids).values_list("user_id", "role")
    for user_id, role in rows:
        found[user_id] = found.get(user_id, frozenset()) | {role}
    return found


def ties_with(party_id: int, user_ids: Collection[int], since: date) -> list[Tie]:
    """The ties of these users to the party or to a duplicate of it, except those that ended before `since`."""
    of_party = Q(party_id=party_id) | Q(party__canonical_id=party_id)
    lasting = Q(until__isnull=True) | Q(until__gte=since)
    return list(Tie.objects.filter(of_party, lasting, user_id__in=user_ids))


def ties_of(user_id: int) -> QuerySet[Tie]:
    """What one user has to do with which parties, the lasting ones first."""
    return Tie.objects.select_related("party").filter(user_id=user_id).order_by(F("until").desc(nulls_first=True), "pk")


def all_ties() -> QuerySet[Tie]:
    """Every recorded tie of the open scope, by name."""
    return Tie.objects.select_related("party", "user", "recorded_by").order_by("user__name", "pk")
