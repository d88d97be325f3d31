from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "bulyst.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.guards import guards
        from bulyst.audit.triggers import lay_after_migrate, lift_before_migrate

        lift_before_migrate(self)
        lay_after_migrate(self, guards)
