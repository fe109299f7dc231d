"""Shares tied to their part and their whole: of the 1,204 who answered, 494 (41%), or 12 of the 48 members."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.drafting.naming import clause_after, label, short
from claimcheck.drafting.proposal import UNNAMED, Measured, Proposal
from claimcheck.drafting.skeleton import DATE, FRACTION, LEVEL, PERCENT, RATE, STOP, WORD, date, words
from claimcheck.drafting.tying import Identity, Passage, makes_up, same_unit
from claimcheck.scanning import Kind

_SHARE: Final = f"[{PERCENT}{FRACTION}]"
_THE: Final = r"(?:the|its|their|all|our|these|those|his|her)"
_SMALL: Final = (
    "(?!(?:who|that|which|when|where|and|but|or|from|to|than|in|on|at|for|by|with|among|between|under|over|since|as|is"
    "|are|was|were|has|have|had|said|of)\\b)"
)
_NAMES: Final = rf"(?:{_SMALL}{WORD} )"
# What is said before the figure of a whole: the normal 68 mm, the country's GDP of $68.5bn, a capacity of 12,000.
_WHOSE: Final = (
    rf"(?:{_THE} (?:{_NAMES}){{0,3}}?|(?:{_NAMES}){{0,3}}?{WORD}(?<=['’]s) (?:{_NAMES}){{0,2}}?"
    rf"|(?:(?:{_THE}|an?|total) )?(?:{_NAMES}){{1,6}}?(?:of )(?:about |some )?)"
)
_ABOUT: Final = r"(?:about |nearly |almost |just |only |some |roughly |over |still |exactly )?"
_BESIDE: Final = (
    rf"(?:,? \(|,? or |, that is,? | [–—] |, )(?:or )?{_ABOUT}"
    rf"(?:an? (?:{WORD} )?(?:rate|share|proportion|turnout) of )?"
    rf"(?P<share>{_SHARE})(?! of )"
)
# $1.48 billion required for 2023; Rs 8,000 crore over FY25–FY27.
_IN_TIME: Final = rf"(?: (?:in|for|over|by|during|between) {DATE}(?:(?:[-–]| and | to ){DATE})?)?"
_SHARE_OF: Final = rf"(?P<share>{_SHARE}) of {_WHOSE}(?P<whole>{LEVEL})"
_OPENING: Final = rf"(?:[Oo]ut )?[Oo]f {_WHOSE}(?P<whole>[{LEVEL}{RATE}])"
_IS: Final = (
    r"(?:,? (?:or|which is|that is|equal to|equivalent to|representing|accounting for|making up|amounting to|being)"
    r"|,? (?:was|is|were|are|equals?|equalled|equaled|represents?|represented|accounts? for|accounted for|makes? up"
    r"|made up|amounts? to|amounted to|comes? to|came to|corresponds? to)(?: still)?|,| \(| [–—])"
)
# What is said of a whole that opens a sentence: "Of the 1,204 people who answered, 494".
_OF_WHOLE: Final = rf"(?:\A|{STOP} |[,;:] ){_OPENING}[^\ue000-\ue00f;,]{{0,60}}{_IN_TIME},? {_ABOUT}(?P<part>{LEVEL})"

_WITH_WHOLE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # $1.04 billion, or 23% of the $4.5 billion; 41.6 TWh in 2024 was 31% of the output of 134 TWh.
        rf"(?P<part>[{LEVEL}{RATE}])(?: of {WORD})?{date('when')}{_IS} {_ABOUT}{_SHARE_OF}",
        rf"(?P<part>[{LEVEL}{RATE}]){words(4)}{_IS} {_ABOUT}{_SHARE_OF}",
        # 25% (12) of the 48 members; 23% of the $4.5 billion, or $1.04 billion.
        rf"(?P<share>{_SHARE}) \((?P<part>{LEVEL})\) of {_WHOSE}(?P<whole>{LEVEL})",
        rf"{_SHARE_OF}(?: {WORD}){{0,4}}?(?:, or | \()(?P<part>{LEVEL})",
        # Of the 48,203 books, 12,051 were for children, a quarter of the total.
        rf"{_OF_WHOLE}(?: {WORD}){{1,8}}?, (?:or )?(?P<share>{_SHARE}) of (?:the|that) (?:total|whole)",
        # Of the 1,204 people who answered, 494 (41%) said so; 494 cast a ballot, a turnout of 41%.
        rf"{_OF_WHOLE}(?: {WORD}){{0,6}}?{_BESIDE}",
        # 48 of the 331 deaths, or 15%; 371 of its 412 beds occupied, a rate of 90%.
        rf"(?P<part>{LEVEL})(?: {WORD}){{0,2}} (?:out )?of (?:{_THE} )?(?:{WORD} ){{0,2}}?(?P<whole>{LEVEL})"
        rf"(?: {WORD}){{0,6}}?{_BESIDE}",
        # A survey of 3,480 hives found that 1,218 of them had not survived, a loss rate of 35%.
        rf"(?P<whole>{LEVEL})(?: {WORD}){{0,6}}?,? (?P<part>{LEVEL}) of (?:them|these|those)(?: {WORD}){{0,6}}?"
        rf"{_BESIDE}",
        # 16 boats, of which 4 (25%) are new; 16 boats, a quarter of which, 4, are new.
        rf"(?P<whole>{LEVEL})(?: {WORD}){{0,3}}?{_IN_TIME},? of (?:which|whom)(?: {WORD}){{0,4}}? (?P<part>{LEVEL})"
        rf"(?: {WORD}){{0,3}}?{_BESIDE}",
        rf"(?P<whole>{LEVEL})(?: {WORD}){{0,3}}?(?: (?:at|in|from|on) {LEVEL})?,? {_ABOUT}(?P<share>{_SHARE}) of"
        rf" (?:which|whom)(?:,| \(| [–—]|, or) (?P<part>{LEVEL})",
        # The appeal for $240 million is 35% funded, with $84 million received so far.
        rf"(?P<whole>{LEVEL})(?: {WORD}){{0,3}}? (?:is|was|are|were) {_ABOUT}(?P<share>{PERCENT})"
        rf" (?:funded|financed|covered|subscribed|spent|used|filled|occupied|full|paid)(?:,| \(|:)(?: with)?"
        rf" {_ABOUT}(?P<part>{LEVEL})",
        # It accounted for 31% of the 91.6 TWh: the sentence before says what did.
        rf"(?P<subject>[Ii]t|[Tt]his|[Tt]hat|[Tt]hey) (?:accounted for|accounts for|made up|makes up|represented"
        rf"|represents) {_ABOUT}{_SHARE_OF}",
        _SHARE_OF,
    )
)
_PARTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<whole>{LEVEL})(?: {WORD}){{0,3}}?,? of (?:which|whom) (?P<part>{LEVEL})",
        rf"(?P<whole>{LEVEL})(?: {WORD}){{0,3}}?, (?P<part>{LEVEL}) of (?:which|whom|them)\b",
        rf"{_OF_WHOLE} (?:is|are|was|were|have|had)\b",
        rf"(?P<part>{LEVEL}) of {_THE} (?P<whole>{LEVEL})",
        rf"(?P<part>{LEVEL})(?: {WORD})? out of (?:{_THE} )?(?P<whole>{LEVEL})",
    )
)
# Of these, 117 (37%) were for children; 640,000 of them, or one in five; of the burglaries, 416 were solved, or 18%.
_OF_THOSE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{STOP}|;) (?:Out )?[Oo]f (?P<said>these|those|them|(?:the|these|those) {WORD}(?: {WORD})?),? {_ABOUT}"
        rf"(?P<part>{LEVEL})(?: {WORD}){{0,6}}?{_BESIDE}",
        rf"{STOP} {_ABOUT}(?P<part>{LEVEL}) of (?P<said>these|those|them|(?:the|these|those) {WORD})(?: {WORD}){{0,2}}?"
        rf"{_BESIDE}",
        # Online orders made up £582 million of that, or 30%.
        rf"(?P<part>{LEVEL}) of (?P<said>that|this|it){_BESIDE}",
    )
)
_THAT: Final = frozenset({"that", "this", "it"})
_RELATIVE: Final = re.compile(r"\b(?:whom|which|them)\b")
_OF_ALL: Final = re.compile(rf"(?:\A|{STOP} ){_OPENING}")
_EACH: Final = re.compile(rf"(?P<part>{LEVEL})(?: {WORD}){{0,2}}? \((?P<share>{PERCENT})\)")
_OF_WORDS: Final = re.compile(
    rf"(?:(?P<part>{LEVEL}){words(4)}{_IS} {_ABOUT})?(?P<share>{_SHARE}) of"
    rf" (?:(?P<owner>the|its|their|this|that) (?:{WORD}(?<=['’]s) )?)?(?P<whole>{_SMALL}{WORD}(?: {_SMALL}{WORD})?)"
    rf"(?=[,.;:) {STOP}]|\Z)(?:, or {_ABOUT}(?P<other_part>{LEVEL})| \((?P<part_in_brackets>{LEVEL})\))?"
)
_PER: Final = re.compile(
    rf"(?P<total>{LEVEL})[^{STOP};{LEVEL}]{{0,80}}?(?:,? or|,? \(|, which is|, that is,?|, about)? (?P<rate>{RATE})"
)
# What stands between a part, its whole and its share where they stand side by side.
_TO_NEXT: Final = re.compile(r"[\s(),–—]*(?:(?:or|of|the|its|all|their|out)\s+){0,4}")
_HEADS: Final = frozenset({"person", "head", "capita", "inhabitant", "resident"})
_PEOPLE: Final = frozenset({"people", "inhabitants", "residents", "persons"})


def tie_shares(passage: Passage) -> None:
    """Let each share know its part and its whole."""
    for pattern in _WITH_WHOLE:
        for found in passage.skeleton.matches(pattern):
            share, part, whole = (passage.skeleton.figure(found, name) for name in ("share", "part", "whole"))
            if share is None or whole is None or share.is_tied or not _is_share(share, part):
                continue
            if part is None and "subject" in found.re.groupindex:
                part = _subject(passage, share, whole)
            _tie(passage, share, part, whole)
    _tie_each(passage)
    for pattern in _OF_THOSE:
        for found in passage.skeleton.matches(pattern):
            _tie_to_those(passage, found)
    for found in passage.skeleton.matches(_OF_WORDS):
        _tie_to_words(passage, found)
    for pattern in _PARTS:
        for found in passage.skeleton.matches(pattern):
            part, whole = passage.skeleton.figure(found, "part"), passage.skeleton.figure(found, "whole")
            if part is not None and whole is not None and not part.is_tied and _is_part(part, whole):
                _name_part(part, whole, passage)
                _same_period(part, whole)
                part.is_tied = True
                if part.measured is not None and whole.measured is not None:
                    passage.identities.append(Identity(part.measured, "<=", (whole.measured,)))


def _is_share(share: Proposal, part: Proposal | None) -> bool:
    """Whether a figure is a share, or a percentage beside a part that looked like a rate: a turnout of 61%."""
    return share.kind == "share" or (share.kind == "level" and share.is_percent and part is not None)


def _tie_to_those(passage: Passage, found: re.Match[str]) -> None:
    """A share of what the sentence before counts: of these, of them, of the burglaries."""
    share, part = passage.skeleton.figure(found, "share"), passage.skeleton.figure(found, "part")
    if share is None or part is None or share.is_tied or part.is_tied or not _is_share(share, part):
        return
    number = passage.number(part)
    counted = [
        one
        for one in passage.levels(part, back=1)
        if passage.number(one) == number - 1 and one.mention.kind is Kind.COUNT and one.noun and one.is_amount
    ]
    if found["said"] in _THAT:
        bases = {None if pair.base is None else pair.base.itself for pair in passage.pairs}
        counted = [
            one
            for one in passage.levels(part, back=1)
            if passage.number(one) == number - 1 and one.measured not in bases and _is_part(part, one)
        ]
    # Of the districts and the households that were asked, no more than there are of them can have said so.
    counted = [one for one in counted if one.mention.value is None or (part.mention.value or 0) <= one.mention.value]
    said = found["said"].lower().split()
    if said[0] in ("the", "these", "those") and len(said) > 1:
        counted = [one for one in counted if one.noun in said[1:]]
    elif len({one.measured for one in counted}) > 1:
        counted = [one for one in counted if one is counted[0] and one.noun in ("people", "persons")]
    if len({one.measured for one in counted}) == 1:
        _tie(passage, share, part, max(counted, key=lambda one: (len(one.period), one.period)))


def _tie_each(passage: Passage) -> None:
    """Tie all shares of a sentence to the whole it opens with: of the 500, 200 (40%) said yes and 250 (50%) no."""
    for opening in passage.skeleton.matches(_OF_ALL):
        whole = passage.skeleton.figure(opening, "whole")
        for found in passage.skeleton.matches(_EACH):
            part, share = passage.skeleton.figure(found, "part"), passage.skeleton.figure(found, "share")
            if whole is None or part is None or share is None or share.is_tied or share.kind != "share" or part.noun:
                continue
            if passage.number(part) == passage.number(whole) and found.start() > opening.end():
                _tie(passage, share, part, whole)


def tie_rates(passage: Passage) -> None:
    """Let an amount per head be that of a total and of those it is counted on: $84 million, or $56 per pupil."""
    for found in passage.skeleton.matches(_PER):
        total, rate = passage.skeleton.figure(found, "total"), passage.skeleton.figure(found, "rate")
        if total is None or rate is None or rate.is_tied or rate.figure is None or rate.kind != "level":
            continue
        noun = rate.mention.rate
        wanted = _PEOPLE if noun in _HEADS else {noun + "s", noun + "es", noun[:-1] + "ies"}
        counts = [
            one
            for one in passage.claims
            if one.kind == "level" and one.noun in wanted and passage.number(one) == passage.number(rate)
        ]
        if len(counts) != 1 or total.measured is None or total.mention.unit != rate.mention.unit:
            continue
        (count,) = counts
        if count.measured is None or count is total or total.kind != "level":
            continue
        rate.kind = "ratio"
        rate.refers = {"quantity": total.measured, "to": count.measured}
        rate.is_tied = True
        _same_period(rate, total)
        _same_period(count, total)


def _tie(passage: Passage, share: Proposal, part: Proposal | None, whole: Proposal) -> None:
    if whole.measured is None or whole.kind != "level" or share.measured is None:
        return
    if part is not None and not _is_part(part, whole):
        return
    if not _is_sure(passage, share, part, whole):
        share.comment = "say of what it is a share: the words do not tell"
        return
    if share.kind != "share":
        share.kind = "share"
        share.measured.words = f"share of {whole.measured.words}"
    if part is not None and part is not whole:
        if part.period and whole.period and part.period != whole.period:
            return
        _name_part(part, whole, passage, share)
        measured = part.measured
        assert measured is not None
        share.refers["quantity"] = measured
        part.is_tied = True
        for one in (part, share):
            _same_period(one, whole)
    else:
        share.measured.unit, share.measured.of = whole.measured.unit, ""
        _same_period(share, whole)
    share.refers["of"] = whole.measured
    share.is_tied = True
    if part is not None and share.figure is not None and (share.figure.value or 0) > 100:
        # 104% of the capacity is no part of it.
        share.kind = "ratio"
        share.refers["to"] = share.refers.pop("of")


def _is_sure(passage: Passage, share: Proposal, part: Proposal | None, whole: Proposal) -> bool:
    """Whether the words leave no other reading of a share that its part and whole do not give.

    It may be that of the rest ("12 of the 40 died, a survival rate of 70%"), or of another whole of the sentence.
    """
    if part is None or makes_up(share, part, whole) is not False:
        return True
    if share.kind != "share" and makes_up(share, part, whole, rest=True):
        return False
    number = passage.number(share)
    others = [
        one
        for one in passage.claims
        if one.is_amount and passage.number(one) == number and one not in (part, whole) and same_unit(one, whole)
    ]
    return not any(makes_up(share, part, one) or makes_up(share, one, whole) for one in others)


def _tie_to_words(passage: Passage, found: re.Match[str]) -> None:
    """A share of a whole that is named, and whose figure stands before: of the budget, of the total."""
    skeleton = passage.skeleton
    share = skeleton.figure(found, "share")
    if share is None or share.is_tied or share.kind != "share":
        return
    part = next(filter(None, (skeleton.figure(found, one) for one in ("part", "other_part", "part_in_brackets"))), None)
    bases = {None if pair.base is None else pair.base.itself for pair in passage.pairs}
    before = [
        one for one in passage.levels(share, back=2) if one is not part and one.is_amount and one.measured not in bases
    ]
    noun = found["whole"].lower().split()
    if noun[0] in ("total", "whole", "sum"):
        # In another sentence "the total" may be that of more than was said: of exports and imports.
        near = [one for one in before if passage.number(share) == passage.number(one)]
        # Of "the three drew 2.8 million people, half of the total" the bare number is no total of people.
        candidates = [one for one in near if part is not None and same_unit(one, part) and (one.noun or not part.noun)]
    else:
        # "Its budget" in another sentence may be that of somebody else.
        own = found["owner"] in ("its", "their")
        if not found["owner"] and part is None:
            return
        candidates = [
            one for one in before if _is_named(one, noun) and not (own and passage.number(one) != passage.number(share))
        ]
    wholes = {one.measured for one in candidates}
    if len(wholes) != 1:
        share.comment = "say what it is a share of"
        is_after = part is not None and part.mention.start > share.mention.end
        if (
            is_after
            and part is not None
            and part.measured is not None
            and share.measured is not None
            and not part.is_tied
        ):
            _name_part_by_share(part.measured, share.measured)
        return
    whole = max(candidates, key=lambda one: (len(one.period), one.period))
    if part is not None and part.kind == "level" and _is_part(part, whole):
        _tie(passage, share, part, whole)
    elif part is None and not share.period:
        _tie(passage, share, None, whole)


def _is_named(level: Proposal, noun: list[str]) -> bool:
    """Whether a level is one of what a noun names: its measure, or what it counts."""
    if level.measured is None:
        return False
    heads = {name.rsplit("-", 1)[-1] for name in level.measured.names[:2]} | {level.noun}
    return noun[0] in heads or (len(noun) > 1 and noun[1] in heads and noun[0] in "-".join(level.measured.names))


def _subject(passage: Passage, share: Proposal, whole: Proposal) -> Proposal | None:
    """The one level in the sentence before that "it" can stand for."""
    number = passage.number(share)
    before = [one for one in passage.levels(share, back=1) if passage.number(one) == number - 1]
    fitting = [one for one in before if one.is_amount and same_unit(one, whole)]
    if len({one.measured for one in fitting}) != 1:
        return None
    return max(fitting, key=lambda one: (len(one.period), one.period))


def _is_part(part: Proposal, whole: Proposal) -> bool:
    """Whether a figure can be part of another: both count, or both have one unit."""
    if part.kind != "level" or whole.kind != "level" or part.measured is None or whole.measured is None:
        return False
    if (
        part.figure is None
        or whole.figure is None
        or part.measured is whole.measured
        or not (part.is_amount or part.mention.kind is Kind.RATE)
    ):
        return False
    of_count = whole.mention.kind is Kind.COUNT or (whole.mention.kind is Kind.RATE and not whole.figure.unit.isupper())
    if part.mention.kind is Kind.RATE and part.mention.unit == whole.mention.unit:
        # 1,300 calories a day of the 2,100 calories recommended.
        return whole.mention.kind in (Kind.RATE, Kind.AMOUNT, Kind.COUNT, Kind.MONEY)
    counts = part.mention.kind is Kind.COUNT and of_count
    if counts:
        return not part.figure.unit or part.figure.unit == whole.figure.unit
    return part.mention.unit == whole.mention.unit and part.mention.kind is whole.mention.kind


def _name_part(part: Proposal, whole: Proposal, passage: Passage, share: Proposal | None = None) -> None:
    """Describe a part by the whole it is of, where it has no noun of its own."""
    measured, of = part.measured, whole.measured
    if measured is None or of is None:
        return
    of.unit = of.unit or (measured.unit if whole.mention.kind is Kind.COUNT else "")
    measured.unit = of.unit
    end = part.mention.end
    for one in sorted(filter(None, (whole, share)), key=lambda one: one.mention.start):
        if one.mention.start >= end and _TO_NEXT.fullmatch(passage.text, end, one.mention.start):
            end = one.mention.end
    behind = passage.text[end : end + 160]
    # "24 of the 71 goals, or 34%, and became": what follows goes on, and says nothing of the part.
    said = "" if _GOES_ON.match(behind) else clause_after(behind.lstrip(" ),"))
    if not said and measured.words not in (UNNAMED, of.words):
        said = measured.words
    words, name = label(said), of.names[0] if of.names else "whole"
    if said and of.words.endswith(f" {said}"):
        # "371 of its 412 beds occupied": what is occupied are the 371.
        of.words = of.words.removesuffix(f" {said}")
    is_first = share is not None and share.mention.end <= part.mention.start
    if share is not None and share.measured is not None and is_first and not _RELATIVE.search(share.measured.words):
        # "Tea accounted for 23% of the $4.5 billion, or $1.04 billion": the subject stands before the share.
        _name_part_by_share(measured, share.measured)
    elif part.mention.kind is Kind.COUNT and not part.noun:
        measured.words = f"{said} (of {of.words})" if said else f"part of {of.words}"
        measured.names = (f"{words}-{name.rsplit('-', 1)[-1]}" if words else f"part-of-{name}", *measured.names)
    elif measured.words in (UNNAMED, of.words) or short(measured.words) == short(of.words):
        measured.words = f"{said} (of {of.words})" if words else f"part of {of.words}"
        measured.names = tuple(f"{words}-{name}" if words else f"part-of-{name}" for name in of.names)
    adjective = next(iter(of.names), "")
    stands_before = not passage.text.startswith(f" {adjective}", whole.mention.end)
    if adjective in _ADJECTIVES and stands_before and measured.names:
        # "34% of the normal 68 mm": normal of what, the part says.
        of.words = f"{of.words} {measured.words}"
        of.names = (f"{adjective}-{measured.names[0]}", *of.names)


_GOES_ON: Final = re.compile(r"\s*[,;]\s*(?:and|but|while)\b")
_ADJECTIVES: Final = frozenset(
    {"normal", "usual", "average", "planned", "possible", "original", "required", "expected"}
)


def _name_part_by_share(part: Measured, share: Measured) -> None:
    part.words, part.names = share.words.removeprefix("share of ").removeprefix("share, "), share.names


def _same_period(one: Proposal, other: Proposal) -> None:
    """Let two claims that are set against each other be of one period: that of the other, if it has one."""
    if other.period:
        one.keys["period"] = other.period
    elif one.period:
        other.keys["period"] = one.period
