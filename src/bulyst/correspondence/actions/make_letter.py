"""Make a letter and keep it. Called from inside another room's action."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bulyst.audit import trail
from bulyst.correspondence import registry, rendering, storage
from bulyst.correspondence.models import Letter
from bulyst.kernel.canonical import sha256_hex
from bulyst.tenancy.actor import Actor


def make_letter(
    *,
    actor: Actor,
    kind: str,
    language: str,
    subject: str,
    title: str,
    author: str,
    data: Mapping[str, Any],
    now: datetime,
    constructed: bool = False,
) -> Letter:
    """Render, store and register one letter. `data` is JSON-able; title, author and language are added to it.

    Raises `registry.UnknownLetterKind`.
    """
    assert actor.tenant_id is not None  # every letter is a municipality's
    made_up = constructed or actor.constructed
    template = registry.letter_kind(kind).template
    content = {
        **data,
        "title": title,
        "author": author,
        "language": language,
        "constructed": made_up,
    }
    pdf = rendering.render(template, content, now)
    letter = Letter.objects.create(
        tenant_id=actor.tenant_id,
        constructed=made_up,
        kind=kind,
        language=language,
        subject=subject,
        title=title,
        data=content,
        file_name=storage.keep(actor.tenant_id, pdf),
        sha256=sha256_hex(pdf),
        size=len(pdf),
        created_at=now,
    )
    trail.record(actor, "letter.made", letter, at=now, kind=kind, sha256=letter.sha256)
    return letter
