"""The meetings of boards: the calendar, the agenda with its papers, attendance, votes and minutes."""
