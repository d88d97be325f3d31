"""How a name stands in an address."""

from django.utils.text import slugify

_NORWEGIAN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def address_of(name: str) -> str:
    """A name in small letters and hyphens, at most 80 characters: "Støtte til lag" as "stotte-til-lag"."""
    return slugify(name.lower().translate(_NORWEGIAN))[:80].rstrip("-")
