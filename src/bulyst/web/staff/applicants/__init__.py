"""One view of each applicant over all rooms, the list of them, and those who may be registered twice."""
