"""The addresses of the working rooms. Every one gets the municipality as `kommune`."""

from django.urls import URLPattern

from bulyst.web.staff.applicants import urls as applicants
from bulyst.web.staff.cases import urls as cases
from bulyst.web.staff.courses import urls as courses
from bulyst.web.staff.impartiality import urls as impartiality
from bulyst.web.staff.meetings import urls as meetings
from bulyst.web.staff.programmes import urls as programmes
from bulyst.web.staff.results import urls as results
from bulyst.web.staff.today import urls as today
from bulyst.web.staff.ventures import urls as ventures

app_name = "staff"
urlpatterns: list[URLPattern] = [
    *today.urlpatterns,
    *cases.urlpatterns,
    *applicants.urlpatterns,
    *impartiality.urlpatterns,
    *meetings.urlpatterns,
    *courses.urlpatterns,
    *ventures.urlpatterns,
    *programmes.urlpatterns,
    *results.urlpatterns,
]
