from django.apps import AppConfig


class StudiesConfig(AppConfig):
    name = "bulyst.studies"
    label = "studies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.studies.guards import guards
        from bulyst.studies.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
        lay_after_migrate(self, guards)
