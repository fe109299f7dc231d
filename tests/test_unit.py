"""Units: how they are read, what converts, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.unit import (
    LONGEST,
    NUMBER,
    PERCENT,
    Unit,
    UnitError,
    compatible,
    conversion,
    declare,
    factor,
    factor_of_differences,
    meanings,
    meant,
    per_as,
    read,
)
from claimcheck.unit_names import AMBIGUOUS, AT_HOME, CURRENCIES

ONE = Fraction(1)


def unit(text: str) -> Unit:
    scale, found = read(text)
    assert scale == 1
    return found


READ = [
    ("", 1, "", "pure number"),
    ("million", 10**6, "", "pure number"),
    ("USD", 1, "USD", "money USD"),
    ("US$", 1, "USD", "money USD"),
    ("dollars", 1, "USD", "money USD"),
    ("Canadian dollars", 1, "CAD", "money CAD"),
    ("million USD", 10**6, "USD", "money USD"),
    ("USD million", 10**6, "USD", "money USD"),
    ("$bn", 10**9, "USD", "money USD"),
    ("€m", 10**6, "EUR", "money EUR"),
    ("USD '000", 1000, "USD", "money USD"),
    ("USD (millions)", 10**6, "USD", "money USD"),
    ("lakh crore ₹", 10**12, "INR", "money INR"),
    ("2015 USD", 1, "USD (2015 prices)", "money USD (2015 prices)"),
    ("USD (2015 prices)", 1, "USD (2015 prices)", "money USD (2015 prices)"),
    ("billion constant 2015 US$", 10**9, "USD (2015 prices)", "money USD (2015 prices)"),
    ("euros at 2015 prices", 1, "EUR (2015 prices)", "money EUR (2015 prices)"),
    ("current US$ billion", 10**9, "USD", "money USD"),
    ("number of students", 1, "students", "count of students"),
    ("current US$", 1, "USD", "money USD"),
    ("%", 1, "%", "share"),
    ("percent", 1, "%", "share"),
    ("per cent", 1, "%", "share"),
    ("‰", Fraction(1, 10), "%", "share"),
    ("percentage points", 1, "percentage points", "percentage points"),
    ("percentage point", 1, "percentage points", "percentage points"),
    ("pp", 1, "percentage points", "percentage points"),
    ("basis points", Fraction(1, 100), "percentage points", "percentage points"),
    ("times", 1, "times", "multiple"),
    ("date", 1, "date", "date"),
    ("rank", 1, "rank", "rank"),
    ("m", 1, "m", "length"),
    ("Kilometres", 1, "km", "length"),
    ("thousand tonnes", 1000, "tonnes", "mass"),
    ("tonnes of rice", 1, "tonnes", "mass"),
    ("square kilometers", 1, "km²", "area"),
    ("km/h", 1, "km/h", "length / time"),
    ("kilometres per hour", 1, "km/h", "length / time"),
    ("km an hour", 1, "km/h", "length / time"),
    ("mph", 1, "miles/h", "length / time"),
    ("people", 1, "people", "count of people"),
    ("person", 1, "people", "count of people"),
    ("inhabitants", 1, "people", "count of people"),
    ("people of Pakistani origin", 1, "people", "count of people"),
    ("Pakistani students", 1, "students", "count of students"),
    ("million households with children", 10**6, "households", "count of households"),
    ("1,000 people", 1000, "people", "count of people"),
    ("USD per person", 1, "USD/people", "money USD / count of people"),
    ("USD/capita", 1, "USD/people", "money USD / count of people"),
    ("per capita", 1, "per people", "pure number / count of people"),
    ("deaths per 100,000 people", Fraction(1, 10**5), "deaths/people", "count of deaths / count of people"),
    ("per 1,000", Fraction(1, 1000), "", "pure number"),
    ("per cent per year", 1, "%/years", "share / calendar time"),
    ("USD per year per person", 1, "USD/people/years", "money USD / count of people / calendar time"),
]


@pytest.mark.parametrize(("text", "scale", "name", "dimension"), READ)
def test_scale_and_unit(text: str, scale: Fraction, name: str, dimension: str) -> None:
    assert read(text) == (scale, Unit(name, dimension))
    assert declare(text) == (scale, Unit(name, dimension))


@pytest.mark.parametrize("text", ["point", "points"])
def test_points_are_a_score_where_a_quantity_declares_them_and_else_of_percentages(text: str) -> None:
    assert read(text) == (Fraction(1), Unit("percentage points", "percentage points"))
    assert declare(text) == read(text, counted=["points"]) == (Fraction(1), Unit("points", "count of points"))


@pytest.mark.parametrize("name", sorted({row[2] for row in READ}))
def test_normal_form_reads_as_itself(name: str) -> None:
    scale, found = read(name)
    assert (scale, found.name) == (ONE, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("UDS", "did you mean USD?"),
        ("usd", "did you mean USD?"),
        ("KM", "did you mean km?"),
        ("kilometrs", "did you mean kilomet"),
        ("rupees", "INR, PKR"),
        ("tons", "tonnes, short tons or long tons"),
        ("Zimbabwean dollars", "not a known unit"),
        ("% of GDP", "name the whole in 'of'"),
        ("people and students", "more than one unit"),
        ("2015 people", "neither a scale nor the year"),
        ("500 USD", "is not a scale"),
        ("USD (2014/15 prices)", ""),
        ("USD (odd)", "(2015 prices)"),
        ("hundred thousand million USD", "scale words"),
        ("number of", ""),
        ("USD/", "per what"),
        ("/h", "before the slash"),
        ("9**9**9", "cannot contain '*'"),
        ("__import__('os')", "cannot contain '_'"),
        ("eval(1)", "is not a scale"),
        ("((((", "brackets"),
        ("()", "brackets"),
        ("USD)", "brackets"),
        ("🙂", "U+1F642"),
        ("k\u200bm", "U+200B"),
        ("１００ km", "U+FF11"),
        ("km\nm", "U+000A"),
    ],
)
def test_refused_also_as_a_declaration(text: str, words: str) -> None:
    for reading in (read, declare):
        with pytest.raises(UnitError) as refused:
            reading(text)
        assert words in str(refused.value)


def test_length_is_capped_before_anything_is_read() -> None:
    assert read("people".ljust(LONGEST)) == (ONE, unit("people"))
    with pytest.raises(UnitError, match="at most 80 characters, this has 81"):
        read("people".ljust(LONGEST + 1))


class TestCountedNouns:
    def test_known_once_the_claim_file_declares_it(self) -> None:
        with pytest.raises(UnitError, match="'startups' is not a known unit"):
            read("startups")
        assert read("Pakistani startups", ["startup"]) == (ONE, Unit("startups", "count of startups"))
        assert read("thousand startups", ["tech startups"]) == declare("thousand startups")

    @pytest.mark.parametrize(
        ("singular", "plural"),
        [
            ("student", "students"),
            ("country", "countries"),
            ("person", "people"),
            ("child", "children"),
            ("policewoman", "policewomen"),
            ("church", "churches"),
            ("class", "classes"),
            ("virus", "viruses"),
            ("analysis", "analyses"),
            ("donkey", "donkeys"),
            ("species", "species"),
            ("house", "houses"),
            ("head of cattle", "heads"),
        ],
    )
    def test_singular_and_plural_are_the_same_thing(self, singular: str, plural: str) -> None:
        assert declare(singular) == declare(plural) == (ONE, Unit(plural, f"count of {plural}"))

    @pytest.mark.parametrize("text", ["xy", "MPs", "the", "and", "of people"])
    def test_what_declares_nothing(self, text: str) -> None:
        with pytest.raises(UnitError):
            declare(text)

    def test_a_long_near_miss_of_a_measured_unit_is_not_a_thing_and_a_short_one_is(self) -> None:
        with pytest.raises(UnitError, match="did you mean kilo"):
            declare("kilogrms")
        assert declare("moths")[1].name == "moths"


class TestConversion:
    @pytest.mark.parametrize(
        ("source", "target", "expected"),
        [
            ("km", "m", 1000),
            ("miles", "km", Fraction("1.609344")),
            ("km/h", "m per second", Fraction(1000, 3600)),
            ("mph", "km/h", Fraction("1.609344")),
            ("mg/L", "kg/m3", Fraction(1, 1000)),
            ("ha", "km²", Fraction(1, 100)),
            ("acres", "square feet", 43560),
            ("lb", "kg", Fraction("0.45359237")),
            ("lb", "oz", 16),
            ("weeks", "days", 7),
            ("decades", "months", 120),
            ("kWh", "MJ", Fraction("3.6")),
            ("Mbps", "kB/s", 125),
            ("USD per year", "USD per month", Fraction(1, 12)),
            ("USD", "$", 1),
            ("", "%", 100),
            ("times", "", 1),
            ("", "times", 1),
        ],
    )
    def test_exact(self, source: str, target: str, expected: Fraction) -> None:
        result = factor(unit(source), unit(target))
        assert result == expected
        assert type(result) is Fraction
        assert compatible(unit(source), unit(target))

    @pytest.mark.parametrize(
        ("source", "target", "words"),
        [
            ("people", "students", "people and students are different things"),
            ("USD", "EUR", "USD and EUR are different currencies: give the exchange rate as a quantity with a source"),
            ("USD", "2015 USD", "USD and USD (2015 prices) are of different price years"),
            ("USD/person", "EUR/person", "USD and EUR are different currencies"),
            ("USD", "USD/person", "USD and USD/people are different types"),
            ("USD/person", "USD/year", "USD/people and USD/years are different types"),
            ("%", "pp", "% and percentage points are different types"),
            ("%", "", "% and a pure number are different types"),
            ("times", "%", "times and % are different types"),
            ("%/year", "per year", "%/years and per years are different types"),
            ("pp", "", "percentage points and a pure number"),
            ("km", "kg", "km and kg are different types: length and mass"),
            ("days", "years", "no fixed number of days"),
            ("°C", "degrees Fahrenheit", "°C and °F have different zeros"),
            ("people", "", "people and a pure number"),
        ],
    )
    def test_refused_naming_both(self, source: str, target: str, words: str) -> None:
        assert not compatible(unit(source), unit(target))
        with pytest.raises(UnitError) as refused:
            factor(unit(source), unit(target))
        assert words in str(refused.value)

    @pytest.mark.parametrize(
        ("printed", "target", "of"),
        [
            ("$", "CAD", "CAD"),
            ("Dollars", "2015 AUD/person", "AUD"),
            ("Rs.", "INR", "INR"),
            ("£", "EGP", "EGP"),
            ("US$", "CAD", "US$"),
            ("$", "EUR", "$"),
            ("Norwegian kroner", "DKK", "Norwegian kroner"),
            ("people", "people", "people"),
        ],
    )
    def test_a_sign_that_several_currencies_share_is_of_the_quantity(self, printed: str, target: str, of: str) -> None:
        assert meant(printed, unit(target)) == of

    def test_what_shares_a_name_is_known(self) -> None:
        assert frozenset().union(*AT_HOME.values()) <= CURRENCIES
        for several in AMBIGUOUS.values():
            assert all(unit(one).name == one for one in several)

    @pytest.mark.parametrize(
        ("printed", "target", "per"),
        [
            ("USD", "USD/GBP", "/GBP"),
            ("USD", "USD/person", "/people"),
            ("USD/person", "USD/tonne", ""),
            ("EUR", "USD/person", ""),
            ("USD", "USD", ""),
        ],
    )
    def test_what_a_figure_leaves_out_its_quantity_is_per(self, printed: str, target: str, per: str) -> None:
        assert per_as(unit(printed), unit(target)) == per

    @pytest.mark.parametrize(
        ("printed", "scale", "value", "same"),
        [
            ("°C", "°F", 100, 212),
            ("°F", "°C", -40, -40),
            ("°C", "kelvins", 0, Fraction("273.15")),
            ("kelvins", "°F", 0, Fraction("-459.67")),
        ],
    )
    def test_a_temperature_keeps_its_zero_and_a_difference_has_none(
        self, printed: str, scale: str, value: int, same: int | Fraction
    ) -> None:
        source, target = read(printed)[1], read(scale)[1]
        factor, zero = conversion(source, target)
        assert value * factor + zero == same
        back, back_zero = conversion(target, source)
        assert same * back + back_zero == value
        assert factor_of_differences(source, target) == factor == 1 / factor_of_differences(target, source)

    def test_degrees_per_something_are_differences(self) -> None:
        assert factor(read("°F/years")[1], read("°C/years")[1]) == Fraction(5, 9)

    def test_one_temperature_unit_is_itself(self) -> None:
        assert factor(unit("°C"), unit("degrees Celsius")) == 1


UNITS = st.sampled_from(
    [unit(text) for text, *_ in READ if read(text)[0] == 1]
    + [unit(text) for text in ("mm", "cm", "miles", "feet", "min", "days", "weeks", "months", "years", "kg", "lb")]
    + [unit(text) for text in ("miles/day", "kg/L", "g/m³", "USD per month", "acres", "barrels", "MWh", "Gbps", "bits")]
)


@given(UNITS, UNITS)
def test_there_and_back_is_one(source: Unit, target: Unit) -> None:
    if compatible(source, target) and compatible(target, source):
        assert factor(source, target) * factor(target, source) == 1


@given(UNITS, UNITS, UNITS)
def test_a_conversion_in_two_steps_is_the_conversion(first: Unit, second: Unit, third: Unit) -> None:
    if first.dimension == second.dimension == third.dimension:
        assert factor(first, second) * factor(second, third) == factor(first, third)


@given(UNITS, UNITS)
def test_compatible_says_whether_factor_answers(source: Unit, target: Unit) -> None:
    try:
        factor(source, target)
    except UnitError:
        assert not compatible(source, target)
    else:
        assert compatible(source, target)


@pytest.mark.parametrize(
    ("printed", "declared", "of"),
    [
        ("rupees", "INR", "INR"),
        ("rupees", "PKR", "PKR"),
        ("rupees/people", "INR/people", "INR/people"),
        ("tons", "short tons", "short tons"),
        # What the name may not stand for stays as it is, and so does what is plain.
        ("rupees", "USD", "rupees"),
        ("tons", "kg", "tons"),
        ("INR", "PKR", "INR"),
    ],
)
def test_a_name_of_several_units_is_that_of_the_quantity(printed: str, declared: str, of: str) -> None:
    assert meant(printed, unit(declared)) == of


def test_a_name_may_stand_for_units_that_are_known() -> None:
    assert meanings("tons") == ("tonnes", "short tons", "long tons")
    assert meanings("Rs")[:2] == ("INR", "PKR")
    assert meanings("euros") == ()


def test_a_percentage_is_never_just_a_number() -> None:
    assert compatible(NUMBER, PERCENT)
    assert not compatible(PERCENT, NUMBER)


_WORDS = (
    "million USD $ per / % km ( ) 2015 prices people of 1,000 a day '000 number constant current in each points parts "
    "cent m bn square metre doctor head"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.one_of(st.text(max_size=LONGEST + 2), st.lists(_PIECES, max_size=9).map(" ".join)))
def test_any_text_reads_or_is_refused_and_what_reads_has_a_normal_form(text: str) -> None:
    try:
        scale, found = declare(text)
    except UnitError:
        return
    assert scale > 0
    assert declare(found.name) == (ONE, found)


@pytest.mark.parametrize("piece", ["a", "(", "/", "1,000", "million ", "$", "m^2", "a-", "per "])
def test_hostile_repetition_is_read_or_refused(piece: str) -> None:
    """A pattern that tried each length anew would not end."""
    text = (piece * LONGEST)[:LONGEST]
    try:
        _, found = declare(text)
    except UnitError:
        return
    assert found.name


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("source", "target", "needed"),
    [("million USD", "USD", False), ("people/km²", "people/km2", False), ("km", "m", True)],
)
def test_pint_is_imported_only_to_convert(source: str, target: str, needed: bool) -> None:
    code = (
        "import sys; from claimcheck.unit import compatible, factor, read; "
        f"one, other = read({source!r})[1], read({target!r})[1]; compatible(one, read('miles')[1]); "
        "factor(one, other); print('pint' in sys.modules)"
    )
    assert run(code) == str(needed)
