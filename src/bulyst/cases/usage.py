"""What this room uses of a programme without a foreign key to it."""

from bulyst.cases.models import Assessment


def uses(kind: str, part_id: int) -> bool:
    """Whether an assessment has given points by this value."""
    return kind == "value" and Assessment.objects.filter(scores__has_key=str(part_id)).exists()
