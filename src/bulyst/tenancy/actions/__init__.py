"""What can be done with who is what where."""

from bulyst.tenancy.actions.name_superior import name_superior

__all__ = ["name_superior"]
