"""What the studies' tables refuse by themselves, whoever asks."""

from django.apps import AppConfig

from bulyst.audit.triggers import Guard, Trigger, append_only

_HAS_RUN = "EXISTS (SELECT 1 FROM studies_run WHERE studies_run.study_id = OLD.id)"
_FROZEN = ("unit", "earliest_start", "latest_start", "design_hash")
_RESTS_ON = ("study_id", "design_hash", "data_hash", "engine", "total")


def _differs(columns: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns) + ")"


def guards(_: AppConfig) -> list[Guard]:
    """A design is frozen by its first run, a finished run by its end, and an answer from the beginning."""
    return [
        Trigger(
            "studies_study_frozen",
            "studies_study",
            "BEFORE UPDATE",
            f"{_HAS_RUN} AND ({_differs(_FROZEN)} OR CAST(NEW.design AS TEXT) <> CAST(OLD.design AS TEXT))",
            "bulyst: the design of a study that has been run is frozen",
        ),
        Trigger(
            "studies_run_frozen",
            "studies_run",
            "BEFORE UPDATE",
            f"OLD.state IN ('done', 'failed') OR {_differs(_RESTS_ON)}",
            "bulyst: what a run rests on, and a run that has ended, do not change",
        ),
        *append_only("studies_storedverdict"),
    ]
