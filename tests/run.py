"""All tests, on every engine that is here: `make test` ends with this, and it says last what it could not run.

BULYST_TEST_POSTGRESQL   address of a PostgreSQL 15+ server whose user may create databases
CI                       "true" makes the absence of PostgreSQL or Chromium a failure
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

#: What says the same on every engine and is run once: rooms that know no database, and what pages hold and how they
#: look in a browser. What the actions do, every query of every page (each route for each role) and several people at
#: once are tested on both.
ONCE = ("tests/kernel", "tests/evaluation", "tests/oracle", "tests/e2e", "tests/web", "tests/pains")


def main() -> int:
    """Exit code 0 when everything that could be run passed and, in CI, nothing was missing."""
    missing: list[str] = []
    workers = str(min(os.cpu_count() or 1, 4))
    base = [sys.executable, "-m", "pytest", "-q", "-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]
    environment = {key: value for key, value in os.environ.items() if key != "BULYST_DATABASE_URL"}
    print("== SQLite ==", flush=True)
    failed = subprocess.call(base, env=environment)
    if not shutil.which("chromium"):
        missing.append("browser tests: there is no Chromium (on Debian: apt install chromium)")
    server = os.environ.get("BULYST_TEST_POSTGRESQL")
    if server:
        print("== PostgreSQL ==", flush=True)
        ignored = [f"--ignore={path}" for path in ONCE]
        failed |= subprocess.call([*base, *ignored], env={**environment, "BULYST_DATABASE_URL": server})
    else:
        missing.append("PostgreSQL tests: set BULYST_TEST_POSTGRESQL to the address of a server (15 or later)")
    for what in missing:
        print(f"NOT RUN: {what}")
    if missing and os.environ.get("CI") == "true":
        print("This is CI, where everything must be run.")
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
