from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "bulyst.web.ui"
    label = "web_ui"
