"""The demonstration's data, made once a test run and copied for whoever wants to work in it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import dj_database_url
import pytest

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Demonstration:
    """A folder with letters and caches, and the address of a database."""

    var: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        """What a `bulyst` command needs to work in it."""
        return {
            **os.environ,
            "BULYST_MODE": "demo",
            "BULYST_VAR": str(self.var),
            "BULYST_DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "bulyst.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
        }

    @property
    def name(self) -> str:
        """What Django calls the database."""
        return str(dj_database_url.parse(self.database)["NAME"])


def bulyst(*words: str) -> list[str]:
    """A command line of this very interpreter."""
    return [sys.executable, "-m", "bulyst.config", *words]


def made_once(factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration of this run: the first worker that asks makes it, the others wait. Copied, never changed."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    var = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        address = var / "database.url"
        if not address.exists():
            shutil.rmtree(var, ignore_errors=True)
            var.mkdir()
            demonstration = Demonstration(var, _new_database(var))
            made = subprocess.run(
                bulyst("demo", "--no-serve"), env=demonstration.environment, capture_output=True, text=True, check=False
            )
            assert made.returncode == 0, made.stderr
            address.write_text(demonstration.database)
        return Demonstration(var, address.read_text())


def copied(original: Demonstration, to: Path) -> Demonstration:
    """A copy to work in, at `to`."""
    shutil.copytree(original.var, to)
    if original.database.startswith("sqlite"):
        return Demonstration(to, f"sqlite:///{to}/bulyst.sqlite3")
    return Demonstration(to, _new_database(to, template=original.name))


def dropped(copy: Demonstration) -> None:
    """Throw a copy away; a file goes with its folder."""
    if not copy.database.startswith("sqlite"):
        _on_server(f'DROP DATABASE IF EXISTS "{copy.name}" WITH (FORCE)')


def _new_database(var: Path, template: str = "template1") -> str:
    server = os.environ.get("BULYST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        return f"sqlite:///{var}/bulyst.sqlite3"
    name = f"demonstration_{uuid4().hex[:12]}"
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return f"{server.rpartition('/')[0]}/{name}"


def _on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["BULYST_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)
