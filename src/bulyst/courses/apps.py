from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "bulyst.courses"
    label = "courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.audit.triggers import lay_after_migrate
        from bulyst.courses.messages import WORDING
        from bulyst.tenancy.guards import guards
        from bulyst.tenancy.wording import register

        register(WORDING)
        lay_after_migrate(self, guards)
