"""One story, from application to evidence, in a real browser: what this house is for."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bulyst.kernel.deadlines import today
from bulyst.tenancy.roles import Role
from tests.demonstration import Demonstration, bulyst
from tests.e2e.browser import Site, assert_accessible, press, shot, sign_in
from tests.files import pdf, picture

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

LIERNE = "/5042-lierne"
ACCOUNT = "/program/5042-lierne/lierne-2/"
TITLE = "Gårdsutsalg med lokal mat"
NUMBER = "310 703 516"
TODAY = today(datetime.now(UTC))


class Story:
    """A browser for each role, and the case that they share."""

    def __init__(self, site: Site, new_context: Callable[..., BrowserContext]) -> None:
        self.site = site
        self.new_context = new_context
        self.pages: dict[str, Page] = {}
        self.case = ""

    def as_(self, role: Role, screen: str = "desk") -> Page:
        """The page of somebody who is signed in as `role`."""
        if role not in self.pages:
            page = self.new_context(screen).new_page()
            sign_in(page, self.site, role)
            self.pages[role] = page
        return self.pages[role]

    def anyone(self, path: str, screen: str = "desk") -> Page:
        """A page in a browser of somebody who has not signed in."""
        page = self.new_context(screen).new_page()
        page.goto(self.site.at(path))
        return page

    def case_page(self, role: Role) -> Page:
        """The case, as `role` sees it in the municipality."""
        page = self.as_(role)
        page.goto(self.site.at(f"{LIERNE}/saker/{self.case}/"))
        return page


def seen(page: Page, name: str) -> None:
    """Keep a picture, and hold the page to what every page must live up to."""
    shot(page, f"story-{name}")
    assert_accessible(page)


def figure(page: Page, key: str) -> int:
    """A figure as the account shows it."""
    text = page.locator(f".figure:has(a[href*='/tall/{key}/']) .figure-value").first.inner_text()
    found = re.search(r"\d+", text)
    assert found, text
    return int(found.group())


def test_from_application_to_evidence(site: Site, new_context: Callable[..., BrowserContext]) -> None:
    story = Story(site, new_context)
    read_the_front_page(story)
    apply_on_a_phone(story)
    a_step_out_of_turn_is_refused(story)
    assess(story)
    decide(story)
    accept_and_ask_for_a_part(story)
    pay(story)
    ask_for_the_rest(story)
    pay(story)
    see_every_step(story)
    guide(story)
    enter_course_and_ventures(story)
    open_the_account(story)
    read_the_verdict(story)
    read_the_entry(story)
    the_books_hold(story)


def read_the_front_page(story: Story) -> None:
    page = story.anyone("/")
    for door in ("Søk i katalogen", "Se et program", "Logg inn"):
        expect(page.get_by_role("heading", name=door)).to_be_visible()
    press(page, "Lierne 2")
    assert page.url.endswith(ACCOUNT)
    assert [figure(page, key) for key in ("cases.handled", "firms.funded")] == [140, 43]


def apply_on_a_phone(story: Story) -> None:
    page = story.as_(Role.APPLICANT, "phone")
    page.goto(story.site.at("/min-side/virksomhet/ny/"))
    page.get_by_label("Gårdsbruk").check()
    page.get_by_label("Organisasjonsnummer").fill("310 703 517")
    page.get_by_label("Navn").fill("Gården i eksempelet (oppdiktet)")
    page.get_by_label("Kontonummer").fill("8601.11.17947")
    press(page, "Registrer og gå videre")
    assert page.get_by_label("Navn").input_value() == "Gården i eksempelet (oppdiktet)"
    seen(page, "wrong-number")
    page.get_by_label("Organisasjonsnummer").fill(NUMBER)
    press(page, "Registrer og gå videre")

    page.goto(story.site.at("/utlysninger/5042-lierne/bedrifter-og-gardsbruk/"))
    press(page, "Søk nå")
    page.get_by_label("Gården i eksempelet (oppdiktet)").last.check()
    press(page, "Begynn på søknaden")
    page.get_by_label("Hva heter prosjektet?").fill(TITLE)
    page.get_by_label("Hva vil dere gjøre").fill("Vi vil finne ut om et utsalg på gården kan lønne seg.")
    page.get_by_text(re.compile(r"Lagret kl\. \d")).first.wait_for()
    seen(page, "application-project")
    press(page, "Lagre og gå videre")
    page.get_by_label("Forstudie").check()
    page.get_by_label("Når begynner prosjektet?").fill((TODAY + timedelta(days=30)).strftime("%d.%m.%Y"))
    press(page, "Lagre og gå videre")
    page.get_by_label("Kostnad 1").fill("Rådgiver")
    page.get_by_label("Beløp 1").fill("60 000")
    page.get_by_label("Kostnad 2").fill("Eget arbeid")
    page.get_by_label("Beløp 2").fill("40 000")
    seen(page, "application-costs")
    press(page, "Lagre og gå videre")
    page.get_by_label("Hvor mye søker dere om?").fill("50 000")
    page.get_by_label("Egne penger").fill("10 000")
    page.get_by_label("Egen arbeidsinnsats").fill("40 000")
    press(page, "Lagre og gå videre")
    page.get_by_label("Hvor mye offentlig støtte").fill("0")
    page.get_by_label("Nynorsk").check()
    press(page, "Lagre og gå videre")
    with page.expect_navigation():  # both are sent as soon as they are chosen
        page.get_by_label("Legg ved filer").set_input_files(
            [
                {"name": "Tilbud fra rådgiver.pdf", "mimeType": "application/pdf", "buffer": pdf()},
                {"name": "gården.png", "mimeType": "image/png", "buffer": picture(800, 600, "PNG")},
            ]
        )
    assert page.locator(".file img").count() == 2
    seen(page, "application-files")
    press(page, "Gå videre")
    seen(page, "application-summary")
    press(page, "Send søknaden")
    receipt = page.locator("main").inner_text()
    found = re.search(r"\b(20\d\d)/(\d+)\b", receipt)
    assert found, receipt
    story.case = "-".join(found.groups())
    seen(page, "application-receipt")


def a_step_out_of_turn_is_refused(story: Story) -> None:
    page = story.as_(Role.BOARD_MEMBER)
    page.goto(story.site.at(f"{LIERNE}/saker/{story.case}/vedtak/"))
    seen(page, "decision-too-early")
    assert page.get_by_role("button", name="Fatt vedtaket").count() == 0
    page.goto(story.site.at(f"{LIERNE}/saker/{story.case}/"))
    assert "Innvilget" not in page.locator("main").inner_text()


def assess(story: Story) -> None:
    page = story.case_page(Role.CASE_OFFICER)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tilbud fra rådgiver.pdf").click()
    assert download.value.suggested_filename == "Tilbud fra rådgiver.pdf"
    seen(page, "case-submitted")
    press(page, re.compile("^Jeg er habil"))
    page.get_by_role("textbox", name="Vurdering").fill(
        "Tiltaket er nytt, budsjettet er rimelig, og flere kan lære av det."
    )
    for value in ("Plass til alle", "Driftighet", "Gode forvaltere"):
        page.get_by_role("group", name=value).get_by_label("4", exact=True).check()
    page.get_by_label("Innstilt beløp").fill("90 000")
    press(page, "Send til vedtak")
    seen(page, "assessment-refused")
    assert page.get_by_role("textbox", name="Vurdering").input_value().startswith("Tiltaket er nytt")
    page.get_by_label("Innstilt beløp").fill("50 000")
    press(page, "Send til vedtak")
    assert "Til vedtak" in page.locator("main").inner_text()


def decide(story: Story) -> None:
    page = story.case_page(Role.BOARD_MEMBER)
    seen(page, "case-recommended")
    press(page, re.compile("^Jeg er habil"))
    page.get_by_label("Innvilg", exact=True).check()
    page.get_by_role("textbox", name="Begrunnelse").fill("Tiltaket kan gi ny virksomhet på et gårdsbruk.")
    press(page, "Fatt vedtaket")
    seen(page, "case-decided")


def accept_and_ask_for_a_part(story: Story) -> None:
    page = story.as_(Role.APPLICANT)
    page.goto(story.site.at("/min-side/"))
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    seen(page, "applicant-granted")
    letter = page.locator("main a[href*='/brev/']").first.get_attribute("href")
    assert letter
    pdf = page.request.get(story.site.at(letter))
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
    press(page, "Ta imot tilskuddet")
    press(page, "Ta imot tilskuddet")
    press(page, "Be om utbetaling")
    page.get_by_label(re.compile("^En del")).check()
    page.get_by_label("Hva har prosjektet kostet til nå?").fill("50 000")
    page.get_by_label("Hvor mye ber dere om nå?").fill("25 000")
    press(page, "Send forespørselen")


def ask_for_the_rest(story: Story) -> None:
    page = story.as_(Role.APPLICANT)
    page.reload()
    press(page, "Be om utbetaling")
    page.get_by_label(re.compile("^Resten|^Alt som er igjen")).check()
    page.get_by_label("Hva har prosjektet kostet til nå?").fill("100 000")
    page.get_by_label("Hvor mye ber dere om nå?").fill("25 000")
    page.get_by_label("Regnskap", exact=True).fill("Rådgiver 60 000 kr, eget arbeid 40 000 kr.")
    page.get_by_label("Hva er gjort").fill("Forstudien er ferdig. Vi går videre med et lite utsalg.")
    seen(page, "final-request")
    press(page, "Send forespørselen")


def pay(story: Story) -> None:
    page = story.case_page(Role.CASE_OFFICER)
    press(page, "Attester")
    press(page, "Attester")
    page = story.case_page(Role.FINANCE_OFFICER)
    seen(page, "case-to-pay")
    press(page, "Betal ut")
    press(page, re.compile("^Betal ut"))


def see_every_step(story: Story) -> None:
    page = story.as_(Role.APPLICANT)
    page.reload()
    told = page.locator("main").inner_text()
    assert told.count("25\u202f000\u00a0kr") >= 2
    seen(page, "applicant-paid")
    manager = story.case_page(Role.PROGRAMME_MANAGER)
    press(manager, "Avslutt saken")
    press(manager, "Avslutt saken")
    manager.goto(story.site.at(f"{LIERNE}/saker/{story.case}/spor/"))
    seen(manager, "trail")


def guide(story: Story) -> None:
    page = story.as_(Role.CASE_OFFICER)
    page.goto(story.site.at(f"{LIERNE}/saker/veiledning/ny/?finn=Gården i eksempelet"))
    page.get_by_label("Hva gjelder det?").fill("Fra forstudie til utsalg")
    page.get_by_label("Hvem får veiledning?").select_option(label="Gården i eksempelet (oppdiktet)")
    press(page, "Opprett saken")
    press(page, "Før timer")
    page.get_by_label("Dato").fill(TODAY.strftime("%d.%m.%Y"))
    page.get_by_label("Timer").fill("1,5")
    page.get_by_label("Hva gjorde dere?").fill("Gikk gjennom forstudien.")
    page.get_by_label("Neste steg").fill("Snakke med Innovasjon Norge")
    press(page, "Før timene")
    seen(page, "guidance")
    press(page, "Avslutt veiledningen")
    page.get_by_label("Hva kom ut av det?").fill("Vet hvem som kan finansiere utsalget.")
    page.get_by_label("Henvist videre til").select_option(label="Innovasjon Norge")
    press(page, "Avslutt veiledningen")


def enter_course_and_ventures(story: Story) -> None:
    page = story.as_(Role.COORDINATOR)
    enter_a_course(story, page)
    enter_a_new_firm(story, page)
    enter_a_pupil_enterprise(story, page)
    enter_an_activity(story, page)


def enter_a_course(story: Story, page: Page) -> None:
    page.goto(story.site.at(f"{LIERNE}/kurs/nytt/"))
    page.get_by_label("Hva heter kurset?").fill("Salg av lokal mat (oppdiktet)")
    page.get_by_label("Emne").select_option(label="Salg og service")
    page.get_by_label("Kursdager").fill((TODAY - timedelta(days=7)).strftime("%d.%m.%Y"))
    page.get_by_label("Timer hver dag").fill("3")
    press(page, "Før kurset")
    press(page, "Meld på deltakere")
    page.get_by_label("Deltakere, én på hver linje").fill(
        "Deltaker 1 (oppdiktet); deltaker1@demo.bulyst.example\nDeltaker 201 (oppdiktet)"
    )
    press(page, "Se over listen")
    seen(page, "participants-preview")
    page.get_by_role("button", name=re.compile("^Meld på")).click()
    page.wait_for_url(re.compile(r"/kurs/\d+/$"))
    page.locator("main a[href*='/dager/']").first.click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name=re.compile("oppmøte", re.IGNORECASE)).click()
    page.wait_for_url(re.compile(r"/kurs/\d+/$"))
    expect(page.get_by_text("2 var der", exact=True)).to_be_visible()


def enter_a_new_firm(story: Story, page: Page) -> None:
    page.goto(story.site.at(f"{LIERNE}/bedrifter/ny/"))
    page.get_by_label("Organisasjonsnummer").fill("310 703 508")
    page.get_by_label("Navn").fill("Utsalget (oppdiktet)")
    page.get_by_label("Organisasjonsform").select_option(label="Enkeltpersonforetak")
    page.get_by_label("Registrert", exact=True).fill("1.1.2099")
    press(page, "Lagre")
    assert page.get_by_label("Navn").input_value() == "Utsalget (oppdiktet)"
    seen(page, "firm-from-the-future")
    page.get_by_label("Registrert", exact=True).fill(TODAY.strftime("%d.%m.%Y"))
    press(page, "Lagre")


def enter_a_pupil_enterprise(story: Story, page: Page) -> None:
    page.goto(story.site.at(f"{LIERNE}/elevbedrifter/ny/"))
    page.get_by_label("Skole", exact=True).select_option(label="Sørli skole")
    page.get_by_label("Navn på elevbedriften").fill("Bakst (oppdiktet)")
    page.get_by_label("Skoleår").fill("2025/2026")
    page.get_by_label("Antall elever").fill("7")
    page.get_by_label("Startet").fill("15.9.2025")
    press(page, "Lagre")


def enter_an_activity(story: Story, page: Page) -> None:
    page.goto(story.site.at(f"{LIERNE}/lag/ny/"))
    page.get_by_label("Navn på nytt lag").fill("Nytt lag (oppdiktet)")
    page.get_by_label("Hva gjorde laget?").fill("Åpen kveld (oppdiktet)")
    page.get_by_label("Dato").fill(TODAY.strftime("%d.%m.%Y"))
    page.get_by_label("Veiledning", exact=True).check()
    press(page, "Lagre")


#: The entry's figures, and what this story has added to each.
COUNTED = {
    "cases.handled": 140 + 2,
    "firms.funded": 43 + 1,
    "associations.active": 31 + 1,
    "people.on_courses": 200 + 1,
    "firms.new": 15 + 1,
    "enterprises.pupil": 10 + 1,
}


def open_the_account(story: Story) -> None:
    page = story.anyone(ACCOUNT)
    counted = {key: figure(page, key) for key in COUNTED}
    assert counted == COUNTED
    told = page.locator("main").inner_text()
    for answer in ("Nei. Folketallet gikk ned.", "Det kan ikke vites.", "Nordli og Sørli"):
        assert answer in told
    sizes = {
        page.get_by_text(answer, exact=True).first.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
        for answer in ("Nei. Folketallet gikk ned.", "Det kan ikke vites.")
    }
    figures = page.locator(".figure-value").first.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    assert len(sizes) == 1
    assert sizes.pop() >= figures
    seen(page, "account")
    seen(story.anyone(ACCOUNT, "phone"), "account")
    page.locator("a[href$='/tall/firms.funded/']").first.click()
    seen(page, "figure")
    staff = story.as_(Role.COORDINATOR)
    staff.goto(story.site.at(f"{LIERNE}/resultater/lierne-2/people.on_courses/"))
    assert staff.get_by_text("Deltaker 201 (oppdiktet)").count() or staff.locator("main tbody tr").count() > 50
    seen(staff, "rows")


def read_the_verdict(story: Story) -> None:
    page = story.anyone(ACCOUNT)
    page.locator("main a[href^='/kunnskap/']").first.click()
    headings = page.locator("main h2").all_inner_texts()
    order = ["Hva dataene kunne ha vist", "Hva vi ser", "Hvor sikkert"]
    assert [heading for heading in headings if heading in order] == order
    page.get_by_label("Startår", exact=True).select_option("2003")
    press(page, "Vis svaret")
    assert "2003" in page.url
    seen(page, "verdict-2003")
    page.goto(story.site.at("/kunnskap/bakeriet-og-omstillingen/"))
    assert "omstillingsprogrammet" in page.locator("main").inner_text()
    seen(page, "verdict-dated")


def read_the_entry(story: Story) -> None:
    page = story.anyone("/katalog/")
    page.get_by_role("searchbox").fill("Lierne")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Lierne 2", exact=True).first.click()
    told = page.locator("main").inner_text()
    for words in ("Folketallet gikk ned", "ca. 200", "Økt tilflytting", "Ikke vurdert"):
        assert words in told
    seen(page, "entry")


def the_books_hold(story: Story) -> None:
    copy = Demonstration(story.site.var, story.site.database)
    for command in ("ledger", "audit"):
        verb = "check" if command == "ledger" else "verify"
        done = subprocess.run(bulyst(command, verb, "--json"), env=copy.environment, capture_output=True, check=True)
        assert json.loads(done.stdout)["ok"]
