"""Pictures of numbers, drawn on the server: `chart = population_line(...)`, then `{% ui_chart chart %}`."""

from bulyst.web.ui.charts.chart import Chart
from bulyst.web.ui.charts.drawing import Segment, Span
from bulyst.web.ui.charts.pictures import (
    gap_cloud,
    net_migration_bars,
    parted_bars,
    path_expected,
    population_line,
    share_bars,
    sweep_chart,
)

__all__ = [
    "Chart",
    "Segment",
    "Span",
    "gap_cloud",
    "net_migration_bars",
    "parted_bars",
    "path_expected",
    "population_line",
    "share_bars",
    "sweep_chart",
]
