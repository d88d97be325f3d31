"""The address of the staff's first page: /<kommune>/."""

from django.urls import URLPattern, path

from bulyst.web.staff.today import views

urlpatterns: list[URLPattern] = [path("", views.today, name="today")]
