"""An editor, and pages that were taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from tests.conftest import LONG_AGO

from bulyst.catalogue.actions import Imported, Source, import_entry
from bulyst.catalogue.naming import numbers_by_name
from bulyst.catalogue.reading.page import read_page
from bulyst.tenancy.actor import Actor, editor_actor
from bulyst.tenancy.models import Membership, User
from bulyst.tenancy.roles import Role

PAGES = Path(__file__).parent / "pages"

Import = Callable[..., Imported]


@pytest.fixture
def editor_user(make_user: Callable[..., User]) -> User:
    user = make_user("Redaktør")
    Membership.objects.create(user=user, municipality=None, role=Role.CATALOGUE_EDITOR, since=LONG_AGO)
    return user


@pytest.fixture
def editor(editor_user: User, now: datetime) -> Actor:
    return editor_actor(editor_user, now=now)


@pytest.fixture
def take_in(editor: Actor, now: datetime) -> Import:
    """Import a page by its file name, or a text."""

    def take(name: str, *, text: str = "", address: str = "") -> Imported:
        raw = text.encode() if text else (PAGES / name).read_bytes()
        source = Source(sha256(raw).hexdigest(), address)
        return import_entry(actor=editor, read=read_page(raw, numbers_by_name()), source=source, now=now)

    return take
