"""How wrong such a construction usually is: placebos, intervals, errors, and what equally good weights would say."""

from bulyst.evaluation.inference.conformal import ConformalInterval, conformal_interval, conformal_p
from bulyst.evaluation.inference.discovery import q_values
from bulyst.evaluation.inference.errors import jackknife_error, placebo_error
from bulyst.evaluation.inference.placebo import Placebos, placebos_in_space, rank_p
from bulyst.evaluation.inference.width import Width, equally_good

__all__ = [
    "ConformalInterval",
    "Placebos",
    "Width",
    "conformal_interval",
    "conformal_p",
    "equally_good",
    "jackknife_error",
    "placebo_error",
    "placebos_in_space",
    "q_values",
    "rank_p",
]
