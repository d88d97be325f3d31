"""The pages of the ventures room."""
