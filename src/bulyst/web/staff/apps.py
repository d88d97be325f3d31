from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "bulyst.web.staff"
    label = "web_staff"
