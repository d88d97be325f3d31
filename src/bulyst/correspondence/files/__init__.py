"""Files that people send: looked at by their content before they are kept, never believed by their name.

`examine` knows neither the database nor a request; it takes names and bytes and answers with what may be kept and
with a verdict for each file that may not. `actions.keep_files` then stores what passed.
"""

from bulyst.correspondence.files.examining import CheckedFile, Examined, Upload, examine
from bulyst.correspondence.files.kinds import KINDS, FileKind, Limits, accepted

__all__ = ["KINDS", "CheckedFile", "Examined", "FileKind", "Limits", "Upload", "accepted", "examine"]
