"""The addresses of this front end."""

from django.urls import URLPattern

app_name = "editor"
urlpatterns: list[URLPattern] = []
