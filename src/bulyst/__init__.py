"""Bulyst takes a rural newcomer programme from application to evidence."""
