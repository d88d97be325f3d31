"""The addresses of programmes and calls."""

from django.urls import URLPattern, path

from bulyst.web.public.programme import calls, data, views

PROGRAMME = "program/<kommune:kommune>/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path("program/", views.programmes, name="programmes"),
    path("program/<kommune:kommune>/", views.programmes_of, name="programmes_of"),
    path(PROGRAMME, views.account, name="programme"),
    path(f"{PROGRAMME}data.json", data.account_json, name="programme_json"),
    path(f"{PROGRAMME}data.csv", data.account_csv, name="programme_csv"),
    path(f"{PROGRAMME}folketall.csv", data.population_csv, name="programme_population"),
    path(f"{PROGRAMME}flytting.csv", data.migration_csv, name="programme_migration"),
    path(f"{PROGRAMME}tall/<str:key>/", views.figure, name="figure"),
    path(f"{PROGRAMME}tall/<str:key>/data.json", data.figure_json, name="figure_json"),
    path(f"{PROGRAMME}tall/<str:key>/data.csv", data.figure_csv, name="figure_csv"),
    path("utlysninger/", calls.calls, name="calls"),
    path("utlysninger/<kommune:kommune>/<slug:slug>/", calls.call, name="call"),
]
