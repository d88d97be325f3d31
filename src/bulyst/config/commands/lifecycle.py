"""Show how something moves: states, events, who may take each step, on what conditions, and where it leads.

The table is the one that the program itself asks; nothing is written down twice.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from bulyst.config.setup import ready

if TYPE_CHECKING:
    from bulyst.kernel.lifecycle import Guard, Lifecycle


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    show = verbs.add_parser("show", help="show one table")
    show.add_argument("name", help="the table's name, for example grant")
    show.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when the table is shown."""
    from bulyst.config.cli import OK, BadInput

    ready()
    from bulyst.cases.lifecycle import LIFECYCLES

    table = LIFECYCLES.get(args.name)
    if table is None:
        raise BadInput(f"there is no lifecycle {args.name!r}; there are {', '.join(sorted(LIFECYCLES))}")
    shown = described(table)
    if args.json:
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return OK
    print(f"{table.name}: {', '.join(shown['states'])}\n")
    for step in shown["steps"]:
        print(f"{step['from']} --{step['event']}--> {step['to']}   by who may {step['right']}")
        for guard in step["guards"]:
            print(f"    only if {guard['name']}: {guard['words']}")
    print(f"\n{table.mermaid()}")
    return OK


def described(table: Lifecycle) -> dict[str, Any]:
    """The whole table as plain values."""
    return {
        "name": table.name,
        "states": [str(state) for state in table.states],
        "events": [str(event) for event in table.events],
        "steps": [
            {
                "from": str(step.source),
                "event": str(step.event),
                "right": str(step.right),
                "guards": [_guard(guard) for guard in step.guards],
                "to": str(step.target),
            }
            for step in table.steps
        ],
        "mermaid": table.mermaid(),
    }


def _guard(guard: Guard) -> dict[str, str]:
    """A condition by its name, and what it holds: the first line of its documentation, or its sentence."""
    name = getattr(guard, "__name__", repr(guard))
    return {"name": name, "words": _words(guard, name)}


def _words(guard: Guard, name: str) -> str:
    documented = (guard.__doc__ or "").strip()
    if documented:
        return documented.splitlines()[0]
    return f"{name.removeprefix('given_')} is given"
