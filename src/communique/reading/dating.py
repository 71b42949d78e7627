"""What the words of a date expression mean: one function a kind, from a match to a `Period`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from communique.reading import periods
from communique.reading.datewords import grammar
from communique.reading.periods import Period


@dataclass(frozen=True, slots=True)
class Clock:
    """What a date is read against: the day of publication (or None) and whether the text looks ahead."""

    published: date | None
    future: bool


def _month(match: re.Match[str], group: str = "m") -> int | None:
    word = match[group]
    return int(grammar().words["month"][word.rstrip(".").lower()]) if word else None


def _weekday(match: re.Match[str]) -> int | None:
    word = match["wd"]
    return int(grammar().words["weekday"][word.rstrip(".").lower()]) if word else None


def _number(word: str | None) -> float | None:
    if word is None:
        return None
    low = word.lower()
    if low in ("a", "an"):
        return 1.0
    if low == "half a":
        return 0.5
    if low[0].isdigit():
        return float(re.sub(r"[a-z]+$", "", low))
    known = grammar().numbers
    return sum(known[piece] for piece in low.split("-")) if all(p in known for p in low.split("-")) else None


def _parted(period: Period, part: str | None) -> Period:
    """`period`, or the part of it that words like “early” and “the end of” name."""
    if not part:
        return period
    word = re.sub(r"^the\s|[\s-]+(?:in\s)?(?:the\s)?$", "", part.lower()).strip(" -")
    low, high = grammar().words["part"][word].split("-")
    return periods.part_of(period, float(low), float(high))


def _base_year(match: re.Match[str], clock: Clock) -> int | None:
    """The year that the groups `y` or `step` name; None where neither does, or with no day to step from."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if clock.published is None:
        return None
    if groups.get("step"):
        return clock.published.year + int(grammar().words["step"][groups["step"].lower()])
    return clock.published.year if groups.get("same") else None


def _by_year(clock: Clock, make: Callable[[int], Period | None], weekday: int | None = None) -> Period | None:
    """The period that `make` gives for the right year, found by nearness and, where told, by the weekday."""
    if clock.published is None:
        return None
    years = range(max(2, clock.published.year - 4), min(9997, clock.published.year + 4) + 1)
    made = {year: period for year in years if (period := make(year)) is not None}
    if weekday is not None:
        fitting = {year: period for year, period in made.items() if period.start.weekday() == weekday}
        close = {year: p for year, p in fitting.items() if abs(year - clock.published.year) <= 1}
        made = close or made
    return periods.yearless(clock.published, made, clock.future)


def _days(year: int, month: int, day: int, month2: int | None, day2: int | None) -> Period | None:
    first = periods.day_of(year, month, day)
    if first is None or day2 is None:
        return periods.one_day(first) if first else None
    last = periods.day_of(year, month2 or month, day2)
    if last is not None and last < first and month2 is not None:
        last = periods.day_of(year + 1, month2, day2)
    if last is None or last < first:
        return periods.one_day(first)
    return Period(
        first, last, "day" if (last - first).days < 3 else "week" if (last - first).days < 15 else "month"
    )


def _iso(match: re.Match[str], clock: Clock) -> Period | None:
    day = periods.day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    return periods.one_day(day) if day else None


def _numeric(match: re.Match[str], clock: Clock) -> Period | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first, month_first = periods.day_of(year, second, first), periods.day_of(year, first, second)
    if match["sep"] == ".":
        month_first = None  # only day.month.year is written with dots
    if day_first and month_first and day_first != month_first:
        return None  # 04/02: April in America, February elsewhere
    day = day_first or month_first
    return periods.one_day(day) if day else None


def _month_day(match: re.Match[str], clock: Clock) -> Period | None:
    groups = match.groupdict()
    month, month2 = _month(match), _month(match, "m2") if groups.get("m2") else None
    day, day2 = int(_number(match["d"]) or 0), _number(groups.get("d2"))
    last = int(day2) if day2 else None
    if month is None:
        return None
    year = groups.get("y") or groups.get("y1")
    if year:
        return _days(int(groups.get("y1") or year), month, day, month2, last)
    weekday = _weekday(match) if groups.get("wd") else None
    return _by_year(clock, lambda year: _days(year, month, day, month2, last), weekday)


def _weekday_number(match: re.Match[str], clock: Clock) -> Period | None:
    """“Friday the 13th”: the nearest month in which that day of the month falls on that weekday."""
    weekday, number = _weekday(match), int(_number(match["d"]) or 0)
    if clock.published is None:
        return None
    for shift in (0, 1, -1, 2, -2, 3, -3):
        spot = periods.month_of(clock.published.year, clock.published.month + shift).start
        day = periods.day_of(spot.year, spot.month, number)
        if day and day.weekday() == weekday:
            return periods.one_day(day)
    return None


def _month_year(match: re.Match[str], clock: Clock) -> Period | None:
    year, month, month2 = _base_year(match, clock), _month(match), _month(match, "m2")
    if year is None or month is None:
        return None
    if month2 is not None:
        first = periods.month_of(year - (month2 < month), month)
        return Period(first.start, periods.month_of(year, month2).end, "month")
    return _parted(periods.month_of(year, month), match["part"])


def _first_months(match: re.Match[str], clock: Clock) -> Period | None:
    year, count = _base_year(match, clock), int(_number(match["n"]) or 0)
    if year is None and clock.published is not None:
        year = clock.published.year
    if year is None or not 1 <= count <= 12:
        return None
    first = 1 if match["o"].lower() == "first" else 13 - count
    return periods.months_of(year, first, first + count - 1, "quarter" if count > 1 else "month")


def _slice(year: int, unit: str, ordinal: int) -> Period | None:
    length = 3 if unit == "quarter" else 6
    if ordinal * length > 12:
        return None
    return periods.months_of(year, (ordinal - 1) * length + 1, ordinal * length, "quarter")


def _half(match: re.Match[str], clock: Clock) -> Period | None:
    """A quarter or half of a year; without a year the nearest one that has begun."""
    groups = match.groupdict()
    word = (groups.get("o") or groups.get("o2") or "").lower()
    ordinal = int(word) if word.isdigit() else int(grammar().words["ordinal"][word])
    unit = {"q": "quarter", "h": "half"}.get((groups.get("k") or "").lower()) or (
        groups.get("u") or "half"
    ).lower()
    year = _base_year(match, clock)
    if year is not None:
        return _slice(year, unit, ordinal)
    return None if groups.get("step") else _by_year(clock, lambda year: _slice(year, unit, ordinal))


def _season(match: re.Match[str], clock: Clock) -> Period | None:
    word = (match["s"] or match["s2"] or match["s3"]).lower()
    first, last = (int(month) for month in grammar().words["season"][word].split("-"))

    def make(year: int) -> Period:
        return periods.months_of(year, first, last if last > first else last + 12, "quarter")

    year = _base_year(match, clock)
    if year is not None:
        return _parted(make(year), match["part"])
    if clock.published is None or match["step"]:
        return None
    towards = (match["step2"] or "").lower()
    if towards == "this":
        return make(clock.published.year)
    if towards == "last":
        return max(
            make(clock.published.year - back)
            for back in (0, 1, 2)
            if make(clock.published.year - back).end < clock.published
        )
    if towards == "next":
        return min(
            make(clock.published.year + on)
            for on in (0, 1, 2)
            if make(clock.published.year + on).start > clock.published
        )
    return _by_year(clock, make)


def _decade(match: re.Match[str], clock: Clock) -> Period | None:
    if match["y"]:
        first = int(match["y"])
    else:
        first = 1900 + int(match["yy"] or grammar().words["decade"][match["w"].lower()])
    return _parted(periods.year_of(first, first + 9), match["part"]) if first else None


def _century(match: re.Match[str], clock: Clock) -> Period | None:
    word = match["n"].lower()
    number = int(re.sub(r"\D", "", word) or grammar().words["century"].get(word, "0"))
    return (
        _parted(periods.year_of(number * 100 - 99, number * 100), match["part"])
        if 1 <= number <= 30
        else None
    )


def _years(match: re.Match[str], clock: Clock) -> Period | None:
    first, last = int(match["y"]), int(match["y2"])
    if last < 100:
        last += first // 100 * 100
    return periods.year_of(first, last) if last > first else None


def _year(match: re.Match[str], clock: Clock) -> Period | None:
    return periods.year_of(int(match["y"]))


def _ago(match: re.Match[str], clock: Clock) -> Period | None:
    """“two days ago”. “Earlier” and “later” count from another event of the text: unknown."""
    direction, count = match["dir"].lower(), _count(match)
    if clock.published is None or count is None or direction in ("earlier", "later"):
        return None
    return periods.ago(clock.published, match["u"].lower(), count if direction == "ago" else -count)


def _count(match: re.Match[str]) -> float | None:
    if match["n"]:
        number, half = _number(match["n"]), match.groupdict().get("half")
        return number + 0.5 if number is not None and half else number
    value = grammar().words["count"][match["v"].lower()]
    return float(value) if value else None


def _stretch(match: re.Match[str], clock: Clock) -> Period | None:
    """“the past three months”, “the next five years”."""
    count, direction = _count(match), match["dir"].lower()
    if clock.published is None or count is None or direction in ("following", "preceding", "previous"):
        return None
    return periods.stretch(clock.published, match["u"].lower(), count, direction in ("next", "coming"))


def _unknown(match: re.Match[str], clock: Clock) -> Period | None:
    return None


def _step(match: re.Match[str], clock: Clock) -> Period | None:
    """“last week”, “earlier this month”. “The following day” and “the same year” hang on the text."""
    groups = match.groupdict()
    unit, word = match["u"].lower(), (match["step"] or "this").lower()
    by = grammar().words["step"].get(word)
    if clock.published is None or by is None or word in ("preceding", "previous"):
        return None
    days = {"night": (-1, 0, 1), "morning": (-1, 0, 1), "afternoon": (-1, 0, 1), "evening": (-1, 0, 1)}.get(
        unit
    )
    if days:
        return periods.step(clock.published, "day", days[int(by) + 1])
    if unit == "day":
        return None  # “the last day”, “the next day”: of something else
    period = periods.step(clock.published, unit, int(by))
    if period is None:
        return None
    period = _parted(period, groups.get("part"))
    side = (groups.get("el") or "").lower()
    if period.start <= clock.published <= period.end and side:
        if side == "earlier":
            return period._replace(end=clock.published)
        return period._replace(start=clock.published)
    return period


def _step_month(match: re.Match[str], clock: Clock) -> Period | None:
    month, word = _month(match), match["step"].lower()
    if clock.published is None or month is None:
        return None
    if word == "this":
        return periods.month_of(clock.published.year, month)
    made = [periods.month_of(clock.published.year + shift, month) for shift in (-2, -1, 0, 1, 2)]
    if word in ("last", "past"):
        return max(period for period in made if period.end < clock.published)
    return min(period for period in made if period.start > clock.published)


def _part(match: re.Match[str], clock: Clock) -> Period | None:
    part = match["part"]
    if match["y"]:
        return _parted(periods.year_of(int(match["y"])), part)
    month = _month(match)
    if month is None:
        return None
    found = _by_year(clock, lambda year: periods.month_of(year, month))
    return _parted(found, part) if found else None


def _bare_month(match: re.Match[str], clock: Clock) -> Period | None:
    month = _month(match) or _month(match, "m2")
    return _by_year(clock, lambda year: periods.month_of(year, month)) if month else None


def _offset(match: re.Match[str], clock: Clock) -> Period | None:
    by = int(grammar().words["offset"][match["w"].lower()])
    return periods.step(clock.published, "day", by) if clock.published else None


def _weekday_alone(match: re.Match[str], clock: Clock) -> Period | None:
    number, word = _weekday(match), (match["step"] or "").lower()
    if clock.published is None or number is None:
        return None
    week = (match["wk"] or "").lower()
    if week or word == "this":
        by = int(grammar().words["step"][week or word])
        monday = periods.week_of(clock.published).start
        return periods.ago(monday, "day", -(number + 7 * by))
    day = periods.weekday_near(clock.published, number, clock.future or word in ("next", "coming"))
    if day == clock.published and word:
        return periods.ago(day, "day", -7 if word in ("next", "coming") else 7)
    return periods.one_day(day)


_READERS: dict[str, Callable[[re.Match[str], Clock], Period | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "mdy": _month_day,
    "dmdm": _month_day,
    "dmy": _month_day,
    "wdd": _weekday_number,
    "my": _month_year,
    "nmonths": _first_months,
    "half": _half,
    "barehalf": _half,
    "coded": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "between": _years,
    "years": _years,
    "ago": _ago,
    "stretch": _stretch,
    "vague": _unknown,
    "tocome": _unknown,
    "stepmonth": _step_month,
    "partof": _step,
    "part": _part,
    "offset": _offset,
    "weekday": _weekday_alone,
    "step": _step,
    "month": _bare_month,
    "year": _year,
}


def read_date(kind: str, match: re.Match[str], clock: Clock) -> Period | None:
    """The days that a match of the kind's own pattern means; None where the text does not let one say."""
    try:
        return _READERS[kind](match, clock)
    except (ValueError, OverflowError):
        return None  # beyond the calendar that `datetime` knows
