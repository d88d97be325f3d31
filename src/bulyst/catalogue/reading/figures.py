"""A sentence -> the figures in it.

Order of work: blank out numbers that count nothing, take money and percentages, then read each quantity
with the noun behind it, its role, its group and what is said about it afterwards. A quantity that cannot be
placed is reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bulyst.catalogue.reading import directions, groups
from bulyst.catalogue.reading.masks import DEADLINE, IN_YEAR, mask
from bulyst.catalogue.reading.numerals import NUMBER, Quantity, quantities, value_of
from bulyst.catalogue.reading.roles import NOWHERE, Setting, role_at
from bulyst.catalogue.reading.sentences import LONGEST, clause_spans
from bulyst.catalogue.reading.shape import Bound, Confidence, Direction, Figure, Group, Measure, Role, Unit
from bulyst.catalogue.reading.vocabulary import PERSON_UNITS, STRUCTURAL_UNITS, Counted, counted_after

#: A sentence with more numbers than this is a table that lost its lines; it is left to the editor.
MOST_NUMBERS = 24

_MILLION = r"(?:mill\.?|million(?:er|ar)?|mrd\.?|milliard(?:er|ar)?|tusen)"
_MONEY = re.compile(
    rf"(?:ca\.?\s|om lag\s|rundt\s|over\s|inntil\s|vel\s|nærmere\s)?(?:(?:\bkr\.?|\bNOK|\bkroner|(?<!\w)€|"
    rf"\bEUR)\s?(?P<a>{NUMBER})(?:\s?(?P<am>{_MILLION})(?!\w))?(?:,-|,–)?(?:\s?(?:kroner|kr)\b)?|"
    rf"(?P<b>{NUMBER})(?:,-|,–)?\s?(?:(?P<bm>{_MILLION})\s?)?(?:kr\b\.?|kroner|NOK|euro)|"
    rf"(?P<c>\d+(?:[.,]\d+)?|{NUMBER})\s?(?P<cm>mill\.?|million(?:er|ar)?)(?!\s(?:menneske|person|innbygg))(?!\w))",
    re.I,
)
_PERCENT = re.compile(
    rf"(?P<n>{NUMBER})(?:\s?[-–]\s?(?P<to>{NUMBER}))?\s?(?:%|prosent(?:ar|ers)?|"
    rf"pst\.?)(?!\w)",
    re.I,
)
_ABOUT_BEFORE = re.compile(
    r"(?:\bca\.?|\bom lag|\bomlag|\brundt|\bomtrent|\bnærmere|\bover|\bvel|\bdrøyt|\bsnaut)\s*$", re.I
)
_MORE_OR_FEWER = re.compile(r"\s*(?P<more>flere|fleire)|\s*(?P<fewer>færre)", re.I)
_CHANGE_BY = re.compile(r"\b(?:med|på)\s+(?:(?:til ?sammen|til saman|i alt|totalt)\s+)?$", re.I)
_LOST = re.compile(
    r"\b(?:mist(?:et|a|e)|tap(?:t|te)|forsv[au]nn\w*|lagt ned|lagde ned|nedlag(?:t|de)|"
    r"la ned|gikk konkurs|nedlegging\w*|bortfall\w*)\b",
    re.I,
)
_OF_WHICH = re.compile(r"\s*av\s+(?:de(?:m|i|t)?|disse|desse|totalt|i alt)?\s*", re.I)
_VERB_FOLLOWS = re.compile(
    r"\s+(?:av\s+(?:dem|dei|desse|disse|de)\s+)?(?:har|hadde|er|var|ble|blei|vart|"
    r"bur|bor|kom|flytt\w*|delt\w*|deltok|fikk|fekk|gjekk|gikk|fullfør\w*|søkte|"
    r"meldte|reiste|som\s(?:meldte|søkte|kom|flytt\w+|har)|på kurs|på seminar|"
    r"(?:fra|frå)\s(?-i:[A-ZÆØÅ])\w+|hit|heim|hjem|tilbake|attende|solgt|selt|"
    r"leid|leigd|bygd|bygget|tatt|teke|overtatt|overteke|restaurert|etablert|registrert)\b",
    re.I,
)
_NOTHING_FOLLOWS = re.compile(r"\s*(?:\x00|(?:i|og|eller)\s*\x00|[,.;!]|og\s|$)")
_LEVEL_BEFORE = re.compile(
    r"\b(?:folketall?(?:et)?|innbygg(?:er|jar)tall?(?:et)?)\s(?:\w+\s){0,2}?(?:var|"
    r"er|låg på|lå på|på)\s*$|(?:^|\s)\x00+\s?(?:var|budde|bodde) det\s*$",
    re.I,
)
_NAMED_IN_FRONT = re.compile(
    r"(?:^|[.;,(]\s*)(?:antall(?:et)?\s|tall?(?:et)?\s(?:på\s)?)?(?P<what>[^.;:,()\x00]{3,60}?)\s*[:=]\s*$", re.I
)
_EXCEPT = re.compile(r"\b(?:unntatt|utenom|utanom|unnateke|bortsett fr[aå]|med unntak av)\s*$", re.I)
_ABOUT_BEHIND = re.compile(r"\(\s?(?:ca\.?|cirka|omtrent|om lag|anslag|anslått)\s?\)", re.I)
_PARENTHESIS_BEFORE = re.compile(r"\([^()]*$")


@dataclass(slots=True)
class Reading:
    """What a sentence gave: figures, and whether a number in it could not be placed."""

    figures: list[Figure] = field(default_factory=list)
    unplaced: bool = False


@dataclass(slots=True)
class _Sentence:
    text: str
    line: int
    setting: Setting
    masked: str
    figures: list[Figure] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    unplaced: bool = False


def read_sentence(text: str, line: int, setting: Setting = NOWHERE, names: tuple[str, ...] = ()) -> Reading:
    """Figures of one sentence. `names` are names with numbers in them («Lierne 2») that count nothing."""
    if len(text) > LONGEST:
        return Reading(unplaced=any(letter.isdigit() for letter in text))
    # «31 lag (ca.)»: the brackets are taken away for the grammar, and looked for afterwards.
    bare = _ABOUT_BEHIND.sub(lambda match: " " * len(match.group()), text)
    sentence = _Sentence(text, line, setting, mask(bare, names))
    if len(quantities(sentence.masked)) > MOST_NUMBERS:
        return Reading(unplaced=True)
    developments = directions.statements(text, setting)
    _take_money(sentence)
    _take_percentages(sentence)
    for quantity in quantities(sentence.masked):
        if not _is_known_total(sentence, quantity):
            _take_quantity(sentence, quantity, developments)
    _take_developments(sentence, developments)
    return Reading(_in_order(sentence), sentence.unplaced)


def _in_order(sentence: _Sentence) -> list[Figure]:
    order = sorted(range(len(sentence.figures)), key=lambda index: sentence.spans[index])
    return [sentence.figures[index] for index in order]


def _keep(sentence: _Sentence, figure: Figure, start: int, end: int) -> None:
    clause = next((s for s in clause_spans(sentence.text) if s[0] <= start < s[1]), (0, len(sentence.text)))
    within = sentence.text[clause[0] : clause[1]]
    # «6 familier i 2008, 4 i 2009»: the year behind the number is its own; one in front is shared.
    deadline, year = DEADLINE.search(within), IN_YEAR.search(sentence.text, end, clause[1]) or IN_YEAR.search(within)
    if figure.role is Role.GOAL and deadline:
        figure = replace(figure, by_when=int(deadline["year"]))
    elif year:
        figure = replace(figure, year=int(year["year"]))
    sentence.figures.append(figure)
    sentence.spans.append((start, end))


def _take_money(sentence: _Sentence) -> None:
    for match in _MONEY.finditer(sentence.masked):
        amount, size = next((match[k], match[k + "m"]) for k in "abc" if match[k])
        value = _amount(amount, size)
        role, confidence = role_at(sentence.text, match.start(), match.end(), sentence.setting)
        if role is not Role.GOAL:
            role = Role.FUNDING if groups.is_funding(sentence.text) else Role.CONTEXT
        bound = _bound_of(match.group())
        figure = Figure(
            value, None, Unit.KRONER, match.group().strip(), Group.FUNDING, role, sentence.text, sentence.line,
            confidence if confidence is not Confidence.UNSURE else Confidence.LIKELY, bound=bound,
        )  # fmt: skip
        _keep(sentence, figure, match.start(), match.end())
    sentence.masked = _MONEY.sub(lambda match: "\x00" * len(match.group()), sentence.masked)


def _amount(written: str, size: str | None) -> Decimal:
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        written = written.replace(".", ",")
    value = value_of(written)
    if not size:
        return value
    unit = size.lower()
    times = value * (1_000 if unit == "tusen" else 10**9 if unit.startswith(("mrd", "milliard")) else 10**6)
    return Decimal(int(times)) if times == int(times) else times


def _bound_of(words: str) -> Bound:
    found = quantities(words)
    return found[0].bound if found else Bound.EXACT


def _take_percentages(sentence: _Sentence) -> None:
    for match in _PERCENT.finditer(sentence.masked):
        role, confidence = role_at(sentence.text, match.start(), match.end(), sentence.setting)
        group = groups.of_percentage(sentence.text, match.end())
        if group is Group.STAFFING:
            role, confidence = Role.CONTEXT, Confidence.SURE
        about = _ABOUT_BEFORE.search(sentence.masked[: match.start()])
        figure = Figure(
            value_of(match["n"]), value_of(match["to"]) if match["to"] else None, Unit.PERCENT,
            _tail(sentence.text, match.start()), group, role, sentence.text, sentence.line,
            Confidence.LIKELY if confidence is Confidence.SURE else confidence,
            measure=Measure.RANGE if match["to"] else Measure.COUNT, bound=Bound.ABOUT if about else Bound.EXACT,
        )  # fmt: skip
        size = Quantity(value_of(match["n"]), None, figure.bound, match.start(), match.end())
        _keep(sentence, _with_sign(sentence, size, figure), match.start(), match.end())
    sentence.masked = _PERCENT.sub(lambda match: "\x00" * len(match.group()), sentence.masked)


def _tail(text: str, start: int) -> str:
    return re.split(r"[.;,)]\s|\s(?:som|og|men)\s", text[start:])[0].strip(" .,;)")


def _is_known_total(sentence: _Sentence, quantity: Quantity) -> bool:
    """The 50 of «25 av de 50 familiene» belongs to the 25 and is no figure of its own."""
    return bool(re.search(r"\bav\s(?:de|dei)?\s?$", sentence.masked[: quantity.start])) and any(
        figure.out_of == quantity.low for figure in sentence.figures
    )


def _take_quantity(sentence: _Sentence, quantity: Quantity, developments: list[directions.Statement]) -> None:
    after = quantity.end
    more = _MORE_OR_FEWER.match(sentence.masked, after)
    of_which = _OF_WHICH.match(sentence.masked, after)
    counted = counted_after(sentence.masked, after) or _of_a_total(sentence.masked, of_which)
    counted = counted or _named_in_front(sentence.masked, quantity)
    known = counted or _of_a_development(sentence.text, quantity, developments) or _elliptical(sentence, quantity)
    excepted = _EXCEPT.search(sentence.masked[: quantity.start])
    if known is None or excepted or (quantity.low == 0 and known.between > 2):
        # «ingen» without a noun is a pronoun; a number without one stays uninterpreted.
        sentence.unplaced = sentence.unplaced or quantity.low != 0
        return
    if known.unit is Unit.GROUPS:
        # «tre delmål», «to slag»: how the text is built, nothing that was counted.
        return
    figure = _figure(sentence, quantity, known, spelled_out=counted is not None)
    if more:
        figure = replace(figure, direction=Direction.INCREASE if more["more"] else Direction.DECREASE)
        if more["fewer"]:
            figure = replace(figure, measure=Measure.CHANGE_BY)
    _keep(sentence, _with_sign(sentence, quantity, figure), quantity.start, max(quantity.end, known.end))


def _named_in_front(masked: str, quantity: Quantity) -> Counted | None:
    """«Antall nye bedrifter: ca. 15»: what is counted stands in front of the colon."""
    named = _NAMED_IN_FRONT.search(masked[: quantity.start])
    found = counted_after(masked, named.start("what"), named.end("what")) if named else None
    return Counted(found.unit, found.words, 0, quantity.end) if found else None


def _of_a_total(masked: str, of_which: re.Match[str] | None) -> Counted | None:
    """«25 av de 50 familiene»: the families are named after the total."""
    if of_which is None:
        return None
    total = next((q for q in quantities(masked) if of_which.end() <= q.start <= of_which.end() + 3), None)
    if total:
        return counted_after(masked, total.end)
    return counted_after(masked, of_which.end())


def _of_a_development(text: str, quantity: Quantity, developments: list[directions.Statement]) -> Counted | None:
    """«folketallet gikk ned fra 1 566 til 1 410»: what changed is named in front."""
    for stated in developments:
        gap = text[stated.end : quantity.start]
        if 0 <= len(gap) <= 30 and stated.end <= quantity.start and (quantity.from_to or _CHANGE_BY.search(gap)):
            return Counted(stated.unit, text[stated.start : stated.end], 0, quantity.end)
    return None


def _elliptical(sentence: _Sentence, quantity: Quantity) -> Counted | None:
    """«seks familier kom, fem ble boende»; «om lag 200 har deltatt på kurs»: the noun is understood."""
    following = sentence.masked[quantity.end : quantity.end + 60]
    if quantity.low == 0:
        return None
    if _LEVEL_BEFORE.search(sentence.masked[: quantity.start]):
        return Counted(Unit.INHABITANTS, _tail(sentence.text, quantity.start), 3, quantity.end)
    if not _VERB_FOLLOWS.match(following) and not (sentence.figures and _NOTHING_FOLLOWS.match(following)):
        return None
    if sentence.figures and sentence.figures[-1].unit is not Unit.KRONER:
        return Counted(sentence.figures[-1].unit, sentence.figures[-1].counts, 3, quantity.end)
    if groups.is_about_people(following):
        return Counted(Unit.PERSONS, "personer", 3, quantity.end)
    return None


def _figure(sentence: _Sentence, quantity: Quantity, known: Counted, *, spelled_out: bool) -> Figure:
    role, confidence = role_at(sentence.text, quantity.start, quantity.end, sentence.setting)
    if known.unit in STRUCTURAL_UNITS:
        role, confidence = Role.CONTEXT, Confidence.LIKELY
    if (known.between > 2 or not spelled_out) and confidence is Confidence.SURE:
        confidence = Confidence.LIKELY
    if _LEVEL_BEFORE.search(sentence.masked[: quantity.start]):
        role, confidence = Role.CONTEXT, Confidence.LIKELY
    if not spelled_out and role is Role.UNCLEAR and sentence.figures:
        role, confidence = sentence.figures[-1].role, Confidence.LIKELY
    bound = quantity.bound
    if bound is Bound.EXACT and _ABOUT_BEHIND.match(sentence.text, _next_word(sentence.text, quantity.end)):
        bound = Bound.ABOUT
    if bound is Bound.EXACT and _ABOUT_BEHIND.match(sentence.text, _next_word(sentence.text, known.end)):
        bound = Bound.ABOUT
    second = bool(_PARENTHESIS_BEFORE.search(sentence.masked[: quantity.start])) and bool(sentence.figures)
    previous = sentence.figures[-1] if sentence.figures else None
    named = _NAMED_IN_FRONT.search(sentence.masked[: quantity.start])
    group = groups.group_of(
        known.unit, sentence.text, named.start("what") if named else quantity.start, known.end, role
    )
    if second and previous:
        role, confidence = previous.role, previous.confidence
        group = previous.group
    if group is Group.STAFFING:
        role, confidence = Role.CONTEXT, Confidence.SURE
    if role is Role.UNCLEAR and named and spelled_out:
        role = Role.CONTEXT if group is Group.POPULATION else Role.RESULT
        confidence = Confidence.LIKELY
    if role is Role.UNCLEAR and (quantity.low == 0 or group in groups.ALWAYS_RESULTS):
        role, confidence = Role.RESULT, Confidence.LIKELY
    measure = Measure.COUNT if quantity.high is None else Measure.RANGE
    return Figure(
        quantity.low, quantity.high, known.unit, known.words, group, role, sentence.text, sentence.line, confidence,
        measure=measure, bound=bound, out_of=_total(sentence, quantity),
        breakdown=_parts(group, sentence.text, known.end), second_count=second,
    )  # fmt: skip


def _parts(group: Group, text: str, end: int) -> tuple[str, ...]:
    """What the page names behind the figure; schools may stand in front of their enterprises."""
    behind = groups.breakdown(group, text[end:])
    return behind or (groups.breakdown(group, text) if group is Group.PUPIL_ENTERPRISES else ())


def _next_word(text: str, position: int) -> int:
    return position + len(text[position:]) - len(text[position:].lstrip())


def _total(sentence: _Sentence, quantity: Quantity) -> Decimal | None:
    of_which = _OF_WHICH.match(sentence.masked, quantity.end)
    if of_which is None:
        return None
    found = [q for q in quantities(sentence.masked) if of_which.end() <= q.start <= of_which.end() + 3]
    return found[0].low if found else None


def _with_sign(sentence: _Sentence, quantity: Quantity, figure: Figure) -> Figure:
    """Direction of a change, and whether it is a bad result: lost jobs, people who left, none who came."""
    clause = next(s for s in clause_spans(sentence.text) if s[0] <= quantity.start < s[1])
    within = sentence.text[clause[0] : clause[1]]
    if _LOST.search(within) and figure.unit in {Unit.JOBS, Unit.FIRMS, Unit.SCHOOLS, *PERSON_UNITS}:
        figure = replace(figure, direction=Direction.DECREASE, measure=Measure.CHANGE_BY)
        if figure.role in {Role.CONTEXT, Role.UNCLEAR} and figure.unit is not Unit.SCHOOLS:
            figure = replace(figure, role=Role.RESULT, confidence=Confidence.LIKELY)
    if figure.group is Group.MOVED_OUT and figure.direction is Direction.NONE:
        figure = replace(figure, direction=Direction.INCREASE)
    for development in directions.statements(sentence.text, sentence.setting):
        if clause[0] <= development.start < clause[1] and _belongs(sentence.text, development, quantity, figure):
            return _changed(figure, development, quantity)
    nobody = quantity.low == 0 and quantity.high is None and figure.role is Role.RESULT
    return replace(figure, adverse=nobody or _is_bad(figure))


def _is_bad(figure: Figure) -> bool:
    return figure.role is Role.RESULT and directions.is_adverse(figure.unit, figure.group, figure.direction)


def _belongs(text: str, development: directions.Statement, quantity: Quantity, figure: Figure) -> bool:
    """Is this number the size of that change? «gått ned med 14 personer», «nedgang på 3 %», «fra 1 566 til 1 410»."""
    if figure.unit not in PERSON_UNITS | {development.unit, Unit.PERCENT}:
        return False
    gap = text[development.end : quantity.start]
    return development.end <= quantity.start and len(gap) <= 30 and (quantity.from_to or bool(_CHANGE_BY.search(gap)))


def _changed(figure: Figure, development: directions.Statement, quantity: Quantity) -> Figure:
    return replace(
        figure,
        measure=Measure.CHANGE_FROM_TO if quantity.from_to else Measure.CHANGE_BY,
        direction=development.direction,
        group=development.group,
        unit=figure.unit if figure.unit is Unit.PERCENT else development.unit,
        role=development.role,
        confidence=development.confidence,
        adverse=development.role is Role.RESULT and development.adverse,
    )


def _take_developments(sentence: _Sentence, developments: list[directions.Statement]) -> None:
    """Developments without a number of their own, and goals that were said to be missed."""
    missed = directions.missed(sentence.text, sentence.setting)
    for stated in [*developments, *([missed] if missed and not developments else [])]:
        if any(
            figure.group is stated.group and figure.direction is stated.direction is not Direction.NONE
            for figure in sentence.figures
        ):
            continue
        adverse = stated.role is Role.RESULT and (stated is missed or stated.adverse)
        figure = Figure(
            None, None, stated.unit, sentence.text[stated.start : stated.end], stated.group, stated.role, sentence.text,
            sentence.line, stated.confidence, measure=Measure.STATEMENT, direction=stated.direction, adverse=adverse,
        )  # fmt: skip
        _keep(sentence, figure, stated.start, stated.end)
