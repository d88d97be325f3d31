"""The command line: `bulyst <command>`. Each command is a module of bulyst.config.commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

#: command -> module; a command with a space is a group and its verb.
COMMANDS = {
    "demo": "demo",
    "serve": "serve",
    "doctor": "doctor",
    "evaluate": "evaluate",
    "screen": "screen",
    "calibrate": "calibrate",
    "catalogue": "catalogue",
    "report": "report",
    "audit": "audit",
    "ledger": "ledger",
    "rules": "rules",
    "lifecycle": "lifecycle",
    "worklist": "worklist",
}

OK, PROBLEMS, BAD_INPUT = 0, 1, 2


class BadInput(Exception):
    """Something that was asked for cannot be read or found; its text is the one line that is shown."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; `--help` has the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"bulyst: {message}\n")


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The whole command line; `only` imports one command's module and leaves the others at their names."""
    top = _Parser(prog="bulyst", description="From application to evidence.")
    commands = top.add_subparsers(dest="command", metavar="command", required=True)
    for name, module_name in COMMANDS.items():
        if only is not None and name != only:
            commands.add_parser(name)
            continue
        module = import_module(f"bulyst.config.commands.{module_name}")
        line = (module.__doc__ or "").strip().splitlines()[0]
        one = commands.add_parser(name, help=line, description=module.__doc__)
        module.configure(one)
        one.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems found, 2 bad input with one clear line."""
    words = list(sys.argv[1:] if argv is None else argv)
    only = words[0] if words and words[0] in COMMANDS else None
    args = parser(only).parse_args(words)
    try:
        return int(args.run(args))
    except BadInput as error:
        print(f"bulyst: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        return OK


def entry() -> None:
    """What the installed command calls."""
    raise SystemExit(main())
