"""Questions that a municipality makes itself: typed blocks, the groups they stand in, and the answers to them.

Plain frozen values that know no database. A form is stored as JSON in a `FormVersion` and its answers as JSON
beside what they belong to; `read_form`, `read_blocks` and `check` take whatever JSON there is.
"""

from bulyst.programmes.blocks.answers import Line, Milestone, check, read_answer, write_answer
from bulyst.programmes.blocks.block import BadForm, Block, Option, Words, read_blocks, write_blocks
from bulyst.programmes.blocks.changes import Change, ChangeKind, changes
from bulyst.programmes.blocks.form import EMPTY, Form, QuestionGroup, is_sound, key_for, read_form, write_form
from bulyst.programmes.blocks.totals import Total, counts, total

__all__ = [
    "EMPTY",
    "BadForm",
    "Block",
    "Change",
    "ChangeKind",
    "Form",
    "Line",
    "Milestone",
    "Option",
    "QuestionGroup",
    "Total",
    "Words",
    "changes",
    "check",
    "counts",
    "is_sound",
    "key_for",
    "read_answer",
    "read_blocks",
    "read_form",
    "total",
    "write_answer",
    "write_blocks",
    "write_form",
]
