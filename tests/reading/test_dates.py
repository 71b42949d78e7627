"""Date expressions: which words are one, and which days they mean on the day of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading.dates import find_dateline, find_dates, resolve

FRIDAY = "2022-02-04"

ABSOLUTE = [
    ("He came on 4 February 2022.", ("4 February 2022", "2022-02-04", "2022-02-04", "day"), "day month year"),
    (
        "It was September 11, 2001.",
        ("September 11, 2001", "2001-09-11", "2001-09-11", "day"),
        "month day year",
    ),
    ("Signed 2019-05-01 in Rome.", ("2019-05-01", "2019-05-01", "2019-05-01", "day"), "ISO"),
    ("Signed on 25/02/2021.", ("25/02/2021", "2021-02-25", "2021-02-25", "day"), "only one reading is a day"),
    ("Signed on 04/02/2021.", ("04/02/2021", None, None, "unknown"), "April or February"),
    ("Talks of June 2018 failed.", ("June 2018", "2018-06-01", "2018-06-30", "month"), "month and year"),
    ("In 2014 the two fell out.", ("2014", "2014-01-01", "2014-12-31", "year"), "a year after “in”"),
    ("The 2015 nuclear deal held.", ("2015", "2015-01-01", "2015-12-31", "year"), "a year before a noun"),
    ("It began in the 1990s.", ("the 1990s", "1990-01-01", "1999-12-31", "year"), "decade"),
    (
        "The first half of 2019 was calm.",
        ("The first half of 2019", "2019-01-01", "2019-06-30", "quarter"),
        "half",
    ),
    ("Sales in Q3 2021 rose.", ("Q3 2021", "2021-07-01", "2021-09-30", "quarter"), "coded quarter"),
    ("War between 2003 and 2005.", ("between 2003 and 2005", "2003-01-01", "2005-12-31", "year"), "years"),
    ("The 1998-2003 war.", ("1998-2003", "1998-01-01", "2003-12-31", "year"), "years with a dash"),
    ("In spring 2015 they met.", ("spring 2015", "2015-03-01", "2015-05-31", "quarter"), "season"),
    ("May 12-14, 1997 in Oslo.", ("May 12-14, 1997", "1997-05-12", "1997-05-14", "day"), "days with a dash"),
    (
        "From 20 February to 3 March 2021.",
        ("20 February to 3 March 2021", "2021-02-20", "2021-03-03", "week"),
        "two months",
    ),
]

RELATIVE = [
    ("They met on Friday.", ("Friday", "2022-02-04", "2022-02-04", "day"), "the day of publication counts"),
    ("They met late on Sunday.", ("Sunday", "2022-01-30", "2022-01-30", "day"), "nearest past weekday"),
    ("They met last Friday.", ("last Friday", "2022-01-28", "2022-01-28", "day"), "strictly past"),
    ("They meet next Friday.", ("next Friday", "2022-02-11", "2022-02-11", "day"), "strictly ahead"),
    ("Wednesday last week.", ("Wednesday last week", "2022-01-26", "2022-01-26", "day"), "weekday of a week"),
    ("He left yesterday.", ("yesterday", "2022-02-03", "2022-02-03", "day"), "yesterday"),
    ("Shots fell overnight.", ("overnight", "2022-02-04", "2022-02-04", "day"), "overnight"),
    ("He left two days ago.", ("two days ago", "2022-02-02", "2022-02-02", "day"), "days ago"),
    ("He left three weeks ago.", ("three weeks ago", "2022-01-10", "2022-01-16", "week"), "weeks ago"),
    ("Earlier this week he left.", ("Earlier this week", "2022-01-31", "2022-02-04", "week"), "up to now"),
    ("Last month he left.", ("Last month", "2022-01-01", "2022-01-31", "month"), "calendar month"),
    ("This year trade rose.", ("This year", "2022-01-01", "2022-12-31", "year"), "calendar year"),
    (
        "In the past three months.",
        ("the past three months", "2021-11-04", "2022-02-04", "month"),
        "a stretch",
    ),
    ("On 11 September it closed.", ("11 September", "2021-09-11", "2021-09-11", "day"), "nearest past day"),
    ("The visit is on Feb. 9.", ("Feb. 9", "2022-02-09", "2022-02-09", "day"), "days ahead, not a year back"),
    (
        "On Saturday, December 9, he left.",
        ("Saturday, December 9", "2023-12-09", "2023-12-09", "day"),
        "weekday decides",
    ),
    ("It ends in mid-November.", ("mid-November", "2021-11-11", "2021-11-20", "week"), "part of a month"),
    ("In recent years trade rose.", ("In recent years", None, None, "unknown"), "too vague"),
    ("Two years later he fell.", ("Two years later", None, None, "unknown"), "later than another event"),
    ("He left a week earlier.", ("a week earlier", None, None, "unknown"), "earlier than another event"),
]

RELATIVE += [
    ("The plan is due this month.", ("this month", "2022-02-01", "2022-02-28", "month"), "calendar month"),
    (
        "A year and a half ago it began.",
        ("A year and a half ago", "2020-08-01", "2020-08-31", "month"),
        "halves",
    ),
]

NONE = [
    ("A force of 2014 soldiers", "a count"),
    ("It cost $2014 or 2,014 euros", "money"),
    ("Resolution 1973 and Article 2014", "numbers of documents"),
    ("He may march on", "verbs in lower case"),
    ("Theresa May spoke", "a surname"),
    ("The Good Friday Agreement", "a holiday in a name"),
    ("At 2014 GMT", "a time of day"),
    ("A fall in prices", "no season"),
    ("1,500 km of pipe", "a length"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ABSOLUTE + RELATIVE)
def test_one_date(text: str, expected: tuple[str, str | None, str | None, str], why: str) -> None:
    (date,) = find_dates(text, FRIDAY)
    assert date.span is not None
    assert (text[slice(*date.span)], date.start, date.end, date.precision) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), RELATIVE)
def test_relative_dates_without_publication_day_keep_their_span(
    text: str, expected: tuple[str, str | None, str | None, str], why: str
) -> None:
    (date,) = find_dates(text, None)
    assert date.span is not None
    assert (text[slice(*date.span)], date.start, date.end, date.precision) == (
        expected[0],
        None,
        None,
        "unknown",
    ), why


@pytest.mark.parametrize(("text", "why"), NONE)
def test_no_date(text: str, why: str) -> None:
    assert find_dates(text, FRIDAY) == [], why


def test_since_runs_to_the_day_of_publication() -> None:
    (date,) = find_dates("Ties have been cut since 1994.", FRIDAY)
    assert (date.start, date.end) == ("1994-01-01", FRIDAY)


def test_an_event_called_by_its_day_keeps_its_year() -> None:
    (date,) = find_dates("After the September 11 attacks he left.", FRIDAY)
    assert date.start == "2001-09-11"


def test_resolve_looks_ahead() -> None:
    text = "They will meet on Sunday, on 11 September and in March."
    ahead = [resolve(date, text, FRIDAY, future=True) for date in find_dates(text, FRIDAY)]
    assert [date.start for date in ahead] == ["2022-02-06", "2022-09-11", "2022-03-01"]


def test_two_days_of_one_list_are_two_dates() -> None:
    assert len(find_dates("They met on Monday and Tuesday.", FRIDAY)) == 2


DATELINES = [
    ("BEIJING, Nov. 3 (Xinhua) -- China said", "BEIJING, Nov. 3 (Xinhua) --", "place, day, agency"),
    ("MOSCOW — The Kremlin said", "MOSCOW —", "place alone in capitals"),
    ("OSLO (AP) _ Norway said", "OSLO (AP) _", "underscore"),
    ("Paris, 4 May 2010 – The ministry", "Paris, 4 May 2010 –", "capitalised place with a day"),
    (
        "Talks resume\n\nby A. Writer\n\nLIMA, May 3 (EFE) - Peru said",
        "LIMA, May 3 (EFE) -",
        "after title and by-line",
    ),
    ("Peru and Chile – two neighbours – talked", None, "a dash in a sentence"),
    ("The talks - long delayed - began", None, "no place"),
]


@pytest.mark.parametrize(("text", "expected", "why"), DATELINES)
def test_dateline(text: str, expected: str | None, why: str) -> None:
    span = find_dateline(text)
    assert (text[slice(*span)] if span else None) == expected, why


@given(
    st.text(alphabet="0123456789१²-/.,' MayFridonQ3sthe\n", max_size=60),
    st.sampled_from([None, FRIDAY, "0001-01-01", "9999-12-31", "x"]),
)
def test_any_text_gives_spans_inside_it(text: str, published: str | None) -> None:
    for date in find_dates(text, published):
        assert date.span is not None
        assert 0 <= date.span.start < date.span.end <= len(text)
        assert (date.start is None) == (date.precision == "unknown")
        if date.start and date.end:
            assert date.start <= date.end
        resolve(date, text, published, future=True)
