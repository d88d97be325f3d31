"""What an operator has set for files."""

from django.conf import settings

from bulyst.correspondence.files import FileKind, Limits
from bulyst.correspondence.files.kinds import MEGABYTE


def limits() -> Limits:
    """The limits of this installation."""
    return Limits(
        bytes=settings.BULYST_FILE_MEGABYTES * MEGABYTE,
        files=settings.BULYST_FILES_PER_CASE,
        kinds=frozenset(FileKind(kind) for kind in settings.BULYST_FILE_KINDS),
    )


AT_ONCE = 6
"""How many files of the largest size are taken in one go."""


def request_bytes() -> int:
    """How large a request can be: files of the largest size at once, and what is typed beside them."""
    return limits().bytes * AT_ONCE + 2 * MEGABYTE
