"""Show Bulyst with the Lierne programme in it.

Prepares the data once (--reset starts over with a new database), prints the account of Lierne 2, and serves.
Everything behind the figures is constructed and marked so; the figures of the catalogue entry and the official
statistics are real.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time

from bulyst.config.setup import emptied, migrated, ready


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--reset", action="store_true", help="start over with a new database")
    parser.add_argument("--no-serve", action="store_true", help="stop after the account is printed")
    parser.add_argument("--port", type=int, help="the port to serve on; by default BULYST_PORT or 8000")


def run(args: argparse.Namespace) -> int:
    """Prepare, print and (unless told not to) serve."""
    from bulyst.config.cli import BadInput
    from bulyst.config.commands import report, serve

    if os.environ.setdefault("BULYST_MODE", "demo") == "production":
        raise BadInput("the demonstration never runs in production mode; unset BULYST_MODE or set it to demo")
    ready()
    port = serve.chosen_port(args.port)
    if args.reset:
        _reset_demonstration()
    migrated()
    _prepare_once()
    report.show("5042-lierne/lierne-2")
    if args.no_serve:
        return 0
    return serve.run(argparse.Namespace(part=None, port=port))


def _reset_demonstration() -> None:
    """Throw the database away if there is nothing in it but a demonstration. Raises BadInput else."""
    from django.conf import settings

    from bulyst.config.cli import BadInput
    from bulyst.config.setup import is_set_up
    from bulyst.tenancy import queries as tenancy

    if is_set_up() and tenancy.people_beside_the_demonstration():
        raise BadInput("this database holds more than a demonstration; --reset would destroy it, so nothing was done")
    emptied()
    for folder in ("letters", "uploads", "mail"):
        shutil.rmtree(settings.BULYST_VAR / folder, ignore_errors=True)


def _prepare_once() -> None:
    from django.utils import timezone

    from bulyst.config.cli import BadInput
    from bulyst.demo.prepare import is_prepared, prepare
    from bulyst.tenancy import queries as tenancy

    if is_prepared():
        return
    if tenancy.municipalities().exists():
        raise BadInput("this database is in use already; give the demonstration one of its own by BULYST_DATABASE_URL")
    began = time.monotonic()
    print("Lager demonstrasjonen (alle enkeltrader er oppdiktet) ...", file=sys.stderr, flush=True)
    prepare(timezone.now(), lambda line: print(f"  {line}", file=sys.stderr, flush=True))
    print(f"  ferdig etter {time.monotonic() - began:.0f} sekunder", file=sys.stderr, flush=True)
