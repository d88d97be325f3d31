"""The addresses of the applicants' pages: /<kommune>/sokere/."""

from django.urls import URLPattern, path

from bulyst.web.staff.applicants import duplicates, views

urlpatterns: list[URLPattern] = [
    path("sokere/", views.applicant_list, name="applicants"),
    path("sokere/duplikater/", duplicates.duplicate_list, name="duplicates"),
    path("sokere/<int:party_id>/", views.applicant_page, name="applicant"),
    path("sokere/<int:party_id>/registeret/", views.ask_register, name="applicant_register"),
    path("sokere/<int:party_id>/sammenlign/<int:other_id>/", duplicates.compare, name="applicant_compare"),
    path("sokere/<int:party_id>/angre/<int:duplicate_id>/", duplicates.undo, name="applicant_undo"),
]
