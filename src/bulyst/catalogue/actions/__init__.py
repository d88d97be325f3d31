"""What changes the catalogue: importing a saved page, an editor's corrections, publishing."""

from bulyst.catalogue.actions.edit import EntryDraft, edit_entry
from bulyst.catalogue.actions.import_entry import Imported, Source, import_entry
from bulyst.catalogue.actions.publish import publish_entry, withdraw_entry
from bulyst.catalogue.actions.review import (
    FigureDraft,
    confirm_figure,
    correct_figure,
    dismiss_remark,
    reject_figure,
    settle_leftover,
)

__all__ = [
    "EntryDraft",
    "FigureDraft",
    "Imported",
    "Source",
    "confirm_figure",
    "correct_figure",
    "dismiss_remark",
    "edit_entry",
    "import_entry",
    "publish_entry",
    "reject_figure",
    "settle_leftover",
    "withdraw_entry",
]
