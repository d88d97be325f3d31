"""What each role is called, and where somebody in it begins."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.roles import Role

ROLE_NAMES = {
    Role.COORDINATOR: _("Koordinator"),
    Role.PROGRAMME_MANAGER: _("Programleder"),
    Role.CASE_OFFICER: _("Saksbehandler"),
    Role.BOARD_MEMBER: _("Styremedlem"),
    Role.FINANCE_OFFICER: _("Økonomimedarbeider"),
    Role.CATALOGUE_EDITOR: _("Redaktør for katalogen"),
    Role.APPLICANT: _("Søker"),
}
