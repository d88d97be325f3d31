"""What somebody says who registers a study, before it has been accepted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StudyDraft:
    """A study to be registered.

    `earliest_start` and `latest_start` are the first and last year (of population on 1 January) that may be
    the first with an effect; the same year when the start is known. `matters` is the smallest effect, as a
    share of the population, that would matter to people. `horizon`: how many years from the start on are looked
    at; None means up to the latest figure.
    """

    slug: str
    title: str
    question: str
    event: str
    background: str
    unit: str
    earliest_start: int
    latest_start: int
    limits: str = ""
    programme_slug: str = ""
    horizon: int | None = None
    matters: float = 0.03
    seed: int = 1
