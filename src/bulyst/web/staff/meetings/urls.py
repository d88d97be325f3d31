"""The addresses of the board's pages: /<kommune>/moter/."""

from django.urls import URLPattern, path

from bulyst.web.staff.meetings.views import calendar, deciding, holding, rounds

urlpatterns: list[URLPattern] = [
    path("moter/", calendar.meetings, name="meetings"),
    path("moter/nytt/", calendar.meeting_new, name="meeting_new"),
    path("moter/runder/", rounds.rounds, name="round_meetings"),
    path("moter/runder/<int:round_id>/", rounds.round_meeting, name="round_meeting"),
    path("moter/styrer/", calendar.bodies, name="bodies"),
    path("moter/styrer/nytt/", calendar.body, name="body_new"),
    path("moter/styrer/<int:body_id>/", calendar.body, name="body"),
    path("moter/<int:meeting_id>/", calendar.meeting, name="meeting"),
    path("moter/<int:meeting_id>/endre/", calendar.meeting_change, name="meeting_change"),
    path("moter/<int:meeting_id>/sakliste/", calendar.meeting_agenda, name="meeting_agenda"),
    path("moter/<int:meeting_id>/innkalling/", calendar.meeting_call, name="meeting_call"),
    path("moter/<int:meeting_id>/avlys/", calendar.meeting_cancel, name="meeting_cancel"),
    path("moter/<int:meeting_id>/papir/<int:letter_id>/", calendar.meeting_paper, name="meeting_paper"),
    path("moter/<int:meeting_id>/habilitet/", deciding.declare, name="meeting_declare"),
    path("moter/<int:meeting_id>/apne/", holding.meeting_open, name="meeting_open"),
    path("moter/<int:meeting_id>/fremmote/<int:user_id>/", holding.meeting_stay, name="meeting_stay"),
    path("moter/<int:meeting_id>/muntlig/<int:user_id>/", holding.meeting_hear, name="meeting_hear"),
    path("moter/<int:meeting_id>/godkjennere/", holding.meeting_signers, name="meeting_signers"),
    path("moter/<int:meeting_id>/sak/<int:item_id>/", holding.meeting_item, name="meeting_item"),
    path("moter/<int:meeting_id>/vedtak/", deciding.confirm, name="meeting_confirm"),
    path("moter/<int:meeting_id>/protokoll/", deciding.approve, name="meeting_approve"),
]
