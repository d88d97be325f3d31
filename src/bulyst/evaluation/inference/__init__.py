"""How wrong such a construction usually is: placebos in space and time, intervals, leave-one-out."""

from bulyst.evaluation.inference.placebo import Placebos, placebos_in_space, rank_p

__all__ = ["Placebos", "placebos_in_space", "rank_p"]
