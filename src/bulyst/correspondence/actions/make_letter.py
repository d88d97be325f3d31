"""Make a letter and keep it. Called from inside another room's action."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bulyst.audit import trail
from bulyst.correspondence import registry, rendering, storage
from bulyst.correspondence.models import Letter
from bulyst.correspondence.queries import texts_in_force
from bulyst.correspondence.texts import merged
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
    values: Mapping[str, str] | None = None,
    constructed: bool = False,
) -> Letter:
    """Render, store and register one letter.

    `data` is JSON-able; title, author and language are added to it, and the texts of the kind, with `values` in place
    of their fields.

    Raises `registry.UnknownLetterKind`.
    """
    assert actor.tenant_id is not None  # every letter is a municipality's
    made_up = constructed or actor.constructed
    known = registry.letter_kind(kind)
    texts = texts_in_force(known, language)
    content = {
        **data,
        "title": title,
        "author": author,
        "language": language,
        "constructed": made_up,
        "texts": {key: merged(text, known.fields, values or {}) for key, text in texts.parts.items()},
        "text_version": texts.version,
    }
    pdf = rendering.render(known.template, content, now)
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
