"""How the case rooms do at the size of the nation, on the PostgreSQL that BULYST_DATABASE_URL names."""

import os

import django

os.environ.setdefault("BULYST_MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulyst.config.settings")
django.setup()
