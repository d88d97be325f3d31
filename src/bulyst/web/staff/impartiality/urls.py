"""The addresses of what concerns impartiality, beside a case and by itself."""

from django.urls import URLPattern, path

from bulyst.web.staff.impartiality import views

urlpatterns: list[URLPattern] = [
    path("habilitet/", views.own_ties, name="ties"),
    path("habilitet/<int:tie_id>/avslutt/", views.tie_end, name="tie_end"),
    path("habilitet/ansatte/", views.staff_ties, name="staff_ties"),
    path("saker/<case_number:number>/habilitet/reis/", views.case_raise, name="case_raise"),
    path("saker/<case_number:number>/habilitet/<int:question_id>/", views.case_question, name="case_question"),
]
