"""The addresses of the settings: /<kommune>/innstillinger/."""

from django.urls import URLPattern, path

from bulyst.web.staff.programmes import rule_views, views

ONE = "innstillinger/program/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path("innstillinger/", views.settings, name="settings"),
    path("innstillinger/nytt-program/", views.programme_new, name="programme_new"),
    path(ONE, views.programme, name="programme"),
    path(f"{ONE}endre/", views.programme_change, name="programme_change"),
    path(f"{ONE}publiser/", views.programme_publish, name="programme_publish"),
    path(f"{ONE}legg-til/<slug:part>/", views.part_new, name="programme_part"),
    path(f"{ONE}mal/<int:goal_id>/", views.goal_change, name="goal_change"),
    path(f"{ONE}fond/<int:fund_id>/", views.money_new, name="fund_money"),
    path(f"{ONE}utlysning/<int:call_id>/steng/", views.call_close, name="call_close"),
    path(f"{ONE}regler/", rule_views.rule_sets, name="rule_sets"),
    path(f"{ONE}regler/nye/", rule_views.rule_set_new, name="rule_set_new"),
]
