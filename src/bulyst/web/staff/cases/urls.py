"""The addresses of the case pages: /<kommune>/saker/. A case number is written 2026-12 in an address."""

from django.urls import URLPattern, path, register_converter

from bulyst.web.staff.cases.converters import CaseNumberConverter, ExportConverter
from bulyst.web.staff.cases.views import (
    aid,
    appeals,
    case,
    conditions,
    deciding,
    files,
    filters,
    guidance,
    handling,
    money,
    moving,
    papers,
    payments,
    replies,
    reports,
)

register_converter(CaseNumberConverter, "case_number")
register_converter(ExportConverter, "export")

urlpatterns: list[URLPattern] = [
    path("saker/", case.case_list, name="cases"),
    path("saker/eksport.<export:ending>", case.case_export, name="case_export"),
    path("saker/utvalg/nytt/", filters.save, name="filter_save"),
    path("saker/utvalg/<int:filter_id>/fjern/", filters.remove, name="filter_remove"),
    path("saker/veiledning/ny/", guidance.open_case, name="guidance_open"),
    path("saker/<case_number:number>/", case.case_page, name="case"),
    path("saker/<case_number:number>/habilitet/", handling.declare, name="case_declare"),
    path("saker/<case_number:number>/be-om-mer/", handling.ask, name="case_ask"),
    path("saker/<case_number:number>/vurdering/", handling.assess_case, name="case_assess"),
    path("saker/<case_number:number>/vedtak/", deciding.decide, name="case_decide"),
    path("saker/<case_number:number>/bortfall/", handling.lapse_grant, name="case_lapse"),
    path("saker/<case_number:number>/avslutt/", handling.close_case, name="case_close"),
    path("saker/<case_number:number>/timer/", guidance.log_hours, name="guidance_log"),
    path("saker/<case_number:number>/avslutt-veiledning/", guidance.finish, name="guidance_finish"),
    path("saker/<case_number:number>/begynn-soknad/", guidance.propose, name="guidance_propose"),
    path("saker/<case_number:number>/utbetaling/<int:request_id>/attester/", payments.attest, name="payment_attest"),
    path("saker/<case_number:number>/utbetaling/<int:request_id>/betal/", payments.pay_request, name="payment_pay"),
    path(
        "saker/<case_number:number>/utbetaling/<int:request_id>/tilbake/",
        payments.return_request,
        name="payment_return",
    ),
    path(
        "saker/<case_number:number>/utbetaling/<int:request_id>/tilbakefor/",
        payments.reverse_request,
        name="payment_reverse",
    ),
    path("saker/<case_number:number>/rapport/", reports.ask, name="case_report"),
    path("saker/<case_number:number>/rapport/<int:report_id>/", reports.report, name="report"),
    path("saker/<case_number:number>/rapport/<int:report_id>/trengs-ikke/", reports.cancel, name="report_cancel"),
    path("saker/<case_number:number>/utbetalingsplan/", money.plan, name="case_plan"),
    path(
        "saker/<case_number:number>/utbetalingsplan/<int:milestone_id>/",
        money.accept_early,
        name="milestone_accept",
    ),
    path("saker/<case_number:number>/tilbakekrav/", money.notify, name="case_reclaim"),
    path(
        "saker/<case_number:number>/endring/<int:change_id>/<slug:step>/",
        money.change_step,
        name="change_step",
    ),
    path(
        "saker/<case_number:number>/tilbakekrav/<int:reclaim_id>/<slug:step>/",
        money.reclaim_step,
        name="reclaim_step",
    ),
    path("saker/<case_number:number>/flytt/", moving.move_case, name="case_move"),
    path("saker/<case_number:number>/forelopig-svar/", replies.inform, name="case_inform"),
    path("saker/<case_number:number>/klage/papir/", appeals.register, name="appeal_register"),
    path("saker/<case_number:number>/klage/<int:appeal_id>/<slug:step>/", appeals.appeal_step, name="appeal_step"),
    path("saker/<case_number:number>/brev/<int:letter_id>/", papers.letter, name="case_letter"),
    path("saker/<case_number:number>/fil/ny/", files.attach, name="case_attach"),
    path("saker/<case_number:number>/brev/<int:letter_id>/mottatt/", replies.receipt, name="letter_receipt"),
    path("saker/<case_number:number>/fil/<int:file_id>/", files.file, name="case_file"),
    path("saker/<case_number:number>/fil/<int:file_id>/bilde/", files.picture, name="case_file_picture"),
    path("saker/<case_number:number>/slik-soker-ser/", papers.as_applicant, name="case_as_applicant"),
    path("saker/<case_number:number>/stotte/", aid.aid, name="case_aid"),
    path("saker/<case_number:number>/stotte/ny/", aid.enter, name="aid_enter"),
    path("saker/<case_number:number>/stotte/<int:aid_id>/fjern/", aid.remove, name="aid_remove"),
    path("saker/<case_number:number>/stotte/foretak/", aid.control, name="control"),
    path("saker/<case_number:number>/stotte/foretak/<int:control_id>/fjern/", aid.uncontrol, name="control_remove"),
    path("saker/<case_number:number>/vilkar/", conditions.conditions, name="conditions"),
    path(
        "saker/<case_number:number>/vilkar/<int:condition_id>/apne/",
        conditions.condition_open,
        name="condition_open",
    ),
    path("saker/<case_number:number>/spor/", papers.trail, name="case_trail"),
]
