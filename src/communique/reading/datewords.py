"""The grammar of date expressions: words from the registers, put into one scanner over all kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique import registers


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled words: one scanner over all kinds, and each kind's own pattern with its named groups."""

    scan: re.Pattern[str]
    first: frozenset[str]
    kinds: dict[str, re.Pattern[str]]
    words: dict[str, dict[str, str]]
    numbers: dict[str, float]
    trapped: dict[str, frozenset[str]]


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _cased(names: list[str]) -> str:
    """Names as they are written, “May” or “MAY” but never “may”, inside a pattern that ignores case."""
    return f"(?-i:{_either([form for name in names for form in (name, name.upper())])})"


def _dotted(names: list[str], known: list[str] | None = None) -> str:
    """Names of months, the short ones with or without their dot."""
    longer = known or names
    short = [name for name in names if any(other != name and other.startswith(name) for other in longer)]
    full = [name for name in names if name not in short]
    return rf"(?:{_cased(full)}\b|{_cased(short)}\b\.?)" if full and short else rf"{_cased(names)}\b\.?"


@cache
def grammar() -> Grammar:
    words: dict[str, dict[str, str]] = {}
    trapped: dict[str, set[str]] = {}
    for row in registers.table("date_words"):
        if row["kind"] == "trap":
            trapped.setdefault(row["value"], set()).add(row["word"])
            continue
        words.setdefault(row["kind"], {})[row["word"].lower()] = row["value"]
    numbers = {
        row["word"]: float(row["value"])
        for row in registers.table("number_words")
        if row["kind"] in ("unit", "ten")
    }
    rows = registers.table("date_words")
    months = [row["word"] for row in rows if row["kind"] == "month"]
    careful = [row["word"] for row in rows if row["kind"] == "month" and row["name"]]
    plain = [word for word in months if word not in careful]
    weekdays = [row["word"] for row in rows if row["kind"] == "weekday"]
    full = [row["word"] for row in rows if row["kind"] == "weekday" and not row["name"]]
    unit = _either(list(words["unit"]))
    part = _either([word for word in words["part"] if " " in word])
    fill = {
        "MON": _dotted(months),
        "PLAINMON": _dotted(plain, months),
        "CAREFULMON": _dotted(careful, months),
        "WD": _cased(weekdays) + r"\b\.?",
        "FULLWD": _cased(full) + r"\b",
        "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d/]|[.,]\d)",
        "YEAR": r"(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)",
        "TO": r"(?:\s?[-–—]\s?|\s(?:to|through|until|till|thru)\s)",
        "UNIT": unit,
        "STEP": _either(list(words["step"])),
        "ANCHOR": _either([*words["step"], *words["anchor"]]),
        "PART": rf"(?:(?:early|late|mid)[\s-](?:in\s)?(?:the\s)?|(?:the\s)?{part}\s(?:the\s)?)",
        "SEASON": _either(list(words["season"])) + r"\b",
        "ORD": _either(list(words["ordinal"])),
        "NUM": rf"(?:\d{{1,4}}(?:\.5)?|(?:{_either(list(numbers))}(?:-{_either(list(numbers))})?)|half a)\b",
        "VAGUE": _either(list(words["count"])),
        "OFFSET": _either(list(words["offset"])),
        "DECADE": _either(list(words["decade"])),
        "CENTURY": _either(list(words["century"])),
        "SPAN": r"(?:to|and|until|through|[-–—])",
    }
    kinds = {
        name: re.sub(r"[A-Z]{2,}", lambda m: fill.get(m.group(), m.group()), pattern)
        for name, pattern in _KINDS.items()
    }
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", pattern) for name, pattern in kinds.items()}
    scan = "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in bare.items()) + r")(?!\w)"
    first = {
        word.split()[0].split("-")[0]
        for kind, found in words.items()
        if kind != "before_year"
        for word in found
    }
    first |= {"the", "in", "from", "between", "most", "recent", "earlier", "later", "half"}
    return Grammar(
        re.compile(scan, re.IGNORECASE),
        frozenset(first | set(numbers)),
        {name: re.compile(pattern, re.IGNORECASE) for name, pattern in kinds.items()},
        words,
        numbers,
        {kind: frozenset(found) for kind, found in trapped.items()},
    )


# In order: of two kinds that begin at the same character, the earlier one is tried first.
_KINDS = {
    "iso": r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])",
    "numeric": r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})[/.](?P<y>\d{4})(?![\d/])",
    "mdy": r"(?:(?P<wd>WD),?\s+)?(?P<m>MON)\s?(?:the\s)?(?P<d>DAY)"
    r"(?:(?:TO|\sand\s)(?:(?P<m2>MON)\s)?(?P<d2>DAY))?(?:,?\s+(?P<y>YEAR))?",
    "dmdm": r"(?P<d>DAY)\s(?P<m>MON)(?:,?\s(?P<y1>YEAR))?TO(?P<d2>DAY)\s(?P<m2>MON)(?:,?\s(?P<y>YEAR))?",
    "dmy": r"(?:(?P<wd>WD),?\s+)?(?:the\s)?(?P<d>DAY)(?:(?:TO|\sand\s)(?P<d2>DAY))?(?:\sof)?\s?(?P<m>MON)"
    r"(?:,?\s+(?P<y>YEAR))?",
    "wdd": r"(?P<wd>FULLWD)\s(?:the\s)?(?P<d>(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))",
    "my": r"(?P<part>PART)?(?P<m>MON)(?:(?:TO|\sand\s)(?P<m2>MON))?,?\s(?:of\s)?(?:(?P<y>YEAR)|"
    r"(?P<step>STEP)\syear)",
    "nmonths": r"(?:the\s)?(?P<o>first|last|final)\s(?P<n>NUM)\smonths?\s(?:of|in)\s(?:(?P<y>YEAR)|"
    r"(?P<step>STEP)\syear|the\syear)",
    "half": r"(?:the\s)?(?P<o>ORD)[\s-](?P<u>quarter|half)(?:(?:\sof|\sin|,)?\s(?:the\s)?(?:fiscal\s)?(?:"
    r"(?P<y>YEAR)|(?P<step>STEP)\syear|(?P<same>year)))",
    "barehalf": r"(?<=the\s)(?P<o>ORD)[\s-](?P<u>quarter)(?!\s?-?final)|(?<=in\sthe\s)(?P<o2>first"
    r"|second)\shalf(?!\sof)",
    "coded": r"(?P<k>(?-i:[QH]))(?P<o>[1-4])(?:\s(?:of\s)?(?P<y>YEAR))?",
    "season": r"(?P<part>PART)?(?P<s>SEASON)(?:\sof|,)?\s(?:(?P<y>YEAR)|(?P<step>STEP)\syear)|(?P<step2>last"
    r"|this|next)\s(?P<s2>SEASON)(?!\s(?:in|of)\b)|(?<=in\sthe\s)(?P<s3>spring|summer|autumn"
    r"|winter)",
    "decade": r"(?:the\s)?(?P<part>PART)?(?:(?P<y>\d{3}0)['’]?s|['’](?P<yy>\d0)s|(?P<w>DECADE))",
    "century": r"(?:the\s)?(?P<part>PART)?(?P<n>\d{1,2}(?:st|nd|rd|th)|CENTURY)[\s-]century",
    "between": r"(?P<how>between|from)\s(?P<y>YEAR)\s(?:SPAN)\s(?P<y2>YEAR)",
    "years": r"(?P<y>YEAR)\s?[-–—/]\s?(?P<y2>YEAR|\d\d(?![\d.,]))(?![-–—])",
    "ago": r"(?:(?P<n>NUM|an?\b)|(?P<v>VAGUE))\s(?P<u>UNIT)s?"
    r"(?P<half>\sand\sa\shalf)?\s(?P<dir>ago|earlier|later|from\snow|hence)",
    "stretch": r"(?:the\s)?(?P<dir>last|past|previous|preceding|next|coming|following)\s(?:(?P<n>NUM)|"
    r"(?P<v>VAGUE))\s(?P<u>UNIT)s?",
    "vague": r"(?:in\s)?(?:(?:the\s)?(?:most\s)?recent|(?:the\s)?(?:coming|past|last|next|following"
    r"|upcoming|previous))\s(?:UNIT)s",
    "tocome": r"in\s(?:the\s)?(?:UNIT)s\s(?:to\scome|ahead)",
    "stepmonth": r"(?P<step>last|this|next|coming|past)\s(?P<m>MON)(?!\s\d)",
    "partof": r"(?:(?P<part>PART)|(?:(?P<el>earlier|later)\s(?:on\s)?(?:in\s)?))(?:(?P<step>ANCHOR)|the)?\s?"
    r"(?P<u>week|month|quarter|year|decade|century|weekend)",
    "part": r"(?P<part>PART)(?:(?P<m>MON)|(?P<y>YEAR))",
    "offset": r"(?:the\s)?(?P<w>OFFSET)",
    "weekday": r"(?:(?P<step>last|next|this|coming|past)\s)?(?P<wd>FULLWD)(?:\s(?P<tod>morning|afternoon"
    r"|evening|night))?(?:\s(?P<wk>last|this|next)\sweek)?",
    "step": r"(?:(?P<el>earlier|later)\s)?(?:the\s)?(?P<step>ANCHOR)\s(?P<u>UNIT)(?!\s?-)",
    "month": r"(?P<m>PLAINMON)|(?<=[a-z,]\s)(?P<m2>CAREFULMON)",
    "year": r"(?P<y>YEAR)",
}
