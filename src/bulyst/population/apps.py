from django.apps import AppConfig


class PopulationConfig(AppConfig):
    name = "bulyst.population"
    label = "population"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.population.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
