"""What the correspondence room says to people."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "files.empty": _("«%(name)s» er tom og ble ikke tatt med."),
    "files.too_large": _("«%(name)s» er for stor. En fil kan være på inntil %(megabytes)s MB."),
    "files.too_many": _("«%(name)s» ble ikke tatt med: det kan ligge inntil %(most)s filer her."),
    "files.too_many_pixels": _(
        "Bildet «%(name)s» er for stort. Gjør det mindre og prøv igjen: inntil %(megapixels)s millioner bildepunkter."
    ),
    "files.program": _("«%(name)s» er et program, og programmer tas ikke imot."),
    "files.page": _("«%(name)s» er en nettside eller en tegning med kode i. Lagre den som PDF og prøv igjen."),
    "files.macro": _("«%(name)s» inneholder makroer. Lagre den uten makroer, eller som PDF, og prøv igjen."),
    "files.old_office": _(
        "«%(name)s» er i et gammelt kontorformat eller låst med passord. "
        "Lagre den uten passord som .docx, .xlsx, .pptx eller PDF og prøv igjen."
    ),
    "files.heic": _("Bildet «%(name)s» er i formatet HEIC, som ikke alle kan åpne. Lagre det som JPEG og prøv igjen."),
    "files.archive": _("«%(name)s» er en samling av filer (ZIP). Pakk den ut og last opp filene hver for seg."),
    "files.bomb": _("«%(name)s» blir altfor stor når den pakkes ut, og ble ikke tatt med."),
    "files.locked": _("«%(name)s» er låst med passord. Lagre den uten passord og prøv igjen."),
    "files.unreadable": _(
        "«%(name)s» kan ikke åpnes: den er skadet eller ikke ferdig lastet ned. Prøv med en ny kopi."
    ),
    "files.unknown_kind": _(
        "«%(name)s» er av et slag som ikke tas imot (%(what)s). Lagre den som PDF, bilde eller dokument og prøv igjen."
    ),
    "files.not_wanted": _("«%(name)s» er av et slag som ikke tas imot her (%(what)s)."),
    "files.sent": _("«%(name)s» er sendt og hører til saken. Den kan erstattes av en ny utgave, men ikke fjernes."),
}
