"""Who may touch which case: ties, superiors, questions about somebody's impartiality."""
