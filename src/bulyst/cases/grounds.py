"""On what grounds a payment can be claimed back. Without one of them it cannot.

Local conditions come first: what the decision and its letter said is what the applicant accepted. The officer can make
the citation more precise for the case; what was used is kept with the claim and quoted in its letters.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReclaimGround(models.TextChoices):
    CONDITIONS = "CONDITIONS", _("vilkårene i vedtaket er ikke oppfylt")
    NOT_DONE = "NOT_DONE", _("prosjektet er ikke gjennomført")
    OVERPAID = "OVERPAID", _("det er betalt mer enn sluttregnskapet gir rett til")
    WRONG_INFORMATION = "WRONG_INFORMATION", _("opplysninger som vedtaket bygde på, var ikke riktige")
    STATE_AID = "STATE_AID", _("støtten er høyere enn reglene om offentlig støtte tillater")
    MISTAKE = "MISTAKE", _("kommunen har betalt ved en feil")


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground in both written standards, with the place that it rests on."""

    nb: str
    nn: str
    citation_nb: str
    citation_nn: str

    def text(self, language: str) -> str:
        """The ground as a letter says it."""
        return self.nn if language == "nn" else self.nb

    def citation(self, language: str) -> str:
        """Where the ground comes from."""
        return self.citation_nn if language == "nn" else self.citation_nb


GROUNDS: dict[str, Ground] = {
    ReclaimGround.CONDITIONS: Ground(
        "Vilkårene i vedtaket er ikke oppfylt.",
        "Vilkåra i vedtaket er ikkje oppfylte.",
        "vilkårene i vedtaket",
        "vilkåra i vedtaket",
    ),
    ReclaimGround.NOT_DONE: Ground(
        "Prosjektet som fikk tilskudd, er ikke gjennomført.",
        "Prosjektet som fekk tilskot, er ikkje gjennomført.",
        "vilkårene i vedtaket",
        "vilkåra i vedtaket",
    ),
    ReclaimGround.OVERPAID: Ground(
        "Det er betalt ut mer enn sluttregnskapet gir rett til.",
        "Det er betalt ut meir enn sluttrekneskapen gjev rett til.",
        "vilkårene i vedtaket om at tilskuddet settes ned når kostnadene blir lavere",
        "vilkåra i vedtaket om at tilskotet blir sett ned når kostnadene blir lågare",
    ),
    ReclaimGround.WRONG_INFORMATION: Ground(
        "Opplysninger som vedtaket bygde på, var ikke riktige.",
        "Opplysningar som vedtaket bygde på, var ikkje rette.",
        "forvaltningsloven § 35",
        "forvaltingslova § 35",
    ),
    ReclaimGround.STATE_AID: Ground(
        "Støtten er høyere enn reglene om offentlig støtte tillater.",
        "Støtta er høgare enn reglane om offentleg støtte tillèt.",
        "EØS-avtalen artikkel 61 og forordning (EU) 2023/2831",
        "EØS-avtalen artikkel 61 og forordning (EU) 2023/2831",
    ),
    ReclaimGround.MISTAKE: Ground(
        "Kommunen har betalt ut for mye ved en feil.",
        "Kommunen har betalt ut for mykje ved ein feil.",
        "ulovfestede regler om tilbakesøking av det som er betalt ved en feil",
        "ulovfesta reglar om tilbakesøking av det som er betalt ved ein feil",
    ),
}
