from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "bulyst.tenancy"
    label = "tenancy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.tenancy.guards import guards
        from bulyst.tenancy.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
        lay_after_migrate(self, guards, all_rooms=True)
