from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "bulyst.correspondence"
    label = "correspondence"
    default_auto_field = "django.db.models.BigAutoField"
