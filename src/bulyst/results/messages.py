"""The answers to goals in words."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "results.population_fell_reached": _("Ja. Folketallet gikk ned."),
    "results.population_fell_partly": _("Delvis. Folketallet gikk ned, men ikke så mye som målet sa."),
    "results.population_fell_missed": _("Nei. Folketallet gikk ned."),
    "results.population_fell_pending": _("Ikke ennå. Folketallet har gått ned."),
    "results.population_rose_reached": _("Ja. Folketallet økte."),
    "results.population_rose_partly": _("Delvis. Folketallet økte, men ikke så mye som målet sa."),
    "results.population_rose_missed": _("Nei. Folketallet økte."),
    "results.population_rose_pending": _("Ikke ennå. Folketallet har økt, men ikke så mye som målet sier."),
    "results.population_stood_reached": _("Ja. Folketallet er som målet sa."),
    "results.population_stood_partly": _("Delvis. Folketallet sto stille."),
    "results.population_stood_missed": _("Nei. Folketallet sto stille."),
    "results.population_stood_pending": _("Ikke ennå. Folketallet har stått stille."),
    "results.population_fell_known": _(
        "Folketallet gikk ned: fra %(before)s i %(from_year)s til %(after)s i %(to_year)s."
    ),
    "results.population_rose_known": _("Folketallet økte: fra %(before)s i %(from_year)s til %(after)s i %(to_year)s."),
    "results.population_stood_known": _("Folketallet var det samme i %(from_year)s og %(to_year)s: %(before)s."),
    "results.population_fell_bounds": _(
        "Folketallet gikk ned: fra %(before)s i %(from_year)s til %(after)s i %(to_year)s. "
        "Perioden er ukjent, så dette er hele tidsrommet som programmet kan ha vart."
    ),
    "results.population_rose_bounds": _(
        "Folketallet økte: fra %(before)s i %(from_year)s til %(after)s i %(to_year)s. "
        "Perioden er ukjent, så dette er hele tidsrommet som programmet kan ha vart."
    ),
    "results.population_stood_bounds": _(
        "Folketallet var det samme i %(from_year)s og %(to_year)s: %(before)s. "
        "Perioden er ukjent, så dette er hele tidsrommet som programmet kan ha vart."
    ),
    "results.population_unknown": _("Det kan ikke vites."),
    "results.no_official_figure": _("Det finnes ikke offisielle tall for tidsrommet, eller tidsrommet er ukjent."),
    "results.cannot_be_known": _("Det kan ikke vites."),
    "results.in_movers_not_counted": _("Programmet telte ikke hvor mange som flyttet inn."),
    "results.in_movers_not_counted_net_out": _(
        "Programmet telte ikke hvor mange som flyttet inn. Den offisielle statistikken viser bare forskjellen: "
        "fra %(from_year)s til %(to_year)s flyttet det til sammen %(total)s flere ut enn inn."
    ),
    "results.in_movers_not_counted_net_in": _(
        "Programmet telte ikke hvor mange som flyttet inn. Den offisielle statistikken viser bare forskjellen: "
        "fra %(from_year)s til %(to_year)s flyttet det til sammen %(total)s flere inn enn ut."
    ),
    "results.in_movers_not_counted_net_even": _(
        "Programmet telte ikke hvor mange som flyttet inn. Den offisielle statistikken viser bare forskjellen: "
        "fra %(from_year)s til %(to_year)s flyttet det like mange ut som inn."
    ),
    "results.goal_reached": _("Ja. Målet er nådd."),
    "results.goal_partly": _("Delvis. Det er et stykke igjen."),
    "results.goal_missed": _("Nei. Målet er ikke nådd."),
    "results.goal_pending": _("Ikke ennå. Fristen er ikke gått ut."),
    "results.counted_beside_target": _("Talt: %(value)s. Målet var %(aim)s."),
    "results.counted_beside_baseline": _("Talt: %(value)s. Utgangspunktet var %(aim)s."),
    "results.counted_without_target": _(
        "Talt: %(value)s. Målet sier ikke hvor mange det skulle bli, så det kan verken være nådd eller ikke nådd."
    ),
    "results.few_people": _("Få personer."),
    "results.held_back": _("Færre enn fem personer er talt. Så små tall vises ikke, fordi noen kan kjennes igjen."),
    "results.not_counted_here": _("Det som målet måles ved, blir ikke telt."),
    "results.nothing_said": _("Ingen har målt dette, og ingen har oppgitt hvordan det gikk."),
    "results.claimed_not_measured": _("Oppgitt, ikke målt."),
    "results.claims_made": _("Se hva som er oppgitt, og hvem som sier det, under «Hva er oppgitt?»."),
}
