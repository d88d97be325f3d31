"""The addresses of the ventures room: /<kommune>/bedrifter/, /elevbedrifter/, /lag/."""

from types import ModuleType

from django.urls import URLPattern, path

from bulyst.web.staff.ventures.kinds import ASSOCIATION_ACTIVITY, NEW_FIRM, PUPIL_ENTERPRISE, Kind
from bulyst.web.staff.ventures.views import association_activity, new_firm, pupil_enterprise, shared


def _addresses(root: str, new: str, kind: Kind, views: ModuleType) -> list[URLPattern]:
    one, shown = f"{root}/<int:venture_id>/", {"kind": kind}
    return [
        path(f"{root}/", shared.venture_list, shown, name=kind.plural),
        path(f"{root}/{new}/", views.new, name=f"{kind.slug}_new"),
        path(one, views.page, name=kind.slug),
        path(f"{one}endre/", views.change, name=f"{kind.slug}_change"),
        path(f"{one}fjern/", shared.venture_remove, shown, name=f"{kind.slug}_remove"),
        path(f"{one}sett-tilbake/", shared.venture_restore, shown, name=f"{kind.slug}_restore"),
    ]


urlpatterns: list[URLPattern] = [
    *_addresses("bedrifter", "ny", NEW_FIRM, new_firm),
    *_addresses("elevbedrifter", "ny", PUPIL_ENTERPRISE, pupil_enterprise),
    *_addresses("lag", "ny", ASSOCIATION_ACTIVITY, association_activity),
]
