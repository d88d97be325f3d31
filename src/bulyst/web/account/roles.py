"""What each role is called and does, in the words of the sign-in page."""

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

ROLE_TASKS = {
    Role.COORDINATOR: _("Fører kurs, nye bedrifter og aktiviteter, og gir veiledning"),
    Role.PROGRAMME_MANAGER: _("Styrer programmet og ser alt som skjer i det"),
    Role.CASE_OFFICER: _("Vurderer søknader og attesterer utbetalinger"),
    Role.BOARD_MEMBER: _("Gjør vedtak"),
    Role.FINANCE_OFFICER: _("Betaler ut tilskudd"),
    Role.CATALOGUE_EDITOR: _("Leser inn og publiserer oppføringer"),
    Role.APPLICANT: _("Søker om tilskudd for en bedrift og følger saken"),
}
