"""What figures measure, in the words around them, and short names for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from claimcheck.phrase import words_of

_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*|[0-9][\w,.'’%-]*|[$£€%]|[,;:()—–\"“”.!?/]")
_BREAKS: Final = frozenset(',;:()—–"“”.!?/')
_SIGNS: Final = frozenset("$£€%")
_VERBS: Final = frozenset(
    words_of(
        "is are was were be been being has have had amounts amount amounted totals totalled totaled reached reaches "
        "hit stood stands rose rises risen grew grows grow grown fell falls fallen dropped drops declined declines "
        "increased increases decreased climbed jumped soared surged plunged slipped exceeded exceeds numbers numbered "
        "counted counts employs employed spent spends paid pays received receives earned earns made makes won lost "
        "sold sells bought lent came comes went goes accounted accounts accounting represented said says reported "
        "according holds held holding owns owned will would can could may might should must does did do contains "
        "contained became remains remained recorded produced produces exported imported attended voted lived live "
        "lives worked took takes taking equal equals expected estimated raised averaged averages ranks ranked ranking "
        "account follow follows contributed come go reach transferred approved costs cost supplied supplies carried "
        "carries runs ran completed built covers covered arrived left opened closed answered found added cut dipped "
        "edged shrank swelled widened narrowed doubled halved tripled invested generated collected served treated "
        "admitted enrolled issued granted shipped handled moved charges charged measured weighs weighed burned burnt "
        "consumed used uses borrowed owes owed donated gave gives given booked posted budgeted planned allocated set "
        "see saw seen make produce supply carry run need needs improved worsened slowed eased accelerated "
        "strengthened weakened recovered rebounded harvested brought pay distributed caught trained drew draws "
        "attracted attracts welcomed welcomes hosted signed registered lifted lowered swung handed killed injured "
        "destroyed damaged caused created hired employ slid sank tumbled shrink planted delivered logged netted "
        "grossed stays stayed"
    )
)
_LINKS: Final = frozenset(
    words_of(
        "and but or that which who while whereas where when with as than because since after before if so for to by "
        "from at on into about around over nearly almost only some roughly up down more less fewer despite according "
        "moreover meanwhile however beyond among amid today overall including now then thus therefore still just "
        "compared against versus followed together above below out"
    )
)
_STOP: Final = frozenset(
    words_of(
        "the a an of in on at to for from by with and or its their his her our your this that these those it they we "
        "he she is are was were has have had be been about some all each every any no not there per who which also as "
        "one's between over under than into during i you them him us"
    )
)
_CLAUSE_WORDS: Final = frozenset({"and", "but", "that", "while", "which", "whereas", "where"})
_MOST_WORDS: Final = 8

_PREPOSITIONS: Final = frozenset(
    words_of(
        "of in for at on by from with to per among between over under into that which who whose whom during since "
        "across through within against without outside inside"
    )
)
# These name no thing by themselves: what they are of does.
_GENERAL: Final = frozenset(
    words_of(
        "number numbers amount amounts total totals figure figures value sum level volume rest remainder litre litres "
        "liter liters tonne tonnes barrel barrels kilogram kilograms kilo dozen"
    )
)
# These say how it is measured, and stay part of the name: rate of inflation, average price.
_MEASURES: Final = frozenset(
    words_of("rate rates share proportion average median price prices cost costs index ratio percentage")
)
# What names a time or a scale, and never what is measured.
_NO_NAMES: Final = frozenset(
    words_of(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december year years month months quarter week weeks day days decade hundred "
        "thousand million billion trillion bn mn today yesterday tomorrow last next previous first second third "
        "fourth half end earlier ago same such more most less very only just also early late mid percent per cent new"
    )
)
_SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_SPENDING: Final = {
    "spent": "spending",
    "spends": "spending",
    "spend": "spending",
    "cost": "cost",
    "costs": "cost",
    "paid": "payments",
    "pays": "payments",
    "earned": "earnings",
    "earns": "earnings",
    "lent": "loans",
    "pay": "payments",
    "harvested": "harvest",
    "caught": "catch",
    "shipped": "shipments",
    "exported": "exports",
    "exports": "exports",
    "imported": "imports",
    "imports": "imports",
    "produced": "output",
    "produces": "output",
    "produce": "output",
    "generated": "generation",
    "received": "receipts",
    "receives": "receipts",
    "raised": "funds raised",
    "invested": "investment",
    "borrowed": "borrowing",
    "donated": "donations",
    "lost": "losses",
    "sold": "sales",
    "sells": "sales",
    "contributed": "contribution",
    "contributes": "contribution",
    "bought": "purchases",
}
_BUDGET_OF: Final = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|[\w.]+['’]s)\s+((?:[^\W\d_][\w'’-]*\s+){0,3}?[^\W\d_][\w'’-]*)\s+of\s+(?:about\s+|some\s+)?\Z"
)


# "Analysts had expected revenue of": what the figure is stands behind the verb.
_EXPECTED_OF: Final = re.compile(
    r"\b(?:expect(?:s|ed)|report(?:s|ed)|post(?:s|ed)|forecast|with)\s+((?:[a-z][\w'’-]*\s+){0,2}?[a-z][\w'’-]*)\s+of\s+\Z"
)
_OBJECT_OF: Final = re.compile(
    r"\bto\s+(?:reduce|raise|cut|lower|increase|lift)\s+((?:the|its|their)\s+(?:[^\W\d_][\w'’-]*\s+){1,5}?)(?:by|to|from)\s+\Z"
)
_RELATIVE: Final = frozenset({"which", "who"})
_ASIDE: Final = frozenset({"which", "who", "whose", "where", "a", "an", "the"})
_BEGINS_SUBORDINATE: Final = frozenset({"as", "after", "because", "although", "though"})
_OWNER: Final = re.compile(r"\b(?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}) (?:\(|with )(?:about |some )?\Z")
_NOUNS_TOO: Final = frozenset(words_of("costs cost numbers exports imports supplies needs runs"))
_SAYING: Final = frozenset(
    words_of("said says say reported reports announced showed shows found finds estimates estimated warned added told")
)


def words_before(text: str, *, verbs: bool = False, before_verb: bool = False) -> str:
    """What a sentence speaks of before the figure: the subject of its verb, or the noun right before.

    With `verbs` a verb of spending becomes a noun: "The ministry spent" is "ministry spending". With `before_verb` the
    verb comes behind the text, so that the costs of "operating costs" are a noun.
    """
    if owner := _OWNER.search(text[-80:]):
        return _phrase(owner[1].split())
    for pattern in (_BUDGET_OF, _EXPECTED_OF, _OBJECT_OF):
        found = pattern.search(text[-120:])
        if found and not set(found[1].lower().split()) & (_GENERAL | _VERBS) and short(found[1]):
            return _phrase(found[1].split())
    tokens = _what_is_said(_tokens(text[-240:]))
    while tokens and (tokens[-1].lower() in _STOP | _LINKS or tokens[-1] in _BREAKS or tokens[-1][0].isdigit()):
        tokens = _without_aside(tokens) if tokens[-1] == "," else tokens[:-1]
    if before_verb and tokens and tokens[-1].lower() in _NOUNS_TOO:
        return _phrase(_last_words(tokens))
    verb = next((place for place in range(len(tokens) - 1, -1, -1) if tokens[place].lower() in _VERBS), None)
    spending = ""
    if verb:
        said = _SPENDING.get(tokens[verb].lower(), "") if verbs else ""
        if gapped := _gapped(tokens[verb + 1 :]):
            return f"{gapped} {said}".strip()
    # "The harbour branch lent 12 books in spring and" ends far behind its verb: then the last words tell more.
    behind = tokens[verb + 1 :] if verb else []
    goes_on = any(token.lower() in _BEGINS_SUBORDINATE for token in behind)
    if verb and not goes_on and (len(behind) < 5 or len(_segments(behind)) == 1):
        spending = said
        if verb == len(tokens) - 1 and tokens[verb].lower() in _SAYING:
            return ""
        tokens = tokens[:verb]
        while tokens and tokens[-1].lower() in (_VERBS - _NOUNS_TOO) | {"to", "not", "also"}:
            tokens.pop()
        while tokens and tokens[-1] == ",":
            tokens = _without_aside(tokens)
        tokens = _antecedent(tokens)
    phrases = [_phrase(segment[-_MOST_WORDS:]) for segment in reversed(_segments(tokens))]
    # "Revenue for the months to September" is named by its first words where the last name only a time.
    subject = next(filter(short, phrases), next(filter(None, phrases), ""))
    return f"{subject} {spending}".strip()


def _gapped(behind: list[str]) -> str:
    """The subject of a clause that leaves its verb out, in the words behind one: "generated 76 TWh, coal 40 TWh"."""
    number = next((place for place, token in enumerate(behind) if token[0].isdigit()), len(behind))
    joint = max((place for place in range(number, len(behind)) if behind[place].lower() in _JOINTS), default=-1)
    subject = behind[joint + 1 :] if joint >= 0 else []
    if not subject or subject[0].lower() in _NO_SUBJECT or any(token[0].isdigit() for token in subject):
        return ""
    phrase = _phrase(subject)
    return phrase if short(phrase) else ""


_NO_SUBJECT: Final = _PREPOSITIONS | {"up", "down", "about", "a", "an"}
_JOINTS: Final = frozenset({",", ";", "and", "but", "while", "whereas"})


def _without_aside(tokens: list[str]) -> list[str]:
    """Tokens that end with a comma without it, and without what it closes: orders, a closely watched measure,."""
    opening = next((place for place in range(len(tokens) - 2, 0, -1) if tokens[place] == ","), None)
    if opening is None or tokens[opening + 1].lower() not in _ASIDE or not _phrase(tokens[:opening]):
        return tokens[:-1]
    return tokens[:opening]


def _antecedent(tokens: list[str]) -> list[str]:
    """What "which" stands for, where the tokens end with it: the words before, from behind their verb."""
    if not tokens or tokens[-1].lower() not in _RELATIVE:
        return tokens
    before = next((segment for segment in reversed(_segments(tokens[:-1])) if _phrase(segment)), [])
    verb = max((place for place, token in enumerate(before) if token.lower() in _VERBS), default=-1)
    return before[verb + 1 :]


def _last_words(tokens: list[str]) -> list[str]:
    return _segments(tokens)[-1][-_MOST_WORDS:]


def _segments(tokens: list[str]) -> list[list[str]]:
    """The tokens between marks, numbers and words that begin a clause."""
    segments: list[list[str]] = [[]]
    for token in tokens:
        # The "and" of "accident and emergency" joins two nouns, and only one behind a verb begins a clause.
        has_verb = any(word.lower() in _VERBS for word in segments[-1])
        joins = token.lower() == "and" and not has_verb
        subordinate = has_verb and token.lower() in _BEGINS_SUBORDINATE
        if token in _BREAKS or token[0].isdigit() or subordinate or (token.lower() in _CLAUSE_WORDS and not joins):
            segments.append([])
        else:
            segments[-1].append(token)
    return segments


def _what_is_said(tokens: list[str]) -> list[str]:
    """The tokens behind "the firm said on Tuesday that" or "the ministry estimates", where something is said."""
    that = next((place for place in range(len(tokens) - 1, -1, -1) if tokens[place].lower() == "that"), None)
    if that is not None and any(token.lower() in _SAYING for token in tokens[max(0, that - 8) : that]):
        return tokens[that + 1 :] if _phrase(tokens[that + 1 :]) else tokens
    said = max((place for place, token in enumerate(tokens) if token.lower() in _SAYING), default=-1)
    behind = tokens[said + 1 :]
    if said > 0 and behind and behind[0].lower() not in _PREPOSITIONS | _VERBS | _BREAKS and short(_phrase(behind)):
        return behind
    return tokens


def words_after(text: str) -> str:
    """What the figure counts or is part of: the words right after it, up to the verb."""
    kept: list[str] = []
    for word in _tokens(text[:160]):
        if word in _BREAKS or (kept and (word.lower() in _VERBS or word.lower() in _LINKS)):
            break
        if word.lower() in _VERBS or word[0].isdigit() or (not kept and word.lower() in _LINKS):
            break
        kept.append(word)
        if len(kept) == _MOST_WORDS:
            break
    return _phrase(kept)


def noun_after(text: str) -> str:
    """The noun that an amount stands right before, such as the budget of "a £248 million budget"."""
    first = _ADJOINING.match(text)
    if first is None or first[1] in _STOP | _LINKS | _VERBS | _PREPOSITIONS | _NO_NAMES:
        return ""
    return words_after(text)


_ADJOINING: Final = re.compile(r" ([a-z]{3,})(?<!er)(?<!ly)(?<!worth)(?<!short)(?<!extra)(?<!each)(?<!ing)(?<!ed)\b")


def clause_after(text: str) -> str:
    """What is said right after the figure, verb included, up to the next mark or figure."""
    return _phrase(_to_break(_tokens(_SENTENCE_END.split(text[:200], 1)[0]))[:12])


_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")


def clause_before(text: str) -> str:
    """What is said right before the figure, verb included."""
    tokens = _tokens(text[-240:])
    return _phrase(_to_break(tokens[::-1])[:10][::-1])


def _to_break(tokens: list[str]) -> list[str]:
    """The tokens up to the first mark or number."""
    return list(
        takewhile(lambda token: token not in _BREAKS and not token[0].isdigit() and token not in "$£€%", tokens)
    )


def _tokens(text: str) -> list[str]:
    """Words and marks; a full stop belongs to a word only inside it and in initials: U.S., Mr."""
    found: list[str] = []
    for token in _WORD.finditer(text):
        word = token[0]
        if word.endswith(".") and len(word) > 4 and "." not in word[:-1]:
            found += (word[:-1], ".")
        else:
            found.append(word)
    return found


def _phrase(tokens: list[str]) -> str:
    while tokens and (_is_small(tokens[0]) or tokens[0].lower() in _SCALES):
        tokens = tokens[1:]
    while tokens and _is_small(tokens[-1]):
        tokens = tokens[:-1]
    return " ".join(token for token in tokens if token not in _BREAKS and token not in _SIGNS).rstrip(".-'’")


def _is_small(token: str) -> bool:
    """Whether a word names nothing; in capitals it does: the IT sector, the US."""
    return token.lower() in _STOP | _LINKS and not (token.isupper() and len(token) > 1)


# Short names.


def short(phrase: str) -> str:
    """The head noun of a phrase with the words that measure it: "number of dairy farms" is dairy-farms."""
    parts: list[list[str]] = [[]]
    for word in _plain(phrase):
        if word in _PREPOSITIONS:
            parts.append([])
        elif word not in _NO_NAMES and word not in _STOP - {"it", "us"}:
            parts[-1].append(word)
    head, _, per = phrase.rpartition(" per ")
    if head and re.fullmatch("[a-z]+", per):
        return f"{short(head)}-per-{per}".strip("-")
    measure: list[str] = []
    for part in parts:
        named = [word for word in part if word not in _GENERAL]
        if named and set(named) <= _MEASURES:
            measure += named
        elif named:
            return "-".join([*named[-3:], *measure][:4])[:48].strip("-")
    return "-".join(measure)[:48]


def longer(phrase: str) -> str:
    """A name of more words of a phrase, for telling two things of one head noun apart: sales of vans is sales-vans."""
    kept = [word for word in _plain(phrase) if word not in _STOP | _NO_NAMES | _GENERAL]
    return "-".join(kept[:4])[:48].strip("-")


_GENITIVE: Final = re.compile(r"['’]s?(?![\w])")


def label(clause: str) -> str:
    """What tells a part from its whole, in the words said of it: "went to children" is children."""
    kept = [
        word
        for word in _plain(clause)
        if word not in _STOP | _LINKS | _PREPOSITIONS | _NO_NAMES | _GENERAL | _LIGHT and not word[0].isdigit()
    ]
    named = [word for word in kept if word not in _VERBS] or kept
    return "-".join(named[:2])[:32].strip("-")


_LIGHT: Final = frozenset(words_of("went go goes gone longer four five six hour hours minute minutes them whom which"))


def _plain(phrase: str) -> list[str]:
    phrase = _GENITIVE.sub("", phrase)
    ascii_only = unicodedata.normalize("NFKD", phrase).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z][a-z0-9]*", ascii_only)


class Names:
    """Names that have been given, so that none is given twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._given = set(taken)
        self._last: dict[str, int] = {}

    def new(self, *wanted: str, otherwise: str = "quantity") -> str:
        """The first of the names wanted that is free; where none is, the first one with a number."""
        names = [name for name in wanted if name] or [otherwise]
        for name in names:
            if name not in self._given:
                self._given.add(name)
                return name
        base = names[0]
        number = self._last.get(base, 1) + 1
        while (name := f"{base}-{number}") in self._given:
            number += 1
        self._last[base] = number
        self._given.add(name)
        return name
