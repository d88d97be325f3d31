"""The milestones of a payment plan, in a form of their own or at the end of another."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import MilestoneDraft
from bulyst.web.ui.lines import LinesForm, WrittenLine


class MilestonesForm(LinesForm):
    """A form that ends in the milestones of a payment plan."""

    dated = True
    line_label = _("Milepæl %(number)s")

    @property
    def milestones(self) -> tuple[MilestoneDraft, ...]:
        """What the actions take."""
        return tuple(MilestoneDraft(line.text, line.due, line.amount) for line in self.written if line.due)

    @property
    def has_plan(self) -> bool:
        """Whether a line says something, or is wrong: then the lines are shown at once."""
        return any(field.value() or field.errors for row in self.rows for field in row)


def plan_lines(plan: Sequence[MilestoneDraft]) -> list[WrittenLine]:
    """A plan as lines to begin from."""
    return [WrittenLine(each.text, each.amount, each.due_on) for each in plan]
