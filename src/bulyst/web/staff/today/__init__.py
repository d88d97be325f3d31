"""What must be done today, over all rooms."""
