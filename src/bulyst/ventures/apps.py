from django.apps import AppConfig


class VenturesConfig(AppConfig):
    name = "bulyst.ventures"
    label = "ventures"
    default_auto_field = "django.db.models.BigAutoField"
