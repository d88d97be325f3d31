"""What a programme manager fills in about a board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from bulyst.cases.board_drafts import BodyDraft
from bulyst.cases.kinds import DecidingLevel, Language, Office
from bulyst.cases.models import Body, Seat
from bulyst.tenancy.models import User
from bulyst.web.staff.choices import leave_open
from bulyst.web.ui.forms import PlainForm, WholeNumberField


class BodyForm(PlainForm):
    """A board, and what each elected member is in it."""

    name = forms.CharField(label=_("Hva heter styret?"), max_length=120)
    level = forms.ChoiceField(
        label=_("Hvem klages det til?"),
        choices=[
            (DecidingLevel.BOARD, _("Kommunens klageorgan (styre eller utvalg)")),
            (DecidingLevel.COUNCIL, _("Staten (kommunestyret)")),
        ],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=_("Målform i papirene"), choices=Language.choices, widget=forms.RadioSelect)
    least_present = WholeNumberField(
        label=_("Minst så mange til stede"),
        min_value=0,
        help_text=_("0 betyr halvparten av medlemmene. Færre enn det kan det aldri være."),
    )
    approvals = forms.TypedChoiceField(
        label=_("Hvem godkjenner protokollen?"),
        choices=[(1, _("Møtelederen")), (2, _("To medlemmer som styret velger i møtet"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    paper_days = WholeNumberField(label=_("Dager fra papirene er ferdige til møtet"), min_value=0, max_value=60)

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = people
        for user in people:
            self.fields[f"seat_{user.pk}"] = forms.ChoiceField(
                label=_("Hva er %(name)s i styret?") % {"name": user.name},
                required=False,
                choices=[("", _("Sitter ikke i styret")), *((key, capfirst(word)) for key, word in Office.choices)],
                widget=forms.Select(attrs={"class": "ds-input"}),
            )
            leave_open(self, f"seat_{user.pk}")

    @property
    def draft(self) -> BodyDraft:
        """What the action takes."""
        read = self.cleaned_data
        return BodyDraft(
            name=read["name"],
            seats={user.pk: Office(read[f"seat_{user.pk}"]) for user in self.people if read.get(f"seat_{user.pk}")},
            level=DecidingLevel(read["level"]),
            language=read["language"],
            least_present=read["least_present"],
            paper_days=read["paper_days"],
            approvals=read["approvals"],
        )


_KEPT = ("name", "level", "language", "least_present", "paper_days", "approvals")


def body_initial(body: Body | None, seats: Sequence[Seat], people: Sequence[User]) -> dict[str, Any]:
    """A board as its form shows it; a new one takes in every elected member."""
    if body is None:
        offices = {user.pk: Office.LEADER if place == 0 else Office.MEMBER for place, user in enumerate(people)}
        new = BodyDraft("")
        fields = {name: getattr(new, name) for name in _KEPT}
    else:
        offices = {seat.user_id: Office(seat.office) for seat in seats}
        fields = {name: getattr(body, name) for name in _KEPT}
    return {**fields, **{f"seat_{user_id}": office for user_id, office in offices.items()}}
