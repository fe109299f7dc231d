"""Money in prose: the signs and codes that stand before an amount, and the words that stand behind it."""

from __future__ import annotations

from typing import Final

from claimcheck.phrase import GAP, Pattern, any_of, words_of

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
    "₫": "VND",
    "₴": "UAH",
    "৳": "BDT",
}
CODES: Final = words_of(
    "USD EUR GBP JPY PKR INR BDT CNY CHF CAD AUD NZD AED SAR QAR KWD OMR BHD TRY SEK NOK DKK AFN ARS BGN BRL CLP COP"
    " CZK EGP GHS HKD HUF IDR ILS IQD IRR ISK JOD KES KRW LKR MAD MXN MYR NGN NPR PEN PHP PLN RON RUB SGD THB TWD UAH"
    " VND ZAR RMB"
)
# Bare "rupees" are of several countries and bare "pounds" may be a weight: those stay the words they are.
WORDS: Final = {
    "pounds sterling": "GBP",
    "pound sterling": "GBP",
    "yen": "JPY",
    "japanese yen": "JPY",
    "yuan": "CNY",
    "chinese yuan": "CNY",
    "renminbi": "CNY",
    "dirhams": "AED",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "pence": "pence",
    "¢": "cents",
} | {
    word + ending: name
    for word, name in {
        "us dollar": "USD",
        "u.s. dollar": "USD",
        "american dollar": "USD",
        "united states dollar": "USD",
        "dollar": "USD",
        "australian dollar": "AUD",
        "canadian dollar": "CAD",
        "hong kong dollar": "HKD",
        "new zealand dollar": "NZD",
        "singapore dollar": "SGD",
        "euro": "EUR",
        "british pound": "GBP",
        "pakistani rupee": "PKR",
        "pakistan rupee": "PKR",
        "indian rupee": "INR",
        "sri lankan rupee": "LKR",
        "rupee": "rupees",
        "swiss franc": "CHF",
        "franc": "francs",
        "cent": "cents",
        "penny": "pence",
        "bangladeshi taka": "BDT",
        "taka": "BDT",
        "saudi riyal": "SAR",
        "riyal": "riyals",
        "turkish lira": "TRY",
        "mexican peso": "MXN",
        "peso": "pesos",
        "russian rouble": "RUB",
        "rouble": "RUB",
        "ruble": "RUB",
        "uae dirham": "AED",
        "swedish krona": "SEK",
        "norwegian krone": "NOK",
        "danish krone": "DKK",
        "south african rand": "ZAR",
    }.items()
    for ending in ("", "s")
}
MONEY: Final = frozenset({*SIGNS.values(), *WORDS.values(), *CODES})
BEFORE: Final = Pattern(
    rf"(?P<minus>[-−])?(?:(?P<sign>{any_of(SIGNS)}){GAP}?|(?P<code>(?!COP[0-9]){any_of(CODES)})(?:{GAP})?(?=[-−0-9.]))"
)
"""The currency before an amount, with the minus sign that may precede it."""
FIRST_CHARACTERS: Final = frozenset("-−") | {sign[0] for sign in SIGNS} | {code[0] for code in CODES}
"""What a currency before an amount can begin with."""
HUNDREDTHS: Final = frozenset({"cents", "pence"})
