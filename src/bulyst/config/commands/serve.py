"""Serve the product: web, worker and scheduler together.

In production each part can run by itself: --part web, --part worker, --part scheduler. The address is
BULYST_HOST:BULYST_PORT (127.0.0.1:8000 by default).
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType
from typing import Any

from bulyst.config.setup import migrated, ready

PARTS = ("web", "worker", "scheduler")


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--part", choices=PARTS, help="run one part only")
    parser.add_argument("--port", type=int, help="the port of the web part; by default BULYST_PORT or 8000")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from bulyst.config.cli import BadInput

    ready()
    from django.conf import settings
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    lacking = [name for name in ("BULYST_SECRET_KEY", "BULYST_HOSTS") if not os.environ.get(name)]
    if settings.BULYST_MODE == "production" and lacking:
        raise BadInput(f"production needs {' and '.join(lacking)}; to look around, run `bulyst demo`")
    try:
        migrated()
        call_command("check", verbosity=0, stdout=io.StringIO())
        if args.part in (None, "web"):
            call_command("collectstatic", verbosity=0, interactive=False)
    except SystemCheckError as error:
        raise BadInput(str(error)) from error
    if args.part == "worker":
        call_command("db_worker", interval=1)
        return 0
    if args.part == "scheduler":
        schedule(stopped_by_signal())
        return 0
    return web_with_the_rest(args, alone=args.part == "web")


def schedule(stop: threading.Event) -> None:
    """Run the scheduler until `stop` is set."""
    from bulyst.config import schedule as table

    table.run(stop)


def stopped_by_signal() -> threading.Event:
    """An event that SIGINT and SIGTERM set."""
    stop = threading.Event()

    def set_it(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, set_it)
    return stop


HARD_LIMIT = 4
"""A request that is so many times too large is cut off by the server; a page answers a smaller one."""


def web_with_the_rest(args: argparse.Namespace, *, alone: bool) -> int:
    """The web server in this process; unless `alone`, the scheduler in a thread and the worker in a process."""
    from waitress.server import create_server

    from bulyst.config.cli import BadInput
    from bulyst.config.wsgi import application
    from bulyst.correspondence.limits import request_bytes

    host, port = os.environ.get("BULYST_HOST", "127.0.0.1"), chosen_port(args.port)
    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=8,
            ident="Bulyst",
            max_request_body_size=HARD_LIMIT * request_bytes(),
            **trusted_proxy(),
        )
    except OSError as error:
        raise BadInput(f"port {port} cannot be opened ({error.strerror}); choose another with BULYST_PORT") from error
    stop = stopped_by_signal()
    threads = [threading.Thread(target=server.run, daemon=True)]
    if not alone:
        threads.append(threading.Thread(target=schedule, args=(stop,), daemon=True))
        threads.append(threading.Thread(target=keep_worker, args=(stop,)))
    for thread in threads:
        thread.start()
    print(f"Bulyst: http://{'localhost' if host == '127.0.0.1' else host}:{port}/", flush=True)
    stop.wait()
    server.close()
    for thread in threads[1:]:
        thread.join(timeout=15)
    return 0


def chosen_port(asked: int | None) -> int:
    """The port from the command line, else from BULYST_PORT, else 8000. Raises BadInput for what is none."""
    from bulyst.config.cli import BadInput

    text = os.environ.get("BULYST_PORT", "8000")
    if asked is None and not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise BadInput(f"BULYST_PORT is a port number, not {text!r}")
    if asked is not None and not 0 < asked < 65536:
        raise BadInput(f"--port is a port number, not {asked}")
    return asked if asked is not None else int(text)


def trusted_proxy() -> dict[str, Any]:
    """What the web server believes of a request that comes through the proxy that ends TLS; of others, nothing.

    Without it the server takes the proxy's headers away, and every page would lead to itself by HTTPS for ever.
    """
    from django.conf import settings

    if settings.SECURE_PROXY_SSL_HEADER is None:
        return {}
    address = os.environ.get("BULYST_PROXY", "127.0.0.1")
    return {"trusted_proxy": address, "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"}}


def keep_worker(stop: threading.Event) -> None:
    """Keep one worker process alive until `stop` is set; one that dies is started again, ever more slowly."""
    pause = 1.0
    while not stop.is_set():
        began = time.monotonic()
        worker = subprocess.Popen([sys.executable, "-m", "bulyst.config", "serve", "--part", "worker"])
        while worker.poll() is None and not stop.wait(0.5):
            continue
        if worker.poll() is None:
            worker.terminate()
            worker.wait(timeout=10)
            return
        pause = 1.0 if time.monotonic() - began > 60 else min(pause * 2, 60)
        stop.wait(pause)
