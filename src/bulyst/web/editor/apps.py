from django.apps import AppConfig


class EditorConfig(AppConfig):
    name = "bulyst.web.editor"
    label = "web_editor"
