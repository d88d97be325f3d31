"""The addresses of the public studies."""

from django.urls import path

from bulyst.web.public.studies import downloads, views

urlpatterns = [
    path("kunnskap/", views.index, name="studies"),
    path("kunnskap/<slug:slug>/", views.study, name="study"),
    path("kunnskap/<slug:slug>/data.json", downloads.everything, name="study_json"),
    path("kunnskap/<slug:slug>/<slug:table>.csv", downloads.table, name="study_csv"),
]
