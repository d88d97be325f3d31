"""What can be done with letters and notices. `make_letter` and `queue_notice` join the caller's transaction."""

from bulyst.correspondence.actions.make_letter import make_letter
from bulyst.correspondence.actions.queue_notice import queue_notice

__all__ = ["make_letter", "queue_notice"]
