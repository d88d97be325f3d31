"""The pages of boards and meetings."""
