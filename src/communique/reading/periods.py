"""Stretches of calendar days, and how the words of news (“last month”, a bare weekday) become one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from communique.records import Precision

FAR_PAST = 270  # days: a day without a year that lies longer ago than this …
FAR_PAST_MONTH = 320  # the same for a month, which news of last winter still gives without its year
NEAR_FUTURE = 95  # … and comes again this soon is the coming one: news gives the year of what is long past


class Period(NamedTuple):
    """First and last day, both included, and how exactly the words gave them."""

    start: date
    end: date
    precision: Precision


def one_day(day: date) -> Period:
    return Period(day, day, "day")


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int, precision: Precision = "month") -> Period:
    """A calendar month; `month` may lie outside 1..12 and then counts into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), precision)


def months_of(year: int, first: int, last: int, precision: Precision) -> Period:
    """From the first day of month `first` to the last day of month `last` of `year` (both may run over)."""
    return Period(month_of(year, first).start, month_of(year, last).end, precision)


def year_of(year: int, last: int | None = None) -> Period:
    """A calendar year, or a run of them."""
    return Period(date(year, 1, 1), date(last or year, 12, 31), "year")


def week_of(day: date) -> Period:
    """The week, Monday to Sunday, that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def add_months(day: date, months: int) -> date:
    """`day` moved by calendar months, kept inside the month."""
    spot = month_of(day.year, day.month + months)
    return spot.start.replace(day=min(day.day, spot.end.day))


def part_of(period: Period, low: float, high: float) -> Period:
    """The part of `period` from share `low` to share `high` (“early 2003”: 0 to 0.34)."""
    days = (period.end - period.start).days + 1
    start = period.start + timedelta(days=round(days * low))
    end = period.start + timedelta(days=max(round(days * low), round(days * high) - 1))
    precision: Precision = "week" if days <= 31 else "quarter" if days <= 366 else "year"
    return Period(start, end, precision)


def weekday_near(published: date, weekday: int, future: bool) -> date:
    """The nearest such weekday on or before `published`, or on or after it where the text looks ahead."""
    if future:
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def yearless(published: date, candidates: dict[int, Period], future: bool) -> Period | None:
    """The right year of a day or month given without one; `candidates` are by year.

    The nearest past one, or the nearest coming one where the text looks ahead or where the past one is far
    and the coming one near.
    """
    past = [period for period in candidates.values() if period.start <= published]
    coming = [period for period in candidates.values() if period.end >= published]
    last = max(past, default=None)
    nearest = min(coming, default=None)
    if last is None or nearest is None:
        return last or nearest
    if future:
        return nearest
    far = FAR_PAST if last.precision == "day" else FAR_PAST_MONTH
    if (published - last.end).days > far and (nearest.start - published).days < NEAR_FUTURE:
        return nearest
    return last


def step(published: date, unit: str, by: int) -> Period | None:
    """The week, month, quarter … that lies `by` of its kind after the one of publication."""
    if unit == "day":
        return one_day(published + timedelta(days=by))
    if unit == "week":
        return week_of(published + timedelta(days=7 * by))
    if unit == "fortnight":
        other = published + timedelta(days=14 * (by or 1))
        return Period(min(published, other), max(published, other), "week")
    if unit == "weekend":
        back = by if by or published.weekday() > 3 else 0
        if by < 0 and published.weekday() > 4:
            back = -1
        saturday = week_of(published).start + timedelta(days=5 + 7 * back)
        return Period(saturday, saturday + timedelta(days=1), "day")
    if unit == "month":
        return month_of(published.year, published.month + by)
    if unit == "quarter":
        first = (published.month - 1) // 3 * 3 + 1 + 3 * by
        return months_of(published.year, first, first + 2, "quarter")
    if unit == "year":
        return year_of(published.year + by)
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * by
        return year_of(first, first + 9)
    if unit == "century":
        first = (published.year - 1) // 100 * 100 + 1 + 100 * by
        return year_of(first, first + 99)
    return None


def ago(published: date, unit: str, count: float) -> Period | None:
    """The day, week, month or year that lies `count` units before publication (after it where negative)."""
    if unit in ("day", "weekend"):
        return one_day(published - timedelta(days=round(count)))
    if unit in ("week", "fortnight"):
        days = 7 if unit == "week" else 14
        return week_of(published - timedelta(days=round(days * count)))
    if unit in ("month", "quarter"):
        months = round(count * (1 if unit == "month" else 3))
        return month_of(published.year, published.month - months)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None or not 1 <= published.year - round(count * years) <= 9000:
        return None
    if unit == "year" and count != int(count):
        return month_of(published.year, published.month - round(12 * count))
    return year_of(published.year - round(count * years))


def stretch(published: date, unit: str, count: float, ahead: bool) -> Period | None:
    """The `count` units that end on the day of publication, or begin on it where `ahead`."""
    sign = 1 if ahead else -1
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if days is not None:
        other = published + timedelta(days=round(sign * days * count))
    elif months is not None and months * count < 12 * (published.year - 1):
        other = add_months(published, round(sign * months * count))
    else:
        return None
    precision: Precision = (
        "day" if unit == "day" else "week" if days else "month" if unit in ("month", "quarter") else "year"
    )
    return Period(min(published, other), max(published, other), precision)
