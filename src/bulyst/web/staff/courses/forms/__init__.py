"""The forms of the courses room."""
