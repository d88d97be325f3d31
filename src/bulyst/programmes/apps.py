from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "bulyst.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.programmes.guards import guards
        from bulyst.programmes.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
        lay_after_migrate(self, guards)
