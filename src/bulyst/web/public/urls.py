"""The addresses of this front end."""

from django.urls import URLPattern, URLResolver, path

from bulyst.web.public import views
from bulyst.web.public.catalogue import urls as catalogue
from bulyst.web.public.courses import urls as courses
from bulyst.web.public.programme import urls as programme
from bulyst.web.public.studies import urls as studies

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.front, name="front"),
    path("om/", views.about, name="about"),
    path("favicon.ico", views.mark, name="favicon"),
    *catalogue.urlpatterns,
    *courses.urlpatterns,
    *programme.urlpatterns,
    *studies.urlpatterns,
]
