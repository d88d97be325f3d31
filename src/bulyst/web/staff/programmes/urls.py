"""The addresses of the settings: /<kommune>/innstillinger/."""

from django.urls import URLPattern, path

from bulyst.web.staff.programmes import (
    call_views,
    form_views,
    letter_views,
    outbox_views,
    preview,
    reporting,
    rule_views,
    views,
)

ONE = "innstillinger/program/<slug:slug>/"
FORM = f"{ONE}skjema/<slug:place>/"

urlpatterns: list[URLPattern] = [
    path("innstillinger/", views.settings, name="settings"),
    path("innstillinger/brev/", letter_views.letter_texts, name="letter_texts"),
    path("innstillinger/brev/<slug:kind>/<slug:language>/", letter_views.letter_text, name="letter_text"),
    path("innstillinger/utsending/", outbox_views.stuck, name="stuck"),
    path("innstillinger/nytt-program/", views.programme_new, name="programme_new"),
    path(ONE, views.programme, name="programme"),
    path(f"{ONE}endre/", views.programme_change, name="programme_change"),
    path(f"{ONE}publiser/", views.programme_publish, name="programme_publish"),
    path(f"{ONE}legg-til/<slug:part>/", views.part_new, name="programme_part"),
    path(f"{ONE}del/<slug:part>/<int:part_id>/", views.part_change, name="part_change"),
    path(f"{ONE}del/<slug:part>/<int:part_id>/fjern/", views.part_remove, name="part_remove"),
    path(f"{ONE}mal/<int:goal_id>/", views.goal_change, name="goal_change"),
    path(f"{ONE}fond/<int:fund_id>/", views.money_new, name="fund_money"),
    path(f"{ONE}fond/<int:fund_id>/kilde/", reporting.fund_place, name="fund_place"),
    path(f"{ONE}rammer/", reporting.frames, name="frames"),
    path(f"{ONE}rammer/<int:fund_id>/<int:year>.csv", reporting.frame_export, name="frame_export"),
    path(f"{ONE}rapporter/", reporting.reports, name="reports"),
    path(f"{ONE}rapporter/<slug:key>/", reporting.report_rows, name="report_rows"),
    path(f"{ONE}utlysning/<int:call_id>/", call_views.call_page, name="call"),
    path(f"{ONE}utlysning/<int:call_id>/endre/", call_views.call_change, name="call_change"),
    path(f"{ONE}utlysning/<int:call_id>/forleng/", call_views.call_extend, name="call_extend"),
    path(f"{ONE}utlysning/<int:call_id>/runder/", call_views.call_rounds, name="call_rounds"),
    path(f"{ONE}utlysning/<int:call_id>/runde/<int:number>/", call_views.call_round, name="call_round"),
    path(f"{ONE}utlysning/<int:call_id>/avlys/", call_views.call_cancel, name="call_cancel"),
    path(f"{ONE}utlysning/<int:call_id>/steng/", views.call_close, name="call_close"),
    path(f"{FORM}", form_views.builder, name="form"),
    path(f"{FORM}ny-side/", form_views.form_group, name="form_group_new"),
    path(f"{FORM}side/<slug:group>/", form_views.form_group, name="form_group_change"),
    path(f"{FORM}side/<slug:group>/nytt/", form_views.form_question, name="form_question_new"),
    path(f"{FORM}side/<slug:group>/<slug:key>/", form_views.form_question, name="form_question_change"),
    path(f"{FORM}ta-i-bruk/", form_views.form_adopt, name="form_adopt"),
    path(f"{FORM}forkast/", form_views.form_discard, name="form_discard"),
    path(f"{FORM}versjon/<int:version>/", form_views.form_version, name="form_version"),
    path(f"{FORM}prov/", preview.form_preview, name="form_preview"),
    path(f"{FORM}prov/<slug:page>/", preview.form_preview, name="form_preview_page"),
    path(f"{ONE}regler/", rule_views.rule_sets, name="rule_sets"),
    path(f"{ONE}regler/nye/", rule_views.rule_set_new, name="rule_set_new"),
]
