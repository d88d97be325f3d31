"""Every read of people and organisations."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from bulyst.kernel.canonical import sha256_hex
from bulyst.parties.duplicates import Known, SharedSign, pairs
from bulyst.parties.models import Invitation, KeptApart, MemberRole, Merge, Party, PartyMember, Tie
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


def with_ids(party_ids: Collection[int]) -> QuerySet[Party]:
    """These parties of the open scope, merged duplicates as themselves."""
    return Party.objects.filter(pk__in=party_ids)


def duplicates_of(party_ids: Collection[int]) -> QuerySet[Party, int]:
    """The ids of everything that was merged into one of these."""
    return Party.objects.filter(canonical_id__in=party_ids).values_list("id", flat=True)


def find_by_organisation_number(organisation_number: str) -> Party | None:
    """The counting party with this number in the open scope, or None.

    A number that stands on a merged duplicate leads to the party that it was merged into.
    """
    if not organisation_number:
        return None
    found = Party.objects.filter(organisation_number=organisation_number).select_related("canonical")
    first = min(found, key=lambda each: each.canonical_id is not None, default=None)
    return None if first is None else first.canonical or first


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


def role_of(user_id: int, party_id: int) -> str | None:
    """The user's strongest role in the party or in a duplicate of it, or None. Asked within the open scope."""
    roles = set(_memberships(user_id, party_id).values_list("role", flat=True))
    return next((role for role in MemberRole.values if role in roles), None)


def is_member(user_id: int, party_id: int) -> bool:
    """May this user see what concerns the party? Asked within the open scope."""
    return _memberships(user_id, party_id).exists()


def may_write_for(user_id: int, party_id: int) -> bool:
    """May this user act for the party? Readers may not."""
    return _memberships(user_id, party_id).filter(role__in=WRITERS).exists()


def members(party_id: int) -> QuerySet[PartyMember]:
    """Who may act for the party, with their users."""
    return PartyMember.objects.filter(party_id=party_id).select_related("user")


def people_of(party_id: int) -> QuerySet[PartyMember]:
    """Who may act for the party or for a duplicate of it, with their users, in the order that they came."""
    of_party = Q(party_id=party_id) | Q(party__canonical_id=party_id)
    return PartyMember.objects.filter(of_party).select_related("user").order_by("since", "id")


def another_owns(party_id: int, user_id: int) -> bool:
    """Whether somebody else than this user owns the access to the party."""
    return people_of(party_id).filter(role=MemberRole.OWNER).exclude(user_id=user_id).exists()


def lock_party(party_id: int) -> Party:
    """One party that counts, locked until the transaction ends: its people change one at a time.

    Raises `Party.DoesNotExist`.
    """
    return Party.objects.select_for_update(of=("self",)).get(pk=party_id, canonical__isnull=True)


def open_invitations(party_id: int, now: datetime) -> list[Invitation]:
    """The invitations of a party that can still be answered."""
    return list(
        Invitation.objects.filter(party_id=party_id, answer="", expires_at__gt=now).select_related("invited_by")
    )


def invitation_by_link(token: str) -> Invitation | None:
    """The invitation that a link leads to, answered or not, in whichever municipality; None for a made-up link."""
    with scope.everywhere("who is invited belongs to the municipality only by saying yes"):
        return (
            Invitation.objects.filter(token_hash=sha256_hex(token.encode()))
            .select_related("party", "party__tenant", "invited_by")
            .first()
        )


def merges_into(party_id: int) -> list[Merge]:
    """The mergings that make up a party now, the last one first."""
    standing = Merge.objects.filter(into_id=party_id, undone_at__isnull=True).select_related("duplicate", "merged_by")
    return list(standing.order_by("-id"))


def standing_merge(duplicate_id: int) -> Merge | None:
    """The merging by which a duplicate points to another, or None."""
    return Merge.objects.filter(duplicate_id=duplicate_id, undone_at__isnull=True).first()


def possible_duplicates(party_id: int | None = None) -> list[tuple[Party, Party, frozenset[SharedSign]]]:
    """Parties of the open scope that may be one and the same, without those that somebody has said are not.

    With `party_id`, what that one may be among those that share a word of the name, the e-mail, the account or the
    first line of the address with it: a page about one party does not read them all.
    """
    compared = parties() if party_id is None else parties().filter(_near(access_party(party_id)))
    by_id = {party.pk: party for party in compared}
    apart = set(KeptApart.objects.values_list("first_id", "second_id"))
    return [
        (by_id[pair.first], by_id[pair.second], pair.signs)
        for pair in pairs(map(_known, by_id.values()))
        if (pair.first, pair.second) not in apart and party_id in (None, pair.first, pair.second)
    ]


def _near(party: Party) -> Q:
    near = Q(pk=party.pk)
    words = [word for word in party.name.split() if len(word) > 2]
    if words:
        near |= Q(kind=party.kind, name__icontains=max(words, key=len))
    for name, value in (
        ("email__iexact", party.email),
        ("account_number", party.account_number),
        ("postal_address__istartswith", party.postal_address.split("\n")[0].strip()),
    ):
        if value:
            near |= Q(kind=party.kind, **{name: value})
    return near


def _known(party: Party) -> Known:
    return Known(
        id=party.pk,
        kind=party.kind,
        name=party.name,
        number=party.organisation_number,
        email=party.email,
        phone=party.phone,
        account=party.account_number,
        address=party.postal_address,
        born_year=party.born_year,
    )


def ids_of(party_id: int) -> list[int]:
    """The ids under which a counting party stands in other rooms: its own and its duplicates'."""
    return list(Party.objects.filter(Q(pk=party_id) | Q(canonical_id=party_id)).values_list("id", flat=True))


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
