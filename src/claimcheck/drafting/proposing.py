"""Proposing: each quantity of a text as a claim of its kind, as far as the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from claimcheck import figure as figures
from claimcheck.drafting.dating import AROUND, EARLIER, Dating
from claimcheck.drafting.denoting import Denotations
from claimcheck.drafting.listed import items_named, names_above
from claimcheck.drafting.naming import (
    clause_after,
    clause_before,
    longer,
    noun_after,
    short,
    words_after,
    words_before,
)
from claimcheck.drafting.printing import declared, is_currency, is_majority, printed_figure, readable
from claimcheck.drafting.proposal import UNNAMED, Measured, Proposal, Value, publication
from claimcheck.drafting.sentence import Sentences
from claimcheck.figure import Figure
from claimcheck.period import MONTHS, PeriodError
from claimcheck.period_grammar import read_printed
from claimcheck.scanning import Direction, Kind, Mention
from claimcheck.scanning.typed import typed
from claimcheck.yaml_text import one_line

_MEASURED: Final = frozenset({Kind.MONEY, Kind.AMOUNT})
_SHARES: Final = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_POINTS: Final = frozenset({figures.POINTS, figures.BASIS_POINTS})
_UNNAMING: Final = frozenset(
    {*_MEASURED, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS, Kind.RATE, Kind.CHANGE}
)
_NO_NOUNS: Final = frozenset({*figures.MONEY, *figures.MEASURES, *_POINTS})
_FLOWS: Final = frozenset({"year", "quarter", "month", "day"})

_EARLIER: Final = re.compile(r"\s(?:earlier|before|ago|later)\b")
_COMPARING: Final = frozenset(
    {Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE, Kind.COUNT, Kind.MONEY, Kind.AMOUNT, Kind.CHANGE}
)
_COMPARES: Final = re.compile(
    r"\s{1,3}(?:(?:more|less|higher|lower|fewer)\s{1,3}than|above|below|over|under)\s{1,3}(?:the\s{1,3})?",
    re.IGNORECASE,
)
_TIMES: Final = frozenset({"days", "weeks", "months", "quarters", "years"})
_LASTS: Final = re.compile(
    r"\b(?:in|over|during|for|within)\s+(?:the\s+|a\s+)?(?:(?:last|past|first|next|final|same)\s+)?\Z", re.IGNORECASE
)
_IN_LIST: Final = re.compile(
    r"(?:[0-9][^.;:]{0,60}(?:,|\band)|^[Oo]f\b[^.;:,]{0,80},)\s+(?:and\s+|only\s+|about\s+)?\Z"
)
_IN_THE_FIRST: Final = re.compile(r" in the (?:first|second|third|fourth|last|same|past|year|month|quarter)\b.*")
_MEASURES_SUBJECT: Final = re.compile(
    r"\b(?:is|are|was|were|equals?|equalled|reach|reache[sd]|hit|to|at|remain(?:s|ed)?)\s+(?:about\s+|some\s+|only\s+)?\Z",
    re.IGNORECASE,
)
_A_YEAR: Final = re.compile(r"\s+an?\s+year\Z")

_CHANGE_IN: Final = re.compile(r"\s*(?P<noun>increase|rise|growth|decline|fall|drop|decrease|gain|loss)?\s*in\s+")
_CHANGE_NOUN: Final = re.compile(r"(?:an?\s|the\s|(?:growth|increases?|gains?|losses|falls?)\s+of\b)", re.IGNORECASE)
_CHANGE_OF: Final = re.compile(
    r"\b(?:an?|the)\s+(?:[a-z-]+\s+)?(?:(?P<down>reduction|decrease|decline|drop|fall)|(?P<up>increase|rise|gain|growth))"
    r"\s+of\s+(?:0\s+,?\s*or\s+)?\Z"
)
_OF: Final = re.compile(r"\s*of\s+(?:the\s+|all\s+|its\s+|their\s+|our\s+|total\s+)*", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\s*of\s+(?:them|these|those|whom|which|us)\b", re.IGNORECASE)
_OF_WHAT: Final = re.compile(r"\s*of\s+(?!the\b|all\b|its\b|their\b|our\b|those\b|them\b)", re.IGNORECASE)
# What follows a counted noun and still says what is counted: people who answered, boats with engines.
_GOES_ON: Final = re.compile(r"\s+(?:of|who|that|with|without|whose|[a-z]{2,12}ing|[a-z]{2,12}ed)\b")
_MAKES_UP: Final = re.compile(
    r"\b(?:cover(?:s|ed)?|spen[dt]s?|pa(?:ys?|id)|use[sd]?|receive[sd]?|account(?:s|ed|ing)?\s+for|ma(?:de|kes?|king)\s+up|represent(?:s|ed|ing)?|compris(?:es?|ed)|constitut(?:es?|ed)|holds?|held|owns?|owned|won|wins?|takes?|took)\s*\Z",
    re.IGNORECASE,
)
_RATE_WORDS: Final = re.compile(
    r"\b(?:rate|inflation|growth|interest|yield|margin|return|tariff|tax|discount|turnout|unemployment|occupancy)\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE: Final = re.compile(
    r"\b(?:limit|cap|ceiling|threshold|maximum|minimum)(?:\s+\w+){0,3}\s+(?:of|at|is|was|to)\s*\Z", re.IGNORECASE
)
_COMPARED: Final = re.compile(
    r"\s*(?:as\s+(?:\w+\s+){0,3}?as|(?:\w+er|more|less)\s+than|that\s+of|those\s+of)\s+", re.IGNORECASE
)
_IN_TIME: Final = re.compile(
    rf"(?:(?:in|at|on)\s+)?(?:the\s+)?(?:[12]\d{{3}}\b|(?:{'|'.join(MONTHS)})\b|fiscal\b|year\b)|{EARLIER.pattern}",
    re.IGNORECASE,
)
_MORE_THAN: Final = re.compile(
    r"\s*(?P<way>more|higher|larger|bigger|longer|greater|faster|above|less|fewer|lower|smaller|shorter|slower|below)"
    r"(?:(?:\s+(?!than\b)[\w'’-]+){0,3}?(?:\s+than|(?<=above)|(?<=below))\b|(?![\w-]))\s*",
    re.IGNORECASE,
)
_LESS: Final = frozenset({"less", "fewer", "lower", "smaller", "shorter", "slower", "below"})
_SMALLEST: Final = re.compile(r"\b(?:smallest|lowest|least|fewest|shortest|youngest|cheapest|poorest|slowest)\b", re.I)
_LARGEST: Final = re.compile(
    r"\b(?:largest|biggest|highest|most|greatest|longest|oldest|richest|fastest|tallest|busiest|wealthiest|heaviest"
    r"|deepest|widest|strongest|steepest|sharpest|best|worst)\b",
    re.IGNORECASE,
)
# The third consecutive decrease is no place in an order.
_IN_A_ROW: Final = re.compile(r"\s*(?:consecutive|successive|straight)\b", re.IGNORECASE)
_RANKED: Final = re.compile(
    r"\b(?:came|come|comes|ranks?|ranked|ranking|placed|places|finish(?:ed|es)?|stood|stands|is|was|joint)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ON_EVENT: Final = re.compile(r"\s+(?:in|on|back\s+in)\s+(?:the\s+)?\Z", re.IGNORECASE)
# The date of "the 78 it won in 2020" is that of the figure.
_OF_FIGURE: Final = re.compile(r"[0-9][\w,.]*(?:\s+[a-z]+)?\s+(?:(?:it|they|he|she|we)\s+(?:had\s+)?)?\w+\Z")
_PLACE: Final = re.compile(r"\s*[A-Z][\w .'’-]{1,30}(?:, [A-Z][\w .'’-]{1,20})?,?\s+")
_DASH: Final = re.compile(r"\s*(?:\([^)\n]{1,30}\)\s*)?[–—-]\s")
_EVENT: Final = re.compile(
    r"\b(?:founded|established|opened|built|created|launched|born|began|started|elected|published|signed|passed"
    r"|introduced|adopted|completed|closed|died|won|became|taken|formed|set\s+up)\b",
    re.IGNORECASE,
)


class Proposer:
    """Types mentions one by one, each with what it measures."""

    def __init__(self, text: str, sentences: Sentences, dating: Dating, denotations: Denotations) -> None:
        self.text, self.sentences, self.dating, self.denotations = text, sentences, dating, denotations

    def proposed(
        self, mention: Mention, *, dated: tuple[Mention, ...] = (), others: tuple[Mention, ...] = ()
    ) -> Proposal:
        """The claim that a mention makes; `dated` are the dates of its sentence, `others` the figures around it."""
        first, last = self.sentences.of(mention.start)
        before = self._words_before(max(first, mention.start - AROUND), mention, others)
        after = self.text[mention.end : min(max(last, mention.end), mention.end + AROUND)]
        proposal = self._typed(mention, before, after)
        self.dating.date(proposal, dated, others)
        return proposal

    def _words_before(self, start: int, mention: Mention, others: tuple[Mention, ...]) -> str:
        """What is said from `start` to a mention, with a bare number for each measured figure: a unit names nothing."""
        pieces: list[str] = []
        for other in others:
            spans = [span for span in (other.value_span, other.unit_span) if span]
            if other.kind in _UNNAMING and spans and start <= (first := min(spans)[0]) and other.end <= mention.start:
                pieces += (self.text[start:first], "0 ")
                start = other.end
        return "".join((*pieces, self.text[start : mention.start]))

    def event(self, mention: Mention) -> Proposal:
        """A date that belongs to no other figure, as the date of an event."""
        printed = one_line(mention.text)
        try:
            read_printed(printed)
        except PeriodError:
            return _untyped(mention, "a period: type it, or exempt it with a reason")
        first, _ = self.sentences.of(mention.start)
        before = self.text[max(first, mention.start - AROUND) : mention.start]
        if self._is_dateline(mention):
            return Proposal(mention, "date", {"figure": printed}, {"quantity": publication()})
        phrase = clause_before(before) if _EVENT.search(before) else ""
        measured = _measured(phrase, "date", prefix="date when ")
        return Proposal(mention, "date", {"figure": printed}, {"quantity": measured})

    def is_event(self, mention: Mention) -> bool:
        """Whether a date is that of an event: was founded in 1903; or of the report itself."""
        before = self.text[max(0, mention.start - 40) : mention.start]
        if self._is_dateline(mention):
            return True
        link = _ON_EVENT.search(before)
        if link is not None and _OF_FIGURE.search(before, 0, link.start()):
            return False
        return link is not None and any(found.end() == link.start() for found in _EVENT.finditer(before))

    def _is_dateline(self, mention: Mention) -> bool:
        """Whether a day opens a report together with the place it comes from: "NAIROBI, 14 November 2023 –"."""
        if len(mention.period) != len("2023-11-14") or _DASH.match(self.text, mention.end) is None:
            return False
        begins = self.text.rfind("\n\n", 0, mention.start) + 1
        return _PLACE.fullmatch(self.text[max(begins, mention.start - 60) : mention.start]) is not None

    # The kinds.

    def _typed(self, mention: Mention, before: str, after: str) -> Proposal:
        match mention.kind:
            case Kind.RANK:
                return self._rank(mention, before, after)
            case Kind.SUPERLATIVE:
                return _superlative(mention, after)
            case Kind.ENUMERATION:
                return self._list(mention, after)
            case Kind.CHANGE:
                return self._change(mention, before, after)
            case Kind.MULTIPLE:
                return self._multiple(mention, before, after)
            case Kind.UNTYPED:
                return _untyped(mention, "not understood: say what it is, or exempt it with a reason")
        figure = printed_figure(mention)
        if figure is None:
            return _untyped(mention, "its figure is not understood as it stands")
        if mention.kind is Kind.PERCENT and (way := _MORE_THAN.match(after)):
            return _more_than(mention, figure, way, before, after)
        if mention.kind is Kind.PERCENT and (noun := _CHANGE_OF.search(before)):
            return _named_change(mention, figure, noun, before)
        if mention.kind in _SHARES or is_majority(mention):
            return _share(mention, figure, before, after)
        if figure.unit == figures.TIMES:
            return _untyped(mention, "a multiple: say of what")
        return self._level(mention, figure, before, after)

    def _level(self, mention: Mention, figure: Figure, before: str, after: str) -> Proposal:
        known = declared(mention, figure, self.denotations)
        if known is None:
            return _untyped(mention, "its unit is not known")
        figure, unit_name = known
        subject, counted = words_before(before, verbs=True), self._counted(mention)
        rest = words_after(after) if not counted or _GOES_ON.match(after) else ""
        owner = short(words_before(before)).replace("-", " ")
        if {figure.unit, mention.unit} & _NO_NOUNS or is_currency(mention.unit):
            # Of "3.2p a share", "2.5 points", "1.4 tonnes per hectare" and "148 billion crowns" the words before tell.
            counted = ""
        name, others = counted, [f"{owner} {counted}", f"{counted} {rest}"]
        if mention.unit in _TIMES and (_LASTS.search(before) or _EARLIER.match(after)):
            phrase = name = f"span of {mention.unit}"
            others = []
        elif mention.kind is Kind.RATE and mention.rate not in _FLOWS:
            phrase = f"{counted or subject} per {mention.rate}"
            name, others = phrase, []
        elif mention.kind in _MEASURED or mention.kind is Kind.RATE or (figure.unit and mention.kind is Kind.RANGE):
            of = _OF_WHAT.match(after)
            of_what = words_after(after[of.end() :]) if of else ""
            phrases = (of_what, noun_after(after), subject, rest or counted, clause_after(after))
            phrase = next(filter(short, phrases), "")
            name, others = "", [f"{subject} {phrase}"]
        elif counted:
            of_what = "of " if _OF.match(after) else ""
            phrase = _IN_THE_FIRST.sub("", f"{counted} {of_what}{rest}".strip())
        elif them := _OF_THEM.match(after):
            # "90 of them were already vacant": of what, the words before say.
            phrase = next(filter(short, (clause_after(after[them.end() :]), subject)), "")
        elif _IN_LIST.search(before):
            # "Of the 92 glaciers, 81 retreated and two advanced": what is said behind each tells them apart.
            phrase = next(filter(short, (clause_after(after).partition(" and ")[0], rest, subject)), "")
        else:
            phrase = next(filter(short, (subject, rest, clause_after(after))), "")
            others.append(f"{subject} {clause_after(after).split(' ')[0]}")
        measured = _measured(
            phrase, unit_name, others=tuple(others), name=name, per=mention.rate if mention.rate in _FLOWS else ""
        )
        kind = "threshold" if _LIMIT_BEFORE.search(before) else "level"
        return Proposal(mention, kind, {"figure": figure.printed}, {"quantity": measured}, figure)

    def _change(self, mention: Mention, before: str, after: str) -> Proposal:
        figure = printed_figure(mention)
        if figure is None:
            return _untyped(mention, "a change whose figure is not understood as it stands")
        unit_name = "%" if figure.unit in _POINTS else ""
        if figure.unit not in (*_POINTS, "%", "times"):
            known = declared(mention, figure, self.denotations)
            if known is None:
                return _untyped(mention, "its unit is not known")
            figure, unit_name = known
        subject, of = words_before(before, before_verb=True), _CHANGE_IN.match(after)
        changed = words_after(after[of.end() :]) if of and not _IN_TIME.match(after.lstrip()) else ""
        # "A rise of 5% in prices" says what rose behind it, and "prices rose 5% in the north" before.
        is_noun = of is not None and (of["noun"] is not None or _CHANGE_NOUN.match(mention.text) is not None)
        phrases = (changed, subject) if is_noun else (subject, changed)
        phrase = next(filter(short, (*phrases, words_after(after))), "")
        keys: dict[str, Value] = {"figure": figure.printed}
        if mention.direction is not None:
            keys["direction"] = "rise" if mention.direction is Direction.UP else "fall"
        return Proposal(mention, "change", keys, {"quantity": _measured(phrase, unit_name)}, figure)

    def _multiple(self, mention: Mention, before: str, after: str) -> Proposal:
        figure = printed_figure(mention)
        words = self.text[mention.value_span[1] if mention.value_span else mention.end : mention.end] + after
        compared = _COMPARED.search(words[:80])
        other = words_after(words[compared.end() :]) if compared else ""
        if figure is not None and compared and _IN_TIME.match(words, compared.end()):
            # "Twice as much as in 2020" compares two periods, so it is a change.
            return Proposal(
                mention, "change", {"figure": figure.printed}, {"quantity": _measured(words_before(before), "")}, figure
            )
        if figure is None or not other or (compared and figures.locate(words, compared.end()) is not None):
            return _untyped(mention, "a multiple: say of what, and in terms of what", figure=figure)
        refers = {"quantity": _measured(words_before(before) or "what is compared", ""), "to": _measured(other, "")}
        return Proposal(mention, "ratio", {"figure": figure.printed}, refers, figure)

    def _rank(self, mention: Mention, before: str, after: str) -> Proposal:
        value = mention.value_span or (mention.start, mention.end)
        words = self.text[value[1] : mention.end] + after
        alone = value[1] == mention.end and not _LARGEST.match(words.lstrip()) and not _SMALLEST.match(words.lstrip())
        if alone and not _RANKED.search(before) and not re.match(r"\s*(?:place|rank|largest|behind|after)\b", words):
            return _untyped(mention, "an ordinal: say what is ranked, or exempt it with a reason", figure=None)
        if _IN_A_ROW.match(words):
            return _untyped(mention, "an ordinal: say what is counted, or exempt it with a reason", figure=None)
        keys: dict[str, Value] = {"position": one_line(self.text[slice(*value)]), "order": _order(words[:60])}
        proposal = Proposal(mention, "rank", keys)
        named = names_above(words[:AROUND], mention.value)
        if named is not None:
            keys["after"], length = named
            proposal.needs = (mention.start, value[1] + length)
        by = words_after(words)
        if not short(_LARGEST.sub("", by)):
            # "Its endowment is the fourth largest in the state": what is ranked stands before.
            by = words_before(before) or by
        if by:
            proposal.refers["quantity"] = _measured(by, "", prefix="order of ")
        return proposal

    def _list(self, mention: Mention, after: str) -> Proposal:
        value = mention.value_span or (mention.start, mention.end)
        figure = readable(one_line(self.text[slice(*value)]))
        keys: dict[str, Value] = {} if figure is None else {"figure": figure.printed}
        named = items_named(mention, after)
        if named is not None:
            items, complete = named
            keys |= {"items": items, "complete": "yes" if complete else "no"}
        if not keys:
            return _untyped(mention, "a list whose count is not understood")
        comment = "" if named is not None else "name the items: the words do not tell them apart"
        return Proposal(mention, "list", keys, figure=figure, comment=comment)

    def _counted(self, mention: Mention) -> str:
        """What a count counts: its noun with the words between."""
        if mention.unit_span is None or mention.kind in _MEASURED:
            return ""
        start = mention.value_span[1] if mention.value_span else mention.unit_span[0]
        return one_line(self.text[min(start, mention.unit_span[0]) : mention.unit_span[1]].lstrip(" -,"))


def apart(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without words that belong to what is around them.

    In "$10 million a year earlier" the words "a year" name a time and no rate; in "10% more than the $3 billion" the
    words "more than" compare and are no hedge.
    """
    before: Mention | None = None
    for mention in mentions:
        if mention.rate == "year" and _EARLIER.match(text, mention.end):
            words = _A_YEAR.sub("", mention.text)
            kind = Kind.MONEY if mention.unit.isupper() and len(mention.unit) == 3 else Kind.COUNT
            mention = replace(mention, end=mention.start + len(words), text=words, rate="", kind=kind)
        elif before is not None and before.kind in _COMPARING and mention.hedge_span is not None:
            lead = _COMPARES.match(text, before.end, mention.end)
            found = None if lead is None else figures.locate(text, lead.end())
            if found is not None and found.end == mention.end:
                mention = typed(text, found)
        elif mention.shared is not None and mention.found is not None:
            mention = typed(text, mention.found)  # A claim prints its figure as the text does, without the unit.
        yield mention
        before = mention


def _more_than(mention: Mention, figure: Figure, way: re.Match[str], before: str, after: str) -> Proposal:
    """A percentage by which one thing is more than another, or than before."""
    phrase = words_before(before) or words_after(after[way.end() :])
    keys: dict[str, Value] = {
        "figure": figure.printed,
        "direction": "fall" if way["way"].lower() in _LESS else "rise",
    }
    return Proposal(mention, "change", keys, {"quantity": _measured(phrase, "")}, figure)


def _named_change(mention: Mention, figure: Figure, noun: re.Match[str], before: str) -> Proposal:
    """A percentage that a noun before it calls a change: a relative reduction of 27%."""
    keys: dict[str, Value] = {"figure": figure.printed}
    if way := noun["down"] or noun["up"]:
        keys["direction"] = "fall" if way == noun["down"] else "rise"
    phrase = words_before(before[: noun.start()])
    return Proposal(mention, "change", keys, {"quantity": _measured(phrase, "")}, figure)


def _share(mention: Mention, figure: Figure, before: str, after: str) -> Proposal:
    is_over = figure.value is not None and figure.value * (1 if figure.unit else 100) > 100
    of = _OF.match(after)
    if of and (them := _OF_THEM.match(after)):
        # "60% of them work at sea": of whom, the sentence before says.
        of, after = None, after[them.end() :]
    whole = words_after(after[of.end() :]) if of else ""
    said = clause_after(after[of.end() :] if of else after)
    subject = words_before(before)
    keys: dict[str, Value] = {"figure": figure.printed}
    if is_over or (figure.unit == figures.PERCENT and not of and _RATE_WORDS.search(before + after[:40])):
        unit_name = "%" if figure.unit == figures.PERCENT else ""
        return Proposal(mention, "level", keys, {"quantity": _measured(subject or said, unit_name)}, figure)
    by_subject = bool(subject) and (
        _MAKES_UP.search(before) is not None or (of is not None and _MEASURES_SUBJECT.search(before) is not None)
    )
    prefix, words = (
        ("", subject) if by_subject else ("share of ", said) if of else ("share, ", f"{subject} {said}".strip())
    )
    name = subject if by_subject or not of else said
    measured = _measured(name or said, "%", prefix=prefix, of=whole, suffix=words)
    return Proposal(mention, "share", keys, {"quantity": measured}, figure)


def _superlative(mention: Mention, after: str) -> Proposal:
    words = mention.text + after
    if mention.text.lower().startswith("one of") or (
        not _LARGEST.search(mention.text + " ") and not _SMALLEST.search(mention.text)
    ):
        return _untyped(mention, "a superlative: name what it could be ordered by, or exempt it", figure=None)
    by = words_after(mention.text.split(None, 1)[-1] + after)
    proposal = Proposal(mention, "rank", {"order": _order(words[:60])})
    if by:
        proposal.refers["quantity"] = _measured(by, "", prefix="order of ")
    return proposal


_PRINTED: Final = figures.read("1")


def _untyped(mention: Mention, note: str, *, figure: Figure | None = _PRINTED) -> Proposal:
    printed = one_line(mention.text)[:200].strip() if figure is not None else ""
    kept = figure if figure is not _PRINTED else None
    keys: dict[str, Value] = {"figure": printed} if printed else {}
    return Proposal(mention, "untyped", keys | {"note": note}, figure=kept)


def _measured(
    phrase: str,
    unit_name: str,
    *,
    prefix: str = "",
    suffix: str = "",
    of: str = "",
    per: str = "",
    name: str = "",
    others: tuple[str, ...] = (),
) -> Measured:
    """What a phrase says is measured; each figure has its own at first, since the same words need not mean the same."""
    phrase = one_line(phrase)[:200].strip()
    said = one_line(suffix)[:200].strip() or phrase
    wanted = dict.fromkeys((*(short(words) for words in (name, phrase, *others)), longer(phrase)))
    return Measured(prefix + said if said else UNNAMED, tuple(filter(None, wanted)), unit_name, of, per)


def _order(words: str) -> str:
    return "smallest first" if _SMALLEST.search(words) and not _LARGEST.match(words) else "largest first"
