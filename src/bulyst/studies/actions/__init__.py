"""What can be done with studies."""

from bulyst.studies.actions.ask import ask_for_run
from bulyst.studies.actions.register import register_study
from bulyst.studies.actions.run import carry_out, run_study
from bulyst.studies.drafts import StudyDraft

__all__ = ["StudyDraft", "ask_for_run", "carry_out", "register_study", "run_study"]
