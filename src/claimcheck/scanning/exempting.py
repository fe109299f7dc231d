"""Digits and number words that are no quantities: each is known by its form or by the word before it, and is named."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from claimcheck.phrase import GAP, words_of


class Exempt(NamedTuple):
    """Where exempt words stand, and the rule that exempts them."""

    start: int
    end: int
    rule: str


_ASCII: Final = re.ASCII | re.IGNORECASE

# What stands before a number that only names. A word that is also an everyday noun counts with a capital alone.
_SECTIONS: Final = words_of(
    "section sections article articles chapter chapters clause clauses paragraph paragraphs para paras"
    " subsection schedule annex annexe appendix table tables figure figures fig figs box exhibit question"
    " footnote art sec ch recital prop directive resolution amendment proposition"
)
_NAMES: Final = words_of(
    "junction junctions route highway interstate flight platform gate room suite apartment channel type"
    " stage phase tier grade class form level category unit step item lot act scene part volume vol issue"
    " edition model series episode district ward precinct zone terminal line bus building block exit"
    " motorway year psalm verse apollo agenda vision formula boeing airbus serial reference ref docket"
    " title rule regulation protocol round scope scopes law goal goals"
)
LABELS: Final = {
    **dict.fromkeys(_SECTIONS, "section-number"),
    **dict.fromkeys(_NAMES, "identifier"),
    **dict.fromkeys(("version", "release", "windows", "python", "ios", "android"), "version"),
    **dict.fromkeys(("page", "pages", "p", "pp"), "page-number"),
    **dict.fromkeys(
        ("no", "nos", "nr", "number", "numbers", "id", "code", "case", "bill", "pin", "hr", "sb"), "identifier"
    ),
    **dict.fromkeys(("isbn", "issn", "isbn-13", "isbn-10", "doi"), "isbn"),
    **dict.fromkeys(("tel", "phone", "fax", "telephone", "mobile", "call", "dial", "ring", "dialling"), "phone-number"),
}
"""The words that make the number after them a name, and the rule that then exempts it."""
_ONLY_WITH_CAPITAL: Final = frozenset(
    words_of(
        "form level part line title rule round act class series unit model number numbers code case bill item"
        " vision goal goals title figure figures year years question resolution issue regulation type box no group law"
    )
)
_ONLY_AS_ABBREVIATIONS: Final = frozenset(words_of("p pp no nos nr art sec ch fig figs para paras vol ref"))
# Those of them that are words of their own: "no 5 people", "art 5 years old".
_NEED_A_POINT: Final = frozenset(words_of("p pp no nos art sec ch ref"))

_LISTED: Final = re.compile(
    rf"[0-9]++(?:[.,][0-9]++)*+[A-Za-z]?(?:\([0-9A-Za-z]{{1,4}}\)){{0,4}}+"
    rf"(?:(?:,{GAP}(?:and{GAP}|or{GAP})?|{GAP}(?:and|or|to){GAP}|[-–—])[0-9]++(?:\.[0-9]++)*+(?:\([0-9A-Za-z]{{1,4}}\)){{0,3}}+"
    rf"(?![0-9%]|,[0-9]|{GAP}?(?:per{GAP}?cent|million|billion|[a-z]{{4,}}s\b))){{0,8}}+",
    re.ASCII,
)
_ONE: Final = re.compile(r"[0-9]++(?:[.,][0-9]++)*+[A-Za-z]?(?:\([0-9A-Za-z]{1,4}\)){0,4}+(?:[-–][0-9]++)?", re.ASCII)
_CODE: Final = re.compile(r"[0-9](?:[0-9A-Za-z]|[-/.:](?=[0-9A-Za-z])){0,60}+", re.ASCII)
_CLAUSE: Final = re.compile(r"(?:\([0-9A-Za-z]{1,4}\)){1,4}+", re.ASCII)
_A_UNIT: Final = re.compile(rf"{GAP}?(?:%|(?:per{GAP}?cent|percent|million|billion|trillion|thousand)\b)", _ASCII)
_PHONE: Final = re.compile(
    r"\+[0-9]{1,3}(?:[ \xa0.-]?\(?[0-9]{1,5}\)?){2,6}(?![0-9])"
    r"|\(0?[0-9]{2,5}\)[ \xa0]?[0-9]{3,4}(?:[ \xa0-]?[0-9]{3,4}){1,2}(?![0-9])"
    r"|0[0-9]{2,5}[ \xa0-][0-9]{3,7}(?:[ \xa0-][0-9]{3,5}){0,3}(?![0-9])"
    r"|(?:1-)?[2-9][0-9]{2}[-.][0-9]{3}[-.][0-9]{4}(?![0-9])",
    re.ASCII,
)
_FEWEST_DIGITS: Final = 7  # "+1.66%" is no telephone number.
_PHONE_AFTER_WORD: Final = re.compile(r"\+?[0-9][0-9 \xa0().-]{1,24}(?<=[0-9])(?![0-9A-Za-z%])", re.ASCII)
_ISBN: Final = re.compile(r"97[89][- ]?[0-9](?:[- ]?[0-9]){8}(?:[- ]?[0-9X])(?![0-9])", re.ASCII)
_BOOK: Final = re.compile(r"[0-9][0-9Xx./ -]{6,40}+", re.ASCII)
_TIME: Final = re.compile(
    rf"[0-2]?[0-9](?:[:.][0-5][0-9]){{0,2}}{GAP}?(?:[ap]\.m\.|[ap]m\b|o[’']clock\b"
    # "9h", but not "3h 20m".
    rf"|(?-i:h)(?=[ ,.;)])(?!{GAP}[0-9]{{1,2}}{GAP}?m(?:ins?|inutes?)?\b))"
    rf"|[0-2][0-9][0-5][0-9]{GAP}?(?:hrs|h|GMT|BST|UTC|CET)\b"
    rf"|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]|[.,][0-9])(?:{GAP}?(?:[ap]\.m\.|[ap]m\b))?(?:{GAP}(?:GMT|BST|UTC|EST|EDT|PST|CET)\b)?",
    _ASCII,
)
_POSTCODE: Final = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[ \xa0][0-9][A-Z]{2}(?![0-9A-Za-z])", re.ASCII)
_ZIP: Final = re.compile(r"[0-9]{5}(?:-[0-9]{4})?(?![0-9A-Za-z]|[-–.,][0-9])", re.ASCII)
_STATE: Final = re.compile(r",[ \xa0](?:[A-Z]{2}|[A-Z]\.[A-Z]\.)[ \xa0]\Z", re.ASCII)
_ADDRESS: Final = re.compile(
    r"[0-9]{1,5}[A-Za-z]?(?:[-–][0-9]{1,5}[A-Za-z]?)?[ \xa0](?:[A-Z0-9][a-z'’.0-9]{1,20}+[ \xa0]){1,4}?"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Way|Court|Place|Terrace|Row|Close|Crescent"
    r"|Parkway|Highway|Hwy|Plaza|Mews|Gardens|Grove|Quay|Wharf|Circle)\b\.?",
    re.ASCII,
)
_ORDINAL_STREET: Final = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)[ \xa0](?:Street|St|Avenue|Ave)\b\.?", re.ASCII)
_LIST_NUMBER: Final = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)][ \t]{1,8}+(?=[^\W0-9_]|[\"“'‘(\[])", re.ASCII)
_VERSION: Final = re.compile(
    r"(?![0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.]))[0-9]{1,4}(?:\.[0-9]{1,6}){2,5}(?:[-+a-z][0-9A-Za-z.]{1,20})?(?![0-9])",
    re.ASCII,
)
_CITATION: Final = re.compile(
    rf"[0-9]{{1,4}}{GAP}(?:U\.?S\.?C\.?|C\.?F\.?R\.?|U\.S\.|F\.[23]d|S\.{GAP}?Ct\.|Stat\.|Fed\.{GAP}Reg\.)"
    rf"(?:{GAP}?§{{0,2}}{GAP}?[0-9]++(?:[-.(][0-9A-Za-z]{{1,6}}\)?){{0,4}})?",
    re.ASCII,
)
_ACCOUNT: Final = re.compile(r"[0-9]{2,12}(?:[-–][0-9]{2,12}){2,6}(?![0-9A-Za-z]|[-–.,][0-9])", re.ASCII)
_SLASHED: Final = re.compile(r"[0-9]{1,6}/[0-9]{1,6}(?:/[0-9A-Z]{1,8})?(?![0-9/])", re.ASCII)
_EVENTS: Final = re.compile(
    r"(?:9/11|7/7|26/11|24/7|20/20|4x4|50/50|9-to-5|[48]K|(?:10|20|6|8)-[KQF]|40[13]\([bk]\))(?![0-9A-Za-z])", re.ASCII
)
_SCORE: Final = re.compile(r"([0-9]{1,3})([-–])([0-9]{1,3})(?![0-9A-Za-z%–-]|[.,/][0-9])", re.ASCII)
_AGE_GROUP: Final = re.compile(r"[1-9]?[0-9]s(?![A-Za-z0-9])", re.ASCII)
_BRACKETED: Final = re.compile(r"[0-9]{1,3}(?:[,–-][0-9]{1,3}){0,4}\]", re.ASCII)
_MARK: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,2}(?![0-9]))?(?=\s|\Z|[\])”’\"'])", re.ASCII)
_NOTE_BEFORE: Final = re.compile(r"[^\W0-9_]{2}[.,;:!?][”’\"')]?\Z")
_SPORT: Final = re.compile(
    r"\b(?:won|win|wins|lost|lose|loses|beat|beats|drew|draw|defeat|victory|score[ds]?|led|leading)\b", re.I
)
_SAFE_PREFIXES: Final = frozenset(
    words_of(
        "post pre mid early late non sub over under top about ex pro anti inter around circa a the and or to"
        " from by in up down plus minus vs"
    )
)
_A_NAME: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?![0-9A-Za-z%$€£-]|[.,:/][0-9])", re.ASCII)


def of_digits(text: str, start: int, least: int) -> Exempt | None:
    """The exemption of the digits that begin at `start`; nothing before `least` belongs to it."""
    last = text[start - 1] if start else "\n"
    if last not in " \xa0" and last != "\n":
        found = _joined(text, start, least, last)
        if found is not None:
            return found
    following = _shape(text, start)
    if following:
        found = _by_form(text, start, last, following)
        if found is not None:
            return found
    if (last == "\n" or start == 0 or text[start - 2 : start] in ("\n ", "\n(")) or last in "(\n":
        found = _list_number(text, start)
        if found is not None:
            return found
    if found := _after_label(text, start, least):
        return found
    account = _ACCOUNT.match(text, start) if following else None
    return Exempt(start, account.end(), "identifier") if account else None


def _shape(text: str, start: int) -> str:
    """The character after the first run of digits, with what follows it, where this may be no plain number; else ""."""
    run = _RUN.match(text, start)
    assert run is not None
    end = run.end()
    following = text[end : end + 2]
    if end - start >= 5 or text[start] == "0" or following[:1] in "-–./:(" or following[:1].isalpha():
        return following or " "
    if following[:1] in " \xa0\n" and following[1:2].isalnum():
        return following
    return ""


_RUN: Final = re.compile(r"[0-9]++")


def _joined(text: str, start: int, least: int, last: str) -> Exempt | None:
    """Digits that touch what stands before them: codes, marks of notes, telephone numbers."""
    if last == "[" and (mark := _BRACKETED.match(text, start)):
        return Exempt(start - 1, mark.end(), "footnote-mark")
    if last in "+(" and (phone := _PHONE.match(text, start - 1)) and sum(map(str.isdigit, phone[0])) >= _FEWEST_DIGITS:
        return Exempt(start - 1, phone.end(), "phone-number")
    if last == "§":
        return _listed(text, start, start - 1, "citation")
    if last in ".,;:!?”’\"')" and _NOTE_BEFORE.search(text[max(0, start - 4) : start]):
        mark = _MARK.match(text, start)
        word = text[max(0, start - 5) : start - 1].rsplit(None, 1)[-1:]
        if mark and not (last == "." and word and word[0].lower() in _ONLY_AS_ABBREVIATIONS | {"rs"}):
            return Exempt(start, mark.end(), "footnote-mark")
    if last == "." and start > 1 and not text[start - 2].isalnum():
        return None
    if last.isalpha() or last in "_#@/\\.=&" or (last in "-‑–" and start > 1 and text[start - 2].isalnum()):
        return _code(text, start, least, last)
    return None


def _code(text: str, start: int, least: int, last: str) -> Exempt | None:
    first = start
    while first > least and start - first < 60 and (text[first - 1].isalnum() or text[first - 1] in "-‑–_#@/\\.=&"):
        first -= 1
    lead = text[first:start]
    if last in "-‑–" and lead[:-1].lower() in _SAFE_PREFIXES:
        group = _AGE_GROUP.match(text, start)
        return Exempt(first, group.end(), "age-group") if group and lead[0] in "uoUO" else None
    if last in "-‑–" and lead[:-1].isalpha() and lead[:-1].islower():
        return None
    if lead in ("v", "V") and (version := _LISTED.match(text, start)):
        return Exempt(first, version.end(), "version")
    if postcode := _POSTCODE.match(text, first):
        return Exempt(first, postcode.end(), "postcode")
    code = _CODE.match(text, start)
    clause = _CLAUSE.match(text, code.end()) if code else None
    return Exempt(first, clause.end() if clause else code.end() if code else start + 1, "identifier")


def _by_form(text: str, start: int, last: str, following: str) -> Exempt | None:
    """Digits that their own form exempts."""
    for pattern, rule in (
        (_TIME, "time-of-day"),
        (_EVENTS, "name"),
        (_VERSION, "version"),
        (_PHONE, "phone-number"),
        (_ISBN, "isbn"),
        (_CITATION, "citation"),
        (_ADDRESS, "address"),
        (_ORDINAL_STREET, "address"),
    ):
        if match := pattern.match(text, start):
            if rule == "version" and match[0].count(".") == 3 and "-" not in match[0]:
                rule = "identifier"
            return Exempt(start, match.end(), rule)
    sign = following[:1]
    if sign == "/" and (slashed := _SLASHED.match(text, start)):
        parts = slashed[0].split("/")
        if len(parts) > 2 or int(parts[0]) >= int(parts[1]) or len(parts[1]) > 3:
            return Exempt(start, slashed.end(), "identifier")
    if sign in ("-", "–") and (score := _SCORE.match(text, start)):
        left, right = int(score[1]), int(score[3])
        if left >= right or _SPORT.search(text[max(0, start - 40) : start]):
            return Exempt(start, score.end(), "score")
    if sign == "s" and (group := _AGE_GROUP.match(text, start)):
        return Exempt(start, group.end(), "age-group")
    if (zip_code := _ZIP.match(text, start)) and _STATE.search(text[max(0, start - 7) : start]):
        return Exempt(start, zip_code.end(), "postcode")
    return None


def _list_number(text: str, start: int) -> Exempt | None:
    first = start - 1 if start and text[start - 1] == "(" else start
    line = text[max(0, first - 9) : first]
    if line.strip(" \t") and not line.rstrip(" \t").endswith("\n"):
        return None
    match = _LIST_NUMBER.match(text, first)
    return Exempt(first, match.end(), "list-number") if match else None


def _after_label(text: str, start: int, least: int) -> Exempt | None:
    """Digits after a word that makes them a name: Section 4, p. 12, No. 22-1184, ISBN 978-…"""
    if not start or text[start - 1] not in " \xa0\n.:":
        return None
    base = max(least, start - 24)
    words = text[base:start].rsplit(None, 1)
    if not words:
        return None
    printed = words[-1]
    word = printed.strip("(“\"'").rstrip(".:").lower()
    rule = LABELS.get(word)
    if rule is None:
        return None if printed.islower() else _name(text, start, least, printed)
    bare = printed.strip("(“\"'").rstrip(".:")
    if bare.islower():
        # "no 5 people": only "no. 5" is a number.
        if word in _NEED_A_POINT and "." not in printed:
            return None
        if word in _ONLY_WITH_CAPITAL and word not in _ONLY_AS_ABBREVIATIONS:
            return None
    first = base + text[base:start].rindex(bare)
    if rule == "phone-number":
        phone = _PHONE_AFTER_WORD.match(text, start)
        digits = sum(character.isdigit() for character in phone[0]) if phone else 0
        if phone and digits >= 3 and not (bare.islower() and digits == 4) and not _noun_follows(text, phone.end()):
            return Exempt(start, phone.end(), rule)
        return None
    if rule == "isbn":
        book = _BOOK.match(text, start)
        return Exempt(first, start + len(book[0].rstrip(" .-")), rule) if book else None
    return _listed(text, start, first, rule)


_NOUN: Final = re.compile(rf"{GAP}[a-z]{{3,}}s\b")


def _noun_follows(text: str, end: int) -> bool:
    return _NOUN.match(text, end) is not None


def _listed(text: str, start: int, first: int, rule: str) -> Exempt | None:
    """One number or several: Tables 2 and 3, Articles 5(1) to 7."""
    # "Tables 2 and 3", but "Resolution 242, 18 of its members".
    several = text[first:start].rstrip(" \xa0\n.")[-1:] == "s" or rule in ("page-number", "citation")
    listed = (_LISTED if several else _ONE).match(text, start)
    if listed is None or _A_UNIT.match(text, listed.end()):
        return None
    code = _CODE.match(text, start)
    end = max(listed.end(), code.end() if code and code.end() > listed.end() else 0)
    # "Phase 2 and 3 trials": what goes on counting is named too.
    if text[start:end].isdigit():
        last = int(text[start:end])
        while (following := _GOING_ON.match(text, end)) and int(following[1]) == last + 1:
            last, end = last + 1, following.end()
    return Exempt(first, end, rule)


_GOING_ON: Final = re.compile(rf"(?:,?{GAP}(?:and|or){GAP}|,{GAP})([0-9]{{1,3}})(?![0-9A-Za-z%]|[.,:/][0-9])")


_ENDS_SENTENCE: Final = re.compile(r"(?:[.!?:;\n”\"]|\A)[ \xa0\n]{0,3}\Z")
_INDEXES: Final = frozenset(words_of("S&P FTSE CAC DAX KSE MSCI STOXX IBEX BSE NSE ASX TSX OMX TOPIX"))
_NEVER_NAMES: Final = frozenset(
    words_of(
        "the a an in on at to by of for from with some over under about nearly almost only just another all"
        " and or but as than up at least most more less fewer between within after before since until during"
        " around roughly only those these their its his her our this that those it they he she we there mr mrs"
        " dr rs usd eur gbp inr pkr aed us eu uk monday tuesday wednesday thursday friday saturday sunday"
    )
)


def _name(text: str, start: int, least: int, printed: str) -> Exempt | None:
    """A number that follows a name inside a sentence, and counts nothing: Apollo 11, Trump 2.0."""
    if not printed[-1:].isalnum() or printed.lower() in _NEVER_NAMES:
        return None
    if printed.isupper() and printed not in _INDEXES:
        return None
    match = _A_NAME.match(text, start)
    if match is None or len(match[0]) == 4 or _NOT_NAMED.match(text, match.end()):
        return None
    first = text.rfind(printed, max(least, start - 24), start)
    # "Germany 12, France 9" gives each a number.
    if _ALIKE_BEHIND.match(text, match.end()) or _ALIKE_BEFORE.search(text[max(0, first - 32) : first]):
        return None
    if (
        printed not in _INDEXES
        and _ENDS_SENTENCE.search(text[max(0, first - 4) : first])
        and (printed.endswith("ly") or not _IS_ONE.match(text, match.end()))
    ):
        return None
    return Exempt(first, match.end(), "name")


# "Voyager 2 is now …": a number counts more than one, and one thing follows.
_IS_ONE: Final = re.compile(rf"(?:{GAP}(?:is|was|has|does|isn[’']t|wasn[’']t|hasn[’']t)|[’']s)\b")
_ALIKE_BEHIND: Final = re.compile(rf"[,;]?(?:{GAP}and)?{GAP}(?:the{GAP})?[A-Z][\w.’'-]{{1,20}}{GAP}[0-9]")
_ALIKE_BEFORE: Final = re.compile(r"[0-9](?:[,;](?: and)?| and) (?:the )?(?:[A-Z][\w’'-]{0,14} )?\Z")
_NOT_NAMED: Final = re.compile(
    rf"{GAP}(?:[a-z]{{2,}}s\b|[a-z]+{GAP}[a-z]{{2,}}s\b|people|per{GAP}?cent|percent|million|billion|thousand|lakh|crore"
    rf"|hundred|dozen|km|kg|times|off|not{GAP}out|(?:from|for){GAP}[0-9]|to{GAP}[0-9]|and{GAP}[0-9]|or{GAP}more|out{GAP}of|in{GAP}[0-9])|°",
    re.ASCII,
)

# Words.

_PHRASES: Final = re.compile(
    rf"(?:one-(?:off|way|time|sided|stop|on-one|size-fits-all|to-one|liner|upmanship)|two-way|two-faced|three-dimensional"
    rf"|first(?:-(?:class|hand|rate|come|ever|time|person|aid|past|world)|{GAP}(?:aid|lady|minister|class|name|world|hand"
    rf"|of{GAP}all|and{GAP}foremost))|second(?:-(?:hand|guess|class|rate)|{GAP}(?:thoughts?|nature|hand|to{GAP}none))"
    rf"|third(?:-(?:party|rate|world|person)|{GAP}(?:party|parties|world|person))|half(?:-(?:hearted|way|time|baked|brother"
    rf"|sister|truth)|{GAP}way)|double(?:-(?:digit|edged|check|glazed|decker|click)|{GAP}(?:standards?|check|bind|whammy))"
    rf"|zero(?:-sum|{GAP}tolerance|-emission|{GAP}emission)|fifty-fifty|one{GAP}(?:another|day|side|hand|thing|by{GAP}one"
    rf"|way{GAP}or)|single(?:-minded|-handed|{GAP}out|{GAP}parent|{GAP}market)|quarter(?:-|{GAP})?final(?:s|ist)?"
    rf"|multiple{GAP}(?:sclerosis|choice)|(?:two|three|four|five|six|seven|eight|nine|triple)-(?:digit|figure)s?|(?:twenty|thirty|forty|fifty|sixty)-?somethings?)(?![A-Za-z0-9])",
    _ASCII,
)
_BEFORE_PRONOUN: Final = frozenset(
    words_of(
        "no any some every each which this that another the a an such only not loved little big new old good"
        " everyone someone anyone"
    )
)
_AFTER_PRONOUN: Final = re.compile(
    rf"{GAP}(?:of|is|was|are|were|can|could|should|would|must|may|might|has|had|have|will|who|which|that|that’s|wants?|knows?"
    rf"|needs?|and|or|but|as|to|for|with|on|by|at|if|when|does|did|do|from|where|because|thinks?|says?|said|hopes?)\b"
    rf"|[,.;:!?)’'”\"]|\Z|{GAP}?[–—]|{GAP}-",
    _ASCII,
)
_ONE_IN: Final = re.compile(
    rf"one(?:{GAP}|-)(?:in|out{GAP}of)(?:{GAP}|-)(?:every{GAP})?(?:[0-9]|two|three|four|five|six|seven|eight|nine|t[a-z]+|a{GAP})"
    rf"|one{GAP}and{GAP}(?:a|one|two|three)[ -](?:half|third|quarter)",
    _ASCII,
)
_ONE_TO: Final = re.compile(
    rf"one{GAP}(?:and|(?P<or>or|to)){GAP}(?:[0-9]|two|three|four|five|six|seven|eight|nine|t[ew]|a{GAP}half|one{GAP}and)",
    _ASCII,
)
_MEASURED: Final = re.compile(
    rf"{GAP}(?:mile|kilomet(?:re|er)|met(?:re|er)|hour|day|week|month|year|minute|second|century|decade"
    rf"|inch|foot|acre|hectare|tonne|ton|kilogram|litre|liter|gallon|hundred|thousand|million|billion|percentage|percent|per{GAP}cent|basis|point)\b",
    _ASCII,
)


_HOUR: Final = (
    "(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])(?![0-9A-Za-z%]|[.,:][0-9])"
    rf"|one\b(?!{GAP}(?:half|third|in)))"
)
_CLOCK: Final = re.compile(
    rf"(?:half|quarter|five|ten|twenty(?:-five)?)(?:{GAP}minutes)?{GAP}past{GAP}{_HOUR}|quarter{GAP}to{GAP}{_HOUR}"
    rf"(?!{GAP}(?:per{GAP}?cent|million|billion|thousand|hundred)|-)",
    _ASCII,
)


def of_phrase(text: str, start: int) -> Exempt | None:
    """The set phrase that begins at `start`, in which a number word counts nothing."""
    if clock := _CLOCK.match(text, start):
        return Exempt(start, clock.end(), "time-of-day")
    phrase = _PHRASES.match(text, start)
    return Exempt(start, phrase.end(), "set-phrase") if phrase else None


def of_words(text: str, start: int, word: str, before: str) -> Exempt | None:
    """The exemption of a number word at `start`; `before` is the word before it, in lower case."""
    if text[start].isupper() and (name := _capital(text, start, start + len(word))):
        return name
    if exempt := of_phrase(text, start):
        return exempt
    if word == "one":
        if before == "at" and _POINT.match(text, start):
            return Exempt(start, start + 3, "set-phrase")
        if text.endswith(("-for-", "-on-", "-to-"), 0, start):
            return Exempt(start, start + 3, "set-phrase")
        if before in ("minus", "negative") or _ONE_IN.match(text, start) or _MEASURED.match(text, start + 3):
            return None
        if (ends := _ONE_TO.match(text, start)) and (before in ("between", "from") or ends["or"]):
            return None
        if before in _BEFORE_PRONOUN or _AFTER_PRONOUN.match(text, start + 3):
            return Exempt(start, start + 3, "pronoun")
    elif word == "zero" and text.endswith(("sub-", "Sub-"), 0, start):
        return Exempt(start - 4, start + 4, "set-phrase")
    elif word == "zero" and before == "net":
        return Exempt(start, start + 4, "set-phrase")
    elif (
        word == "second" and before in ("every", "per", "split", "each", "a") and not _NEXT_WORD.match(text, start + 6)
    ) or (word == "second" and before in ("every", "per", "split")):
        return Exempt(start, start + 6, "set-phrase")
    elif (
        word in ("first", "second", "third")
        and (before in _BEFORE_ORDERING or not before[-1].isalpha())
        and text[start + len(word) : start + len(word) + 1] == ","
    ):
        return Exempt(start, start + len(word), "ordering-word")
    elif word == "first" and before == "at":
        return Exempt(start, start + 5, "ordering-word")
    if LABELS.get(before) in ("section-number", "identifier", "version") and _LABELLED.search(
        text[max(0, start - 24) : start]
    ):
        return Exempt(start, start + len(word), LABELS[before])
    return None


def _capital(text: str, start: int, end: int) -> Exempt | None:
    """A number word with a capital inside a sentence: the Big Four, Six Nations, the Second Amendment.

    In a headline every noun has one, so that other words without must stand near.
    """
    if not _GOES_ON.search(text[max(0, start - 3) : start]):
        return None
    near = text[max(0, start - 48) : start].rpartition("\n")[2] + text[end : end + 48].partition("\n")[0]
    if not _LOWER_CASE.search(near):
        return None
    rest = _REST_OF_NAME.match(text, end)
    return Exempt(start, rest.end() if rest else end, "name")


_GOES_ON: Final = re.compile(r"[a-z0-9,;’']s?[ \xa0]\Z", re.IGNORECASE)
_REST_OF_NAME: Final = re.compile(r"(?:-[A-Za-z]{1,20}+){1,3}+")
_LOWER_CASE: Final = re.compile(r"(?<![A-Za-z])[a-z]{5,}")
_POINT: Final = re.compile(rf"one{GAP}(?:point|time|stage)\b", _ASCII)
_BEFORE_ORDERING: Final = frozenset(("", "and", "but", "or", "then"))
_NEXT_WORD: Final = re.compile(rf"(?:{GAP}|-)[A-Za-z]")
# "Part two", "World War Two": with a capital, or a word that is followed by nothing else.
_LABELLED: Final = re.compile(
    r"(?:\A|[^A-Za-z])(?:[A-Z][a-z]{1,14}|version|section|chapter|article|phase|stage|tier)[ \xa0]\Z"
)
