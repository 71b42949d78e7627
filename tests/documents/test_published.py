"""The publication date: the argument, datelines, labelled and lone dates."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents import published
from communique.errors import UsageError

TODAY = datetime.date(2026, 1, 1)
CASES = [
    ("MOSCOW, Feb 4, 2022 (Interfax) – Talks began.", "2022-02-04", "Interfax", "agency after the date"),
    ("WASHINGTON, 4 February 2022\n\nTalks began.", "2022-02-04", None, "a line of its own"),
    ("PARIS (AFP) - Talks began.", None, "AFP", "an agency without a date"),
    ("BEIJING, Nov. 5 (Xinhua) -- Talks began.", None, "Xinhua", "no year, no date"),
    ("MOSCOW, February 4. /TASS/. Talks began.", None, "TASS", "an agency between slashes"),
    ("Vienna, 3 May 2019 – Talks began.", "2019-05-03", None, "a place in small letters"),
    ("UNITED NATIONS, New York, Sept. 21, 2021 (AP) — Talks began.", "2021-09-21", "AP", "two places"),
    ("Published: 4 February 2022\nTalks began.", "2022-02-04", None, "a label"),
    ("Updated 3 May 2020\nPosted 1 May 2020\nTalks began.", "2020-05-01", None, "posted before updated"),
    ("FOR IMMEDIATE RELEASE March 3, 2021\nTalks began.", "2021-03-03", None, "a press release"),
    ("FOR IMMEDIATE RELEASE\nMarch 3, 2021\nTalks began.", "2021-03-03", None, "on the next line"),
    ("Talks in Oslo\n\nJanuary 9, 2023\n\nTalks began.", "2023-01-09", None, "under the title"),
    ("Monday, 9 January 2023 10:30 GMT\nTalks began.", "2023-01-09", None, "weekday and time"),
    ("KYIV — 24.02.2022\nTalks began.", "2022-02-24", None, "dotted"),
    ("31/12/2020\nTalks began.", "2020-12-31", None, "slashes that can mean one day alone"),
    ("04/02/2022\nTalks began.", None, None, "slashes that can mean two days"),
    ("Tokyo, 3rd of March 2021\nTalks began.", "2021-03-03", None, "an ordinal"),
    ("On 4 February 2022, the ministers met.", None, None, "a date in a sentence"),
    ("NATO, 4 April 1949 treaty of defence, is named in it.", None, None, "capitals in a sentence"),
    ("The 4 February 2022 accord ended it.", None, None, "a date as an attribute"),
    ("Date: 1 June 2999\nTalks began.", None, None, "the future"),
    ("Date: 31 June 2019\nTalks began.", None, None, "no such day"),
    ("May 2021 talks ended.", None, None, "a month alone"),
]


@pytest.mark.parametrize(("text", "date", "agency", "why"), CASES)
def test_find(text: str, date: str | None, agency: str | None, why: str) -> None:
    found = published.find(text, today=TODAY)
    assert (found.date, found.agency) == (date, agency), why


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-02-04", "2022-02-04"),
        (" 2022-02-04 ", "2022-02-04"),
        ("2022-02-04T10:00:00+03:00", "2022-02-04"),
    ],
)
def test_parse(value: str, expected: str) -> None:
    assert published.parse(value) == expected


@pytest.mark.parametrize(
    "value", ["", "yesterday", "4 February 2022", "2022-13-01", "2022-02-30", "2022", "x" * 500]
)
def test_parse_says_the_form(value: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD") as caught:
        published.parse(value)
    assert len(str(caught.value)) < 200


@given(st.text(st.sampled_from("ABCabc ,.-–(/):1203949\nMay Feb 2022 JUNE"), max_size=400))
def test_any_top_is_read_in_no_time(text: str) -> None:
    before = time.perf_counter()
    published.find(text)
    published.opens_with_dateline(text)
    published.is_date_line(text)
    assert time.perf_counter() - before < 1
