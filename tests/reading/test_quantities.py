"""Quantities: value in base units, unit or currency, rate and bound; and figures that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading.quantities import find_quantities

Expected = tuple[float, float | None, str | None, str | None, str]

CASES: list[tuple[str, Expected, str]] = [
    ("10 billion cubic meters of gas", (1e10, None, "m3", None, "="), "magnitude and unit"),
    ("trade exceeds $140 billion per year", (1.4e11, None, "USD", "year", ">"), "verb as bound, rate"),
    ("US$3bn", (3e9, None, "USD", None, "="), "sign with letters, short magnitude"),
    ("€2.5m in grants", (2.5e6, None, "EUR", None, "="), "m is million beside money"),
    ("C$50 million", (5e7, None, "CAD", None, "="), "Canadian"),
    ("HK $5.4m", (5.4e6, None, "HKD", None, "="), "a space inside the sign"),
    ("Rs 500 crore", (5e9, None, "INR", None, "="), "Indian magnitude"),
    ("3 billion pounds sterling", (3e9, None, "GBP", None, "="), "plural on the first word"),
    ("2 million Swiss francs", (2e6, None, "CHF", None, "="), "whose francs"),
    ("20 US cents", (0.2, None, "USD", None, "="), "minor unit"),
    ("2,000 pounds of explosives", (0.90718474, None, "t", None, "="), "pounds of something weigh"),
    ("1,200€", (1200.0, None, "EUR", None, "="), "sign behind"),
    ("3 million barrels of oil a day", (3e6, None, "bbl", "day", "="), "rate after the goods"),
    ("1.2 million b/d", (1.2e6, None, "bbl", "day", "="), "rate in the unit"),
    ("$58.24 per barrel", (58.24, None, "USD", "bbl", "="), "a price"),
    ("35 per cent", (35.0, None, "%", None, "="), "two words"),
    ("two percentage points", (2.0, None, "pp", None, "="), "points are no percent"),
    ("25 basis points", (25.0, None, "bp", None, "="), "basis points"),
    ("about 60 MW", (60.0, None, "MW", None, "~"), "power"),
    ("2 GW", (2000.0, None, "MW", None, "="), "power to MW"),
    ("5 bcm", (5e9, None, "m3", None, "="), "gas"),
    ("over 1,500 km", (1.5e6, None, "m", None, ">"), "length to metres"),
    ("a 500-kilogram bomb", (0.5, None, "t", None, "="), "hyphen before the unit"),
    ("6 months", (6.0, None, "mo", None, "="), "calendar time stands for itself"),
    ("five consecutive years", (5.0, None, "a", None, "="), "an adjective before the unit"),
    ("two dozen soldiers", (24.0, None, "person", None, "="), "dozens counted"),
    ("hundreds of thousands of refugees", (1e5, 1e6, "person", None, "~"), "open magnitude"),
    ("half a million people", (5e5, None, "person", None, "="), "half a magnitude"),
    ("two and a half years", (2.5, None, "a", None, "="), "and a half"),
    ("one hundred and five thousand troops", (105000.0, None, "person", None, "="), "number in words"),
    ("three-quarters of the gas", (0.75, None, "1", None, "="), "a share"),
    ("one in five voters", (0.2, None, "1", None, "="), "a ratio"),
    ("at least 12 aircraft", (12.0, None, "aircraft", None, ">"), "noun without plural form"),
    ("no fewer than five schools", (5.0, None, "school", None, ">"), "longest bound wins"),
    ("up to 400 jobs", (400.0, None, "job", None, "<"), "upper bound"),
    ("some 30 Dutch businessmen", (30.0, None, "person", None, "~"), "irregular plural of persons"),
    ("seven landlocked Asian states", (7.0, None, "state", None, "="), "modifiers before the noun"),
    ("six-party talks", (6.0, None, "party", None, "="), "the noun after the hyphen"),
    ("between 3 and 4 million tonnes", (3e6, 4e6, "t", None, "="), "shared magnitude"),
    ("from 5 to 7 percent", (5.0, 7.0, "%", None, "="), "range with from"),
    ("a fine of $200 to $4 million", (200.0, 4e6, "USD", None, "="), "no shared magnitude"),
    ("5-10 MW", (5.0, 10.0, "MW", None, "="), "range with a dash"),
    ("minus 30 degrees Celsius", (-30.0, None, "Cel", None, "="), "below zero"),
    ("killing 12 in the raid", (12.0, None, "person", None, "="), "dead are persons"),
    ("hand over two suspects", (2.0, None, "person", None, "="), "“over” of a phrasal verb bounds nothing"),
]

CASES += [
    ("It cost $78,000, they said.", (78000.0, None, "USD", None, "="), "a comma behind the figure"),
    ("some 300 teachers unions", (300.0, None, "union", None, "~"), "a group of persons is a thing"),
    ("aged 16", (16.0, None, "a", None, "="), "an age"),
]

NONE = [
    ("MiG-29, F-16 and Boeing 747", "models"),
    ("Resolution 1441 and Article 5", "numbers of documents"),
    ("G20, COP27 and COVID-19", "names"),
    ("at 10.30 pm, at 5am and at 0900 GMT", "times of day"),
    ("They won 2-0.", "a score"),
    ("On 4 May 2014 and in the 1990s", "dates"),
    ("the 17th summit", "an ordinal"),
    ("No one spoke; the Big Three met", "pronoun and name"),
    ("call 555-1234-22", "a telephone number"),
    ("the 9/11 attacks", "a name"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_one_quantity(text: str, expected: Expected, why: str) -> None:
    (found,) = find_quantities(text)
    assert found.value == pytest.approx(expected[0]), why
    assert found.high == (pytest.approx(expected[1]) if expected[1] is not None else None), why
    assert (found.currency or found.unit, found.per, found.comparator) == expected[2:], why
    assert (found.unit is None) != (found.currency is None)


@pytest.mark.parametrize(("text", "why"), NONE)
def test_no_quantity(text: str, why: str) -> None:
    assert find_quantities(text) == [], why


def test_figures_beyond_reason_are_none() -> None:
    assert find_quantities("9" * 400 + " people and " + "1 " + "trillion " * 40 + "euros") == []


def test_change_and_level_are_two_quantities() -> None:
    found = find_quantities("Exports rose 19 cents to $2.24 and then by $3 billion to $5 billion.")
    assert [quantity.value for quantity in found] == [0.19, 2.24, 3e9, 5e9]


def test_bare_noun_takes_the_currency_named_before() -> None:
    text = "It lent 10 million Egyptian pounds and later 5 million pounds."
    assert [quantity.currency for quantity in find_quantities(text)] == ["EGP", "EGP"]


def test_a_stretch_of_time_before_publication_is_still_a_quantity() -> None:
    (found,) = find_quantities("They met two years ago.")
    assert (found.value, found.unit) == (2.0, "a")


def test_span_covers_sign_figure_unit_and_rate() -> None:
    text = "Trade is worth US$3.5 billion a year now."
    (found,) = find_quantities(text)
    assert text[slice(*found.span)] == "US$3.5 billion a year"


@given(st.text(alphabet="0123456789-/.,$€%²½१ onetwohalfmilpersn'\n", max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
