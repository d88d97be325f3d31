"""Write the texts of a kind of letter."""

from collections.abc import Mapping
from datetime import datetime

from bulyst.audit import trail
from bulyst.correspondence.models import LetterText
from bulyst.correspondence.queries import texts_in_force, versions_of
from bulyst.correspondence.registry import letter_kind
from bulyst.correspondence.texts import checked
from bulyst.kernel.verdict import failed, require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def save_texts(*, actor: Actor, kind: str, language: str, texts: Mapping[str, str], now: datetime) -> LetterText:
    """Use these texts from now on; letters that were made stay as they are. Raises `Refused` with every fault.

    Raises `registry.UnknownLetterKind`, and KeyError for a part that the kind has not.
    """
    authorise(actor, Right.MANAGE_PROGRAMME)
    assert actor.tenant_id is not None  # who manages programmes works somewhere
    known = letter_kind(kind)
    written = {key: text.strip() for key, text in texts.items()}
    require(verdict for key, text in written.items() for verdict in checked(text, known.part(key), known.fields))
    before = texts_in_force(known, language)
    if before.parts == {**before.parts, **written}:
        require([failed("letters.nothing_changed")])
    row = LetterText.objects.create(
        tenant_id=actor.tenant_id,
        kind=kind,
        language=language,
        version=versions_of(known, language).count() + 1,
        texts={**before.parts, **written},
        made_by_id=actor.user_id,
        made_at=now,
    )
    trail.record(actor, "letter_text.saved", row, at=now, version=row.version)
    return row
