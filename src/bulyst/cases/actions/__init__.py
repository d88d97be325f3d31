"""Everything that can be done with a case. Each takes an actor and `now`, and raises `Refused` without a trace."""

from bulyst.cases.actions.accept import accept
from bulyst.cases.actions.answer import answer
from bulyst.cases.actions.ask_for_more import ask_for_more
from bulyst.cases.actions.assess import assess
from bulyst.cases.actions.attach_files import attach_files, remove_file
from bulyst.cases.actions.attest_payment import attest_payment
from bulyst.cases.actions.close import close
from bulyst.cases.actions.declare_impartiality import declare_impartiality
from bulyst.cases.actions.finish_guidance import finish_guidance
from bulyst.cases.actions.grant import grant
from bulyst.cases.actions.lapse import lapse
from bulyst.cases.actions.log_guidance import log_guidance
from bulyst.cases.actions.open_guidance import open_guidance
from bulyst.cases.actions.open_letter import open_letter
from bulyst.cases.actions.pay import pay
from bulyst.cases.actions.raise_conflict import look_for_conflicts, raise_conflict
from bulyst.cases.actions.refuse import refuse
from bulyst.cases.actions.remove_filter import remove_filter
from bulyst.cases.actions.request_payment import request_payment
from bulyst.cases.actions.return_payment import return_payment
from bulyst.cases.actions.reverse_payment import reverse_payment
from bulyst.cases.actions.save_draft import save_draft
from bulyst.cases.actions.save_filter import save_filter
from bulyst.cases.actions.settle_conflict import settle_conflict
from bulyst.cases.actions.start_application import start_application
from bulyst.cases.actions.state_receipt import state_receipt
from bulyst.cases.actions.submit import submit
from bulyst.cases.actions.withdraw import withdraw

__all__ = [
    "accept",
    "answer",
    "ask_for_more",
    "assess",
    "attach_files",
    "attest_payment",
    "close",
    "declare_impartiality",
    "finish_guidance",
    "grant",
    "lapse",
    "log_guidance",
    "look_for_conflicts",
    "open_guidance",
    "open_letter",
    "pay",
    "raise_conflict",
    "refuse",
    "remove_file",
    "remove_filter",
    "request_payment",
    "return_payment",
    "reverse_payment",
    "save_draft",
    "save_filter",
    "settle_conflict",
    "start_application",
    "state_receipt",
    "submit",
    "withdraw",
]
