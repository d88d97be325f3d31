"""What can be done with courses, one use case a function."""

from bulyst.courses.actions.attendance import record_attendance
from bulyst.courses.actions.course import change_course, create_course, remove_course, restore_course
from bulyst.courses.actions.enrol import enrol, enrol_many
from bulyst.courses.actions.leave import remove_enrolment, withdraw_enrolment
from bulyst.courses.actions.session import add_session, change_session, remove_session
from bulyst.courses.actions.sign_up import give_up_seat, sign_up

__all__ = [
    "add_session",
    "change_course",
    "change_session",
    "create_course",
    "enrol",
    "enrol_many",
    "give_up_seat",
    "record_attendance",
    "remove_course",
    "remove_enrolment",
    "remove_session",
    "restore_course",
    "sign_up",
    "withdraw_enrolment",
]
