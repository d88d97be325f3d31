"""`python -m bulyst.config` is the command `bulyst`."""

from bulyst.config.cli import entry

entry()
