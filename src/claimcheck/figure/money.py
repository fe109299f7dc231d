"""Money in prose: the signs and codes that stand before an amount, and the words that stand behind it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from claimcheck.phrase import END, GAP, Pattern, any_of
from claimcheck.unit_names import CURRENCIES, CURRENCY_WORDS

SIGNS: Final = {
    "US$": "USD",
    "$US": "USD",
    "U.S.$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₨": "rupees",
    "Rs.": "rupees",
    "Rs": "rupees",
    "Tk": "BDT",
    "Ksh": "KES",
    "KSh": "KES",
    "USh": "UGX",
    "TSh": "TZS",
    "Sh": "shillings",
    "GH¢": "GHS",
    "GH₵": "GHS",
    "₵": "GHS",
    "SKr": "SEK",
    "NKr": "NOK",
    "DKr": "DKK",
    "CN¥": "CNY",
    "Php": "PHP",
    "NIS": "ILS",
    "N$": "NAD",
    "J$": "JMD",
    "TT$": "TTD",
    "R": "ZAR",
    "Rp": "IDR",
    "RM": "MYR",
    "SFr": "CHF",
    "Dh": "AED",
    "Dhs": "AED",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "USD$": "USD",
    "AUD$": "AUD",
    "CAD$": "CAD",
    "Cad$": "CAD",
    "NZD$": "NZD",
    "MX$": "MXN",
    "Mex$": "MXN",
    "₩": "KRW",
    "₦": "NGN",
    "₺": "TRY",
    "₽": "RUB",
    "₪": "ILS",
    "฿": "THB",
    "₱": "PHP",
    "₾": "GEL",
    "₸": "KZT",
    "₫": "VND",
    "₴": "UAH",
    "৳": "BDT",
}
CODES: Final = (*sorted(CURRENCIES), "RMB")
# Bare "rupees" are of several countries and bare "pounds" may be a weight: those stay the words they are.
_WORDS: Final = {word: code for word, code in CURRENCY_WORDS.items() if word != "pound" and code in CURRENCIES} | {
    "united states dollar": "USD",
    "rouble": "RUB",
    "ruble": "RUB",
    "quid": "GBP",
    "taka": "BDT",
    "dirham": "AED",
    "rand": "ZAR",
    "rupee": "rupees",
    "franc": "francs",
    "riyal": "riyals",
    "peso": "pesos",
    "dinar": "dinars",
    "shilling": "shillings",
    "cent": "cents",
    "penny": "pence",
}
WORDS: Final = {
    "pounds sterling": "GBP",
    "pence": "pence",
    "kronor": "SEK",
    "kroner": "kroner",
    "kr": "kroner",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¢": "cents",
} | {word + ending: name for word, name in _WORDS.items() for ending in ("", "s")}
_CODES: Final = frozenset(CODES)
MONEY: Final = frozenset({*SIGNS.values(), *WORDS.values(), *CODES})
# "MUSD 23" is 23 million, "TEUR 5" five thousand, "EURm 23" again millions.
SIZES: Final = {"K": 10**3, "T": 10**3, "M": 10**6, "B": 10**9, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
_CODE: Final = r"(?P<before>[KTMB])?(?P<code>[A-Z]{3})(?P<after>bn|mn|[km])?"
_BEFORE: Final = Pattern(
    rf"(?P<minus>[-−–]|(?i:minus|negative){GAP})?(?:(?P<sign>{any_of(SIGNS)})(?![A-Za-z]){GAP}?|{_CODE}(?<!COP(?=[0-9]))(?:{GAP})?(?=[-−–0-9.]))"
)
_BEHIND: Final = Pattern(rf"(?:{GAP})?{_CODE}{END}")
# "R8.5bn" and "R1,200" are rand; "R22" is a road and "R2" a measure of fit.
_LETTER: Final = "R"
_AFTER_LETTER: Final = Pattern(
    rf"[0-9]{{1,3}}(?:[ \xa0,][0-9]{{3}})+(?![0-9])|[0-9]{{1,6}}(?:[.,][0-9]{{1,3}})?(?:(?:bn|tn|m|k){END}"
    rf"|[ \xa0-](?:thousand|million|billion|trillion){END})|[0-9]{{1,6}}\.[0-9]{{2}}(?![0-9A-Za-z]|\.[0-9])"
)
FIRST_CHARACTERS: Final = frozenset("-−–KTMBmnN") | {sign[0] for sign in SIGNS} | {code[0] for code in CODES}
"""What a currency before an amount can begin with."""


class Currency(NamedTuple):
    """A currency beside an amount: its code, what the amount is counted in, and where it stands."""

    code: str
    size: int
    span: tuple[int, int]
    end: int
    minus: bool = False


def before(text: str, start: int) -> Currency | None:
    """The currency that an amount begins with at `start`, with the minus sign that may precede it."""
    if text[start : start + 1] not in FIRST_CHARACTERS:
        return None
    found = _BEFORE.match(text, start)
    if found is None:
        return None
    if found["sign"]:
        if not is_before_money(found["sign"], text, found.end()):
            return None
        return Currency(SIGNS[found["sign"]], 1, found.span("sign"), found.end(), found["minus"] is not None)
    return _coded(found, found["minus"] is not None)


def is_before_money(sign: str, text: str, end: int) -> bool:
    """Whether the sign that ends at `end` is a currency there: a letter is one only before what looks like money."""
    return sign != _LETTER or _AFTER_LETTER.match(text, end) is not None


def sized_behind(text: str, end: int) -> Currency | None:
    """`MUSD` of "30 MUSD": the code with the size that it counts in, behind an amount that ends at `end`."""
    if not text[end : end + 2].strip()[:1].isupper():
        return None
    found = _BEHIND.match(text, end)
    return _coded(found) if found and (found["before"] or found["after"]) else None


def _coded(found: re.Match[str], minus: bool = False) -> Currency | None:
    size, code = found["before"] or found["after"], found["code"]
    if code not in _CODES or (found["before"] and found["after"]):
        return None
    return Currency(code, SIZES[size] if size else 1, found.span("code"), found.end(), minus)


HUNDREDTHS: Final = frozenset({"cents", "pence"})
