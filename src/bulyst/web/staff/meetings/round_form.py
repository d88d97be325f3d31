"""Where the applications of a round are decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases.models import Body, Meeting
from bulyst.web.ui.formats import moment
from bulyst.web.ui.forms import PlainForm, offer


class RoundForm(PlainForm):
    """A meeting of a body, or its next one."""

    where = forms.ChoiceField(label=_("Hvor avgjøres søknadene i runden?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, bodies: Sequence[Body], meetings: Sequence[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        following = gettext("Det første møtet etter fristen: %(body)s")
        offer(
            self,
            "where",
            [
                *((f"{body.pk}-0", following % {"body": body.name}) for body in bodies),
                *((f"{each.body_id}-{each.pk}", f"{each.body.name}, {moment(each.starts_at)}") for each in meetings),
            ],
        )

    @property
    def chosen(self) -> dict[str, int | None]:
        """What the action takes."""
        body, _dash, meeting = self.cleaned_data["where"].partition("-")
        return {"body_id": int(body), "meeting_id": int(meeting) or None}
