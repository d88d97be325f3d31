"""Reads over people, municipalities and roles."""

from __future__ import annotations

from django.db.models import QuerySet

from bulyst.tenancy.models import Municipality, User


def municipality_by_slug(slug: str) -> Municipality | None:
    """The municipality whose address part is exactly `slug` ("5042-lierne"), or None."""
    found = Municipality.objects.filter(number=slug[:4]).first()
    return found if found is not None and found.slug == slug else None


def municipalities() -> QuerySet[Municipality]:
    """Every tenant, by name."""
    return Municipality.objects.all()


def demo_users() -> QuerySet[User]:
    """The accounts of the demonstration that somebody can sign in with."""
    return User.objects.filter(is_demo=True, is_active=True).order_by("pk")


def people_beside_the_demonstration() -> bool:
    """Whether anybody has an account that is none of the demonstration's."""
    return User.objects.filter(is_demo=False).exists()


def names_of(user_ids: set[int]) -> dict[int, str]:
    """The names of those users who still exist."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))
