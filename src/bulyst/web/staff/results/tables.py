"""The tables of the results room: answers, divisions that open into rows, and the rows."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.results.definitions import COLUMNS, SPLITS
from bulyst.results.figures import Figure, Indicator, Row, SplitCount
from bulyst.results.goals import GoalAnswer, Status
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.wording import say
from bulyst.web.ui.formats import number
from bulyst.web.ui.tables import Column, Link, Table, Tag

ANSWERS = {
    Status.REACHED: (gettext_lazy("nådd"), "success"),
    Status.PARTLY: (gettext_lazy("delvis nådd"), "warning"),
    Status.MISSED: (gettext_lazy("ikke nådd"), "danger"),
    Status.PENDING: (gettext_lazy("ikke ennå"), "info"),
    Status.UNKNOWN: (gettext_lazy("kan ikke vites"), "neutral"),
}

#: kind of row -> (page, its argument, the source row's attribute that fills it)
PAGES = {
    "case": ("case", "number", "number"),
    "attendance": ("course", "course_id", "course_id"),
    "activity": ("association_activity", "venture_id", "id"),
    "new_firm": ("new_firm", "venture_id", "id"),
    "enterprise": ("pupil_enterprise", "venture_id", "id"),
}


def answers(found: Sequence[GoalAnswer]) -> Table:
    """Each goal, its answer and what it rests on."""
    return Table(
        caption=_("Målene og svarene"),
        columns=[Column("goal", _("Mål")), Column("status", _("Svar")), Column("detail", _("Grunnlag"))],
        rows=[{"goal": each.goal.text, "status": _tag(each.status), "detail": say(each.detail)} for each in found],
        empty=_("Programmet har ingen mål. Legg dem inn under innstillinger."),
        hide_caption=True,
    )


def split(found: SplitCount, address: str) -> Table:
    """How a figure divides; each part opens into its rows."""
    return Table(
        caption=str(SPLITS[found.column]),
        columns=[
            Column("label", str(COLUMNS[found.column])),
            Column("count", _("Antall"), numeric=True),
        ],
        rows=[
            {
                "label": Link(part.label, f"{address}?delt={found.column}&verdi={part.value}#rader"),
                "count": number(part.count),
            }
            for part in found.parts
        ],
        empty=_("Ingen rader er talt ennå."),
        stacked=False,
    )


def rows(
    municipality: Municipality, indicator: Indicator, figure: Figure, shown: Sequence[Row], names: Mapping[int, str]
) -> Table:
    """The rows that were counted, with names for those who may see them."""
    words = {found.column: {part.value: part.label for part in found.parts} for found in figure.splits}
    others = [column for column in indicator.columns if column not in (indicator.on, indicator.distinct)]
    return Table(
        caption=_("Radene som er talt"),
        columns=[
            Column("row", _("Rad")),
            *([Column("name", _("Hvem"))] if names else []),
            Column("on", str(COLUMNS[indicator.on])),
            *(Column(column, str(COLUMNS[column])) for column in others),
        ],
        rows=[
            {
                **{column: words[column].get(row.columns[column], row.columns[column]) for column in others},
                "row": Link(_row_name(row), _page(municipality, row)),
                "name": names.get(row.columns.get(indicator.distinct, 0), ""),
                "on": row.on,
            }
            for row in shown
        ],
        empty=_("Ingen rader er talt."),
        hide_caption=True,
    )


def _tag(status: Status) -> Tag:
    word, color = ANSWERS[status]
    return Tag(str(word), color)


def _row_name(row: Row) -> str:
    kind, _colon, number_ = row.id.partition(":")
    named = {
        "case": lambda: _("sak %(number)s") % {"number": row.source.number},
        "attendance": lambda: _("oppmøte %(number)s") % {"number": number_},
        "activity": lambda: _("aktivitet %(number)s") % {"number": number_},
        "new_firm": lambda: _("ny bedrift %(number)s") % {"number": number_},
        "enterprise": lambda: row.source.name,
    }
    return named[kind]()


def _page(municipality: Municipality, row: Row) -> str:
    page, argument, attribute = PAGES[row.id.partition(":")[0]]
    return reverse(f"staff:{page}", kwargs={"kommune": municipality.slug, argument: getattr(row.source, attribute)})
