"""People who sign in, municipalities, and who is what where."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.roles import STAFF_ROLES, Role
from bulyst.tenancy.scoped import ConstructedModel, ScopedModel, ScopedQuerySet

__all__ = ["ConstructedModel", "Membership", "Municipality", "ScopedModel", "ScopedQuerySet", "User"]


class UserManager(BaseUserManager["User"]):
    """Makes users with a hashed password."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who signs in with `email`; without a password only another way of signing in lets them in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in with an e-mail address."""

    email = models.EmailField(_("e-postadresse"), unique=True)
    name = models.CharField(_("navn"), max_length=200)
    language = models.CharField(
        _("språk"),
        max_length=2,
        choices=[("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")],
        default="nb",
    )
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, help_text="An account of the demonstration; refused in production.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="tenancy_user_email_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as its owner writes it."""
        return self.name


class Municipality(models.Model):
    """A tenant. Two municipalities can share a name, so its address holds number and name."""

    number = models.CharField(_("kommunenummer"), max_length=4, unique=True)
    name = models.CharField(_("navn"), max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__regex=r"^[0-9]{4}$"), name="tenancy_municipality_four_digits"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """Number and name as they stand in an address: "5042-lierne"."""
        plain = self.name.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
        return f"{self.number}-{slugify(plain)}"


class Membership(models.Model):
    """One role of one person, in a municipality from a day until a day; a catalogue editor's is national."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(
        max_length=20, choices=[(role.value, role.value) for role in (*STAFF_ROLES, Role.CATALOGUE_EDITOR)]
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    delegation_limit = MoneyField(null=True, blank=True, help_text="The largest sum this person may decide alone.")
    superior = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality", "role"],
                condition=models.Q(until__isnull=True),
                name="tenancy_membership_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False) ^ models.Q(role=Role.CATALOGUE_EDITOR),
                name="tenancy_membership_national_is_editor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.user_id} in {self.municipality_id})"
