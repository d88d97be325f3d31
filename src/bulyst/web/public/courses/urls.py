"""The addresses of announced courses."""

from django.urls import URLPattern, path

from bulyst.web.public.courses import views

urlpatterns: list[URLPattern] = [
    path("kurs/", views.courses, name="courses"),
    path("kurs/<slug:slug>/", views.course, name="course"),
    path("kurs/<slug:slug>/meld-av/", views.give_up, name="course_give_up"),
]
