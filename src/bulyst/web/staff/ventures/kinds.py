"""The three kinds of venture, each with its words, its queries and its actions: what their pages have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.ventures import actions, queries
from bulyst.ventures.models import AssociationActivity, NewFirm, PupilEnterprise
from bulyst.web.staff.ventures import tables
from bulyst.web.ui.tables import Table

Venture = NewFirm | PupilEnterprise | AssociationActivity
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `slug` begins the names of its addresses; `key` is what its actions call the row's id."""

    slug: str
    plural: str
    title: Text
    new: Text
    note: Text
    rows: Callable[..., QuerySet[Any]]
    access: Callable[[int], Any]
    table: Callable[..., Table]
    remove: Callable[..., Any]
    restore: Callable[..., Any]
    name: Callable[[Any], str]

    @property
    def key(self) -> str:
        """The name of the row's id among the arguments of the kind's actions."""
        return f"{self.slug}_id"


NEW_FIRM = Kind(
    slug="new_firm",
    plural="new_firms",
    title=_("Nye bedrifter"),
    new=_("Ny bedrift"),
    note=_("Bedrifter og gårdsbruk som ble registrert mens programmet virket. Elevbedrifter føres for seg."),
    rows=queries.list_new_firms,
    access=queries.access_new_firm,
    table=tables.firm_table,
    remove=actions.remove_new_firm,
    restore=actions.restore_new_firm,
    name=lambda row: row.party.name,
)
PUPIL_ENTERPRISE = Kind(
    slug="pupil_enterprise",
    plural="pupil_enterprises",
    title=_("Elevbedrifter"),
    new=_("Ny elevbedrift"),
    note=_("Elevbedrifter hører til ungdomsskolen og telles aldri som nye bedrifter. Her føres bare antall elever."),
    rows=queries.list_pupil_enterprises,
    access=queries.access_pupil_enterprise,
    table=tables.enterprise_table,
    remove=actions.remove_pupil_enterprise,
    restore=actions.restore_pupil_enterprise,
    name=lambda row: row.name,
)
ASSOCIATION_ACTIVITY = Kind(
    slug="association_activity",
    plural="association_activities",
    title=_("Aktiviteter i lag"),
    new=_("Ny aktivitet"),
    note=_("Det lag og foreninger gjorde med programmet som partner. Regnskapet teller lagene, ikke aktivitetene."),
    rows=queries.list_association_activities,
    access=queries.access_association_activity,
    table=tables.activity_table,
    remove=actions.remove_association_activity,
    restore=actions.restore_association_activity,
    name=lambda row: row.title,
)
KINDS = (NEW_FIRM, PUPIL_ENTERPRISE, ASSOCIATION_ACTIVITY)
