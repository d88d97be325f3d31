"""What stands in an address: a case number ("2026-12" is case 2026/12), and the ending of an export."""

from django.urls.converters import StringConverter


class CaseNumberConverter:
    """Year and number with a hyphen outside, with a slash inside."""

    regex = r"[0-9]{4}-[0-9]{1,6}"

    def to_python(self, value: str) -> str:
        """The number as the case holds it."""
        return value.replace("-", "/")

    def to_url(self, value: str) -> str:
        """The number as it stands in an address."""
        return value.replace("/", "-")


class ExportConverter(StringConverter):
    """The kinds of file that a list can be had as."""

    regex = "csv|xlsx"
