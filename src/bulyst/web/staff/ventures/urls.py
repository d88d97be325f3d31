"""The addresses of the ventures room: /<kommune>/bedrifter/, /elevbedrifter/, /lag/."""

from types import ModuleType
from typing import Any

from django.urls import URLPattern, path

from bulyst.web.staff.ventures.kinds import ASSOCIATION_ACTIVITY, NEW_FIRM, PUPIL_ENTERPRISE, Kind
from bulyst.web.staff.ventures.views import new_firm, of_a_party, shared
from bulyst.web.staff.ventures.views.of_a_party import ACTIVITIES, ENTERPRISES


def _addresses(root: str, new: str, kind: Kind, views: ModuleType, **known: Any) -> list[URLPattern]:
    one, shown = f"{root}/<int:venture_id>/", {"kind": kind}
    return [
        path(f"{root}/", shared.venture_list, shown, name=kind.plural),
        path(f"{root}/{new}/", views.new, known, name=f"{kind.slug}_new"),
        path(one, views.page, known, name=kind.slug),
        path(f"{one}endre/", views.change, known, name=f"{kind.slug}_change"),
        path(f"{one}fjern/", shared.venture_remove, shown, name=f"{kind.slug}_remove"),
        path(f"{one}sett-tilbake/", shared.venture_restore, shown, name=f"{kind.slug}_restore"),
    ]


urlpatterns: list[URLPattern] = [
    *_addresses("bedrifter", "ny", NEW_FIRM, new_firm),
    *_addresses("elevbedrifter", "ny", PUPIL_ENTERPRISE, of_a_party, of=ENTERPRISES),
    *_addresses("lag", "ny", ASSOCIATION_ACTIVITY, of_a_party, of=ACTIVITIES),
]
