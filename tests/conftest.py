"""What every test may use: the mode, a municipality with its people, and databases with real commits."""

from __future__ import annotations

import os

os.environ["BULYST_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulyst.config.settings")
