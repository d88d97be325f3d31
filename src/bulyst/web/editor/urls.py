"""The addresses of the catalogue's editors."""

from django.urls import URLPattern, path

from bulyst.web.editor import views

app_name = "editor"
urlpatterns: list[URLPattern] = [
    path("", views.desk, name="desk"),
    path("<int:entry_id>/", views.entry, name="entry"),
    path("<int:entry_id>/felt/", views.fields, name="fields"),
    path("<int:entry_id>/publiser/", views.publish, name="publish"),
    path("<int:entry_id>/trekk-tilbake/", views.withdraw, name="withdraw"),
    path("<int:entry_id>/merknad/", views.dismiss, name="dismiss"),
    path("tall/<int:figure_id>/", views.figure, name="figure"),
    path("tall/<int:figure_id>/bekreft/", views.confirm, name="confirm"),
    path("tall/<int:figure_id>/forkast/", views.reject, name="reject"),
    path("rest/<int:leftover_id>/", views.settle, name="settle"),
]
