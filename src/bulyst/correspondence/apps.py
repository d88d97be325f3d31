from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "bulyst.correspondence"
    label = "correspondence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.correspondence.actions import queue_notice
        from bulyst.correspondence.guards import guards
        from bulyst.correspondence.messages import WORDING
        from bulyst.parties.outgoing import send_with
        from bulyst.tenancy.wording import register

        register(WORDING)
        send_with(queue_notice)
        lay_after_migrate(self, guards)
