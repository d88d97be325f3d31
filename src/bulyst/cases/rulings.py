"""What the registered rulings of the body above have in common."""

from datetime import datetime

from bulyst.cases.drafts import RulingDraft
from bulyst.cases.models import Appeal
from bulyst.kernel.lifecycle import Outcome

TITLE = {"nb": "Klagen er avgjort: {heading}", "nn": "Klaga er avgjord: {heading}"}


def write_ruling(appeal: Appeal, outcome: Outcome, draft: RulingDraft, now: datetime) -> None:
    """Move the appeal, and keep what the body above wrote."""
    appeal.state = outcome.target
    appeal.ruled_on = draft.ruled_on
    appeal.ruling = draft.reasons
    appeal.reference = draft.reference
    appeal.closed_at = now
    appeal.save(update_fields=["state", "ruled_on", "ruling", "reference", "closed_at"])
