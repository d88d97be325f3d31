"""A process that is killed at any statement of an action leaves all of it or nothing.

The child is forked from this warm process and kills itself by SIGKILL before its nth statement, for every n. What it
leaves behind is read by a connection that has never been near it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import connection, connections

from bulyst.audit import trail
from bulyst.cases import actions
from bulyst.cases.queries import files_of
from bulyst.correspondence import rendering, storage
from bulyst.correspondence.files import CheckedFile
from bulyst.correspondence.queries import content_of
from bulyst.correspondence.sweeping import sweep
from bulyst.kernel.canonical import sha256_hex
from bulyst.kernel.verdict import Refused
from bulyst.ledger import queries as ledger
from bulyst.tenancy.models import Municipality
from tests.cases import after
from tests.cases.test_at_once import _actor, _user
from tests.cases.world import NOW, World, build

ROOMS = ("audit", "cases", "ledger", "correspondence")


@pytest.fixture(autouse=True)
def no_letters_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """The typesetter has threads of its own, and threads do not survive a fork."""
    monkeypatch.setattr(rendering, "_compile", lambda template, inputs, timestamp: b"%PDF-1.7 oppdiktet")


@pytest.fixture
def kept_world(committed_database: str, django_db_blocker: Any) -> Iterator[World]:
    """A world in which transactions really commit."""
    with django_db_blocker.unblock():
        yield build(Municipality.objects.create(number="5042", name="Lierne"), _user, _actor)


def granting(world: World) -> Callable[[], Any]:
    case = world.recommended()
    world.impartial(case, world.board)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=NOW)


def paying(world: World) -> Callable[[], Any]:
    request = world.attested(world.requested(world.accepted(), world.final()))
    return lambda: actions.pay(actor=world.finance, request_id=request.pk, now=NOW)


def taking_back(world: World) -> Callable[[], Any]:
    reclaim = after.decided(world)
    after.registered(world, reclaim)
    return lambda: actions.confirm_repayment(actor=world.finance, reclaim_id=reclaim.pk, now=NOW)


@pytest.mark.parametrize("prepare", [granting, paying, taking_back])
def test_a_killed_process_leaves_all_or_nothing(
    kept_world: World, prepare: Callable[[World], Callable[[], Any]]
) -> None:
    act = prepare(kept_world)
    before = everything()
    nothing, killed = {name: len(rows) for name, rows in before.items()}, 0
    while True:
        died = killed_at(killed + 1, act)
        if counted() != nothing:
            break  # it had committed: what follows only wakes a worker
        assert died
        killed += 1
        if killed == 20:  # not only as many rows as before: the same ones
            assert everything() == before
    assert killed > 20, "the action was never killed in its midst"
    assert ledger.check() == []
    assert trail.verify() == []
    with pytest.raises(Refused) as refused:  # all of it was done: it cannot be done again
        act()
    assert {message.key for message in refused.value.messages} & {
        "lifecycle.wrong_state",
        "reclaims.something_registered",
    }
    assert len(everything()["ledger.Posting"]) == nothing["ledger.Posting"] + 1


def test_a_killed_upload_shows_nothing_half_and_leaves_nothing_for_good(kept_world: World) -> None:
    world, content = kept_world, b"et helt tilbud"
    case = world.submitted()
    file = CheckedFile("tilbud.txt", "text/plain", content, sha256_hex(content), preview=b"jpg")
    statement, known = 0, on_the_shelf()
    while True:
        statement += 1
        died = killed_at(
            statement, lambda: actions.attach_files(actor=world.applicant, case_id=case.pk, files=[file], now=NOW)
        )
        with world.open():
            shown = [content_of(each) for each in files_of(case, for_applicant=True)]
        assert shown in ([], [content])
        if shown:
            break
        assert died
    assert statement > 8 and len(on_the_shelf() - known) > 2, "the upload was never killed in its midst"
    long_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    for name in on_the_shelf():
        os.utime(storages[storage.UPLOADS].path(name), (long_ago, long_ago))
    sweep(datetime.now(UTC))
    assert len(on_the_shelf() - known) == 2  # the file and its small picture


def on_the_shelf() -> set[str]:
    """The names of everything that lies where uploads are kept."""
    return {
        name for names in storage.older_than(datetime.max.replace(tzinfo=UTC), shelf=storage.UPLOADS) for name in names
    }


def killed_at(statement: int, act: Callable[[], Any]) -> bool:
    """Whether a child that dies before its nth statement died; False when it came to the end before."""
    connections.close_all()  # a child must not speak on its parent's connection
    pid = os.fork()
    if pid == 0:
        _die_at(statement, act)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the action failed in the child"
    return False


def _die_at(statement: int, act: Callable[[], Any]) -> None:
    seen = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(count):
            act()
    except BaseException:
        os._exit(1)
    os._exit(0)


def _models() -> list[Any]:
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def counted() -> dict[str, int]:
    """How many rows each table of the rooms has."""
    tables = {model._meta.label: model._meta.db_table for model in _models()}
    counts = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def everything() -> dict[str, list[Any]]:
    """Every row of the rooms."""
    found = {}
    with connection.cursor() as cursor:
        for model in _models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY 1')
            found[model._meta.label] = cursor.fetchall()
    return found
