from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "bulyst.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.programmes.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
