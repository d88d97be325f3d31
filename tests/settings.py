"""The settings in test mode. A module of its own, since pytest-django reads settings before any conftest."""

import os

os.environ["BULYST_MODE"] = "test"

from bulyst.config.settings import *  # noqa: F403


class _FromTheModels:
    """No app has migrations: the tables of a test are made from the models, in a tenth of the time.

    The migrations themselves are run by the demonstration, whose tables `tests/architecture` compares with these.
    """

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = _FromTheModels()
