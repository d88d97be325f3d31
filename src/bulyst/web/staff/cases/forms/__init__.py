"""What a case officer, a board member or a finance officer fills in."""
