from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "bulyst.web.public"
    label = "web_public"
