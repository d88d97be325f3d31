"""The sentences of the catalogue room."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "catalogue.figures_unclear": _(
        "%(count)s tall er uklare. Bekreft, rett eller forkast dem før oppføringen kan publiseres."
    ),
    "catalogue.evidence_without_reason": _("Skriv hvorfor oppføringen får dette merket for dokumentasjon."),
    "catalogue.period_backwards": _("Perioden kan ikke begynne i %(first_year)s og slutte i %(last_year)s."),
    "catalogue.range_backwards": _("Det første tallet kan ikke være større enn det andre, og må være fylt ut."),
    "catalogue.name_differs": _("Siden skriver navnet på en annen måte et annet sted: «%(text)s»."),
    "catalogue.repeated_item": _("Dette sto to ganger på siden og er tatt med én gang: «%(text)s»."),
    "catalogue.several_projects": _("Siden ser ut til å handle om flere prosjekter. Se om tallene hører til samme."),
    "catalogue.everyone_and_some": _("Både «alle typer innflyttere» og bestemte målgrupper er krysset av."),
    "catalogue.many_arguments": _("%(text)s salgsargumenter er ført opp. Katalogen spør om høyst tre."),
    "catalogue.status_missing": _(
        "Siden sier ikke om prosjektet er vurdert. Sider om vurderte prosjekter mangler den setningen."
    ),
    "catalogue.kept_field": _("En ny import ville skrevet noe annet, men det du har skrevet, står: «%(text)s»."),
    "catalogue.gone_figure": _("Et tall som er rettet eller bekreftet, står ikke lenger på siden: «%(text)s»."),
}
