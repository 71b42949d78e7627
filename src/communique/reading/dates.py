"""Dates in the text: the words of every date expression, resolved against the day of publication."""

from __future__ import annotations

import re
from datetime import date

from communique.reading.datewords import grammar
from communique.reading.dating import Clock, read_date
from communique.reading.nouns import is_counted, is_plural, numbered
from communique.records import Date, Span

_EVENT = re.compile(
    r"(?:,?\s\w+)?\s(?:attack|terror|hijack|atrocit|massacre|coup|uprising|plot)", re.IGNORECASE
)
_WORD = re.compile(r"(?<![\w$€£¥])(?:[A-Za-z0-9]+|['’]\d\ds\b)")


def find_dates(text: str, published: str | None) -> list[Date]:
    """Every date expression of `text`, in its order, resolved against `published` (ISO day, or None).

    Without `published` a relative date keeps its span and has precision "unknown". A weekday, or a day or
    month without a year, is taken as the nearest past one; `resolve` gives the reading that looks ahead.
    """
    clock = Clock(_iso(published), False)
    scan, first = grammar().scan, grammar().first
    found: list[Date] = []
    position = 0
    for word in _WORD.finditer(text):
        begin = word.start()
        low = word.group().lower()
        if begin < position or not (
            low in first or low[0] in "0123456789'’" or (low[0] in "qh" and len(low) == 2)
        ):
            continue
        match = scan.match(text, begin)
        if match is None:
            continue
        kind, span = str(match.lastgroup), Span(*match.span())
        if not _rejected(kind, text, span):
            position = span.end
            found.append(_date(kind, text, span, clock))
    return found


def resolve(date: Date, text: str, published: str | None, future: bool) -> Date:
    """`date` of `text` again, now knowing whether its clause looks ahead (“will meet on Friday”)."""
    if date.span is None:
        return date
    match = grammar().scan.match(text, date.span.start)
    if match is None or match.end() != date.span.end:
        return date
    return _date(str(match.lastgroup), text, date.span, Clock(_iso(published), future))


def _iso(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _date(kind: str, text: str, span: Span, clock: Clock) -> Date:
    match = grammar().kinds[kind].fullmatch(text, span.start, span.end)
    period = read_date(kind, match, clock) if match else None
    known = _named_day(text, span) if kind == "mdy" else None
    if known is not None:
        return Date(known, known, "day", span)
    if period is None:
        return Date(None, None, "unknown", span)
    end = period.end
    if (
        clock.published
        and end < clock.published
        and text[max(0, span.start - 6) : span.start].lower() == "since "
    ):
        end = clock.published
    return Date(period.start.isoformat(), end.isoformat(), period.precision, span)


def _named_day(text: str, span: Span) -> str | None:
    """The day that an event is called by (“the September 11 attacks”), whatever the year of publication."""
    known = grammar().words["named"].get(text[span.start : span.end].lower())
    return known if known and _EVENT.match(text, span.end) else None


def _rejected(kind: str, text: str, span: Span) -> bool:
    """Whether the words only look like a date here: a surname, a holiday's name, a count."""
    before = text[max(0, span.start - 16) : span.start]
    if kind == "year":
        return not _is_year(text, span, before)
    trapped = grammar().trapped
    if kind in ("weekday", "month", "mdy", "part"):
        last = before.split()[-1:] if before[-1:] == " " else []
        return bool(last) and last[0] in trapped["weekday" if kind == "weekday" else "month"]
    if kind == "ago" and text[span.start : span.end].lower().endswith(("earlier", "later", "hence")):
        return text[span.end : span.end + 6].lower() == " than "
    return False


_LAST_WORD = re.compile(r"(?:([A-Za-z]+)|(['’]s)|([(\[,/;:–—-]))\s?$")
_NEXT_WORD = re.compile(r"[\s-]+([A-Za-z]+)")
_CALENDAR_YEARS = range(1600, 2101)


def _is_year(text: str, span: Span, before: str) -> bool:
    """Whether four digits are a year: by the word before them and what follows."""
    if before[-1:] not in ("", " ", "\n", "\t", "(", "[", "-", "–", "—", "/", ",", "“", '"', "'", "‘"):
        return False
    after = text[span.end : span.end + 1]
    if after in ("%", "°") or (after == "-" and text[span.end + 1 : span.end + 2].isdigit()):
        return False
    led = _LAST_WORD.search(before)
    if led and (led.group(1) or "").lower() in numbered()["before"]:
        return False
    following = _NEXT_WORD.match(text, span.end)
    next_word = following.group(1) if following else ""
    if next_word.lower() in numbered()["after"]:
        return False
    counted = bool(next_word) and is_counted(next_word) and (is_plural(next_word) or len(next_word) < 4)
    how = grammar().words["before_year"].get((led.group(1) or led.group(2) or "").lower()) if led else None
    if how == "any":
        return True
    if int(text[span.start : span.end]) not in _CALENDAR_YEARS or counted:
        return False
    if how == "bare" or (led and led.group(3)):
        return True
    # “a landmark 2015 nuclear deal”, “Olympics 2008”, “2014 was the year …”: no plural to count follows.
    return not (next_word.islower() and is_plural(next_word))


# A dateline: place in capitals (or one to three capitalised words), maybe a day, an agency, then a dash.
_DATELINE = re.compile(
    r"""(?:\A|(?<=\n))[ \t]*
    (?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:,\s[A-Z][\w.'’ ]{1,24}){0,2}
    |[A-ZÀ-Þ][\w.'’-]+(?:[ -][A-ZÀ-Þ][\w.'’-]+){0,2}(?:,\s[A-Z][\w.'’ ]{2,24})?)
    (?P<day>,?\s(?:[A-Z][a-z]+day,?\s)?(?:[A-Za-z]{3,9}\.?\s\d{1,2}|\d{1,2}\s[A-Za-z]{3,9}\.?)(?:,?\s\d{4})?,?)?
    (?P<agency>\s?\([A-Z][\w ./&-]{1,30}\)|\s?/[A-Z][\w .-]{1,30}/)?
    \s*(?P<dash>--|[-–—_])\s+(?=\S)""",
    re.VERBOSE,
)
_TITLE_ROOM = 400  # characters before a dateline that a title and a by-line may take


def find_dateline(text: str) -> Span | None:
    """The dateline before the first sentence (“BEIJING, Nov. 3 (Xinhua) --”), at most after a title line.

    The span ends with the dash. None where the text begins without one.
    """
    for match in _DATELINE.finditer(text, 0, _TITLE_ROOM):
        before = text[: match.start()]
        capitals = match["place"].split(",")[0].isupper()
        if sum(1 for line in before.splitlines() if line.strip()) <= 2 and (
            capitals or match["day"] or match["agency"]
        ):
            start = match.start("place")
            return Span(start, match.end("dash"))
    return None
