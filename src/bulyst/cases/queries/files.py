"""The files of a case. What an applicant has not sent yet, nobody else sees; what is the municipality's alone, never
the applicant.
"""

from bulyst.cases.models import Case
from bulyst.correspondence.models import StoredFile
from bulyst.correspondence.queries import access_file, files_about


def files_of(case: Case, *, for_applicant: bool) -> list[StoredFile]:
    """The files that lie with the case itself, oldest first; without what is not sent unless `for_applicant`."""
    return list(files_about(case.subject, sent_only=not for_applicant, internal=not for_applicant))


def all_files_of(case: Case, *, for_applicant: bool, sent_only: bool = False) -> list[StoredFile]:
    """The files of the case and of everything in it, oldest first. `sent_only` as staff looks at what they see."""
    only = sent_only or not for_applicant
    return list(files_about(case.subject, sent_only=only, internal=not for_applicant, parts=True))


def access_case_file(case: Case, file_id: int, *, for_applicant: bool) -> StoredFile:
    """One file of the case or of something in it. Raises `StoredFile.DoesNotExist`."""
    return access_file(file_id, case.subject, sent_only=not for_applicant, internal=not for_applicant)
