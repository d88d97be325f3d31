"""The addresses of the catalogue."""

from django.urls import URLPattern, path

from bulyst.web.public.catalogue import views

urlpatterns: list[URLPattern] = [
    path("katalog/", views.catalogue, name="catalogue"),
    path("katalog/sammenlign/", views.comparison, name="catalogue_compare"),
    path("katalog/<slug:slug>/", views.entry, name="catalogue_entry"),
]
