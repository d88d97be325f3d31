from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "bulyst.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.parties.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
