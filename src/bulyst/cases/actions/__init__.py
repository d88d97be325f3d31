"""Everything that can be done with a case. Each takes an actor and `now`, and raises `Refused` without a trace."""

from bulyst.cases.actions.accept import accept
from bulyst.cases.actions.accept_milestone import accept_milestone
from bulyst.cases.actions.affirm_on_appeal import affirm_on_appeal
from bulyst.cases.actions.alter_on_appeal import alter_on_appeal
from bulyst.cases.actions.annul_on_appeal import annul_on_appeal
from bulyst.cases.actions.answer import answer
from bulyst.cases.actions.approve_minutes import approve_minutes
from bulyst.cases.actions.ask_for_due_report import ask_for_due_report
from bulyst.cases.actions.ask_for_more import ask_for_more
from bulyst.cases.actions.assess import assess
from bulyst.cases.actions.attach_files import attach_files, remove_file
from bulyst.cases.actions.attest_payment import attest_payment
from bulyst.cases.actions.call_meeting import call_meeting
from bulyst.cases.actions.change import (
    edit_change,
    grant_change,
    recommend_change,
    refuse_change,
    request_change,
    withdraw_change,
)
from bulyst.cases.actions.change_on_appeal import change_on_appeal
from bulyst.cases.actions.close import close
from bulyst.cases.actions.contest_dismissal import contest_dismissal
from bulyst.cases.actions.copy_application import copy_application
from bulyst.cases.actions.decide_in_meeting import ItemResult, confirm_items, decide_item, settle_item
from bulyst.cases.actions.declare_for_meeting import declare_for_meeting, hear_declaration
from bulyst.cases.actions.declare_impartiality import declare_impartiality
from bulyst.cases.actions.dismiss_appeal import dismiss_appeal
from bulyst.cases.actions.edit_payment import edit_payment, withdraw_payment
from bulyst.cases.actions.enclose_files import enclose_files, remove_enclosed
from bulyst.cases.actions.enter_aid import enter_aid
from bulyst.cases.actions.file_appeal import file_appeal, register_appeal
from bulyst.cases.actions.file_papers import file_papers
from bulyst.cases.actions.finish_guidance import finish_guidance
from bulyst.cases.actions.forward_appeal import forward_appeal
from bulyst.cases.actions.grant import grant
from bulyst.cases.actions.hold_meeting import choose_signers, open_meeting, record_item, write_stay
from bulyst.cases.actions.judge_aid import judge_aid
from bulyst.cases.actions.lapse import lapse
from bulyst.cases.actions.log_guidance import log_guidance
from bulyst.cases.actions.meet_conditions import meet_conditions, open_condition
from bulyst.cases.actions.move import move
from bulyst.cases.actions.open_guidance import open_guidance
from bulyst.cases.actions.open_guidance_for_new import Newcomer, open_guidance_for_new
from bulyst.cases.actions.open_letter import open_letter
from bulyst.cases.actions.pay import pay
from bulyst.cases.actions.plan_meeting import (
    add_item,
    cancel_meeting,
    change_meeting,
    plan_meeting,
    put_on_agenda,
    take_off,
)
from bulyst.cases.actions.prepare_appeal import prepare_appeal
from bulyst.cases.actions.propose_grant import propose_grant
from bulyst.cases.actions.raise_conflict import look_for_conflicts, question_impartiality, raise_conflict
from bulyst.cases.actions.reclaim import (
    answer_reclaim,
    decide_reclaim,
    drop_reclaim,
    notify_reclaim,
    waive_reclaim,
)
from bulyst.cases.actions.record_control import record_control
from bulyst.cases.actions.refuse import refuse
from bulyst.cases.actions.reinstate_appeal import reinstate_appeal
from bulyst.cases.actions.remind import remind
from bulyst.cases.actions.remove_aid import remove_aid
from bulyst.cases.actions.remove_control import remove_control
from bulyst.cases.actions.remove_filter import remove_filter
from bulyst.cases.actions.repayment import confirm_repayment, give_back, register_repayment, reject_repayment
from bulyst.cases.actions.report import ask_for_report, cancel_report, deliver_report, reopen_report
from bulyst.cases.actions.request_payment import request_payment
from bulyst.cases.actions.return_on_appeal import return_on_appeal
from bulyst.cases.actions.return_payment import return_payment
from bulyst.cases.actions.reverse_payment import reverse_payment
from bulyst.cases.actions.save_body import save_body
from bulyst.cases.actions.save_draft import save_draft
from bulyst.cases.actions.save_filter import save_filter
from bulyst.cases.actions.send_interim_reply import send_interim_reply
from bulyst.cases.actions.set_payment_plan import set_payment_plan
from bulyst.cases.actions.settle_conflict import settle_conflict
from bulyst.cases.actions.start_application import start_application
from bulyst.cases.actions.state_receipt import state_receipt
from bulyst.cases.actions.submit import submit
from bulyst.cases.actions.tie_round import tie_round
from bulyst.cases.actions.uphold_on_appeal import uphold_on_appeal
from bulyst.cases.actions.withdraw import withdraw
from bulyst.cases.actions.withdraw_appeal import withdraw_appeal

__all__ = [
    "ItemResult",
    "Newcomer",
    "accept",
    "accept_milestone",
    "add_item",
    "affirm_on_appeal",
    "alter_on_appeal",
    "annul_on_appeal",
    "answer",
    "answer_reclaim",
    "approve_minutes",
    "ask_for_due_report",
    "ask_for_more",
    "ask_for_report",
    "assess",
    "attach_files",
    "attest_payment",
    "call_meeting",
    "cancel_meeting",
    "cancel_report",
    "change_meeting",
    "change_on_appeal",
    "choose_signers",
    "close",
    "confirm_items",
    "confirm_repayment",
    "contest_dismissal",
    "copy_application",
    "decide_item",
    "decide_reclaim",
    "declare_for_meeting",
    "declare_impartiality",
    "deliver_report",
    "dismiss_appeal",
    "drop_reclaim",
    "edit_change",
    "edit_payment",
    "enclose_files",
    "enter_aid",
    "file_appeal",
    "file_papers",
    "finish_guidance",
    "forward_appeal",
    "give_back",
    "grant",
    "grant_change",
    "hear_declaration",
    "judge_aid",
    "lapse",
    "log_guidance",
    "look_for_conflicts",
    "meet_conditions",
    "move",
    "notify_reclaim",
    "open_condition",
    "open_guidance",
    "open_guidance_for_new",
    "open_letter",
    "open_meeting",
    "pay",
    "plan_meeting",
    "prepare_appeal",
    "propose_grant",
    "put_on_agenda",
    "question_impartiality",
    "raise_conflict",
    "recommend_change",
    "record_control",
    "record_item",
    "refuse",
    "refuse_change",
    "register_appeal",
    "register_repayment",
    "reinstate_appeal",
    "reject_repayment",
    "remind",
    "remove_aid",
    "remove_control",
    "remove_enclosed",
    "remove_file",
    "remove_filter",
    "reopen_report",
    "request_change",
    "request_payment",
    "return_on_appeal",
    "return_payment",
    "reverse_payment",
    "save_body",
    "save_draft",
    "save_filter",
    "send_interim_reply",
    "set_payment_plan",
    "settle_conflict",
    "settle_item",
    "start_application",
    "state_receipt",
    "submit",
    "take_off",
    "tie_round",
    "uphold_on_appeal",
    "waive_reclaim",
    "withdraw",
    "withdraw_appeal",
    "withdraw_change",
    "withdraw_payment",
    "write_stay",
]
