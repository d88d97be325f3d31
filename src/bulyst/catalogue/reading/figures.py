"""A sentence -> the figures in it.

Order of work: blank out numbers that count nothing, take money and percentages, then read each quantity
with the noun behind it, its role, its group and what is said about it afterwards. A quantity that cannot be
placed is reported, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bulyst.catalogue.reading import directions, groups, understood
from bulyst.catalogue.reading.masks import DEADLINE, IN_YEAR, mask
from bulyst.catalogue.reading.numerals import NUMBER, Quantity, has_number, quantities, value_of
from bulyst.catalogue.reading.roles import AT_THE_END, NOWHERE, Setting, role_at, setting_of
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
# Looked for first: most sentences name no money and no share.
_MONEY_WORD = re.compile(r"\bkr|kr\b|nok\b|kroner|€|eur|mill|mrd|,-|,–", re.I)
_PERCENT_WORD = re.compile(r"%|prosent|pst", re.I)
_PERCENT_SIGN = r"%|prosent(?:ar|ers)?|pst\.?"
_PERCENT = re.compile(
    rf"(?:(?P<from>\bfr[aå])\s)?(?P<n>{NUMBER})(?:\s?(?:{_PERCENT_SIGN})?\s?(?:[-–]|til)\s?(?P<to>{NUMBER}))?\s?"
    rf"(?:{_PERCENT_SIGN})(?!\w)",
    re.I,
)
_ABOUT_BEFORE = re.compile(
    r"(?:\bca\.?|\bom lag|\bomlag|\brundt|\bomtrent|\bnærmere|\bover|\bvel|\bdrøyt|\bsnaut)\s*$", re.I
)
_MORE_OR_FEWER = re.compile(
    r"\s*(?:(?P<more>flere|fleire|vekst|auke|økning)|(?P<fewer>færre|nedgang|tilbakegang|reduksjon))\b", re.I
)
_SIZE_OF_CHANGE = re.compile(
    r"\b(?:(?P<more>vekst|auke|økning|oppgang)|(?P<fewer>nedgang|tilbakegang|reduksjon))(?:en)?\s(?:på|med)\s+$", re.I
)
_CHANGE_BY = re.compile(r"\b(?:med|på)\s+(?:(?:til ?sammen|til saman|i alt|totalt)\s+)?$", re.I)
_IS = re.compile(r"^\s(?:i\s\S+\s)?(?:var|er|vart|ble|blei)\s(?:på\s)?$", re.I)
_LEVEL_GAP = re.compile(r"\s?(?:(?:på|til|opp i|over|rundt|kring)\s){0,2}", re.I)
_LOST = re.compile(
    r"\b(?:mist(?:et|a|e)|tap(?:t|te)|forsv[au]nn\w*|lagt ned|lagde ned|nedlag(?:t|de)|"
    r"la ned|gikk konkurs|nedlegging\w*|bortfall\w*)\b",
    re.I,
)
_EXCEPT = re.compile(r"\b(?:unntatt|utenom|utanom|unnateke|bortsett fr[aå]|med unntak av)\s*$", re.I)
#: «Foreløpige resultater: 22 nye familier», «Mål: 50»: the words in front of the colon are a heading.
_LED_IN = re.compile(r"[^:.;]{3,60}:\s")
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
    total: tuple[Counted, Quantity] | None = None


def read_sentence(text: str, line: int, setting: Setting = NOWHERE, names: tuple[str, ...] = ()) -> Reading:
    """Figures of one sentence. `names` are names with numbers in them («Lierne 2») that count nothing."""
    if len(text) > LONGEST:
        return Reading(unplaced=any(letter.isdigit() for letter in text))
    # «31 lag (ca.)»: the brackets are taken away for the grammar, and looked for afterwards.
    bare = _ABOUT_BEHIND.sub(lambda match: " " * len(match.group()), text)
    led_in = _LED_IN.match(text)
    if led_in and not setting.explicit:
        setting = setting_of(led_in.group())
    sentence = _Sentence(text, line, setting, mask(bare, names))
    if len(quantities(sentence.masked)) > MOST_NUMBERS:
        return Reading(unplaced=True)
    developments = directions.statements(text, setting)
    if has_number(sentence.masked) and _MONEY_WORD.search(text):
        _take_money(sentence)
    if has_number(sentence.masked) and _PERCENT_WORD.search(text):
        _take_percentages(sentence)
    for quantity in quantities(sentence.masked):
        if not understood.is_total_of_earlier(sentence.masked, quantity, sentence.figures):
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
    year_behind = IN_YEAR.search(sentence.text, end, clause[1])
    year = year_behind or IN_YEAR.search(within)
    # «2000 innbyggere i 2020» as a goal is a deadline too; «i 2009 var målet» is not.
    deadline = DEADLINE.search(within) or year_behind
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
        if group is Group.FUNDING and role is not Role.GOAL:
            role, confidence = Role.FUNDING, Confidence.LIKELY
        about = _ABOUT_BEFORE.search(sentence.masked[: match.start()])
        figure = Figure(
            value_of(match["n"]), value_of(match["to"]) if match["to"] else None, Unit.PERCENT,
            _tail(sentence.text, match.start()), group, role, sentence.text, sentence.line,
            Confidence.LIKELY if confidence is Confidence.SURE else confidence,
            measure=Measure.RANGE if match["to"] else Measure.COUNT, bound=Bound.ABOUT if about else Bound.EXACT,
        )  # fmt: skip
        size = Quantity(
            figure.value or value_of(match["n"]), None, figure.bound, match.start(), match.end(),
            from_to=bool(match["from"] and match["to"]),
        )  # fmt: skip
        figure = _more_or_fewer(sentence, size, figure)
        _keep(sentence, _with_sign(sentence, size, figure), match.start(), match.end())
    sentence.masked = _PERCENT.sub(lambda match: "\x00" * len(match.group()), sentence.masked)


def _tail(text: str, start: int) -> str:
    return re.split(r"[.;,)]\s|\s(?:som|og|men)\s", text[start:])[0].strip(" .,;)")


def _take_quantity(sentence: _Sentence, quantity: Quantity, developments: tuple[directions.Statement, ...]) -> None:
    after = quantity.end
    counted = counted_after(sentence.masked, after) or understood.of_a_total(sentence.masked, quantity)
    counted = counted or understood.named_in_front(sentence.masked, quantity)
    known = counted or _of_a_development(sentence.text, quantity, developments)
    known = known or understood.elliptical(
        sentence.masked, quantity, sentence.figures, sentence.total[0] if sentence.total else None
    )
    if known and understood.is_total(sentence.masked, quantity) and _another_follows(sentence, quantity):
        sentence.total = known, quantity
        return
    excepted = _EXCEPT.search(sentence.masked[: quantity.start])
    if known is None or excepted or (quantity.low == 0 and known.between > 2):
        # «ingen» without a noun is a pronoun; a number without one stays uninterpreted.
        sentence.unplaced = sentence.unplaced or quantity.low != 0
        return
    if known.unit is Unit.GROUPS:
        # «tre delmål», «to slag»: how the text is built, nothing that was counted.
        return
    figure = _figure(sentence, quantity, known, spelled_out=counted is not None)
    figure = _more_or_fewer(sentence, quantity, figure)
    _keep(sentence, _with_sign(sentence, quantity, figure), quantity.start, max(quantity.end, known.end))


def _more_or_fewer(sentence: _Sentence, quantity: Quantity, figure: Figure) -> Figure:
    """«23 færre innbyggere», «20 % færre elever», «en nedgang på 3 %»: said as a change, so it came about."""
    change = _MORE_OR_FEWER.match(sentence.masked, quantity.end) or _SIZE_OF_CHANGE.search(
        sentence.masked[: quantity.start]
    )
    if change is None or quantity.from_to:
        return figure
    figure = replace(figure, direction=Direction.INCREASE if change["more"] else Direction.DECREASE)
    if change["fewer"] or figure.unit is Unit.PERCENT:
        figure = replace(figure, measure=Measure.CHANGE_BY)
    if figure.role in {Role.UNCLEAR, Role.CONTEXT}:
        figure = replace(figure, role=Role.RESULT, confidence=Confidence.LIKELY)
    return figure


def _another_follows(sentence: _Sentence, quantity: Quantity) -> bool:
    """«Av 45 tomme hus er 12 solgt»: is there a part for this total? A part is no larger and has no noun of its own."""
    following = next((q for q in quantities(sentence.masked) if q.start >= quantity.end), None)
    return bool(
        following
        and following.low <= quantity.low
        and following.start - quantity.end <= 60
        and counted_after(sentence.masked, following.end) is None
    )


def _of_a_development(text: str, quantity: Quantity, developments: tuple[directions.Statement, ...]) -> Counted | None:
    """«folketallet gikk ned fra 1 566 til 1 410»: what changed is named in front."""
    for stated in developments:
        if _is_level_of(text, stated, quantity):
            level = "innbyggere" if stated.unit is Unit.INHABITANTS else stated.subject
            return Counted(stated.unit, level, 0, quantity.end)
        if _is_size_of(text, stated, quantity):
            words = stated.subject if stated.role is Role.GOAL else text[stated.start : stated.end]
            return Counted(stated.unit, words, 0, quantity.end)
    return None


def _figure(sentence: _Sentence, quantity: Quantity, known: Counted, *, spelled_out: bool) -> Figure:
    role, confidence = role_at(sentence.text, quantity.start, quantity.end, sentence.setting)
    if known.unit in STRUCTURAL_UNITS:
        role, confidence = Role.CONTEXT, Confidence.LIKELY
    if (known.between > 2 or not spelled_out) and confidence is Confidence.SURE:
        confidence = Confidence.LIKELY
    if understood.LEVEL_BEFORE.search(sentence.masked[: quantity.start]):
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
    named = understood.NAMED_IN_FRONT.search(sentence.masked[: quantity.start])
    part = understood.is_part_of_previous(sentence.masked, quantity)
    group = groups.group_of(
        known.unit,
        sentence.text,
        named.start("what") if named and known.end == quantity.end else quantity.start,
        known.end,
        Role.UNCLEAR if part else role,
    )
    if previous and (second or understood.is_spread_over(sentence.masked, quantity)):
        role, confidence = previous.role, previous.confidence
    if previous and (second or (part and group is Group.OTHER and known.unit is previous.unit)):
        group = previous.group
    told = sentence.setting.explicit or AT_THE_END.search(sentence.text)
    if group is Group.POPULATION and role is Role.RESULT and not told:
        # «Det bor 230 personer i bygda» tells how things are, not what came of the work.
        role, confidence = Role.CONTEXT, Confidence.LIKELY
    if group is Group.STAFFING:
        role, confidence = Role.CONTEXT, Confidence.SURE
    if role is Role.UNCLEAR and named and spelled_out:
        role = Role.CONTEXT if group is Group.POPULATION else Role.RESULT
        confidence = Confidence.LIKELY
    out_of = _total(sentence, quantity)
    if role is Role.UNCLEAR and (quantity.low == 0 or group in groups.ALWAYS_RESULTS or out_of is not None):
        role, confidence = Role.RESULT, Confidence.LIKELY
    if role is Role.UNCLEAR and known.unit is Unit.INHABITANTS and group is Group.POPULATION:
        role, confidence = Role.CONTEXT, Confidence.LIKELY
    measure = Measure.COUNT if quantity.high is None else Measure.RANGE
    return Figure(
        quantity.low, quantity.high, known.unit, known.words, group, role, sentence.text, sentence.line, confidence,
        measure=measure, bound=bound, out_of=out_of,
        breakdown=_parts(group, sentence.text, known.end), second_count=second,
    )  # fmt: skip


def _total(sentence: _Sentence, quantity: Quantity) -> Decimal | None:
    if sentence.total:
        return sentence.total[1].low
    previous = sentence.figures[-1] if sentence.figures else None
    if previous and previous.unit in {Unit.KRONER, Unit.PERCENT}:
        previous = None
    return understood.total_of(sentence.masked, quantity, previous)


def _parts(group: Group, text: str, end: int) -> tuple[str, ...]:
    """What the page names behind the figure; schools may stand in front of their enterprises."""
    behind = groups.breakdown(group, text[end:])
    return behind or (groups.breakdown(group, text) if group is Group.PUPIL_ENTERPRISES else ())


def _next_word(text: str, position: int) -> int:
    return position + len(text[position:]) - len(text[position:].lstrip())


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
    if nobody and (figure.group is Group.MOVED_OUT or figure.measure is Measure.CHANGE_BY):
        # «Ingen har flyttet ut», «ingen arbeidsplasser gikk tapt»: nobody lost is good.
        return replace(figure, adverse=False)
    return replace(figure, adverse=nobody or _is_bad(figure))


def _is_bad(figure: Figure) -> bool:
    return figure.role is Role.RESULT and directions.is_adverse(figure.unit, figure.group, figure.direction)


def _belongs(text: str, development: directions.Statement, quantity: Quantity, figure: Figure) -> bool:
    """Is this number the size of that change? «gått ned med 14 personer», «nedgang på 3 %», «fra 1 566 til 1 410»."""
    if figure.unit not in PERSON_UNITS | {development.unit, Unit.PERCENT}:
        return False
    return _is_size_of(text, development, quantity)


def _is_size_of(text: str, development: directions.Statement, quantity: Quantity) -> bool:
    if development.start <= quantity.start < development.end:
        return True
    gap = text[development.end : quantity.start]
    if quantity.start < development.end or len(gap) > 30:
        return False
    migration = development.unit is Unit.MIGRATION and _IS.search(gap)
    return quantity.from_to or bool(_CHANGE_BY.search(gap) or migration)


def _is_level_of(text: str, development: directions.Statement, quantity: Quantity) -> bool:
    """«folketallet skal være 1 500», «folketalet har vore stabilt kring 1 400»: the number is where it stands."""
    if development.role is not Role.GOAL and development.direction is not Direction.STABLE:
        return False
    return quantity.start >= development.end and bool(_LEVEL_GAP.fullmatch(text[development.end : quantity.start]))


def _changed(figure: Figure, development: directions.Statement, quantity: Quantity) -> Figure:
    kept = figure.unit is Unit.PERCENT or development.unit is Unit.MIGRATION
    return replace(
        figure,
        measure=Measure.CHANGE_FROM_TO if quantity.from_to else Measure.CHANGE_BY,
        direction=development.direction,
        group=development.group,
        counts=development.subject if development.unit is Unit.MIGRATION and development.subject else figure.counts,
        unit=figure.unit if kept else development.unit,
        role=development.role,
        confidence=development.confidence,
        adverse=development.role is Role.RESULT and development.adverse,
    )


def _take_developments(sentence: _Sentence, developments: tuple[directions.Statement, ...]) -> None:
    """Developments without a number of their own, and goals that were said to be missed."""
    missed = directions.missed(sentence.text, sentence.setting)
    stated_ones = [stated for stated in developments if stated.role is not Role.GOAL]
    for stated in [*stated_ones, *([missed] if missed and not stated_ones else [])]:
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
