"""The catalogue: who tried what, where, and what came of it."""
