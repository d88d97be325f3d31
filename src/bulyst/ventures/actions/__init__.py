"""What can be done with ventures, one use case a function."""

from bulyst.ventures.actions.association_activity import change_association_activity, register_association_activity
from bulyst.ventures.actions.new_firm import change_new_firm, register_new_firm
from bulyst.ventures.actions.pupil_enterprise import change_pupil_enterprise, register_pupil_enterprise
from bulyst.ventures.actions.remove import (
    remove_association_activity,
    remove_new_firm,
    remove_pupil_enterprise,
    restore_association_activity,
    restore_new_firm,
    restore_pupil_enterprise,
)

__all__ = [
    "change_association_activity",
    "change_new_firm",
    "change_pupil_enterprise",
    "register_association_activity",
    "register_new_firm",
    "register_pupil_enterprise",
    "remove_association_activity",
    "remove_new_firm",
    "remove_pupil_enterprise",
    "restore_association_activity",
    "restore_new_firm",
    "restore_pupil_enterprise",
]
