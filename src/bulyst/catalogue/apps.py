from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bulyst.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.catalogue.messages import WORDING
        from bulyst.tenancy.wording import register

        register(WORDING)
