"""What is said about what applicants do beside the steps of handling."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "timeline.case.attached": _("Søkeren ettersendte filer"),
}
