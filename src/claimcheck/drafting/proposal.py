"""Proposals: each quantity of a text as a claim of its kind, as far as the words around it say."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field

from claimcheck import figure as figures
from claimcheck import unit
from claimcheck.drafting.naming import Names, clause_after, clause_before, words_after, words_before
from claimcheck.drafting.sentence import Sentences
from claimcheck.figure import Figure, FigureError
from claimcheck.period import PeriodError, read, read_printed
from claimcheck.scanning import Direction, Kind, Mention
from claimcheck.unit import UnitError
from claimcheck.yaml_text import one_line

Value = str | tuple[str, ...]

UNNAMED: Final = "not named by the words"

_AROUND: Final = 240
"""Characters of a sentence before and after a figure that are looked at."""

_MEASURED: Final = frozenset({Kind.MONEY, Kind.AMOUNT})
_SHARES: Final = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_POINTS: Final = frozenset({figures.POINTS, figures.BASIS_POINTS})
_FLOWS: Final = frozenset({"year", "quarter", "month", "day"})

# A bare number is no number of these, whatever the noun after it is.
_NOT_COUNTED: Final = frozenset({"share", "percentage points", "date"})

_OF: Final = re.compile(r"\s*of\s+(?:the\s+|all\s+|its\s+|their\s+|our\s+|total\s+)*", re.IGNORECASE)
_RATE_WORDS: Final = re.compile(
    r"\b(?:rate|inflation|growth|interest|yield|margin|return|tariff|tax|discount|turnout|unemployment|occupancy)\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE: Final = re.compile(
    r"\b(?:limit|cap|ceiling|threshold|maximum|minimum)(?:\s+\w+){0,3}\s+(?:of|at|is|was|to)\s*\Z", re.IGNORECASE
)
_COMPARED: Final = re.compile(
    r"\s*(?:as\s+(?:\w+\s+){0,3}?as|(?:\w+er|more|less)\s+than|that\s+of|those\s+of)\s+", re.I
)
_AFTER: Final = re.compile(
    r"\b(?:after|behind|following)\s+(?P<names>(?:the\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4}"
    r"(?:(?:,\s+and\s+|,\s+|\s+and\s+)(?:the\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4}){0,12})"
)
_AMONG_OTHERS: Final = re.compile(r"\b(?:including|such\s+as|among\s+them|for\s+example)\b", re.IGNORECASE)
_NAME_BREAK: Final = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_SMALLEST: Final = re.compile(r"\b(?:smallest|lowest|least|fewest|shortest|youngest|cheapest|poorest|slowest)\b", re.I)
_LARGEST: Final = re.compile(
    r"\b(?:largest|biggest|highest|most|greatest|longest|oldest|richest|fastest|tallest|busiest|wealthiest|heaviest"
    r"|deepest|widest|strongest|steepest|sharpest|best|worst)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\bsince\s+(?:in\s+)?\Z", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(
    r"\s*,?\s*\(?(?:(?:a|one|the)\s+year\s+(?:earlier|before|ago)|(?:in\s+|from\s+)?the\s+previous\s+year|last\s+year)",
    re.I,
)
_ON_EVENT: Final = re.compile(r"\s+(?:in|on|back\s+in)\s+(?:the\s+)?\Z", re.IGNORECASE)
_EVENT: Final = re.compile(
    r"\b(?:founded|established|opened|built|created|launched|born|began|started|elected|published|signed|passed"
    r"|introduced|adopted|completed|closed|died|introduced|won|became|taken|formed|set\s+up)\b",
    re.IGNORECASE,
)


class Proposal(Struct):
    """A claim on its way: the mention it is of, its kind, its keys in the order of the file, and what it measures.

    `unit` is that of the quantity it names, and `figure` what its figure stands for; `comment` is for the person.
    """

    mention: Mention
    kind: str
    keys: dict[str, Value] = field(default_factory=dict)
    quantity: str = ""
    figure: Figure | None = None
    comment: str = ""
    needs: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """What its quote must hold."""
        start, end = self.mention.start, self.mention.end
        if self.needs is not None:
            start, end = min(start, self.needs[0]), max(end, self.needs[1])
        return start, end


class Proposer:
    """Types mentions one by one, and declares the quantities that they are of."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self.text, self.sentences = text, sentences
        self.names = Names()
        self.measures: dict[str, dict[str, str]] = {}

    def proposed(self, mention: Mention, *, dated: tuple[Mention, ...] = ()) -> Proposal:
        """The claim that a mention makes; `dated` are the dates of its sentence."""
        first, last = self.sentences.of(mention.start)
        before = self.text[max(first, mention.start - _AROUND) : mention.start]
        after = self.text[mention.end : min(max(last, mention.end), mention.end + _AROUND)]
        proposal = self._typed(mention, before, after)
        self._date(proposal, dated, first, last)
        return proposal

    def event(self, mention: Mention) -> Proposal:
        """A date that belongs to no other figure, as the date of an event."""
        printed = one_line(mention.text)
        try:
            read_printed(printed)
        except PeriodError:
            return self._untyped(mention, "a period: type it, or exempt it with a reason")
        first, _ = self.sentences.of(mention.start)
        before = self.text[max(first, mention.start - _AROUND) : mention.start]
        event = _EVENT.search(before)
        proposal = Proposal(mention, "date", {"figure": printed})
        phrase = clause_before(before) if event else ""
        name = self._declare(phrase, "date", prefix="date when ")
        proposal.quantity = proposal.keys["quantity"] = name
        return proposal

    def is_event(self, mention: Mention) -> bool:
        """Whether a date is that of an event: was founded in 1903."""
        before = self.text[max(0, mention.start - 40) : mention.start]
        link = _ON_EVENT.search(before)
        return link is not None and any(found.end() == link.start() for found in _EVENT.finditer(before))

    # The kinds.

    def _typed(self, mention: Mention, before: str, after: str) -> Proposal:
        match mention.kind:
            case Kind.RANK:
                return self._rank(mention, before, after)
            case Kind.SUPERLATIVE:
                return self._superlative(mention, after)
            case Kind.ENUMERATION:
                return self._list(mention)
            case Kind.CHANGE:
                return self._change(mention, before, after)
            case Kind.MULTIPLE:
                return self._multiple(mention, before, after)
            case Kind.UNTYPED:
                return self._untyped(mention, "not understood: say what it is, or exempt it with a reason")
        figure = printed_figure(mention)
        if figure is None:
            return self._untyped(mention, "its figure is not understood as it stands")
        if mention.kind in _SHARES or _is_majority(mention):
            return self._share(mention, figure, before, after)
        if figure.unit == figures.TIMES:
            return self._untyped(mention, "a multiple: say of what")
        return self._level(mention, figure, before, after)

    def _level(self, mention: Mention, figure: Figure, before: str, after: str) -> Proposal:
        phrase = self._counted(mention, after) or words_before(before) or words_after(after)
        if mention.kind in _MEASURED or mention.kind is Kind.RATE or (figure.unit and mention.kind is Kind.RANGE):
            phrase = words_before(before) or words_after(after) or phrase
        unit_name = _unit(figure, mention)
        if unit_name is None:
            return self._untyped(mention, "its unit is not known")
        is_limit = _LIMIT_BEFORE.search(before) is not None
        name = self._declare(phrase, unit_name, per=mention.rate if mention.rate in _FLOWS else "")
        keys: dict[str, Value] = {"figure": figure.printed, "quantity": name}
        return Proposal(mention, "threshold" if is_limit else "level", keys, name, figure)

    def _share(self, mention: Mention, figure: Figure, before: str, after: str) -> Proposal:
        is_over = figure.value is not None and figure.value * (1 if figure.unit else 100) > 100
        of = _OF.match(after)
        whole = words_after(after[of.end() :]) if of else ""
        said = clause_after(after[of.end() :] if of else after)
        subject = words_before(before)
        if figure.unit == figures.PERCENT and (is_over or (not of and _RATE_WORDS.search(before + after[:40]))):
            name = self._declare(subject or said, "%")
            return Proposal(mention, "level", {"figure": figure.printed, "quantity": name}, name, figure)
        if is_over:
            name = self._declare(subject or said, "")
            return Proposal(mention, "level", {"figure": figure.printed, "quantity": name}, name, figure)
        name = self._declare(said or subject, "%", prefix="share of " if of else "share, ", of=whole)
        return Proposal(mention, "share", {"figure": figure.printed, "quantity": name}, name, figure)

    def _change(self, mention: Mention, before: str, after: str) -> Proposal:
        figure = printed_figure(mention)
        if figure is None:
            return self._untyped(mention, "a change whose figure is not understood as it stands")
        unit_name = "%" if figure.unit in _POINTS else "" if figure.unit in ("%", "times") else _unit(figure, mention)
        if unit_name is None:
            return self._untyped(mention, "its unit is not known")
        of = re.match(r"\s*(?:increase|rise|growth|decline|fall|drop|decrease|gain|loss)?\s*in\s+", after)
        phrase = (words_after(after[of.end() :]) if of else "") or words_before(before) or words_after(after)
        name = self._declare(phrase, unit_name)
        keys: dict[str, Value] = {"figure": figure.printed, "quantity": name}
        if mention.direction is not None:
            keys["direction"] = "rise" if mention.direction is Direction.UP else "fall"
        return Proposal(mention, "change", keys, name, figure)

    def _multiple(self, mention: Mention, before: str, after: str) -> Proposal:
        figure = printed_figure(mention)
        words = self.text[mention.value_span[1] if mention.value_span else mention.end : mention.end] + after
        compared = _COMPARED.search(words[:80])
        other = words_after(words[compared.end() :]) if compared else ""
        if figure is None or not other:
            return self._untyped(mention, "a multiple: say of what, and in terms of what")
        name = self._declare(words_before(before) or "what is compared", "")
        to = self._declare(other, "")
        keys: dict[str, Value] = {"figure": figure.printed, "quantity": name, "to": to}
        return Proposal(mention, "ratio", keys, name, figure)

    def _rank(self, mention: Mention, before: str, after: str) -> Proposal:
        value = mention.value_span or (mention.start, mention.end)
        position = one_line(self.text[slice(*value)])
        words = self.text[value[1] : mention.end] + after
        by = words_after(words)
        keys: dict[str, Value] = {"position": position, "order": _order(words[:60])}
        proposal = Proposal(mention, "rank", keys)
        named = _AFTER.search(words[:_AROUND])
        if named is not None:
            names = tuple(_bare_name(name) for name in _NAME_BREAK.split(named["names"]))
            if mention.value is not None and len(names) == mention.value - 1:
                keys["after"] = names
                proposal.needs = (mention.start, value[1] + named.end())
        if by:
            proposal.quantity = keys["quantity"] = self._declare(by, "", prefix="order of ")
        return proposal

    def _superlative(self, mention: Mention, after: str) -> Proposal:
        words = mention.text + after
        if mention.text.lower().startswith("one of") or (
            not _LARGEST.search(mention.text + " ") and not _SMALLEST.search(mention.text)
        ):
            return self._untyped(mention, "a superlative: name what it could be ordered by, or exempt it", figure=False)
        by = words_after(mention.text.split(None, 1)[-1] + after)
        keys: dict[str, Value] = {"order": _order(words[:60])}
        proposal = Proposal(mention, "rank", keys)
        if by:
            proposal.quantity = keys["quantity"] = self._declare(by, "", prefix="order of ")
        return proposal

    def _list(self, mention: Mention) -> Proposal:
        value = mention.value_span or (mention.start, mention.end)
        figure = _readable(one_line(self.text[slice(*value)]))
        keys: dict[str, Value] = {} if figure is None else {"figure": figure.printed}
        members = tuple(one_line(member) for member in mention.members)
        if mention.value is not None and len(members) == mention.value:
            keys |= {"items": members, "complete": "yes"}
        elif mention.value is not None and len(members) < mention.value and _AMONG_OTHERS.search(mention.text):
            keys |= {"items": members, "complete": "no"}
        if not keys:
            return self._untyped(mention, "a list whose count is not understood")
        comment = "" if "items" in keys else "name the items: the words do not tell them apart"
        return Proposal(mention, "list", keys, figure=figure, comment=comment)

    def _untyped(self, mention: Mention, note: str, *, figure: bool = True) -> Proposal:
        keys: dict[str, Value] = {"figure": one_line(mention.text)[:200].strip()} if figure else {}
        if not keys.get("figure"):
            keys = {}
        return Proposal(mention, "untyped", keys | {"note": note})

    # Parts.

    def _counted(self, mention: Mention, after: str) -> str:
        """What a count counts: its noun with the words between, and what follows it."""
        if mention.unit_span is None or mention.kind in _MEASURED:
            return ""
        start = mention.value_span[1] if mention.value_span else mention.unit_span[0]
        noun = self.text[min(start, mention.unit_span[0]) : mention.unit_span[1]]
        rest = words_after(after)
        return one_line(f"{noun} {rest}".lstrip(" -,"))

    def _declare(self, phrase: str, unit_name: str, *, prefix: str = "", of: str = "", per: str = "") -> str:
        """A new quantity, because the same words need not mean the same thing twice."""
        phrase = one_line(phrase)[:200].strip()
        name = self.names.new(phrase, "quantity")
        measure = {"measure": prefix + phrase if phrase else UNNAMED, "unit": unit_name}
        self.measures[name] = measure | ({"of": of} if of else {}) | ({"per": per} if per else {})
        return name

    # Periods.

    def _date(self, proposal: Proposal, dated: tuple[Mention, ...], first: int, last: int) -> None:
        """Give a claim the period that its sentence states for it."""
        mention = proposal.mention
        near = [one for one in dated if abs(one.start - mention.start) <= _AROUND]
        if proposal.kind in ("untyped", "list") or not near:
            return
        after = [one for one in near if one.start >= mention.end]
        before = [one for one in near if one.end <= mention.start]
        if proposal.kind == "change":
            self._date_change(proposal, before, after)
            return
        if proposal.kind == "rank" and after and _SINCE.search(self.text[mention.end : after[0].start]):
            if written := period(after[0]):
                proposal.keys["since"] = written
                self._reach(proposal, after[0])
            return
        if _YEAR_BEFORE.match(self.text[mention.end : mention.end + 60]):
            return
        for one, words in (
            *((one, self.text[mention.end : one.start]) for one in after[:1]),
            *((one, self.text[one.end : mention.start]) for one in before[-1:]),
        ):
            is_after = one.start >= mention.end
            lead = self.text[max(0, one.start - 24) : one.start]
            if re.search(r"\b(?:since|from|until|before|after|than|between|by|and|to)\s+(?:the\s+)?\Z", lead, re.I):
                continue
            if re.search(r"[;:]", words) or len(words) > (90 if is_after else 160):
                continue
            if written := period(one):
                proposal.keys["period"] = written
                if one.period.startswith(("fiscal", "academic")):
                    proposal.comment = f"the words say {one_line(one.text)}: declare that calendar under `calendars`"
                self._reach(proposal, one)
                return

    def _date_change(self, proposal: Proposal, before: list[Mention], after: list[Mention]) -> None:
        mention = proposal.mention
        pair = None
        if len(after) >= 2 and _joins(self.text, mention.end, after[0], after[1]):
            pair = after[0], after[1]
        elif len(before) >= 2 and _joins(self.text, before[-2].start - 10, before[-2], before[-1]):
            pair = before[-2], before[-1]
        if pair is not None:
            ends = [period(one) for one in pair]
            if all(ends) and ends[0] < ends[1] and (written := _range(ends[0], ends[1])):
                proposal.keys["period"] = written
                for one in pair:
                    self._reach(proposal, one)

    def _reach(self, proposal: Proposal, dated: Mention) -> None:
        """Let the quote hold the date too."""
        start, end = proposal.needs or (dated.start, dated.end)
        proposal.needs = min(start, dated.start), max(end, dated.end)


_JOINT: Final = re.compile(r"\s*(?:to|and|through|until|–|-)\s*(?:the\s+)?", re.IGNORECASE)
_FROM: Final = re.compile(r"[^.;:]{0,60}?\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _joins(text: str, least: int, one: Mention, other: Mention) -> bool:
    """Whether two dates are the ends of a stretch of time: from 2020 to 2023."""
    return bool(
        _JOINT.fullmatch(text[one.end : other.start]) and _FROM.search(text[max(0, least, one.start - 80) : one.start])
    )


def _range(first: str, last: str) -> str:
    try:
        return str(read(f"{first}..{last}"))
    except PeriodError:
        return ""


def period(dated: Mention) -> str:
    """A date as a claim file writes it; "" where it cannot be. The calendar of a fiscal year is left open."""
    written = dated.period.removeprefix("fiscal ").removeprefix("academic ")
    try:
        found = read(written) if written else None
    except PeriodError:
        return ""
    return written if found is not None and found.first is None else ""


def printed_figure(mention: Mention) -> Figure | None:
    """The figure of a mention in as few of its words as say the same; None where it is not understood alone."""
    if mention.found is None:
        return None
    spans = [span for span in (mention.hedge_span, mention.value_span) if span]
    unit_span = mention.unit_span
    counts = mention.kind in (Kind.COUNT, Kind.VAGUE)
    hulls = [] if not spans else [_hull(spans)] if counts or unit_span is None else [_hull([*spans, unit_span])]
    hulls.append((mention.start, mention.end))
    if mention.value_span and unit_span:
        hulls.append(_hull([mention.value_span, unit_span]))
    if mention.value_span:
        hulls.append(mention.value_span)
    wanted = mention.figure
    for start, end in hulls:
        figure = _readable(one_line(mention.text[start - mention.start : end - mention.start]))
        if figure is not None and (wanted is None or _same(figure, wanted)):
            return figure
    return None


def _hull(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _readable(words: str) -> Figure | None:
    try:
        return figures.read(words)
    except FigureError:
        return None


def _same(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return one.value is None and other.value is None
    return abs(one.value) == abs(other.value)


def _unit(figure: Figure, mention: Mention) -> str | None:
    """The unit to declare for a quantity that has this figure; None where none can hold it."""
    noun = mention.unit if mention.kind in (Kind.COUNT, Kind.VAGUE, Kind.RANGE, Kind.CHANGE) else ""
    for name in (figure.unit,) if figure.unit else (noun.lower(), ""):
        try:
            declared = unit.declare(name)[1]
            if not figure.unit and declared.dimension in _NOT_COUNTED:
                continue
            if figure.unit:
                unit.factor(unit.read(figure.unit, {declared.name})[1], declared)
        except UnitError:
            continue
        return name
    return None


def _is_majority(mention: Mention) -> bool:
    return mention.kind is Kind.VAGUE and re.search(r"\b(?:majority|most)\b", mention.text, re.I) is not None


def _bare_name(name: str) -> str:
    """A name without its article and without the full stop that ends the sentence."""
    words = one_line(re.sub(r"^the\s+", "", name))
    return words.rstrip(".") if words.count(".") == 1 else words


def _order(words: str) -> str:
    return "smallest first" if _SMALLEST.search(words) and not _LARGEST.match(words) else "largest first"
