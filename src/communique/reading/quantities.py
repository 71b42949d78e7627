"""Quantities in the text: a number with its unit, currency, rate and bound, in base units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from communique import registers
from communique.reading import units
from communique.reading.dates import find_dates
from communique.reading.nouns import PERSON, is_person, is_plural, numbered, unit_of
from communique.reading.numbers import (
    Number,
    Words,
    magnitudes,
    number_words,
    read_number,
    split_words,
    starters,
)
from communique.records import Comparator, Date, Quantity, Span

BARE = "1"  # the unit of a number that counts nothing named: a ratio, a price index, a share


@dataclass(slots=True)
class _Measure:
    """A quantity in the making: value and unit as read, words `first` up to `end`, characters from `start`."""

    value: float
    code: str | None
    currency: str | None
    per: str | None
    first: int
    end: int
    start: int
    number: Number
    factor: float = 1.0
    high: float | None = None
    comparator: Comparator = "="

    @property
    def named(self) -> bool:
        return self.code is not None or self.currency is not None


@cache
def _comparators() -> tuple[dict[tuple[str, ...], Comparator], dict[tuple[str, ...], Comparator]]:
    before: dict[tuple[str, ...], Comparator] = {}
    after: dict[tuple[str, ...], Comparator] = {}
    for row in registers.table("comparators"):
        phrase = tuple(re.findall(r"\w+|[^\w\s]", row["phrase"]))
        (before if row["place"] == "before" else after)[phrase] = row["sign"]  # type: ignore[assignment]
    return before, after


@cache
def _sets() -> dict[str, frozenset[str]]:
    casualties = registers.table("casualties")
    return {
        "stops": frozenset(word for row in registers.table("noun_stops") for word in row["words"].split()),
        "hurt_after": frozenset(row["word"] for row in casualties if row["side"] == "after"),
        "hurt_before": frozenset(row["word"] for row in casualties if row["side"] == "before"),
        "changes": frozenset(row["word"] for row in registers.table("changes")),
        "times": frozenset(("d", "wk", "mo", "a", "h", "min", "s")),
        "pronoun_one": frozenset(
            (
                "no",
                "any",
                "every",
                "each",
                "some",
                "the",
                "this",
                "that",
                "which",
                "another",
                "number",
                "day",
                "same",
                "only",
            )
        ),
    }


_CLOCK = re.compile(r"\s?(?:[ap]\.?\s?m\b\.?|h(?:rs|ours)?\s(?:GMT|UTC))", re.IGNORECASE)
_COUNTED_SPAN = re.compile(
    r"\b(?:ago|earlier|later|hence|now|last|past|previous|preceding|next|coming|following)\b", re.IGNORECASE
)


def find_quantities(text: str, dates: Sequence[Date] | None = None) -> list[Quantity]:
    """Every quantity of `text`, in its order; units and base units are those of `communique.reading.units`.

    `dates` are the text's dates, whose figures are no quantities; they are found here where not given. A counted
    noun gives its singular as unit, or "person". `per` is "year", "month" or "day", or the code of another unit
    that the figure is for (“$58 per barrel”: "bbl").
    """
    if dates is None:
        dates = find_dates(text, None)
    blocked = [
        date.span
        for date in dates
        if date.span and not _COUNTED_SPAN.search(text[date.span.start : date.span.end])
    ]
    return _Scan(split_words(text), blocked).run()


class _Scan:
    """One pass over the words of a text."""

    def __init__(self, words: Words, blocked: list[Span]) -> None:
        self.w = words
        self.blocked = blocked
        self.block_starts = [span.start for span in blocked]
        self.shared: dict[str, str] = {}
        self.out: list[Quantity] = []

    def run(self) -> list[Quantity]:
        w, begin = self.w, starters()
        i, count = 0, len(w.words)
        while i < count:
            word = w.words[i]
            head = word[0]
            if (head.isdigit() or (head == "." and word[1:2].isdigit()) or w.lower[i] in begin) and (
                measure := self.measure(i)
            ):
                measure = self.ranged(measure)
                if self.accepted(measure):
                    self.out.append(self.finished(measure))
                i = max(measure.end, i + 1)
            else:
                i += 1
        return self.out

    # -- one number with its unit -------------------------------------------------------------------------

    def measure(self, i: int, second: bool = False) -> _Measure | None:
        """The number at word `i` with whatever unit follows; None where it is part of a date, time or name."""
        w = self.w
        if self.in_date(i) or self.is_name(i, second):
            return None
        number = read_number(w, i)
        if number is None:
            return None
        found = _Measure(number.value, None, None, None, i, number.end, w.starts[i], number)
        self.signed(found)
        self.priced(found)
        if not found.named:
            self.united(found)
        if found.named:
            self.rated(found)
        elif number.large and w.at(found.end) == "of" and not second:
            whole = (
                self.measure(
                    found.end + (2 if w.at(found.end + 1) in ("the", "its", "a") else 1), second=True
                )
                if found.end + 2 < len(w.words)
                else None
            )
            if whole is not None and whole.currency:
                found.currency, found.factor = (
                    whole.currency,
                    whole.factor,
                )  # “280 million of the 1.5 billion shekels”
        return found

    def in_date(self, i: int) -> bool:
        k = bisect_right(self.block_starts, self.w.starts[i]) - 1
        return k >= 0 and self.w.starts[i] < self.blocked[k].end

    def is_name(self, i: int, second: bool) -> bool:
        """Whether the number is an ordinal, a time of day, a score's part, or a model's or article's number."""
        w = self.w
        word, after = w.words[i], w.at(i + 1)
        digits = word[0].isdigit()
        if digits and w.glued(i + 1):
            if after in ("st", "nd", "rd", "th") or (after == "s" and "." not in word) or after == "'s":
                return True
            if after == ":" and w.at(i + 2)[:1].isdigit() and w.glued(i + 2):
                return True
        if i and w.glued(i):
            before = w.words[i - 1]
            if before[-1].isalpha() and digits and units.currency_before(w.text, w.starts[i]) is None:
                return True
            if before == ":" and i > 1 and w.words[i - 2][-1].isdigit() and w.glued(i - 1):
                return True
            if before in ("-", "‑", "–") and i > 1 and w.glued(i - 1) and not second:
                earlier = w.at(i - 2)
                if earlier[-1:].isalnum() and earlier not in ("minus", "sub", "to", "or", "and"):
                    return True
            if before == "-" and i > 1 and w.words[i - 2].isupper() and not second:
                return True
            if before in ("#", "№", "_", "/", "@", "\\") and not second:
                return True
            if before == "." and i > 1 and w.glued(i - 1):
                return True
        if digits and (_CLOCK.match(w.text, w.ends[i]) or after in numbered()["after"]):
            return True
        if (
            not digits
            and word[0].isupper()
            and i
            and w.at(i - 1) not in (".", "!", "?", "“", '"', ":", "”", "’", "—", "-", "–", "--")
        ):
            return w.joined(i)  # “the Big Three”, “Air Force One”
        return w.at(i) == "one" and self.is_pronoun(i)

    def is_pronoun(self, i: int) -> bool:
        """“no one”, “one another”, “the one who”, “one-sided”."""
        w = self.w
        after = w.at(i + 1)
        if w.at(i - 1) in _sets()["pronoun_one"] or after in ("another", "'", "’", ")"):
            return True
        if after == "of":
            return w.at(i + 2) not in ("the", "its", "his", "her", "their", "our", "those", "these", "my")
        if after in ("-", "‑"):
            return (
                units.match_phrase(units.unit_names(), w.lower, i + 2) is None
                and number_words().get(w.at(i + 2), (0, ""))[1] != "fraction"
            )
        return after in ("day", "time") or not after[:1].isalpha()

    def signed(self, found: _Measure) -> None:
        """A minus before the figure or its word."""
        w, i = self.w, found.first
        before = w.at(i - 1)
        k = i - 2 if before in ("-", "‑") and w.at(i - 2) == "minus" else i - 1
        if w.at(k) == "minus":
            found.value, found.start = -found.value, w.starts[k]
        elif before in ("-", "−") and w.glued(i) and not w.glued(i - 1):
            found.value, found.start = -found.value, w.starts[i - 1]

    def priced(self, found: _Measure) -> None:
        """A currency before the figure (“US$3bn”) or after it (“3 billion yuan”, “1,200€”)."""
        w, i = self.w, found.first
        sign = None if found.number.worded else units.currency_before(w.text, w.starts[i])
        if sign and not found.number.large and found.value < 100 and w.words[i - 1] in units.weak_signs():
            sign = None  # “COP 27”
        if sign is not None:
            found.currency, found.start = sign
            if w.text[w.starts[i] - 1] in "-−":
                found.value = -abs(found.value)
            elif (
                w.text[max(0, found.start - 1) : found.start] in ("-", "−")
                and not w.text[max(0, found.start - 2) : found.start - 1].isalnum()
            ):
                found.value, found.start = -abs(found.value), found.start - 1
            self.abbreviated(found, ("money", "count"))
            if w.at(found.end) in ("us", "u.s.") and found.currency == "USD":
                found.end += 1
            elif w.at(found.end) in ("u.s", "us$"):
                found.end += 1
            else:
                self.currency_word(found, adopt=False)
            return
        self.currency_word(found, adopt=True)

    def currency_word(self, found: _Measure, adopt: bool) -> None:
        """The currency's name or code after the figure; with `adopt` it sets the unit."""
        w = self.w
        i = found.end
        shift = w.at(i) in ("m", "k", "b", "t") and w.glued(i) and not found.number.worded
        j = self.unhyphened(i + 1 if shift else i)
        hit = units.match_phrase(units.currency_names(), w.lower, j) or units.match_phrase(
            units.currency_codes(), w.words, j
        )
        if hit is None or not w.joined(j):
            return
        unit, end = hit
        noun = w.at(end - 1)
        if unit.weak and abs(found.value) < units.WEAK_LIMIT:
            return
        if noun in ("pound", "pounds") and end - j == 1 and not self.is_money(found, end):
            return
        if noun == "p" and not w.glued(j) and w.at(end) not in (".", ",", "", "at", "to", "from", "per"):
            return
        general = units.shared_nouns().get(noun)
        currency = unit.currency
        if general is not None:
            if end - j > 1 and unit.currency:
                self.shared[general] = unit.currency
            else:
                currency = self.shared.get(general, currency)
        if not adopt:
            if currency == found.currency and unit.factor == 1:
                found.end = end
            return
        if shift:
            self.abbreviated(found, ("money", "count"))
        found.currency, found.factor, found.end = currency, unit.factor, end

    def is_money(self, found: _Measure, end: int) -> bool:
        """Whether bare “pounds” are money: a million of them, or money again in the brackets behind."""
        w = self.w
        if w.at(end) == "of":
            return False
        if "pound" in self.shared or abs(found.value) >= 1e6:
            return True
        return w.at(end) == "(" and (
            units.match_phrase(units.currency_codes(), w.words, end + 1) is not None
            or units.match_phrase(units.currency_names(), w.lower, end + 2) is not None
        )

    def abbreviated(self, found: _Measure, when: tuple[str, ...]) -> None:
        """“3bn” is handled with the number; here “3m”, “5k”, “2 b” where the place lets them be magnitudes."""
        w, i = self.w, found.end
        known = magnitudes().get(w.at(i))
        if known and known[1] in when and w.joined(i) and len(w.words[i]) <= 2 and not found.number.worded:
            found.value *= known[0]
            found.number = found.number._replace(large=True, magnitude=found.number.magnitude * known[0])
            found.end = i + 1

    def unhyphened(self, i: int) -> int:
        w = self.w
        return i + 1 if w.at(i) in ("-", "‑") and w.glued(i) and w.glued(i + 1) else i

    def united(self, found: _Measure) -> None:
        """The unit after the figure, or the noun that it counts."""
        w = self.w
        i = self.unhyphened(found.end)
        if not w.joined(i):
            return
        if not found.number.worded and w.glued(found.end) and w.words[found.end] in ("m", "M", "k", "K", "b"):
            nxt = found.end + 1
            unit = units.match_phrase(units.unit_names(), w.lower, nxt) if w.joined(nxt) else None
            noun = self.noun(nxt) if w.words[found.end] != "m" or unit is None else None
            if unit or noun or w.words[found.end] in ("M", "K"):
                self.abbreviated(found, ("count",))
                i = found.end
        hit = self.unit_at(i, found)
        part = found.number.fraction and w.at(i) == "of" and w.at(i + 1) in ("a", "an")
        if hit is None and part:
            hit = self.unit_at(i + 2, found)  # “a quarter of a mile”
        if (
            hit is None
            and w.at(found.first - 1) in ("age", "aged")
            or (w.at(found.first - 1) == "of" and w.at(found.first - 2) == "age")
        ):
            found.code = "a"
            return
        if hit is None and w.glued(found.end) and w.words[found.end][0].isalpha():
            return  # “5G”, “4x4”
        if hit is not None:
            unit, found.end = hit
            found.code, found.factor, found.per = unit.code, unit.factor, unit.per
            return
        if i > found.end:
            letters = i < len(w.words) and w.words[i][0].isalpha() and w.at(i) not in _sets()["stops"]
            noun = (w.words[i], i + 1) if letters else None  # “six-party talks”
        else:
            noun = self.noun(i) if found.value != 1 else self.one_noun(i)
        if noun is not None:
            measured = units.match_phrase(units.unit_names(), (noun[0].lower(),), 0)
            found.code, found.end = unit_of(noun[0]), noun[1]
            if measured is not None:  # “five consecutive years”
                found.code, found.factor = measured[0].code, measured[0].factor
        elif found.number.fraction:
            found.code = BARE
        elif self.hurts(found):
            found.code = PERSON

    def unit_at(self, i: int, found: _Measure) -> tuple[units.Unit, int] | None:
        w = self.w
        by_name = units.match_phrase(units.unit_names(), w.lower, i)
        by_symbol = units.match_phrase(units.unit_symbols(), w.words, i)
        hit = max(filter(None, (by_name, by_symbol)), key=lambda pair: pair[1], default=None)
        if hit is None and w.at(i) in ("pound", "pounds") and i < len(w.words):
            return units.Unit("t", None, 0.00045359237, None), i + 1
        if hit is None:
            return None
        if by_name is None and hit[1] == i + 1 and len(w.words[i]) == 1 and w.words[i].isalpha():
            # A single letter is a unit only close to a figure, and never an initial (“5 W. Street”).
            if found.number.worded or w.at(i + 1) == "." and w.glued(i + 1) and w.at(i + 2)[:1].isalnum():
                return None
            if not w.glued(i) and w.words[i] not in "mgWVhCtJAF":
                return None
        if hit[0].code in ("d", "wk", "mo", "a") and w.at(i) in ("second", "quarter"):
            return None
        return hit

    def noun(self, i: int) -> tuple[str, int] | None:
        """The noun counted by a number that ends before word `i`, and the index after it."""
        w, stops = self.w, _sets()["stops"]
        best: tuple[str, int] | None = None
        for j in range(i, min(i + 6, len(w.words))):
            word = w.words[j]
            low = w.lower[j]
            if not w.joined(j):
                break
            if low in ("-", "‑") and j > i and w.glued(j) and w.glued(j + 1):
                continue
            if (
                low in ("and", ",")
                and j > i
                and best is None
                and j + 1 < len(w.words)
                and w.at(j + 1) not in stops
                and j + 3 < i + 6
            ):
                following = w.at(j + 1), w.at(j + 2)
                if any(is_plural(word) for word in following) and low == "and":
                    continue  # “digital and physical sales”
                break
            if not word[0].isalpha() or low in stops:
                if word[0].isdigit() and j > i and not w.glued(j) and word.isdigit():
                    continue
                break
            if is_person(word) and is_plural(word):
                return word, j + 1
            if is_plural(word):
                if best is not None and j - best[1] > 0:
                    break
                best = word, j + 1
                continue
            if best is not None:
                break
        return best

    def one_noun(self, i: int) -> tuple[str, int] | None:
        """The noun after “one”: “one senior official”, “one of the largest partners”."""
        w, stops = self.w, _sets()["stops"]
        if w.at(i) == "of":
            return self.noun(i + 2)
        last: tuple[str, int] | None = None
        for j in range(i, min(i + 4, len(w.words))):
            word = w.words[j]
            if not word[0].isalpha() or w.lower[j] in stops or not w.joined(j):
                break
            if last is not None and word.endswith(("s", "ed", "ing")):
                break
            last = word, j + 1
        if last is not None and last[0][0].isupper() and not is_person(last[0]):
            return None  # “one China”, “One Belt”
        return last

    def hurts(self, found: _Measure) -> bool:
        """“12 were killed”, “killing 12”: a bare count of persons."""
        w = self.w
        j = found.end
        while w.at(j) in ("were", "was", "have", "had", "been", "others", "more", "people", "are"):
            j += 1
        sets = _sets()
        if w.at(j) in sets["hurt_after"]:
            return True
        k = found.first
        for length in (1, 2):  # “killed more than 30”
            if tuple(w.lower[k - length : k]) in _comparators()[0]:
                k -= length
                break
        return w.at(k - 1) in sets["hurt_before"]

    def rated(self, found: _Measure) -> None:
        """“a day”, “per barrel”, “annually”, also after what is counted: “barrels of oil a day”."""
        w = self.w
        hit = self.rate_at(found.end, found)
        if hit is None and w.at(found.end) == "of":
            for j in range(found.end + 2, min(found.end + 5, len(w.words))):
                if w.at(j) in ("a", "per", "each", "every", "annually", "daily") and w.joined(j):
                    hit = self.rate_at(j, found)
                    if hit is not None and hit[0] not in ("year", "month", "day"):
                        hit = None
                    break
        if hit is not None and found.per is None:
            found.per, found.end = hit

    def rate_at(self, i: int, found: _Measure) -> tuple[str, int] | None:
        w, rates = self.w, units.rates()
        if not w.joined(i):
            return None
        lead = w.at(i)
        alone = rates.get((lead,))
        if alone is not None and lead.endswith("ly"):
            return alone, i + 1
        j = i
        if lead in ("-", "‑") and w.at(i + 1) == "a" and w.at(i + 2) in ("-", "‑"):
            j = i + 3
        elif lead in ("per", "a", "an", "each", "every", "/"):
            j = i + 1
        else:
            return None
        for length in range(min(4, len(w.words) - j), 0, -1):
            per = rates.get(tuple(w.lower[j : j + length]))
            if per is not None:
                if lead in ("a", "an", "each", "every") and found.code in _sets()["times"]:
                    return None
                return per, j + length
        return None

    # -- ranges, bounds, acceptance ------------------------------------------------------------------------

    def ranged(self, found: _Measure) -> _Measure:
        """`found` joined with a second figure: “3 to 4 million”, “between $62 and $68”, “5-7 percent”."""
        w = self.w
        i = found.end
        link = w.at(i)
        dash = link in ("-", "–", "—", "‑")
        if not w.joined(i) or not (
            dash
            or link == "to"
            or (link == "or" and found.value < 20)
            or (link == "and" and self.led_by(found, "between"))
        ):
            return found
        j = i + 1
        while w.at(j) in (
            "$",
            "us",
            "about",
            "around",
            "even",
            "as",
            "much",
            "almost",
            "nearly",
            "£",
            "€",
            "¥",
            "a",
            "a$",
            "hk",
        ) or (w.at(j) in ("-",) and dash):
            j += 1
            if j > i + 4:
                return found
        if j >= len(w.words):
            return found
        second = self.measure(j, second=True) if w.joined(j) else None
        if second is None or second.number.vague or found.number.vague or not self.same_kind(found, second):
            return found
        if link == "to" and found.named and self.changed_by(found):
            return found
        if link in ("to", "or") and not (second.named or found.named or self.led_by(found, "from")):
            return found
        if dash and not (second.named or second.number.large):
            return found
        shared = second.number.magnitude
        low, high = found.value, second.value
        if found.number.magnitude == 1 and low * shared <= high:
            low *= shared
        low, high = (
            low * (found.factor if found.code else second.factor),
            high * (second.factor if second.named else found.factor),
        )
        code, currency = second.code or found.code, second.currency or found.currency
        joined = _Measure(
            min(low, high),
            None if currency else code,
            currency,
            second.per or found.per,
            found.first,
            second.end,
            found.start,
            second.number._replace(large=True),
            1.0,
            max(low, high),
        )
        return joined

    def changed_by(self, found: _Measure) -> bool:
        """“rose 19 cents to $2.24”, “grew by $3 billion to $5 billion”: the first figure is the change."""
        w, i = self.w, found.first
        while i > 0 and w.starts[i - 1] >= found.start:
            i -= 1
        return w.at(i - 1) == "by" or w.at(i - 1) in _sets()["changes"]

    def led_by(self, found: _Measure, word: str) -> bool:
        """Whether one of the three words before the quantity is `word`."""
        w = self.w
        return any(w.at(found.first - back) == word for back in (1, 2, 3, 4))

    def same_kind(self, first: _Measure, second: _Measure) -> bool:
        """Whether two measures can be the ends of one range."""
        if not first.named:
            return True
        if first.currency or second.currency:
            return not second.named or first.currency == second.currency
        if not second.named:
            return self.led_by(first, "from") or self.led_by(first, "between")
        return first.code == second.code

    def accepted(self, found: _Measure) -> bool:
        """Whether a figure is a quantity at all: what has a unit is; a bare one needs more than itself."""
        w, i = self.w, found.first
        before = w.words[i - 1] if i else ""
        low = before.lower()
        number = found.number
        if found.code is not None and found.code not in (BARE,) and not found.currency:
            counted = found.factor == 1.0 and not number.large and not number.worded and found.high is None
            if counted and found.code not in _unit_codes() and self.follows_name(i):
                return False
            return not (found.code in ("a",) and low in ("age",))
        if found.currency:
            return True
        if number.fraction:
            return self.is_share(found)
        if number.vague:
            return False
        if found.high is not None:
            return True
        if self.follows_name(i) and not number.large:
            return False
        if number.large and not (number.worded and number.value < 1):
            return not (w.at(found.end)[:1].isalpha() and w.glued(found.end))
        if w.at(found.end)[:1].isalpha() and w.glued(found.end):
            return False
        return self.bound_before(found) is not None and found.value != 1

    def is_share(self, found: _Measure) -> bool:
        """“a third of”, “nearly half”, “by a quarter” against “first half”, “a third party”."""
        w = self.w
        after, before = w.at(found.end), w.at(found.first - 1)
        if w.at(found.first) != "half":
            return True
        if before in ("first", "second", "other", "latter", "1st", "2nd", "third", "final", "better", "the"):
            return False
        return (
            after in ("of", "the", "its", "their", "his", "her", "our", "that")
            or before in ("by", "than")
            or self.bound_before(found) is not None
        )

    def follows_name(self, i: int) -> bool:
        """Whether the word before makes the figure a name's number (“Boeing 747”, “Article 5”)."""
        w = self.w
        if not i or not w.joined(i):
            return False
        before = w.words[i - 1]
        low = before.lower()
        if low in numbered()["before"] or (low == "." and w.at(i - 2) in ("no", "nos")):
            return True
        if not before[0].isalpha() or before.islower() or low in _sets()["stops"] or low in number_words():
            return False
        if (low,) in _comparators()[0] or low.endswith("ing"):
            return False
        start = i < 2 or w.at(i - 2) in (".", "!", "?", "“", '"') or not w.joined(i - 1)
        return not start

    def bound_before(self, found: _Measure) -> Comparator | None:
        """The bound that the words before the quantity put on it."""
        w = self.w
        i = found.first
        while i > 0 and w.starts[i - 1] >= found.start:
            i -= 1
        if found.high is not None and w.at(i - 1) in ("between", "from"):
            i -= 1
        before, result = _comparators()[0], None
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
                        and found.code in _sets()["times"]
                        and w.at(i - 2) not in ("for", "lasted", "took", "after", "of")
                    ):
                        return result
                    result = sign if result in (None, "~") else result
                    i -= length
                    break
            else:
                break
        return result

    def bound_after(self, found: _Measure) -> Comparator | None:
        after = _comparators()[1]
        words = self.w.lower
        for length in (2, 1):
            sign = after.get(tuple(words[found.end : found.end + length]))
            if sign is not None and (length > 1 or self.w.glued(found.end) or not words[found.end].isalpha()):
                return sign
        return None

    def finished(self, found: _Measure) -> Quantity:
        bound = self.bound_before(found) or self.bound_after(found) or "="
        value, high = found.value * found.factor, found.high
        if found.number.vague:
            high, bound = value * 10, "~" if bound == "=" else bound
        code = None if found.currency else found.code or BARE
        span = Span(found.start, self.w.ends[found.end - 1])
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
