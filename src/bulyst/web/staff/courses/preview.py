"""What enrolling a list would do, line by line, before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from bulyst.courses.models import Enrolment
from bulyst.courses.reading import ParticipantLine
from bulyst.parties.recognition import Described, Match, Register, Sign

NEW, SKIP = "new", "skip"
_KNOWN = "known:"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One person of the list; `options` is empty for somebody who is surely new."""

    number: int
    person: Described
    options: list[tuple[str, str]]
    initial: str

    @property
    def field(self) -> str:
        """The name of the form field that holds the choice."""
        return f"choice_{self.number}"

    @property
    def details(self) -> str:
        """Birth year and contact details as they were read."""
        return details(self.person)


def known_id(choice: str) -> int | None:
    """The registered person that a choice stands for, or None."""
    return int(choice.removeprefix(_KNOWN)) if choice.startswith(_KNOWN) else None


def details(person: Described) -> str:
    """What is known of a person beside the name: "født 1984, kari@example.no"."""
    born = gettext("født %(year)s") % {"year": person.born_year} if person.born_year else ""
    return ", ".join(filter(None, [born, person.email, person.phone]))


def previewed(
    lines: Sequence[ParticipantLine],
    register: Register,
    listed: Mapping[int, Enrolment],
) -> list[PreviewLine]:
    """Each line with whom it may be. `listed`: who stands on the course's list."""
    earlier = Register([])
    found = []
    for number, person in [(line.number, line.person) for line in lines if line.person is not None]:
        matches = register.matches(person)
        twins = earlier.matches(person)
        options: dict[str, str] = {}
        for match in matches:
            options.setdefault(*_known_option(match, register.described(match.party_id), listed))
        if options or twins:
            options[NEW] = gettext("En annen person, som ikke er registrert")
            options.setdefault(SKIP, _skip_text(twins))
        found.append(PreviewLine(number, person, list(options.items()), _initial(matches, listed, bool(twins))))
        earlier.add(number, person)
    return found


def _known_option(match: Match, person: Described, listed: Mapping[int, Enrolment]) -> tuple[str, str]:
    known = details(person) or gettext("ingen andre opplysninger")
    said = {"name": person.name, "details": known, "signs": signs(match)}
    if _stands(match, listed):
        text = gettext("%(name)s (%(details)s), som allerede er påmeldt. Samme %(signs)s. Ta ikke med igjen.") % said
        return (SKIP, text)
    return (f"{_KNOWN}{match.party_id}", gettext("%(name)s (%(details)s). Samme %(signs)s.") % said)


def _skip_text(twins: Sequence[Match]) -> str:
    if twins:
        return gettext("Samme person som på linje %(line)s. Ta ikke med én gang til.") % {"line": twins[0].party_id}
    return gettext("Ta ikke med denne linjen")


def _initial(matches: Sequence[Match], listed: Mapping[int, Enrolment], has_twins: bool) -> str:
    # Only a sure and single match is chosen beforehand; everything else is for a person to say.
    sure = [match for match in matches if match.is_sure]
    if has_twins or len(sure) != 1:
        return ""
    return SKIP if _stands(sure[0], listed) else f"{_KNOWN}{sure[0].party_id}"


def _stands(match: Match, listed: Mapping[int, Enrolment]) -> bool:
    return match.party_id in listed and listed[match.party_id].withdrawn_at is None


def signs(match: Match) -> str:
    """What two descriptions have in common, in words."""
    words = {
        Sign.NAME: gettext("navn"),
        Sign.BORN_YEAR: gettext("fødselsår"),
        Sign.EMAIL: gettext("e-post"),
        Sign.PHONE: gettext("telefon"),
    }
    return ", ".join(word for sign, word in words.items() if sign in match.signs)
