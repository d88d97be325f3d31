from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "bulyst.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.ledger.guards import guards
        from bulyst.ledger.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
        lay_after_migrate(self, guards)
