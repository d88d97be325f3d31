from django.apps import AppConfig


class ApplicantConfig(AppConfig):
    name = "bulyst.web.applicant"
    label = "web_applicant"
