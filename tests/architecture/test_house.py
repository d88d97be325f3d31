"""What the import contract cannot see: relations by string, reads in pages, keys without words."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from bulyst.tenancy.models import ScopedModel
from bulyst.tenancy.wording import has_words

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "bulyst"


def layers() -> dict[str, int]:
    """room -> how high it stands, from the import contract itself."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    house = next(contract for contract in contracts if contract["id"] == "house")
    return {
        room.strip(" ()"): height for height, line in enumerate(reversed(house["layers"])) for room in line.split("|")
    }


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("bulyst.")]


def trees(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_every_model_relation_points_downward() -> None:
    height = layers()
    wrong = []
    for model in our_models():
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and isinstance(field.related_model, type)):
                continue
            if not field.related_model.__module__.startswith("bulyst."):
                continue
            here, there = model.__module__.split(".")[1], field.related_model.__module__.split(".")[1]
            if height[there] > height[here] or (height[there] == height[here] and here != there):
                wrong.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")
    assert wrong == []


def test_scoped_rows_meet_only_by_keys_that_the_database_guards() -> None:
    """A many-to-many table made by Django has no tenant, so no trigger could compare it."""
    hidden = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        if issubclass(model, ScopedModel)
        for field in model._meta.many_to_many
        if field.remote_field.through._meta.auto_created
    ]
    assert hidden == []


@pytest.mark.django_db
def test_every_scoped_table_carries_its_triggers() -> None:
    from bulyst.tenancy.guards import guards

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        laid = {name for (name,) in cursor.fetchall()}
    wanted = {guard.name for config in apps.get_app_configs() for guard in guards(config)}
    assert wanted - laid == set()
    scoped = [model for model in our_models() if issubclass(model, ScopedModel)]
    assert len(wanted) >= len(scoped) > 10


def test_pages_and_commands_never_touch_a_manager() -> None:
    """web and api call actions and queries; what they know of rows comes from there."""
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for room in ("web", "api")
        for path, tree in trees(SOURCE / room)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert found == []


#: The few places that may read every municipality's rows, and why.
READ_EVERYWHERE = {
    "tenancy/scope.py": "defines it",
    "ledger/queries.py": "the ledger is checked as a whole",
    "parties/queries.py": "an applicant's parties, found by the user's id, across municipalities",
    "programmes/queries.py": "published programmes and open calls of every municipality",
    "cases/settling.py": "the work list is checked as a whole",
    "cases/queries/judging.py": "the command line finds a case or a call, whichever municipality it is of",
    "cases/queries/reminding.py": "days that are coming are reminded of for every municipality",
    "cases/queries/overdue.py": "deadlines that ran out are handled for every municipality",
    "correspondence/queries.py": "what is queued is sent for every municipality",
    "courses/queries.py": "open courses of every municipality",
}


def test_reading_everywhere_is_rare_and_reasoned() -> None:
    callers = {
        path.relative_to(SOURCE).as_posix()
        for path, tree in trees(SOURCE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.alias)
        and (node.id if isinstance(node, ast.Name) else node.name) in {"everywhere", "scopes_disabled"}
    }
    assert callers - READ_EVERYWHERE.keys() == set()


def test_no_django_below_the_waterline() -> None:
    """kernel and evaluation are libraries: not even an optional import of Django."""
    for room in ("kernel", "evaluation"):
        for path, tree in trees(SOURCE / room):
            names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names] + [
                node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
            ]
            assert not [name for name in names if name.split(".")[0] == "django"], path


def test_no_request_below_web_and_api() -> None:
    for path, tree in trees(SOURCE):
        if path.relative_to(SOURCE).parts[0] in {"web", "api", "config"}:
            continue
        imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [name for name in imported if name.startswith("django.http")], path


def said_keys() -> Iterator[tuple[str, str]]:
    """(where, key) of each message key that stands in the sources as it is."""
    for path, tree in trees(SOURCE):
        if path.relative_to(SOURCE).parts[0] == "evaluation":
            continue  # has a table of sentences of its own, in three languages
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            name = node.func.id
            position = 1 if name in {"failed", "passed"} and len(node.args) > 1 else 0
            if name in {"Message", "failed", "passed"} and position < len(node.args):
                key = node.args[position]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", key.value


def test_every_message_has_words() -> None:
    mute = [f"{where}: {key}" for where, key in said_keys() if not has_words(key)]
    assert mute == []


def test_an_address_of_one_audience_is_never_anothers() -> None:
    """The first words of public addresses are reserved: no municipality's can be spelled like one."""
    import re

    from bulyst.config.converters import KommuneConverter
    from bulyst.config.urls import urlpatterns

    first_words = {str(pattern.pattern).split("/")[0] for pattern in urlpatterns}
    first_words |= {
        str(pattern.pattern).split("/")[0]
        for included in urlpatterns
        if str(included.pattern) == ""
        for pattern in included.url_patterns
    }
    taken = [word for word in first_words if re.fullmatch(KommuneConverter.regex, word)]
    assert taken == []
