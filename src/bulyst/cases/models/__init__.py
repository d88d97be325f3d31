"""The rows of the room, one file for each thing that is handled."""

from bulyst.cases.models.aid import AidJudgement, Control, KnownAid
from bulyst.cases.models.appeal import Appeal, matter_of
from bulyst.cases.models.board import (
    Absence,
    AgendaItem,
    Aside,
    Attendance,
    Body,
    Meeting,
    Reported,
    RoundMeeting,
    Seat,
    Signer,
)
from bulyst.cases.models.case import (
    Assessment,
    Case,
    CaseCounter,
    CostLine,
    Decision,
    Declaration,
    FinanceLine,
    GuidanceEntry,
    Inquiry,
    PaymentRequest,
)
from bulyst.cases.models.condition import MetCondition
from bulyst.cases.models.impartiality import ConflictQuestion
from bulyst.cases.models.interim import InterimReply
from bulyst.cases.models.money import Change, Milestone, PaymentVersion, Reclaim, Repayment
from bulyst.cases.models.move import Move
from bulyst.cases.models.report import ProgressReport, Reminder
from bulyst.cases.models.work import NextStep, SavedFilter

__all__ = [
    "Absence",
    "AgendaItem",
    "AidJudgement",
    "Appeal",
    "Aside",
    "Assessment",
    "Attendance",
    "Body",
    "Case",
    "CaseCounter",
    "Change",
    "ConflictQuestion",
    "Control",
    "CostLine",
    "Decision",
    "Declaration",
    "FinanceLine",
    "GuidanceEntry",
    "Inquiry",
    "InterimReply",
    "KnownAid",
    "Meeting",
    "MetCondition",
    "Milestone",
    "Move",
    "NextStep",
    "PaymentRequest",
    "PaymentVersion",
    "ProgressReport",
    "Reclaim",
    "Reminder",
    "Repayment",
    "Reported",
    "RoundMeeting",
    "SavedFilter",
    "Seat",
    "Signer",
    "matter_of",
]
