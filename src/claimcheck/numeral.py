"""A number as English prose prints it: its value, the place of its last printed digit, and the form it has."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from msgspec import Struct


class Form(Enum):
    """How a number is printed, as far as this decides what it can mean."""

    INTEGER = "digits without decimals or scale word"
    DECIMAL = "digits with decimals, or with a fraction after them"
    SCALED = "digits and a scale word"
    WORDS = "number words"
    FRACTION = "a fraction in words or signs"
    ORDINAL = "an ordinal"
    PLURAL = "a scale word in the plural"


class Numeral(Struct, frozen=True):
    """A printed number.

    `value` has the scale multiplied out. `unit_in_last_place` is one unit of the last printed digit and
    `last_nonzero_place` one unit of the last digit that is not zero, both multiplied out too: 2,590 million has ten
    million for the second and one million for the first. A fraction prints no digit that could say how sharply it is
    meant; for it both are a fifth of its value, which puts the next point after a half at 60 % and after a third at
    40 %. `scale` is the scale word alone, 1 where there is none. For `PLURAL` the value is one of the scale: 100 for
    "hundreds".
    """

    value: Fraction
    unit_in_last_place: Fraction
    last_nonzero_place: Fraction
    form: Form
    scale: Fraction = Fraction(1)

    def scaled(self, factor: Fraction) -> Numeral:
        """The same digits before a scale word worth `factor`."""
        form = Form.SCALED if self.form in (Form.INTEGER, Form.DECIMAL, Form.SCALED) else self.form
        return Numeral(
            self.value * factor,
            self.unit_in_last_place * factor,
            self.last_nonzero_place * factor,
            form,
            self.scale * factor,
        )
