from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "bulyst.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.results.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
