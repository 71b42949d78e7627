"""Quantities in the text: a number with its unit, currency, rate and bound, in base units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique import registers
from communique.reading.context import comparators, follows_name, word_sets
from communique.reading.dates import find_dates
from communique.reading.measuring import BARE, Measure, Measurer
from communique.reading.numbers import Words, split_words, starters
from communique.records import Comparator, Date, Quantity, Span

# What may stand between the link of a range and its second figure (“$62 to as much as US$68”).
_FILL = frozenset(
    ("$", "£", "€", "¥", "us", "hk", "a", "a$", "about", "around", "almost", "nearly", "even", "as", "much")
)
LARGEST = 1e30  # above it a figure is a slip or a joke, and JSON has no infinity
_COUNTED_SPAN = re.compile(
    r"\b(?:ago|earlier|later|hence|now|last|past|previous|preceding|next|coming|following)\b", re.IGNORECASE
)


def find_quantities(text: str, dates: Sequence[Date] | None = None) -> list[Quantity]:
    """Every quantity of `text`, in its order; units and base units are those of `communique.reading.units`.

    `dates` are the text's dates, whose figures are no quantities; they are found here if not given. A counted
    noun gives its singular as unit, or "person". `per` is "year", "month" or "day", or the code of another
    unit     that the figure is for (“$58 per barrel”: "bbl").
    """
    if dates is None:
        dates = find_dates(text, None)
    blocked = [
        date.span
        for date in dates
        if date.span and not _COUNTED_SPAN.search(text[date.span.start : date.span.end])
    ]
    return _scan(Measurer(split_words(text), blocked))


def _scan(measurer: Measurer) -> list[Quantity]:
    w, begin = measurer.w, starters()
    out: list[Quantity] = []
    i, count = 0, len(w.words)
    while i < count:
        word = w.words[i]
        head = word[0]
        if (head.isdecimal() or (head == "." and word[1:2].isdecimal()) or w.lower[i] in begin) and (
            measure := measurer.measure(i)
        ):
            measure = _ranged(measurer, measure)
            if _accepted(w, measure):
                out.append(_finished(w, measure))
            i = max(measure.end, i + 1)
        else:
            i += 1
    return out


def _ranged(measurer: Measurer, found: Measure) -> Measure:
    """`found` joined with a second figure: “3 to 4 million”, “between $62 and $68”, “5-7 percent”."""
    w = measurer.w
    i = found.end
    link = w.at(i)
    dash = link in ("-", "–", "—", "‑")
    if not w.joined(i) or not (
        dash
        or link == "to"
        or (link == "or" and found.value < 20)
        or (link == "and" and _led_by(w, found, "between"))
    ):
        return found
    j = i + 1
    while w.at(j) in _FILL or (w.at(j) == "-" and dash):
        j += 1
        if j > i + 4:
            return found
    if j >= len(w.words):
        return found
    second = measurer.measure(j, second=True) if w.joined(j) else None
    if second is None or second.number.vague or found.number.vague or not _same_kind(w, found, second):
        return found
    if link == "to" and found.named and _changed_by(w, found):
        return found
    if link in ("to", "or") and not (second.named or found.named or _led_by(w, found, "from")):
        return found
    if dash and not (second.named or second.number.large):
        return found
    shared = second.number.magnitude
    low, high = found.value, second.value
    wide = high if found.currency else 20 * high  # “from 27 to 16 billion”, but “$200 to $4 million”
    if found.number.magnitude == 1 and low * shared <= wide:
        low *= shared
    low, high = (
        low * (found.factor if found.code else second.factor),
        high * (second.factor if second.named else found.factor),
    )
    code, currency = second.code or found.code, second.currency or found.currency
    return Measure(
        min(low, high),
        None if currency else code,
        currency,
        second.per or found.per,
        found.first,
        second.end,
        found.start,
        second.number._replace(large=True),
        high=max(low, high),
    )


def _changed_by(w: Words, found: Measure) -> bool:
    """“rose 19 cents to $2.24”, “grew by $3 billion to $5 billion”: the first figure is the change."""
    i = found.first
    while i > 0 and w.starts[i - 1] >= found.start:
        i -= 1
    return w.at(i - 1) == "by" or w.at(i - 1) in word_sets()["changes"]


def _led_by(w: Words, found: Measure, word: str) -> bool:
    """Whether one of the three words before the quantity is `word`."""
    return any(w.at(found.first - back) == word for back in (1, 2, 3, 4))


def _same_kind(w: Words, first: Measure, second: Measure) -> bool:
    """Whether two measures can be the ends of one range."""
    if not first.named:
        return True
    if first.currency or second.currency:
        return not second.named or first.currency == second.currency
    if not second.named:
        return _led_by(w, first, "from") or _led_by(w, first, "between")
    return first.code == second.code


def _accepted(w: Words, found: Measure) -> bool:
    """Whether a figure is a quantity at all: what has a unit is; a bare one needs more than itself."""
    i = found.first
    number = found.number
    if not max(abs(found.value * found.factor), abs(found.high or 0.0)) < LARGEST:
        return False
    if found.code is not None and found.code not in (BARE,) and not found.currency:
        counted = found.factor == 1.0 and not number.large and not number.worded and found.high is None
        return not (counted and found.code not in _unit_codes() and follows_name(w, i))
    if found.currency:
        return True
    if number.fraction:
        return _is_share(w, found)
    if number.vague:
        return False
    if found.high is not None:
        return True
    if follows_name(w, i) and not number.large:
        return False
    if number.large and not (number.worded and number.value < 1):
        return not (w.at(found.end)[:1].isalpha() and w.glued(found.end))
    if w.at(found.end)[:1].isalpha() and w.glued(found.end):
        return False
    return _bound_before(w, found) is not None and found.value != 1


def _is_share(w: Words, found: Measure) -> bool:
    """“a third of”, “nearly half”, “by a quarter” against “first half”, “a third party”."""
    after, before = w.at(found.end), w.at(found.first - 1)
    if w.at(found.first) != "half":
        return True
    if before in ("first", "second", "other", "latter", "1st", "2nd", "third", "final", "better", "the"):
        return False
    return (
        after in ("of", "the", "its", "their", "his", "her", "our", "that")
        or before in ("by", "than")
        or _bound_before(w, found) is not None
    )


def _bound_before(w: Words, found: Measure) -> Comparator | None:
    """The bound that the words before the quantity put on it."""
    i = found.first
    while i > 0 and w.starts[i - 1] >= found.start:
        i -= 1
    if found.high is not None and w.at(i - 1) in ("between", "from"):
        i -= 1
    before, result = comparators()[0], None
    for _ in range(2):
        if w.at(i - 1) in ("just", "only", "another", "record", "-"):
            i -= 1
        for length in (5, 4, 3, 2, 1):
            sign = before.get(tuple(w.lower[i - length : i])) if i >= length else None
            if sign is not None:
                if sign == "~" and result is not None:
                    return result
                if (
                    length == 1
                    and w.at(i - 1) == "over"
                    and found.code in word_sets()["times"]
                    and w.at(i - 2) not in ("for", "lasted", "took", "after", "of")
                ):
                    return result
                result = sign if result in (None, "~") else result
                i -= length
                break
        else:
            break
    return result


def _bound_after(w: Words, found: Measure) -> Comparator | None:
    after = comparators()[1]
    words = w.lower
    for length in (2, 1):
        sign = after.get(tuple(words[found.end : found.end + length]))
        if sign is not None and (length > 1 or w.glued(found.end) or not words[found.end].isalpha()):
            return sign
    return None


def _finished(w: Words, found: Measure) -> Quantity:
    bound = _bound_before(w, found) or _bound_after(w, found) or "="
    value, high = found.value * found.factor, found.high
    if found.number.vague:
        high, bound = value * 10, "~" if bound == "=" else bound
    code = None if found.currency else found.code or BARE
    span = Span(found.start, w.ends[found.end - 1])
    return Quantity(
        _clean(value),
        code,
        found.currency,
        found.per,
        span,
        bound,
        None if high is None else _clean(high),
    )


@cache
def _unit_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in registers.table("units"))


def _clean(value: float) -> float:
    """Without the noise of binary multiplication: 2.3 million is 2300000.0, not 2299999.9999999995."""
    return float(f"{value:.12g}")
