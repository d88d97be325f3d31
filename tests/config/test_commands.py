"""What keeps a command from its work is said in one line, with exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bulyst.config.commands.serve import trusted_proxy


def bulyst(*words: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command in a process of its own, with nothing of ours in its environment but `environment`."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("BULYST_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "bulyst.config", *words],
        env=others | {"BULYST_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (("report", "lierne-2"), {}, "the database is not set up"),
        (
            ("ledger", "check"),
            {"BULYST_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
            "the database cannot be used: connection failed",
        ),
        (
            ("demo", "--no-serve"),
            {"BULYST_DATABASE_URL": "sqlite:////dev/null/bulyst.sqlite3"},
            "the database cannot be used: [Errno",
        ),
        (("audit", "verify"), {"BULYST_DATABASE_URL": "lierne"}, "BULYST_DATABASE_URL is sqlite:///"),
        (("doctor",), {"BULYST_MODE": "test-drive"}, "BULYST_MODE is demo, production or test"),
        (("demo", "--port", "99999"), {}, "--port is a port number, not 99999"),
        (("demo",), {"BULYST_PORT": "http"}, "BULYST_PORT is a port number, not 'http'"),
        (("demo",), {"BULYST_MODE": "production"}, "the demonstration never runs in production mode"),
        (("serve",), {}, "production needs BULYST_SECRET_KEY and BULYST_HOSTS"),
    ],
)
def test_what_is_in_the_way_is_said_in_one_line(
    tmp_path: Path, words: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    answer = bulyst(*words, var=tmp_path / "var", **environment)
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"bulyst: {said}")
    assert answer.stderr.count("\n") == 1
    assert not list((tmp_path / "var").glob("*.sqlite3"))


def test_the_doctor_names_the_settings_that_production_lacks(tmp_path: Path) -> None:
    answer = bulyst("doctor", var=tmp_path)
    assert answer.returncode == 1
    assert "NO  settings: mode production\n    set BULYST_SECRET_KEY, BULYST_HOSTS\n" in answer.stdout


def test_only_the_proxy_is_believed_about_how_a_request_came(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    assert trusted_proxy() == {}
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    believed = {"x-forwarded-proto", "x-forwarded-for"}
    assert trusted_proxy() == {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": believed}
    monkeypatch.setenv("BULYST_PROXY", "10.0.0.7")
    assert trusted_proxy() == {"trusted_proxy": "10.0.0.7", "trusted_proxy_headers": believed}
