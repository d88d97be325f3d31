"""The applicant's addresses."""

from django.urls import URLPattern, path

from bulyst.web.applicant.views import (
    answering,
    appeals,
    application,
    case,
    files,
    money,
    moving,
    organisations,
    overview,
    payment,
    people,
)

app_name = "applicant"
urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="overview"),
    path("virksomhet/ny/", organisations.register, name="register"),
    path("virksomhet/<int:party_id>/", organisations.contact, name="contact"),
    path("virksomhet/<int:party_id>/personer/", people.people, name="people"),
    path("virksomhet/<int:party_id>/forlat/", people.leave, name="leave"),
    path("invitasjon/<str:token>/", people.invitation, name="invitation"),
    path("sok/<int:call_id>/", application.begin, name="begin"),
    path("soknad/<int:case_id>/", application.resume, name="resume"),
    path("soknad/<int:case_id>/oppsummering/", application.summary, name="summary"),
    path("soknad/<int:case_id>/flytt/", moving.move_draft, name="move"),
    path("soknad/<int:case_id>/vedlegg/", application.files, name="files"),
    path("soknad/<int:case_id>/<slug:key>/", application.question, name="question"),
    path("sak/<int:case_id>/", case.case_page, name="case"),
    path("sak/<int:case_id>/kvittering/", case.receipt, name="receipt"),
    path("sak/<int:case_id>/svar/", answering.answer_inquiry, name="answer"),
    path("sak/<int:case_id>/ta-imot/", case.accept_grant, name="accept"),
    path("sak/<int:case_id>/utbetaling/", payment.ask_for_payment, name="payment"),
    path("sak/<int:case_id>/utbetaling/<int:request_id>/", money.correct_request, name="request"),
    path("sak/<int:case_id>/utbetaling/<int:request_id>/trekk/", money.take_request_back, name="request_back"),
    path("sak/<int:case_id>/endring/", money.ask_for_change, name="change_new"),
    path("sak/<int:case_id>/endring/<int:change_id>/", money.correct_change, name="change"),
    path("sak/<int:case_id>/endring/<int:change_id>/trekk/", money.take_change_back, name="change_back"),
    path("sak/<int:case_id>/tilbakekrav/<int:reclaim_id>/", money.answer_claim, name="claim"),
    path("sak/<int:case_id>/trekk/", case.withdraw_case, name="withdraw"),
    path("sak/<int:case_id>/kopi/", moving.copy, name="copy"),
    path("sak/<int:case_id>/vedlegg/", files.attach, name="attach"),
    path("sak/<int:case_id>/fil/<int:file_id>/", files.file, name="file"),
    path("sak/<int:case_id>/fil/<int:file_id>/bilde/", files.picture, name="file_picture"),
    path("sak/<int:case_id>/klage/", appeals.file, name="appeal"),
    path("sak/<int:case_id>/klage/trekk/", appeals.withdraw, name="appeal_withdraw"),
    path("sak/<int:case_id>/klage/avvist/", appeals.contest, name="appeal_contest"),
    path("sak/<int:case_id>/brev/<int:letter_id>/", case.letter, name="letter"),
]
