from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "bulyst.web.account"
    label = "web_account"
