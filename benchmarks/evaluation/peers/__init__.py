"""The peers, each in an environment of its own under var/benchmarks, made when it is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
ENVIRONMENTS = Path("var/benchmarks")
PATIENCE = 900


@dataclass(frozen=True)
class Peer:
    """A library by its name in the package index, and how many of the 355 placebo fits it is asked for."""

    name: str
    fits: int

    @property
    def script(self) -> Path:
        """What is run in its environment."""
        return FOLDER / f"with_{self.name.replace('-', '_')}.py"

    def python(self) -> Path:
        """The interpreter of its environment; installs the library at the first call."""
        place = ENVIRONMENTS / self.name
        if not (place / "bin" / "python").exists():
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
            pip = [str(place / "bin" / "pip"), "install", "--quiet", self.name]
            subprocess.run(pip, check=True)
        return (place / "bin" / "python").absolute()

    def run(self, panel: Path, n_pre: int, runs: int) -> dict[str, Any]:
        """Time it on a saved panel; the answer of its script, or why there is none."""
        command = [str(self.python()), str(self.script), str(panel), str(n_pre), str(self.fits), str(runs)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return {"failed": f"no answer within {PATIENCE} seconds"}
        if done.returncode:
            return {"failed": done.stderr.strip().splitlines()[-1]}
        answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return answer


PEERS = (
    Peer("diff-diff", 355),
    Peer("augsynth-py", 60),
    Peer("panelkit", 40),
    Peer("mlsynth", 20),
    Peer("pysyncon", 2),
)
