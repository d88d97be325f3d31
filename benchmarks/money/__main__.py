"""Random actions with grants and money, with real letters, and how long each takes: benchmarks/MONEY.md.

    python -m benchmarks.money --actions 100000

The actions are those of `tests/cases/play.py`, on cases that are begun anew as others end, in twenty municipalities in
a database of its own. `bulyst ledger check` and `bulyst audit verify` must find nothing afterwards, nor at any of the
times before when they are asked; each time the report is written anew.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cases.play import Play

REPORT = Path(__file__).parents[1] / "MONEY.md"
PARTS = 20
GUIDED, GRANTED = 0.85, 24
"""So often a case's next step is the one that leads deeper; else it is any. The size of grants that leave room."""
MUNICIPALITIES, AT_ONCE, CASES_OF_A_PARTY = 20, 8, 10
OLD = 60
"""After so many tries a case makes room for another: most of what can happen to it has."""


@dataclass
class Measured:
    """Seconds of every action by name, done or refused."""

    done: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def count(self) -> int:
        return sum(len(each) for group in (self.done, self.refused) for each in group.values())


def main() -> int:
    """Play, check, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=REPORT)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(BULYST_MODE="test", BULYST_VAR=folder)
        os.environ["BULYST_DATABASE_URL"] = f"sqlite:///{folder}/bulyst.sqlite3"
        from bulyst.config.setup import migrated, ready

        ready()
        migrated()
        seconds, problems = 0.0, 0
        for measured, took in _play(wanted.actions, wanted.seed):
            seconds += took
            checked, problems, size = _checked()
            size["database"] = Path(folder, "bulyst.sqlite3").stat().st_size
            wanted.out.write_text(_report(measured, seconds, checked, problems, size), encoding="utf-8")
            print(f"{measured.count} actions, {problems} problems", flush=True)
            if problems:
                return 1
    return 0


def _play(wanted: int, seed: int) -> Iterator[tuple[Measured, float]]:
    """What is measured so far, and the seconds since the last time, after each tenth of the actions."""
    from tests.cases.play import ONWARD, OPERATIONS

    measured, chance, since, next_stop = Measured(), random.Random(seed), time.perf_counter(), wanted // PARTS
    plays = [_begun(number, measured) for number in range(MUNICIPALITIES)]
    names: list[str] = sorted(OPERATIONS)
    onward: dict[int, int] = defaultdict(int)
    tries: dict[int, int] = defaultdict(int)
    while True:
        if measured.count >= next_stop:
            yield measured, time.perf_counter() - since
            if measured.count >= wanted:
                return
            next_stop, since = next_stop + wanted // PARTS, time.perf_counter()
        play = chance.choice(plays)
        which = chance.randrange(AT_ONCE)
        name, size, case = chance.choice(names), chance.randint(1, 40), play.cases[which].pk
        tries[case] += 1
        if chance.random() < GUIDED:
            name = ONWARD[onward[case] % len(ONWARD)]
            size = GRANTED if name == "grant" else chance.randint(6, 12)
            onward[case] += 1
        if name == "wait":
            continue
        began = time.perf_counter()
        done = play.try_to(name, which, size)
        (measured.done if done else measured.refused)[name].append(time.perf_counter() - began)
        ended = done and name in ("withdraw", "lapse", "close") and chance.random() < 0.5
        if ended or tries[case] >= OLD:
            play.cases[which] = _new_case(play, measured)


def _begun(number: int, measured: Measured) -> Play:
    from tests.cases.play import Play
    from tests.cases.test_at_once import _actor, _user
    from tests.cases.world import NOW, build

    from bulyst.kernel.money import Money
    from bulyst.programmes import actions as programmes
    from bulyst.tenancy.models import Municipality

    world = build(Municipality.objects.create(number=f"{5001 + number}", name=f"Eksempel {number + 1}"), _user, _actor)
    programmes.add_money(
        actor=world.manager, fund_id=world.fund.pk, amount=Money.kroner(10**9), key="mer", on=date(2026, 1, 2), now=NOW
    )
    play = Play(world, [])
    play.cases = [_new_case(play, measured) for _ in range(AT_ONCE)]
    return play


def _new_case(play: Play, measured: Measured) -> Any:
    """A case that waits for its decision: six actions more, each timed."""
    from tests.cases.play import BIG

    from bulyst.cases import actions
    from bulyst.parties import actions as parties
    from bulyst.parties.models import MemberRole, PartyKind

    world = play.world
    made = play.done.get("begun", 0)
    play.done["begun"] = made + 1
    if made % CASES_OF_A_PARTY == 0:
        world.party = parties.register_party(
            actor=world.officer, kind=PartyKind.ASSOCIATION, name=f"Lag {made} (oppdiktet)", now=world.at
        )
        parties.join_party(
            actor=world.officer, party_id=world.party.pk, user_id=world.user.pk, role=MemberRole.OWNER, now=world.at
        )
    case = _timed(measured, "start", lambda: world.draft(**BIG))
    _timed(measured, "submit", lambda: actions.submit(actor=world.applicant, case_id=case.pk, now=world.at))
    for actor in (world.officer, world.board, world.manager):
        _timed(measured, "declare", lambda actor=actor: world.impartial(case, actor))
    draft = world.assessment()
    _timed(
        measured,
        "recommend",
        lambda: actions.assess(actor=world.officer, case_id=case.pk, draft=draft, now=world.at),
    )
    return case


def _timed(measured: Measured, name: str, act: Any) -> Any:
    began = time.perf_counter()
    value = act()
    measured.done[name].append(time.perf_counter() - began)
    return value


def _checked() -> tuple[dict[str, float], int, dict[str, int]]:
    """Seconds of each check, how many problems they found, and how much there was to check."""
    from bulyst.audit import trail
    from bulyst.audit.models import Event
    from bulyst.correspondence.models import Letter
    from bulyst.ledger import queries as ledger
    from bulyst.tenancy.scope import everywhere

    began = time.perf_counter()
    wrong: list[Any] = list(ledger.check())
    middle = time.perf_counter()
    wrong += trail.verify()
    ended = time.perf_counter()
    with everywhere("the benchmark counts its rows"):
        size = {
            "postings": ledger.totals().postings,
            "events": Event.objects.count(),
            "letters": Letter.objects.count(),
        }
    return {"ledger check": middle - began, "audit verify": ended - middle}, len(wrong), size


def _report(measured: Measured, seconds: float, checked: dict[str, float], problems: int, size: dict[str, int]) -> str:
    loads, processors = os.getloadavg(), os.cpu_count() or 1
    load = ", ".join(f"{each:.1f}" for each in loads)
    busy = " of a busy machine" if max(loads[:2]) > processors + 0.5 else " of a machine that did nothing else"
    lines = [
        "# Money, played at random",
        "",
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python -m benchmarks.money --actions {measured.count}` on "
        f"{platform.machine()}, {os.cpu_count()} processors, Python {sys.version.split()[0]}, SQLite in WAL mode. Load "
        f"average when it ended {load}: times are those{busy}.",
        "",
        f"{measured.count:,} actions ({_share(measured)} of them done, the others refused with a reason and audited) "
        f"in {MUNICIPALITIES} municipalities took {seconds:,.0f} seconds, all letters set as PDF. They left "
        f"{size['postings']:,} postings, {size['events']:,} events of the trail, {size['letters']:,} letters and a "
        f"database of {size['database'] / 1e6:,.0f} MB.",
        "",
        f"`bulyst ledger check` took {checked['ledger check']:.1f} s and `bulyst audit verify` "
        f"{checked['audit verify']:.1f} s over all of it. Together they found {problems} problems.",
        "",
        "| action | done | median ms | 95 % ms | refused | median ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in sorted({*measured.done, *measured.refused}):
        done, refused = measured.done.get(name, []), measured.refused.get(name, [])
        lines.append(
            f"| {name} | {len(done):,} | {_ms(done)} | {_ms(done, 0.95)} | {len(refused):,} | {_ms(refused)} |"
        )
    return "\n".join(lines) + "\n"


def _share(measured: Measured) -> str:
    done = sum(len(each) for each in measured.done.values())
    return f"{100 * done / measured.count:.0f} %"


def _ms(times: list[float], at: float = 0.5) -> str:
    if not times:
        return ""
    found = statistics.median(times) if at == 0.5 else sorted(times)[min(len(times) - 1, int(at * len(times)))]
    return f"{1000 * found:.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
