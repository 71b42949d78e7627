"""The day a document was published: the caller's word, else a dateline or dated line at the top."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from communique.errors import UsageError

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_OF = {
    **{name: i for i, name in enumerate(_MONTHS, 1)},
    **{name[:3]: i for i, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s+)?"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_DATE = (
    rf"(?P<whole>{_WEEKDAY}(?:"
    rf"(?P<dmonth>{_MONTH})\s*(?P<dday>{_DAY}),?\s+(?P<dyear>{_YEAR})"
    rf"|(?P<eday>{_DAY})(?:\s+of)?[\s-]+(?P<emonth>{_MONTH}),?[\s-]+(?P<eyear>{_YEAR})"
    rf"|(?P<iyear>{_YEAR})-(?P<imonth>[01]\d)-(?P<iday>[0-3]\d)(?:T[\d:.+-]+Z?)?"
    rf"|(?P<pday>[0-3]?\d)\.(?P<pmonth>[01]?\d)\.(?P<pyear>{_YEAR})"
    rf"|(?P<sone>[0-3]?\d)/(?P<stwo>[0-3]?\d)/(?P<syear>{_YEAR})"
    r"))(?!\d)"
)
# a day without a year: enough to know a dateline, too little for a date
_PARTIAL = rf"{_WEEKDAY}(?:{_MONTH}\s*{_DAY}|{_DAY}\s+{_MONTH})(?!\w)"
_CAPITAL_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -/][A-ZÀ-Þ.'’]+){0,4}"
_TITLE_PLACE = (
    r"(?:[A-ZÀ-Þ][\w.'’-]*)(?:[ -](?:(?:de|del|al|el|and|the|of|la|le|on)[ -])?[A-ZÀ-Þ][\w.'’-]*){0,4}"
)
_PLACE = rf"(?:{_CAPITAL_PLACE}|{_TITLE_PLACE})(?:,\s*{_TITLE_PLACE}){{0,2}}"
_AGENCY = r"(?:\((?P<agency>[A-Z][^()\n]{1,40})\)|/(?P<slashed>[A-Z][^/\n]{1,30})/)"
_LATER_AGENCY = _AGENCY.replace("agency", "agency2").replace("slashed", "slashed2")
_DASH = r"(?:--|—|–|-|―|:)"

_DATED_LINE = re.compile(
    rf"(?:(?P<place>{_PLACE})\s*[,.|/–—-]\s*)?{_DATE}"
    r"(?:,?\s*(?:at\s*)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}(?:[+-]\d+)?\)?)?)?"
    rf"\s*(?:{_AGENCY})?\s*[.,|]?\s*$",
    re.I,
)
_LABEL = re.compile(
    r"(?:first |originally |last )?(?P<label>published|posted|issued|released|release date|date|dated"
    r"|date of (?:issue|publication|release)|publication date|updated|modified)"
    rf"(?:\s+(?:on|at))?\s*(?:online)?\s*[:\-–—]?\s*{_DATE}",
    re.I,
)
_RELEASE = re.compile(
    rf"for (?:immediate )?(?:release|publication)\W{{0,4}}\s*(?:{_PLACE}\s*[,–—-]\s*)?{_DATE}", re.I
)
# case matters here: a place in capitals or with a capital is what tells a dateline from a sentence
_CAPITALS_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL_PLACE}(?:,\s*{_TITLE_PLACE}){{0,2}})\s*[,.]?\s*(?:{_AGENCY}\s*[,–—-]*\s*)?"
    rf"(?i:{_DATE})\s*[,.]?\s*(?:{_LATER_AGENCY})?\s*(?P<dash>{_DASH})?"
)
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE})\s*[,.]\s*)?(?i:{_DATE})\s*[,.]?\s*(?:(?:{_AGENCY})\s*{_DASH}?|{_DASH})\s"
)
_AGENCY_LINE = re.compile(
    rf"(?P<place>{_PLACE})?\s*[,.]?\s*(?:(?i:{_PARTIAL})\s*[,.]?\s*)?(?:{_AGENCY})\s*(?:{_DASH}|$|\.)"
)
_PLACE_PARTIAL = re.compile(rf"{_PLACE}\s*[,.]\s*(?i:{_PARTIAL})\s*[,.]?\s*(?:{_AGENCY}|{_DASH}|$)")
_ANY_DATE = re.compile(_DATE, re.I)
_TOP_LINES, _TOP_CHARACTERS = 14, 300
_FIRST_YEAR = 1800


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the top of a text says of its publication: an ISO date and an agency's name, either None."""

    date: str | None
    agency: str | None


def parse(value: str) -> str:
    """`value` as an ISO date. Raises `UsageError` that says the form where it is none."""
    text = str(value).strip()
    try:
        if len(text) > 10:
            return datetime.datetime.fromisoformat(text).date().isoformat()
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(
            f"published: {shown(text)} is no date; write it as YYYY-MM-DD, for example 2022-02-04"
        ) from None


def shown(text: str, limit: int = 60) -> str:
    """`text` in quotation marks, on one line and not too long, for an error's line."""
    text = " ".join(text.split())
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def find(text: str, *, today: datetime.date | None = None) -> Dateline:
    """The publication date and agency in the first lines of `text`, both None where they say nothing.

    A dateline without a year gives no date. Dates after tomorrow are no publication dates.
    """
    latest = (today or datetime.date.today()) + datetime.timedelta(days=1)
    lines = [line.strip()[:_TOP_CHARACTERS] for line in text[:8_000].split("\n") if line.strip()][:_TOP_LINES]
    agency = next((name for line in lines if (name := _agency(line))), None)
    for finder in (_labelled, _released, _in_dateline, _alone):
        date = finder(lines, latest)
        if date:
            return Dateline(date, agency)
    return Dateline(None, agency)


def find_in(text: str, *, today: datetime.date | None = None) -> str | None:
    """The first whole date in a short string such as a metadata field, as ISO; None where there is none."""
    latest = (today or datetime.date.today()) + datetime.timedelta(days=1)
    match = _ANY_DATE.search(text[:_TOP_CHARACTERS])
    return _iso(match, latest) if match else None


def is_date_line(line: str) -> bool:
    """True for a line that says when (and where) a text was published, and nothing else."""
    line = line.strip()[:_TOP_CHARACTERS]
    return bool(_DATED_LINE.match(line) or (_LABEL.match(line) and len(line) < 80))


def opens_with_dateline(line: str) -> bool:
    """True where a paragraph begins with a dateline, with or without a year."""
    line = line[:_TOP_CHARACTERS]
    return bool(
        _capitals(line) or _DATELINE.match(line) or _AGENCY_LINE.match(line) or _PLACE_PARTIAL.match(line)
    )


def _labelled(lines: list[str], latest: datetime.date) -> str | None:
    later: str | None = None
    for line in lines:
        match = _LABEL.match(line)
        if match and len(line) < 120:
            date = _iso(match, latest)
            if match["label"].lower() not in ("updated", "modified"):
                if date:
                    return date
            else:
                later = later or date
    return later


def _released(lines: list[str], latest: datetime.date) -> str | None:
    for i, line in enumerate(lines[:6]):
        both = f"{line} {lines[i + 1]}" if i + 1 < len(lines) else line
        match = _RELEASE.match(both)
        if match:
            return _iso(match, latest)
    return None


def _in_dateline(lines: list[str], latest: datetime.date) -> str | None:
    for line in lines[:8]:
        match = _capitals(line) or _DATELINE.match(line)
        if match and (date := _iso(match, latest)):
            return date
    return None


def _alone(lines: list[str], latest: datetime.date) -> str | None:
    for line in lines[:8]:
        match = _DATED_LINE.match(line)
        if match and (date := _iso(match, latest)):
            return date
    return None


def _capitals(line: str) -> re.Match[str] | None:
    match = _CAPITALS_DATELINE.match(line)
    if not match:
        return None
    rest = line[match.end() :]
    # “NATO, 4 April 1949 treaty” is no dateline: one ends in a dash, an agency or the line's end
    closed = match["dash"] or match["agency"] or match["agency2"] or match["slashed"] or match["slashed2"]
    return match if closed or not rest.strip() else None


def _agency(line: str) -> str | None:
    for pattern in (_CAPITALS_DATELINE, _DATELINE, _AGENCY_LINE):
        match = pattern.match(line)
        if match:
            for group in ("agency", "slashed", "agency2", "slashed2"):
                name = match.groupdict().get(group)
                if name:
                    return str(name).strip()
    return None


def _iso(match: re.Match[str], latest: datetime.date) -> str | None:
    """The date of a `_DATE` match; None for days that no calendar has and for what only looks like a date."""
    group = match.groupdict()
    year = next((group[k] for k in ("dyear", "eyear", "iyear", "pyear", "syear") if group[k]), "")
    if group["dmonth"] or group["emonth"]:
        name = (group["dmonth"] or group["emonth"]).lower().rstrip(".")
        month = _MONTH_OF[name] if name in _MONTH_OF else _MONTH_OF[name[:3]]
        day = int(re.sub(r"\D", "", group["dday"] or group["eday"]))
    elif group["sone"]:
        one, two = int(group["sone"]), int(group["stwo"])
        # 04/02/2022 is two different days in London and New York
        if one <= 12 and two <= 12 and one != two:
            return None
        day, month = (one, two) if one > 12 or one == two else (two, one)
    else:
        month, day = int(group["imonth"] or group["pmonth"]), int(group["iday"] or group["pday"])
    try:
        date = datetime.date(int(year), month, day)
    except ValueError:
        return None
    return date.isoformat() if datetime.date(_FIRST_YEAR, 1, 1) <= date <= latest else None
