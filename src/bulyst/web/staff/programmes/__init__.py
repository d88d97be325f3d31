"""The settings of programmes: what is wanted, with which money, by which rules."""
