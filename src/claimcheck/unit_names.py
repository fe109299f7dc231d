"""The names of units as English prints them: scales, money, measured units with their exact sizes, things counted."""

from __future__ import annotations

from typing import Final

from claimcheck.phrase import words_of

SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES: Final = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
# Beside a currency these letters are scales; elsewhere "m" is the metre.
MONEY_SCALES: Final = {"k": 10**3, "m": 10**6, "b": 10**9}
# "hundred thousand" and "lakh crore" are said; three scale words in a row are a mistake.
MOST_SCALES: Final = 2

CURRENCIES: Final = frozenset(
    words_of(
        "AED AFN AMD AOA ARS AUD AZN BDT BGN BHD BIF BRL BTN BWP BYN CAD CDF CHF CLP CNY COP CRC CZK DKK DOP DZD EGP "
        "ETB EUR FJD GBP GHS GNF GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KRW KWD KZT LBP LKR "
        "LRD LYD MAD MDL MGA MKD MMK MNT MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG "
        "QAR RON RSD RUB RWF SAR SEK SGD SYP THB TJS TND TRY TTD TWD TZS UAH UGX USD UYU VES VND XAF XOF YER ZAR "
        "ZMW"
    )
)
CURRENCY_SIGNS: Final = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
}
CURRENCY_WORDS: Final = {
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "hong kong dollar": "HKD",
    "new zealand dollar": "NZD",
    "singapore dollar": "SGD",
    "euro": "EUR",
    "pound": "GBP",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "yen": "JPY",
    "japanese yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "indian rupee": "INR",
    "pakistani rupee": "PKR",
    "pakistan rupee": "PKR",
    "sri lankan rupee": "LKR",
    "nepalese rupee": "NPR",
    "bangladeshi taka": "BDT",
    "swiss franc": "CHF",
    "uae dirham": "AED",
    "moroccan dirham": "MAD",
    "saudi riyal": "SAR",
    "qatari riyal": "QAR",
    "turkish lira": "TRY",
    "swedish krona": "SEK",
    "norwegian krone": "NOK",
    "danish krone": "DKK",
    "mexican peso": "MXN",
    "philippine peso": "PHP",
    "south african rand": "ZAR",
    "russian rouble": "RUB",
    "russian ruble": "RUB",
    "zloty": "PLN",
    "forint": "HUF",
    "koruna": "CZK",
    "czech crown": "CZK",
    "swedish crown": "SEK",
    "norwegian crown": "NOK",
    "danish crown": "DKK",
    "hryvnia": "UAH",
    "baht": "THB",
    "thai baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "indonesian rupiah": "IDR",
    "naira": "NGN",
    "nigerian naira": "NGN",
    "cedi": "GHS",
    "birr": "ETB",
    "shekel": "ILS",
    "israeli shekel": "ILS",
    "tenge": "KZT",
    "kenyan shilling": "KES",
    "ugandan shilling": "UGX",
    "tanzanian shilling": "TZS",
    "egyptian pound": "EGP",
    "lebanese pound": "LBP",
    "brazilian real": "BRL",
    "argentine peso": "ARS",
    "chilean peso": "CLP",
    "colombian peso": "COP",
    "afghan afghani": "AFN",
    "cfa franc": "XOF",
    "international dollar": "international dollars",
    "ppp dollar": "international dollars",
}
# A sign or word that means one currency, and at home goes for another: "$5 billion" of Canada's budget.
AT_HOME: Final = {
    name: frozenset(words_of(codes))
    for names, codes in (
        ("$", "AUD CAD HKD NZD SGD TWD ARS CLP COP DOP FJD JMD LRD MXN NAD TTD UYU"),
        ("dollar dollars", "AUD CAD HKD NZD SGD TWD FJD JMD LRD NAD TTD"),
        ("£ pound pounds", "EGP LBP SYP"),
        ("¥", "CNY"),
    )
    for name in words_of(names)
}

# A word for several units: those it may stand for, the likeliest first.
AMBIGUOUS: Final = {
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "riyal": ("SAR", "QAR", "YER"),
    "rial": ("IRR", "OMR", "YER"),
    "dirham": ("AED", "MAD"),
    "krone": ("NOK", "DKK"),
    "kroner": ("NOK", "DKK"),
    "krona": ("SEK", "ISK"),
    "kronor": ("SEK", "ISK"),
    "peso": ("MXN", "PHP", "ARS", "CLP", "COP", "DOP", "UYU"),
    "franc": ("CHF", "XOF", "XAF", "CDF", "GNF", "RWF", "BIF"),
    "shilling": ("KES", "UGX", "TZS"),
    "dinar": ("KWD", "IQD", "JOD", "DZD", "TND", "LYD", "BHD", "RSD"),
    "ton": ("tonnes", "short tons", "long tons"),
    "gallon": ("US gallons", "imperial gallons"),
}

# Name, size in the first unit of its dimension, signs (capitals matter), words (singular; capitals do not matter).
# Every size is exact by definition of the unit, and a finite decimal.
MEASURES: Final = {
    "length": (
        ("m", "1", "m", "metre, meter"),
        ("mm", "0.001", "mm", "millimetre, millimeter"),
        ("cm", "0.01", "cm", "centimetre, centimeter"),
        ("km", "1000", "km kms", "kilometre, kilometer"),
        ("inches", "0.0254", "", "inch"),
        ("feet", "0.3048", "ft", "foot"),
        ("yards", "0.9144", "yd", "yard"),
        ("miles", "1609.344", "mi", "mile"),
        ("nautical miles", "1852", "nmi", "nautical mile"),
    ),
    "area": (
        ("m²", "1", "m² m2 m^2 sqm", "square metre, square meter, sq m"),
        ("cm²", "0.0001", "cm² cm2 cm^2", "square centimetre, square centimeter, sq cm"),
        ("km²", "1000000", "km² km2 km^2", "square kilometre, square kilometer, square km, sq km"),
        ("ha", "10000", "ha", "hectare"),
        ("acres", "4046.8564224", "", "acre"),
        ("square feet", "0.09290304", "ft² ft2 ft^2 sqft", "square foot, sq ft"),
        ("square miles", "2589988.110336", "mi² mi2 mi^2", "square mile, sq mi, sq mile"),
    ),
    "volume": (
        ("L", "1", "L l", "litre, liter"),
        ("mL", "0.001", "mL ml cm³ cm3 cm^3", "millilitre, milliliter, cubic centimetre, cubic centimeter"),
        ("m³", "1000", "m³ m3 m^3", "cubic metre, cubic meter"),
        ("km³", "1000000000000", "km³ km3 km^3", "cubic kilometre, cubic kilometer"),
        ("cubic feet", "28.316846592", "ft³ ft3 ft^3", "cubic foot"),
        ("barrels", "158.987294928", "bbl", "barrel"),
        ("US gallons", "3.785411784", "", "us gallon, u.s. gallon"),
        ("imperial gallons", "4.54609", "", "imperial gallon"),
    ),
    "mass": (
        ("g", "1", "g", "gram, gramme"),
        ("ng", "0.000000001", "ng", "nanogram"),
        ("µg", "0.000001", "µg mcg", "microgram"),
        ("mg", "0.001", "mg", "milligram"),
        ("kg", "1000", "kg kgs", "kilogram, kilogramme, kilo"),
        ("tonnes", "1000000", "t", "tonne, metric ton, metric tonne"),
        ("kt", "1000000000", "kt", "kilotonne"),
        ("Mt", "1000000000000", "Mt", "megatonne"),
        ("Gt", "1000000000000000", "Gt", "gigatonne"),
        ("lb", "453.59237", "lb lbs", ""),
        ("oz", "28.349523125", "oz", "ounce"),
        ("short tons", "907184.74", "", "short ton"),
        ("long tons", "1016046.9088", "", "long ton"),
    ),
    "time": (
        ("s", "1", "s sec secs", "second"),
        ("ms", "0.001", "ms", "millisecond"),
        ("min", "60", "min mins", "minute"),
        ("h", "3600", "h hr hrs", "hour"),
        ("days", "86400", "", "day"),
        ("weeks", "604800", "", "week"),
    ),
    # A month has no fixed number of days, so months and years are not converted to days.
    "calendar time": (
        ("months", "1", "", "month"),
        ("quarters", "3", "", "quarter"),
        ("years", "12", "", "year, annum"),
        ("decades", "120", "", "decade"),
        ("centuries", "1200", "", "century"),
    ),
    "energy": (
        ("J", "1", "J", "joule"),
        ("kJ", "1000", "kJ", "kilojoule"),
        ("MJ", "1000000", "MJ", "megajoule"),
        ("GJ", "1000000000", "GJ", "gigajoule"),
        ("TJ", "1000000000000", "TJ", "terajoule"),
        ("PJ", "1000000000000000", "PJ", "petajoule"),
        ("EJ", "1000000000000000000", "EJ", "exajoule"),
        ("Wh", "3600", "Wh", "watt-hour, watt hour"),
        ("kWh", "3600000", "kWh", "kilowatt-hour, kilowatt hour"),
        ("MWh", "3600000000", "MWh", "megawatt-hour, megawatt hour"),
        ("GWh", "3600000000000", "GWh", "gigawatt-hour, gigawatt hour"),
        ("TWh", "3600000000000000", "TWh", "terawatt-hour, terawatt hour"),
        ("kcal", "4184", "kcal", "kilocalorie"),
    ),
    "power": (
        ("W", "1", "W", "watt"),
        ("kW", "1000", "kW", "kilowatt"),
        ("MW", "1000000", "MW", "megawatt"),
        ("GW", "1000000000", "GW", "gigawatt"),
        ("TW", "1000000000000", "TW", "terawatt"),
    ),
    "data": (
        ("bytes", "1", "B", "byte"),
        ("bits", "0.125", "", "bit"),
        ("Mbit", "125000", "Mbit", "megabit"),
        ("Gbit", "125000000", "Gbit", "gigabit"),
        ("kB", "1000", "kB", "kilobyte"),
        ("MB", "1000000", "MB", "megabyte"),
        ("GB", "1000000000", "GB", "gigabyte"),
        ("TB", "1000000000000", "TB", "terabyte"),
        ("PB", "1000000000000000", "PB", "petabyte"),
    ),
}

# Their zeros differ, so each is a dimension of its own. Name, size in kelvins, kelvins at its zero, other names.
TEMPERATURES: Final = {
    "°C": ("1", "273.15", ("degree celsius", "degrees celsius", "degree c", "degrees c", "celsius")),
    "°F": ("5/9", "45967/180", ("degree fahrenheit", "degrees fahrenheit", "degree f", "degrees f", "fahrenheit")),
    "kelvins": ("1", "0", ("kelvin",)),
}
SPEEDS: Final = {
    "mph": ["miles", "/", "h"],
    "kph": ["km", "/", "h"],
    "kmh": ["km", "/", "h"],
    "knots": ["nautical miles", "/", "h"],
    "Mbps": ["Mbit", "/", "s"],
    "Gbps": ["Gbit", "/", "s"],
}

COUNTED: Final = frozenset(
    words_of(
        "people households families children adults women men students pupils teachers workers employees jobs "
        "voters votes patients doctors nurses physicians deaths births cases countries states cities companies "
        "firms businesses universities schools hospitals members residents citizens immigrants migrants refugees "
        "visas vehicles cars homes seats"
    )
)
PERSONS: Final = frozenset(
    words_of(
        "adults children men women students pupils teachers workers employees voters patients doctors nurses physicians"
        " members residents citizens immigrants migrants refugees jobs"
    )
)
"""What a figure may call the people that a quantity counts; a job is that of one of them."""
PLURALS: Final = {
    "person": "people",
    "persons": "people",
    "inhabitant": "people",
    "inhabitants": "people",
    "child": "children",
    "foot": "feet",
    "inch": "inches",
    "life": "lives",
    "wife": "wives",
    "leaf": "leaves",
    "thief": "thieves",
    "specimen": "specimens",
    "regimen": "regimens",
    "gas": "gases",
    "bus": "buses",
    **{
        word: word for word in words_of("people children feet lives men women data media series species aircraft menus")
    },
    **{word: word + "s" for word in words_of("human german roman")},
    **{word: word + "es" for word in words_of("hero tomato potato echo veto volcano mosquito embargo")},
}
# These words end the head of a noun phrase: "people of Pakistani origin" are people.
ENDING_HEAD: Final = frozenset(words_of("of in from with who at on for born living by to under over aged"))
NOT_NOUNS: Final = ENDING_HEAD.union(words_of("and or the per not a an"))
