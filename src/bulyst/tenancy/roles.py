"""Roles and the rights that they bring: one table, read by lifecycles, pages and the permission test."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a municipality (the catalogue editor: in the nation; the applicant: for a party)."""

    COORDINATOR = "coordinator"
    PROGRAMME_MANAGER = "programme_manager"
    CASE_OFFICER = "case_officer"
    BOARD_MEMBER = "board_member"
    FINANCE_OFFICER = "finance_officer"
    CATALOGUE_EDITOR = "catalogue_editor"
    APPLICANT = "applicant"
    SYSTEM = "system"


class Right(StrEnum):
    """What somebody may do."""

    APPLY = "apply"
    SEE_STAFF = "see_staff"
    HANDLE = "handle"
    DECIDE = "decide"
    ATTEST = "attest"
    PAY = "pay"
    MANAGE_PROGRAMME = "manage_programme"
    KEEP_COURSES = "keep_courses"
    KEEP_VENTURES = "keep_ventures"
    SEE_PEOPLE = "see_people"
    SEE_AUDIT = "see_audit"
    EDIT_CATALOGUE = "edit_catalogue"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.COORDINATOR: frozenset(
        {Right.SEE_STAFF, Right.HANDLE, Right.KEEP_COURSES, Right.KEEP_VENTURES, Right.SEE_PEOPLE}
    ),
    Role.PROGRAMME_MANAGER: frozenset(
        {
            Right.SEE_STAFF,
            Right.MANAGE_PROGRAMME,
            Right.HANDLE,
            Right.ATTEST,
            Right.KEEP_COURSES,
            Right.KEEP_VENTURES,
            Right.SEE_PEOPLE,
            Right.SEE_AUDIT,
        }
    ),
    Role.CASE_OFFICER: frozenset({Right.SEE_STAFF, Right.HANDLE, Right.ATTEST, Right.SEE_PEOPLE}),
    Role.BOARD_MEMBER: frozenset({Right.SEE_STAFF, Right.DECIDE}),
    Role.FINANCE_OFFICER: frozenset({Right.SEE_STAFF, Right.PAY, Right.SEE_AUDIT}),
    Role.CATALOGUE_EDITOR: frozenset({Right.EDIT_CATALOGUE}),
    Role.APPLICANT: frozenset({Right.APPLY}),
    # What the house does by itself: it may let a deadline run out and send what is queued, never decide or pay.
    Role.SYSTEM: frozenset({Right.HANDLE}),
}

STAFF_ROLES = (
    Role.COORDINATOR,
    Role.PROGRAMME_MANAGER,
    Role.CASE_OFFICER,
    Role.BOARD_MEMBER,
    Role.FINANCE_OFFICER,
)


def rights_of(roles: frozenset[Role]) -> frozenset[Right]:
    """Every right that `roles` bring together."""
    return frozenset(right for role in roles for right in RIGHTS[role])
