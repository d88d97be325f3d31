from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "bulyst.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
