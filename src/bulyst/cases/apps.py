from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "bulyst.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.cases.letters import register_letters
        from bulyst.cases.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
        register_letters()
