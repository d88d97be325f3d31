from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "bulyst.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulyst.cases import board_papers, letters, money_letters
        from bulyst.cases.call_notices import tell_drafts
        from bulyst.cases.messages import WORDING
        from bulyst.cases.usage import uses
        from bulyst.programmes import telling, usage
        from bulyst.tenancy.wording import register

        register(WORDING)
        usage.register(uses)
        telling.register(tell_drafts)
        letters.register_letters()
        money_letters.register_letters()
        board_papers.register_papers()
