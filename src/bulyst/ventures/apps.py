from django.apps import AppConfig


class VenturesConfig(AppConfig):
    name = "bulyst.ventures"
    label = "ventures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.tenancy.guards import guards
        from bulyst.tenancy.wording import register
        from bulyst.ventures.messages import WORDING

        register(WORDING)
        lay_after_migrate(self, guards)
