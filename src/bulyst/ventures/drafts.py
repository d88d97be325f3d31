"""What a person fills in about a venture, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bulyst.kernel.numbers import OrganisationNumber


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A school or an association: a registered one by id, or one by name.

    `is_new`: said to be none of those registered under that name.
    """

    party_id: int | None = None
    name: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class NewFirmDraft:
    """A new firm as it is entered. `kind`: PartyKind.FIRM or FARM; `name` names it if the number is not known here."""

    programme_id: int
    organisation_number: OrganisationNumber
    name: str
    kind: str
    legal_form: str
    registered_on: date
    area_id: int | None = None


@dataclass(frozen=True, slots=True)
class PupilEnterpriseDraft:
    """A pupil enterprise as it is entered: a count of pupils, no names."""

    programme_id: int
    school: PartyChoice
    name: str
    school_year: str
    pupils: int
    started_on: date
    closed_on: date | None = None
    area_id: int | None = None


@dataclass(frozen=True, slots=True)
class AssociationActivityDraft:
    """An association's activity as it is entered."""

    programme_id: int
    association: PartyChoice
    title: str
    held_on: date
    support: str
    area_id: int | None = None
    project_id: int | None = None
    description: str = ""
