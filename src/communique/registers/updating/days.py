"""Dates as precise as known (`2025-02-04`, `2025-02`, `2025`), from Wikidata and against each other."""

from __future__ import annotations

import calendar
import re
from datetime import date

TOLERANCE = 31
"""By how many days two records of one event may differ and still be of that event."""

_TIME = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)")
_SIZES = {9: 4, 10: 7, 11: 10}
"""Wikidata's precisions of a year, a month and a day, with the length of such a date."""


def from_wikidata(time: str, precision: int) -> str | None:
    """`+2025-02-04T00:00:00Z` of precision 10 as `2025-02`; None for decades and years before Christ."""
    match = _TIME.match(time)
    if match is None or precision < 9:
        return None
    day = "-".join(match.groups())[: _SIZES.get(precision, 10)]
    try:
        first(day)
    except ValueError:
        return None
    return day


def first(day: str) -> date:
    """The first day that a date may mean. Raises ValueError where it is none."""
    return date.fromisoformat(day + {4: "-01-01", 7: "-01"}.get(len(day), ""))


def last(day: str) -> date:
    """The last day that a date may mean. Raises ValueError where it is none."""
    start = first(day)
    if len(day) == 10:
        return start
    month = 12 if len(day) == 4 else start.month
    return date(start.year, month, calendar.monthrange(start.year, month)[1])


def near(one: str, other: str) -> bool:
    """Whether two days lie within `TOLERANCE` days; of coarser dates, whether they may be the same."""
    if len(one) == len(other) == 10:
        return abs((first(one) - first(other)).days) <= TOLERANCE
    size = min(len(one), len(other))
    return one[:size] == other[:size]


def gap(until: str, since: str) -> int:
    """Days from an end to a start, at the least; negative where the start may come first."""
    return (first(since) - last(until)).days


def shown(since: str | None, until: str | None) -> str:
    """A period in words: `2021-10-14 to now`."""
    return f"{since or 'an unknown day'} to {until or 'now'}"
