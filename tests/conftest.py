"""What every test may use: the mode, a municipality with its people, and databases with real commits."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

# The engine's matrices are small: threads inside them only wait for each other. Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests.demonstration import Demonstration, copied, dropped, made_once

if TYPE_CHECKING:
    from bulyst.tenancy.actor import Actor
    from bulyst.tenancy.models import Municipality, User
    from bulyst.tenancy.roles import Role

# How fast the machine is today says nothing about the code.
hypothesis.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("house")

# Tests leave little behind: collect it rarely.
gc.set_threshold(50_000, 50, 50)

NOW = datetime(2026, 3, 3, 11, 4, tzinfo=UTC)
LONG_AGO = date(1990, 1, 1)


#: These files begin, so that no worker is left with a long one at the end: first a browser's, which makes the
#: demonstration, beside one that can do without.
FIRST = ("tests/e2e/test_story.py", "tests/cases/test_lifecycle_grant.py", "tests/e2e/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first."""
    items.sort(key=lambda item: next((n for n, name in enumerate(FIRST) if item.nodeid.startswith(name)), len(FIRST)))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Test databases, also when no test is marked: some of ours commit to copies, outside pytest-django's sight."""
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def before_a_file(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A transaction around one file of tests: what is made in it is there for each test, and gone after the file.

    The tests of such a file stay on this connection: one that closes it (`committed_database`) lies elsewhere.
    """
    from django.db import transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer._from_testcase = True
        outer.__enter__()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def now() -> datetime:
    """A Tuesday that is no holiday, 12.04 in Norway."""
    return NOW


@pytest.fixture
def lierne(db: None) -> Municipality:
    """The municipality that most tests work in."""
    from bulyst.tenancy.models import Municipality

    return Municipality.objects.get_or_create(number="5042", name="Lierne")[0]


@pytest.fixture
def neighbour(db: None) -> Municipality:
    """Another municipality, to be kept out of the first."""
    from bulyst.tenancy.models import Municipality

    return Municipality.objects.create(number="5043", name="Røyrvik")


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """Makes users; each call another one."""
    from bulyst.tenancy.models import User

    made = 0

    def make(name: str = "", **fields: Any) -> User:
        nonlocal made
        made += 1
        return User.objects.create_user(f"bruker{made}@example.test", None, name=name or f"Bruker {made}", **fields)

    return make


@pytest.fixture
def make_actor(make_user: Callable[..., User]) -> Callable[..., Actor]:
    """Makes an actor with roles in a municipality, and the user behind it."""
    from bulyst.tenancy.actor import staff_actor
    from bulyst.tenancy.models import Membership

    def make(municipality: Municipality, *roles: Role, user: User | None = None, **membership: Any) -> Actor:
        user = user or make_user()
        for role in roles:
            Membership.objects.create(user=user, municipality=municipality, role=role, since=LONG_AGO, **membership)
        return staff_actor(user, municipality, now=NOW)

    return make


@pytest.fixture(scope="module", autouse=True)
def files_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes letters, mail or caches beside the project, but in a folder of its file of tests."""
    from django.conf import settings
    from django.test import override_settings

    var = tmp_path_factory.mktemp("var")
    places = {"default": "files", "letters": "letters", "uploads": "uploads"}
    storages = {
        name: {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": var / place}}
        for name, place in places.items()
    }
    with override_settings(BULYST_VAR=var, STORAGES={**settings.STORAGES, **storages}):
        yield


@pytest.fixture
def letters_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are made and sent, and not set as PDF: for tests of many steps. `test_letters` reads each kind."""
    monkeypatch.setattr("bulyst.correspondence.rendering.render", lambda *_: b"%PDF-")


@pytest.fixture
def committed_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any, tmp_path: Path
) -> Iterator[str]:
    """A database of its own in which transactions really commit, for tests with several connections.

    A copy of the migrated test database: `flush`, which other transactional tests rely on, is refused by the
    append-only tables. Yields its name.
    """
    from django.db import connection, connections

    original = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connections.close_all()
        if connection.vendor == "sqlite":
            name = str(tmp_path / "committed.sqlite3")
            shutil.copyfile(original, name)
        else:
            name = f"{original}_{abs(hash(request.node.nodeid)) % 10**8}"
            _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
        connection.settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = original
            if connection.vendor == "postgresql":
                _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration's data, made once for all workers of this run. It is copied, never worked in."""
    return made_once(tmp_path_factory)


@pytest.fixture(scope="module")
def in_demonstration(
    demonstration: Demonstration,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Demonstration]:
    """A copy of the demonstration as this process's database, for one file of tests (marked django_db)."""
    from django.db import connection, connections

    copy = copied(demonstration, tmp_path_factory.mktemp("copy") / "var")
    original = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connections.close_all()
        connection.settings_dict["NAME"] = copy.name
        try:
            yield copy
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = original
            dropped(copy)


def _on_server(statement: str) -> None:
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
