"""Money at random: does it hold, and how long does each action take?"""
