"""The addresses of the results room: /<kommune>/resultater/."""

from django.urls import URLPattern, path

from bulyst.web.staff.results import views

urlpatterns: list[URLPattern] = [
    path("resultater/", views.overview, name="results"),
    path("resultater/<slug:slug>/", views.account, name="account"),
    path("resultater/<slug:slug>/<str:key>/", views.figure, name="figure"),
    path("resultater/<slug:slug>/<str:key>/rader.csv", views.rows_csv, name="figure_rows"),
]
