"""What is said of the conditions of a decision, and of rules that a case keeps to by a day."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "conditions.in_force": _("Velg minst ett av vilkårene i vedtaket som gjelder."),
    "conditions.in_force.ok": _("Vilkårene står i vedtaket."),
    "conditions.day_has_come": _("%(met_on)s er ikke kommet ennå. Skriv dagen vilkåret ble oppfylt."),
    "conditions.day_has_come.ok": _("Vilkåret er oppfylt %(met_on)s."),
    "conditions.all_met": _(
        "Disse vilkårene er ikke krysset av som oppfylt: %(unmet)s. Siste del betales ikke før de er det."
    ),
    "conditions.all_met.ok": _("Vilkårene i vedtaket er oppfylt."),
    "timeline.condition.met": _("Et vilkår ble krysset av som oppfylt %(met_on)s"),
    "timeline.condition.opened": _("Et vilkår er ikke oppfylt likevel"),
    "cases.time_to_answer": _(
        "Søkeren skal ha minst %(days)s dager til å svare. Sett svarfristen til %(earliest)s eller senere."
    ),
    "cases.time_to_answer.ok": _("Søkeren har nok tid til å svare."),
}
