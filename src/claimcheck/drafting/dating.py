"""The periods that the words around a figure state for it, and the calendars that they count their years in."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from claimcheck.drafting.proposal import Proposal
from claimcheck.period import MONTHS, Calendar, NamedBy, PeriodError
from claimcheck.period_grammar import read
from claimcheck.scanning import Mention

AROUND: Final = 240
"""Characters of a sentence before and after a figure that are looked at."""

_STARTS: Final = {"academic": 8, "school": 8, "season": 8, "tax": 4}
"""The month in which a year of such a name mostly starts."""
_USUAL_START: Final = 7
_FISCAL_STARTS: Final = {
    4: re.compile(r"£|₹|¥|\b(?:rupees?|crore|lakh|NHS|Brit(?:ain|ish)|England|Scotland|Wales|Ind(?:ia|ian)|Japan)\b"),
    10: re.compile(r"\b(?:U\.S\. government|federal (?:budget|deficit|spending)|Congress|Pentagon)\b"),
}
"""The month in which fiscal years mostly start where a text speaks of such things; elsewhere July is put."""
_COUNTED_IN: Final = {
    "academic": re.compile(
        r"\b(?:schools?|pupils?|universit(?:y|ies)|colleges?|academic|enrolments?|enrollment)\b", re.I
    ),
    "season": re.compile(r"\b(?:seasons?|league|matches|goals|striker|coach|games played)\b", re.I),
}

_BEGINS: Final = re.compile(
    rf"\byears?\b[^.;]{{0,40}}?\b(?:begins?|began|starts?|started|runs?\s+from)\s+(?:on\s+|in\s+)?(?:\d{{1,2}}\s+)?({'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    rf"\byears?\b[^.;]{{0,40}}?\b(?:ends?|ended|ending|to)\s+(?:on\s+|in\s+)?(?:\d{{1,2}}\s+)?({'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"\bsince\s+(?:in\s+)?\Z", re.IGNORECASE)
_LEADS_AWAY: Final = re.compile(
    r"\b(?:(?:since|from|until|before|after|between|and|to)|than(?:\s+(?:in|at|on))?)\s+(?:the\s+)?\Z", re.IGNORECASE
)
EARLIER: Final = re.compile(
    r"\b(?:(?P<count>an?|one|the|two|three|four|five|six|ten|\d{1,2})\s+(?P<unit>years?|decades?)\s+(?:earlier|before|previously|ago)"
    r"|(?:(?:in|on|from)\s+)?the\s+(?:previous|preceding|prior)\s+year"
    r"|(?:in\s+|on\s+|from\s+)?(?P<last>last\s+year))\b",
    re.IGNORECASE,
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
# A half, a quarter or some months of a year are not that year, and what ended on a day was longer than the day.
_PART_OF: Final = re.compile(
    r"\b(?:[HQ][1-4]|(?:half|quarters?|months?|weeks?)(?:\s+of)?|(?:half|quarter|months|weeks|year)\s+(?:ended|ending)"
    r"(?:\s+on)?)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
# "The first player since Tanner in 1987", "a dollar in 2020, we now spend": the date is of something else.
_PARTS_FROM: Final = re.compile(r"\b(?:since|until|now|today|currently)\b", re.IGNORECASE)
_JOINT: Final = re.compile(r"\s*(?:to|and|through|until|–|-)\s*(?:the\s+)?", re.IGNORECASE)
_FROM: Final = re.compile(r"[^.;:]{0,60}?\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\)?\s*,?\s*\(?(?:(?:in|by|for|of|at\s+the\s+end\s+of)\s+)?", re.IGNORECASE)
# Of "19.6 million it carried in 2023, but its profit fell to" the date is that of the first clause.
_OTHER_CLAUSE: Final = re.compile(r",\s+(?:but|while|whereas|although|though)\s", re.IGNORECASE)
_MARK: Final = re.compile(r"[,;:—–]")
_AND: Final = re.compile(r"\)?,?\s+and\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"[a-z]+(?= )")
_BOTH: Final = re.compile(r"\b\d{4}/\d{2,4}\b")


class Dating:
    """The dates of one text as periods of the calendars that it counts in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.calendars: dict[str, Calendar] = {}
        self.said: dict[str, bool] = {}
        self._is_named = False

    @property
    def is_only_split(self) -> bool:
        """Whether the text knows another calendar only from years such as 2024-25, and calls none of them by a name."""
        return bool(self.calendars) and not self._is_named

    def period(self, dated: Mention) -> str:
        """A date as a claim file writes it; "" where it cannot be."""
        written = dated.period
        if _PART_OF.search(self.text, max(0, dated.start - 30), dated.start):
            return ""
        name = _NAMED.match(written)
        if name is None and "/" in written:
            # "2021/22" goes on with the calendar that was named, such as the school year 2022/23.
            written = f"{next(iter(self.calendars), self._of_split_years())} {written}"
            name = _NAMED.match(written)
        else:
            self._is_named |= name is not None
        if name is not None:
            self._declare(name[0])
        try:
            found = read(written, self.calendars) if written else None
        except PeriodError:
            return ""
        if found is None or found.first is not None:
            return ""
        self._show_as(written)
        return written

    def range(self, dated: Mention) -> tuple[str, str] | None:
        """The two ends of a stretch that is written as one: 2018–2020."""
        first, dots, last = dated.period.partition("..")
        return (first, last) if dots and self.spanned(first, last) else None

    def spanned(self, first: str, last: str) -> str:
        """The stretch from one period to another; "" where there is none."""
        try:
            return str(read(f"{first}..{last}", self.calendars)) and f"{first}..{last}"
        except PeriodError:
            return ""

    def earlier(self, written: str, years: int) -> str:
        """The period so many years before another; "" where that cannot be said."""
        try:
            return str(read(written, self.calendars).shifted(-years))
        except PeriodError:
            return ""

    def _of_split_years(self) -> str:
        """The calendar that years such as 2024-25 are likely of: that of schools, of matches, or of accounts."""
        found = [(len(words.findall(self.text[:20_000])), name) for name, words in _COUNTED_IN.items()]
        times, name = max(found, key=lambda one: one[0])
        return name if times else "fiscal"

    def _declare(self, name: str) -> None:
        if name in self.calendars or name == "calendar":
            return
        begins = _BEGINS.search(self.text)
        found = begins or _ENDS.search(self.text)
        usual = next(
            (month for month, words in _FISCAL_STARTS.items() if words.search(self.text[:20_000])), _USUAL_START
        )
        start, said = _STARTS.get(name, usual), False
        if name not in _STARTS and found:
            number = [month.lower() for month in MONTHS].index(found[1].lower())
            start, said = (number if begins else (number + 1) % 12) + 1, True
        if start == 1:
            return
        named_by = NamedBy.START if name in ("academic", "school", "season") else NamedBy.END
        self.calendars[name] = Calendar(name, start, named_by)
        self.said[name] = said

    def _show_as(self, written: str) -> None:
        """Let reports write the years of a calendar as the text does, by the first that it writes as two years."""
        name, both = _NAMED.match(written), _BOTH.search(written)
        if name and both and not (calendar := self.calendars[name[0]]).written:
            self.calendars[name[0]] = replace(calendar, written=both[0])

    # The period of one claim.

    def date(self, proposal: Proposal, dated: tuple[Mention, ...], others: tuple[Mention, ...] = ()) -> None:
        """Give a claim the period that its sentence states for it.

        `dated` are the dates of the sentence, `others` the figures around: a date beside another one is of that.
        """
        mention = proposal.mention
        near = [one for one in dated if abs(one.start - mention.start) <= AROUND]
        if proposal.kind in ("untyped", "list") or not near:
            return
        after = [one for one in near if one.start >= mention.end]
        before = [one for one in near if one.end <= mention.start]
        if proposal.kind == "change":
            self._date_change(proposal, before, after)
            return
        if proposal.kind == "rank" and after and _SINCE.search(self.text[mention.end : after[0].start]):
            if written := self.period(after[0]):
                proposal.keys["since"] = written
                proposal.reach(after[0].start, after[0].end)
            return
        if EARLIER.match(self.text[mention.end : mention.end + 60].lstrip(" ,(")):
            return
        for one, words in (
            *((one, self.text[mention.end : one.start]) for one in after[:1]),
            *((one, self.text[one.end : mention.start]) for one in before[-1:]),
        ):
            lead = self.text[max(0, one.start - 24) : one.start]
            if _LEADS_AWAY.search(lead) or re.search(r"[;:]", words) or _PARTS_FROM.search(words):
                continue
            if len(words) > (90 if one.start >= mention.end else 160) or self._is_of_another(one, mention, others):
                continue
            if self._is_joined(one, near):
                continue
            if written := self.period(one):
                proposal.keys["period"] = written
                proposal.reach(one.start, one.end)
                return

    def _is_joined(self, one: Mention, near: list[Mention]) -> bool:
        """Whether a date is only one end of a stretch that is written as one: over FY25-FY27."""
        joined = (pair for pair in pairwise(near) if self.text[pair[0].end : pair[1].start] in ("-", "–"))
        return any(one in pair for pair in joined)

    def _is_of_another(self, date: Mention, mention: Mention, others: tuple[Mention, ...]) -> bool:
        """Whether a date stands right behind another figure, and no "and" carries it on."""
        if date.start >= mention.end:
            between = (other for other in others if mention.end <= other.start and other.end <= date.start)
            return any(_BESIDE.fullmatch(self.text[other.end : date.start]) for other in between)
        owner = [other for other in others if other.end <= date.start]
        if _OTHER_CLAUSE.search(self.text, date.end, mention.start) and any(
            not _MARK.search(self.text, other.end, date.start) for other in owner
        ):
            return True
        return _AND.match(self.text, date.end) is None and any(
            _BESIDE.fullmatch(self.text[other.end : date.start]) for other in owner
        )

    def _date_change(self, proposal: Proposal, before: list[Mention], after: list[Mention]) -> None:
        mention = proposal.mention
        pair = None
        if len(after) >= 2 and self._joins(mention.end, after[0], after[1]):
            pair = after[0], after[1]
        elif len(before) >= 2 and self._joins(before[-2].start - 10, before[-2], before[-1]):
            pair = before[-2], before[-1]
        if pair is not None:
            first, last = (self.period(one) for one in pair)
            if first and last and (written := self.spanned(first, last)):
                proposal.keys["period"] = written
                for one in pair:
                    proposal.reach(one.start, one.end)

    def _joins(self, least: int, one: Mention, other: Mention) -> bool:
        """Whether two dates are the ends of a stretch of time: from 2020 to 2023."""
        return bool(
            _JOINT.fullmatch(self.text[one.end : other.start])
            and _FROM.search(self.text[max(0, least, one.start - 80) : one.start])
        )


def years_earlier(words: str) -> int:
    """How many years "two years earlier" goes back; 0 where it goes back from now, whenever that is."""
    found = EARLIER.match(words)
    if found is None or found["last"] or words.lower().endswith("ago"):
        return 0
    if found["count"] is None:
        return 1
    count = found["count"].lower()
    return (_COUNTS.get(count) or int(count)) * (10 if found["unit"].lower().startswith("decade") else 1)
