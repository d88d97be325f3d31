"""The settings in test mode. A module of its own, since pytest-django reads settings before any conftest."""

import os

os.environ["BULYST_MODE"] = "test"

from bulyst.config.settings import *  # noqa: F403
