"""The scanner: every quantity of an English text, and every number in it that is none, with the rule that says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck import figure as figures
from claimcheck import hedge as hedges
from claimcheck.figure import Found
from claimcheck.figure import unit as units
from claimcheck.phrase import GAP, words_of
from claimcheck.scanning import dating, exempting, listing
from claimcheck.scanning.dating import Dated
from claimcheck.scanning.exempting import Exempt
from claimcheck.scanning.leading import BLANK, CHANGES, currency, is_no_part, starts
from claimcheck.scanning.mention import Exemption, Kind, Mention, Scan
from claimcheck.scanning.trigger import ONE_MEASURES, SUPERLATIVES, TRIGGER, lowered
from claimcheck.scanning.typed import head, is_noun, typed
from claimcheck.scanning.unseen import Seen

_ASCII: Final = re.ASCII | re.IGNORECASE


def scan(text: str) -> Scan:
    """The quantities of `text` and its exemptions. The time is linear in its length, whatever stands in it."""
    seen = Seen(text)
    return seen.in_place(_Scanner(seen.text).scanned())


class _Scanner:
    """One pass over a text, from trigger to trigger; what has been read is not looked at again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done = 0
        self.quantities: list[Mention] = []
        self.exemptions: list[Exemption] = []

    def scanned(self) -> Scan:
        text = lowered(self.text)
        at = 0
        while trigger := TRIGGER.match(text, at):
            kind = trigger.lastgroup or ""
            start, end = trigger.span(kind)
            match kind:
                case "digit":
                    self._digits(start)
                case "word":
                    self._word(start, end, trigger[kind])
                case "part":
                    self._read(start)
                case "mark":
                    self._exempt(Exempt(start, end, "footnote-mark"))
                case "foreign":
                    self._exempt(Exempt(start, end, "digits-of-another-script"))
                case _:
                    self._exempt(Exempt(start, end, "url"))
            at = max(end, self.done)
        self._add_lists()
        return Scan(self.text, tuple(self.quantities), tuple(self.exemptions))

    # What stands at a trigger.

    def _digits(self, start: int) -> None:
        text = self.text
        if dated := dating.at_digits(text, start, self.done):
            self._date(dated)
            return
        money = currency(text, start, self.done)
        if money is None and (exempt := exempting.of_digits(text, start, self.done)):
            self._exempt(exempt)
            return
        if money is None and dating.is_year(text, start) and self._is_year(start):
            self._date(dating.year(text, start, self.done))
            return
        if self._read(start, money):
            return
        digits = _DIGITS.match(text, start)
        assert digits is not None
        first, end = start if money is None else money, digits.end()
        if digits["letters"]:
            self._exempt(Exempt(start, end, "identifier"))
        else:
            self._add(Mention(first, end, text[first:end], Kind.UNTYPED, value_span=digits.span()))

    def _is_year(self, start: int) -> bool:
        """Whether four digits that can be a year are one: in doubt they are, unless they are said to count."""
        before = _word_before(self.text, start)
        if before in _BEFORE_YEARS:
            return True
        end = start + 4
        if before in _BEFORE_COUNTS and not (before in _HEDGES_OF_YEARS and _IS_ALONE.match(self.text, end)):
            return False
        found = figures.locate(self.text, start)
        if found is None:
            return True
        if found.unit and not is_noun(found):
            return False
        if found.low is not None and found.high is not None:
            # "From 2014 to 2020" names two years; "1500 to 3000" counts.
            return found.high <= dating.LAST_YEAR
        if found.end == end and before in _HEDGES_OF_COUNTS:
            return False
        if found.unit and found.unit_span and found.unit_span[0] - end <= 1:
            return head(found.unit) not in _COUNTED_NOUNS
        return True

    def _word(self, start: int, end: int, word: str) -> None:
        text = self.text
        before = _word_before(text, start)
        if word in SUPERLATIVES:
            self._superlative(start, end, before)
            return
        special = _SPECIAL.get(word)
        if special is not None and special(self, start, end, word, before):
            return
        if word in ONE_MEASURES:
            # "About a mile": the article is the number, and only a hedge makes it one.
            self._one_measure(start)
            return
        if word in _ORDINALS_OF_PERIODS and (dated := dating.at_ordinal(text, start)):
            self._date(dated)
            return
        if word in _ORDINAL_OF_CENTURY and (century := _CENTURY.match(text, start)):
            number = _ORDINAL_OF_CENTURY[word]
            period = f"{100 * number - 99:04d}..{100 * number:04d}"
            value = Fraction(number)
            self._date(Dated(start, century.end(), (start, start + len(word)), value, period=period, unit="century"))
            return
        if exempt := exempting.of_words(text, start, word, before):
            if exempt.start >= self.done:
                self._exempt(exempt)
            return
        self._read(start)

    def _one_measure(self, start: int) -> None:
        """`nearly an hour`, `more than a decade`."""
        article = start - (3 if self.text[start - 2] in "nN" else 2)
        self._read(article)

    def _superlative(self, start: int, end: int, before: str) -> None:
        """`the largest`, `its lowest`, `the world's busiest`: first of its order, without a number."""
        text = self.text
        if _PART_OF.match(text, end):
            return  # "The best part of 2,000" is a hedge.
        lead = _OWNER.search(text[max(self.done, start - 24) : start])
        if lead is None or before == "at" or (before == "the" and _AT_THE.search(text[max(0, start - 8) : start])):
            return
        first = start - len(lead[0])
        self._add(Mention(first, end, text[first:end], Kind.SUPERLATIVE))

    def _one_of(self, start: int, end: int, word: str, before: str) -> bool:
        """`one of the largest`: a superlative of several; "one of the three" counts one."""
        found = _ONE_OF.match(self.text, start)
        if found is None:
            return False
        if found["best"] is None:
            count = _ONE_OF_COUNT.match(self.text, start)
            if count is None:
                self._exempt(Exempt(start, end, "pronoun"))
                return True
            self._add(Mention(start, end, self.text[start:end], Kind.COUNT, Fraction(1), value_span=(start, end)))
            return True
        self._add(Mention(start, found.end(), found[0], Kind.SUPERLATIVE))
        return True

    def _most(self, start: int, end: int, word: str, before: str) -> bool:
        """`the most populous` is a superlative; `most teachers` a majority; "most recent" neither."""
        text = self.text
        if before in _OWNERS and (adjective := _NEXT_WORD.match(text, end)):
            lead = _OWNER.search(text[max(self.done, start - 24) : start])
            if lead and adjective[1].lower() not in ("of", "part"):
                first = start - len(lead[0])
                self._add(Mention(first, adjective.end(), text[first : adjective.end()], Kind.SUPERLATIVE))
            return True
        if before in ("at", "the", "second", "third", "what"):
            return True
        following = _NEXT_WORD.match(text, end)
        if following is None:
            return True
        noun = following[1]
        if noun.lower() == "of" or figures.is_plural(noun.lower()):
            self._read(start)
            if self.quantities and self.quantities[-1].start == start and figures.is_plural(noun.lower()):
                span = following.span(1)
                last = self.quantities[-1]
                self.quantities[-1] = replace(
                    last, end=span[1], text=text[last.start : span[1]], unit=noun.lower(), unit_span=span
                )
                self.done = span[1]
        return True

    def _majority(self, start: int, end: int, word: str, before: str) -> bool:
        return before not in _BEFORE_MAJORITY or _MAJORITY_NAME.match(self.text, end) is not None

    def _both(self, start: int, end: int, word: str, before: str) -> bool:
        found = listing.after_both(self.text, end)
        if found is not None:
            stop, members = found
            self._add(
                Mention(
                    start,
                    stop,
                    self.text[start:stop],
                    Kind.ENUMERATION,
                    Fraction(2),
                    value_span=(start, end),
                    members=members,
                )
            )
        return True

    def _limit(self, start: int, end: int, word: str, before: str) -> bool:
        """`exceeds the thresholds`, `as compared to`: a limit or a comparison that gives no number."""
        text = self.text
        if word == "compared":
            if (with_whom := _COMPARED.match(text, start)) and not _DIGIT.search(with_whom[0]):
                self._exempt(Exempt(start, with_whom.end(), "comparison-without-figure"))
        elif word == "ceiling" and (on := _CEILING_ON.match(text, end)):
            self._exempt(Exempt(start, on.end(), "limit-without-figure"))
        elif (lead := _LIMIT.search(text[max(self.done, start - 60) : start])) is not None:
            self._exempt(Exempt(start - len(lead[0]), end, "limit-without-figure"))
        return True

    def _list(self, start: int, end: int, word: str, before: str) -> bool:
        """`including Goa and Assam`: a list that does not say how many it names."""
        stop = listing.after_word(self.text, start)
        if stop is not None and not _DIGIT.search(self.text[start:stop]):
            self._exempt(Exempt(start, stop, "uncounted-list"))
        return True

    def _number(self, start: int, end: int, word: str, before: str) -> bool:
        return before not in _SIZES or self.text[end : end + 4].lower() != " of "

    def _couple(self, start: int, end: int, word: str, before: str) -> bool:
        return before not in ("a", "next", "last", "past", "first")

    def _few(self, start: int, end: int, word: str, before: str) -> bool:
        return before in ("very", "too", "so", "the", "only", "how", "as", "no", "first", "last") or (
            before != "a" and _NEXT_WORD.match(self.text, end) is None
        )

    def _share(self, start: int, end: int, word: str, before: str) -> bool:
        """Whether `a third`, `a quarter` is something else than a part: a third country, the quarter."""
        if word in ("half", "halves"):
            if (unit := _AND_A_HALF.search(self.text[max(self.done, start - 32) : start])) is not None:
                return self._read(start, start - len(unit[0]))
            if before in ("first", "second", "other", "latter", "better"):
                return True
            # Half a point has a size, half-empty has none.
            return self.text[end : end + 1] == "-" and not self._is_of_one(end)
        if exempt := exempting.of_phrase(self.text, start):
            self._exempt(exempt)
            return True
        if before in SUPERLATIVES or before in ("top", "bottom", "middle", "upper", "lower"):
            # "The poorest fifth" is a group of people.
            self._exempt(Exempt(start, end, "set-phrase"))
            return True
        if word == "quarter":
            return before not in _BEFORE_PARTS and not self._is_of_one(end)
        if before in ("a", "an") and not _is_hedged(self.text, start) and not _IS_PART.match(self.text, end):
            self._ordinal(start)
            return True
        return False

    def _is_of_one(self, end: int) -> bool:
        """Whether a part that ends at `end` is of one unit: a half-mile, a quarter point, half-million."""
        return _HALF_OF_ONE.match(self.text, end) is not None or units.part_of_one(self.text, end) is not None

    def _ordinal(self, start: int) -> None:
        found = figures.locate(self.text, start)
        if found is not None:
            self._mention(found)

    def _double(self, start: int, end: int, word: str, before: str) -> bool:
        return not (before in _BEFORE_DOUBLE or _AFTER_DOUBLE.match(self.text, end))

    def _needs_count(self, start: int, end: int, word: str, before: str) -> bool:
        """Scale words count only after a number ("a million", "couple hundred"), or where they stand for one."""
        if self.text[start - 1 : start] != "-" and _STANDS_FOR_ONE.match(self.text, start):
            return before in _BEFORE_SCALES
        return before not in ("a", "an", "one", "half", "several", "few", "couple", "per", "the", "quarter")

    # What is found.

    def _read(self, start: int, first: int | None = None) -> bool:
        """Read the figure whose number, or whose currency, begins at `start`, with the words that lead to it."""
        text = self.text
        number = start if first is None else first
        if (
            first is None
            and text.endswith(("and ", "and\n"), 0, start)
            and (hour := _AN_HOUR_AND.search(text[max(self.done, start - 16) : start]))
        ):
            found = figures.locate(text, start - len(hour[0]))
            if found is not None and found.value_span[1] > start:
                self._mention(found)
                return True
        apart = False
        for place in starts(text, number, self.done):
            # "Rose from 41 to 56" names two levels and no range.
            if text[place : place + 4].lower() == "from" and CHANGES.search(text[max(0, place - 72) : place]):
                apart = True
                continue
            found = figures.locate(text, place, apart=apart)
            if found is None or found.end <= start or found.value_span[1] <= start:
                continue
            if found.low is not None and found.rises is not None and _FROM_LEVEL.match(text, found.end):
                # "Fell by 9,000 to 64,000, from 73,000" names a change and two levels.
                found = figures.locate(text, place, apart=True) or found
            if place < number and is_no_part(text, place, found):
                continue
            self._mention(found)
            return True
        return False

    def _mention(self, found: Found) -> None:
        mention = typed(self.text, found)
        if mention.kind in (Kind.COUNT, Kind.AMOUNT) and mention.value is not None and mention.unit:
            count = mention.value
            if (
                count.denominator == 1
                and 2 <= count <= listing.MOST_MEMBERS
                and mention.end == (mention.unit_span or (0, 0))[1]
            ):
                listed = listing.after_count(self.text, mention.end, int(count))
                if listed is not None and not _DIGIT.search(self.text[mention.end : listed[0]]):
                    end, members = listed
                    mention = replace(
                        mention,
                        end=end,
                        text=self.text[mention.start : end],
                        kind=Kind.ENUMERATION,
                        members=members,
                    )
        self._add(mention)

    def _date(self, dated: Dated) -> None:
        if dated.is_part:
            self._exempt(Exempt(dated.start, dated.end, "date-part"))
            return
        self._add(
            Mention(
                dated.start,
                dated.end,
                self.text[dated.start : dated.end],
                Kind.PERIOD,
                dated.value,
                dated.low,
                dated.high,
                dated.unit,
                value_span=dated.value_span,
                unit_span=dated.unit_span,
                period=dated.period,
            )
        )

    def _add(self, mention: Mention) -> None:
        if mention.unit_span is not None and mention.kind in _OF_SHARED_UNITS and self.quantities:
            self._share_unit(mention, mention.unit_span)
        self.quantities.append(mention)
        self.done = mention.end

    def _share_unit(self, mention: Mention, unit: tuple[int, int]) -> None:
        """Give the unit of `mention` to the bare numbers before it: "6.86 and 6.37 per cent", "from 90 to 80%"."""
        start, joint = mention.start, _JOINT_OF_LAST
        if mention.value_span is None or unit[0] < mention.value_span[1]:
            return
        for place in range(len(self.quantities) - 1, -1, -1):
            before = self.quantities[place]
            if not (before.found and before.kind in _OF_BARE_NUMBERS and not before.unit and not before.rate):
                return
            if before.value_span is None or before.value_span[1] != before.end or before.found.share:
                return
            if not joint.fullmatch(self.text[before.end : start]):
                return
            shared = figures.locate(f"{before.text} {self.text[slice(*unit)]}")
            if shared is None or shared.value != before.value or shared.unit != mention.unit:
                return
            self.quantities[place] = replace(before, kind=mention.kind, unit=mention.unit, shared=shared)
            start, joint = before.start, _JOINT_OF_OTHERS

    def _exempt(self, exempt: Exempt) -> None:
        start = max(exempt.start, self.done)
        self.exemptions.append(Exemption(start, exempt.end, self.text[start : exempt.end], exempt.rule))
        self.done = exempt.end

    def _add_lists(self) -> None:
        """The lists without a count, where nothing else has been found."""
        found: list[Mention | Exemption] = [*self.quantities, *self.exemptions]
        taken = sorted((one.start, one.end) for one in found)
        starts = [start for start, _ in taken]
        last = 0
        for start, end in listing.uncounted(self.text):
            place = bisect_right(starts, end - 1)
            if start < last or (place and taken[place - 1][1] > start):
                continue
            self.exemptions.append(Exemption(start, end, self.text[start:end], "uncounted-list"))
            last = end
        self.exemptions.sort(key=lambda exempt: exempt.start)


def _is_hedged(text: str, start: int) -> bool:
    """Whether a hedge or a verb of change leads to the article before `start`, so that a part follows and no rank."""
    found = _BEFORE_AN_ARTICLE.search(text[max(0, start - 20) : start])
    return found is not None and found[1].lower() in _BEFORE_PARTS_OF_ONE


def _word_before(text: str, start: int) -> str:
    """The word before `start` in lower case; "" where something else stands there."""
    if not start or text[start - 1] not in BLANK:
        return ""
    words = text[max(0, start - 20) : start].split()
    return words[-1].lower().lstrip("(“\"'‘") if words else ""


_DIGITS: Final = re.compile(r"[0-9]++(?:[.,:/^-]?[0-9]++| [0-9]{3}(?![0-9]))*+(?P<letters>[A-Za-z]{0,8}+)", re.ASCII)
_DIGIT: Final = re.compile("[0-9]")
_FROM_LEVEL: Final = re.compile(rf",?{GAP}from{GAP}(?:the{GAP})?[0-9$£€]", _ASCII)

# Years.

_BEFORE_YEARS: Final = (
    frozenset(
        words_of(
            "in since during until till before after by from of between through for mid early late and or to year"
            " summer winter spring autumn fall circa than around election"
        )
    )
    - {"by", "from", "of", "to", "for", "and", "or", "between", "than", "around", "after", "before"}
    | dating.MONTHS
)
_BEFORE_COUNTS: Final = frozenset(
    words_of(
        "below above exceeds exceeded exceeding under some nearly almost about around roughly least than over"
        " approximately only another"
    )
)
_HEDGES_OF_COUNTS: Final = frozenset(words_of("some nearly almost least than roughly approximately"))
# "Around 2050." is a year, "above 2000." a number.
_HEDGES_OF_YEARS: Final = frozenset(words_of("about around than over under only"))
_IS_ALONE: Final = re.compile(r"[.,;:)]|\Z")
_COUNTED_NOUNS: Final = frozenset(
    words_of(
        "people persons men women children students pupils teachers workers jobs employees soldiers troops"
        " homes houses units patients cases deaths refugees migrants families households voters members"
        " residents inhabitants copies vehicles cars companies firms schools shops stores farmers doctors"
        " nurses officers fans passengers adults respondents participants civilians volunteers pensioners"
        " graduates candidates prisoners inmates visitors tourists protesters demonstrators supporters signatures"
        " responses tonnes words pages shares votes species trees animals households"
    )
)

# Units that a number shares with those before it. A counted noun is none: "12 and 15 pupils" may be of two kinds.
_OF_SHARED_UNITS: Final = frozenset(
    (Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS, Kind.MONEY, Kind.AMOUNT, Kind.CHANGE)
)
_OF_BARE_NUMBERS: Final = frozenset((Kind.COUNT, Kind.CHANGE))
_JOINT_OF_LAST: Final = re.compile(
    r" (?:and|or|to|and then|and/or|versus|vs\.?)(?: (?:by|from|to))? | ?(?:±|\+/[-−]) ?", re.I
)
_JOINT_OF_OTHERS: Final = re.compile(r", ")

# Words.

_OWNERS: Final = frozenset(words_of("the its their his her our your my"))
_OWNER: Final = re.compile(r"\b(?:the|its|their|his|her|our|[\w.]{1,14}['’]s)[ \xa0\n]\Z", re.IGNORECASE)
_AT_THE: Final = re.compile(r"\bat[ \xa0\n]the[ \xa0\n]\Z", re.IGNORECASE)
_ONE_OF: Final = re.compile(
    rf"one{GAP}of{GAP}(?:the|its|their|his|her|our|these|those|[\w.]{{1,14}}['’]s)"
    rf"(?:{GAP}(?P<best>most{GAP}[a-z]{{2,20}}|least{GAP}[a-z]{{2,20}}|[a-z]{{2,14}}(?<=est)(?![a-z])|worst))?",
    _ASCII,
)
_ONE_OF_COUNT: Final = re.compile(
    rf"one{GAP}of{GAP}(?:the|its|their|his|her|our|these|those){GAP}(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten)",
    _ASCII,
)
_NEXT_WORD: Final = re.compile(rf"{GAP}([A-Za-z][A-Za-z'’-]{{1,30}}+)")
_SIZES: Final = frozenset(words_of("a large small growing significant considerable"))
_BEFORE_MAJORITY: Final = frozenset(
    words_of(
        "a the vast great large overwhelming clear slim big small working absolute simple its their huge comfortable"
    )
)
_MAJORITY_NAME: Final = re.compile(
    rf"{GAP}(?:leader|party|stake|government|rule|owner|whip|shareholder|owned)\b|{GAP}of{GAP}[0-9]|-", _ASCII
)
_COMPARED: Final = re.compile(
    rf"compared{GAP}(?:to|with)(?:{GAP}[\w'’-]+){{1,6}}+(?=[,;]|\.(?!{GAP}?[0-9])|{GAP})", re.IGNORECASE
)
_LIMIT: Final = re.compile(
    r"\b(?:approach(?:es)?|exceeds?|below|above|under|over|reach(?:es)?|meets?|passe?s?|sets?|within)\b"
    r"(?:[ \xa0\n]or[ \xa0\n][a-z]+)?(?:[ \xa0\n][\w'’-]+){0,4}[ \xa0\n]\Z",
    re.IGNORECASE,
)
_CEILING_ON: Final = re.compile(rf"{GAP}on(?:{GAP}[\w'’-]+){{1,8}}+", re.IGNORECASE)
# "Hundred thousand dollars", "million-dollar homes".
_STANDS_FOR_ONE: Final = re.compile(rf"hundred{GAP}(?:thousand|lakh|million|billion)\b|[mbt]r?illion-[a-z]", _ASCII)
_BEFORE_SCALES: Final = frozenset(words_of("several few couple per many"))
_PART_OF: Final = re.compile(rf"{GAP}part{GAP}of{GAP}(?:[0-9$£€]|an?\b|two|three|five|ten|half)", _ASCII)
_BEFORE_PARTS: Final = frozenset(
    words_of("a an one three about nearly almost over just than roughly under around some least")
)
_IS_PART: Final = re.compile(
    rf"{GAP}(?:of|between|when|while|after|before|for|with|this|last|during|than|its|their|more|less|fewer|higher|lower|smaller|larger|bigger|the|that|as|to|in|from|since|compared|over|and|or|by|on|at"
    rf"|were|are|is|was|have|had|said|say|below|above)\b|[.,;:!?)]|\Z|{GAP}?[—–]",
    _ASCII,
)
_AND_A_HALF: Final = re.compile(r"\b(?:an?|one)[ \xa0\n][a-z]{3,12}[ \xa0\n]and[ \xa0\n]a[ \xa0\n]\Z", re.IGNORECASE)
_AN_HOUR_AND: Final = re.compile(r"\b(?:an?|one)[ \xa0\n](?:year|week|day|hour|minute),?[ \xa0\n]and[ \xa0\n]\Z", re.I)
_HALF_OF_ONE: Final = re.compile(
    r"[- ](?:percentage[- ])?points?\b|(?:-(?:an?-)?|[- ]of[- ]an?[- ])(?:percent|dozen|million|billion|trillion)\b",
    re.IGNORECASE,
)
_BEFORE_AN_ARTICLE: Final = re.compile(r"([a-z]{2,14})[ \xa0\n]an?[ \xa0\n]\Z", re.I)
_BEFORE_PARTS_OF_ONE: Final = frozenset(phrase.rpartition(" ")[2] for phrase in hedges.BEFORE) | frozenset(
    words_of("by just only up down")
)
_BEFORE_DOUBLE: Final = frozenset(
    words_of("to will would could may might has have had than nearly almost about roughly should more by not can")
)
_AFTER_DOUBLE: Final = re.compile(
    rf"{GAP}(?:the|that|those|what|its|their|in|over|by|since|to|this)\b|[.,;:!?)]|\Z", _ASCII
)
_ORDINALS_OF_PERIODS: Final = frozenset(words_of("first second third fourth"))
_ORDINAL_OF_CENTURY: Final = {
    word: number
    for number, word in enumerate(
        words_of(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
}
_CENTURY: Final = re.compile(rf"[a-z]{{4,12}}(?:{GAP}|-)century\b", _ASCII)

_SPECIAL: Final = {
    "one": _Scanner._one_of,
    "most": _Scanner._most,
    "majority": _Scanner._majority,
    "both": _Scanner._both,
    "number": _Scanner._number,
    "couple": _Scanner._couple,
    "few": _Scanner._few,
    "double": _Scanner._double,
    "triple": _Scanner._double,
    **dict.fromkeys(("including", "such", "mainly", "namely", "like", "after"), _Scanner._list),
    **dict.fromkeys(("threshold", "thresholds", "ceiling", "ceilings", "cap", "compared"), _Scanner._limit),
    **dict.fromkeys(("half", "third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth"), _Scanner._share),
    **dict.fromkeys(("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"), _Scanner._needs_count),
}
