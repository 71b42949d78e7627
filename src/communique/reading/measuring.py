"""One figure with its currency, unit or counted noun, and rate."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from communique.reading import units
from communique.reading.context import comparators, is_name, noun, one_noun, unhyphened, word_sets
from communique.reading.nouns import PERSON, unit_of
from communique.reading.numbers import Number, Words, magnitudes, read_number
from communique.records import Comparator, Span

BARE = "1"  # the unit of a number that counts nothing named: a ratio, a price index, a share


@dataclass(slots=True)
class Measure:
    """A quantity in the making: value and unit as read, words `first` to `end`, characters from `start`."""

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


class Measurer:
    """Reads figures of one text; remembers whose rupees, francs or pounds the text last spoke of."""

    def __init__(self, words: Words, blocked: list[Span]) -> None:
        self.w = words
        self.blocked = blocked
        self.block_starts = [span.start for span in blocked]
        self.shared: dict[str, str] = {}

    def measure(self, i: int, second: bool = False) -> Measure | None:
        """The number at word `i` with whatever unit follows; None where it is part of a date or name."""
        w = self.w
        if self.in_date(i) or is_name(self.w, i, second):
            return None
        number = read_number(w, i)
        if number is None:
            return None
        found = Measure(number.value, None, None, None, i, number.end, w.starts[i], number)
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

    def signed(self, found: Measure) -> None:
        """A minus before the figure or its word."""
        w, i = self.w, found.first
        before = w.at(i - 1)
        k = i - 2 if before in ("-", "‑") and w.at(i - 2) == "minus" else i - 1
        if w.at(k) == "minus":
            found.value, found.start = -found.value, w.starts[k]
        elif before in ("-", "−") and w.glued(i) and not w.glued(i - 1):
            found.value, found.start = -found.value, w.starts[i - 1]

    def priced(self, found: Measure) -> None:
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
            if (w.at(found.end) in ("us", "u.s.") and found.currency == "USD") or w.at(found.end) in (
                "u.s",
                "us$",
            ):
                found.end += 1
            else:
                self.currency_word(found, adopt=False)
            return
        self.currency_word(found, adopt=True)

    def currency_word(self, found: Measure, adopt: bool) -> None:
        """The currency's name or code after the figure; with `adopt` it sets the unit."""
        w = self.w
        i = found.end
        shift = w.at(i) in ("m", "k", "b", "t") and w.glued(i) and not found.number.worded
        j = unhyphened(self.w, i + 1 if shift else i)
        hit = units.match_phrase(units.currency_names(), w.lower, j) or units.match_phrase(
            units.currency_codes(), w.words, j
        )
        if hit is None or not w.joined(j):
            return
        unit, end = hit
        if w.glued(end) and w.words[end][0].isdecimal():
            return  # the sign belongs to the next figure
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

    def is_money(self, found: Measure, end: int) -> bool:
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

    def abbreviated(self, found: Measure, when: tuple[str, ...]) -> None:
        """“3bn” is handled with the number; here “3m”, “5k”, “2 b” where the place lets them multiply."""
        w, i = self.w, found.end
        known = magnitudes().get(w.at(i))
        if known and known[1] in when and w.joined(i) and len(w.words[i]) <= 2 and not found.number.worded:
            found.value *= known[0]
            found.number = found.number._replace(large=True, magnitude=found.number.magnitude * known[0])
            found.end = i + 1

    def united(self, found: Measure) -> None:
        """The unit after the figure, or the noun that it counts."""
        w = self.w
        i = unhyphened(w, found.end)
        before = w.at(found.first - 1)
        aged = before in ("age", "aged") or (before == "of" and w.at(found.first - 2) == "age")
        if not w.joined(i):
            found.code = "a" if aged else PERSON if _hurts(w, found) else None
            return
        letter = w.words[found.end] if w.glued(found.end) and not found.number.worded else ""
        if letter in ("m", "M", "k", "K", "b"):
            following = found.end + 1
            measured = w.joined(following) and units.match_phrase(units.unit_names(), w.lower, following)
            if letter in ("M", "K") or measured or noun(w, following):
                self.abbreviated(found, ("count",))  # “2m barrels”, “10k people”
                i = found.end
        hit = self.unit_at(i, found)
        part = found.number.fraction and w.at(i) == "of" and w.at(i + 1) in ("a", "an")
        if hit is None and part:
            hit = self.unit_at(i + 2, found)  # “a quarter of a mile”
        if hit is None and aged:
            found.code = "a"
            return
        if hit is None and w.glued(found.end) and w.words[found.end][0].isalpha():
            return  # “5G”, “4x4”
        if hit is None:
            self.counted(found, i)
            return
        unit, found.end = hit
        found.code, found.factor, found.per = unit.code, unit.factor, unit.per

    def counted(self, found: Measure, i: int) -> None:
        """The noun at word `i` or after it that the figure counts."""
        w = self.w
        if found.number.fraction:
            found.code = BARE
            return
        if i > found.end:  # “six-party talks”
            letters = i < len(w.words) and w.words[i][0].isalpha() and w.at(i) not in word_sets()["stops"]
            thing = (w.words[i], i + 1) if letters else None
        else:
            thing = noun(w, i) if found.value != 1 else one_noun(w, i)
        if thing is not None:
            measured = units.match_phrase(units.unit_names(), (thing[0].lower(),), 0)
            found.code, found.end = unit_of(thing[0]), thing[1]
            if measured is not None:  # “five consecutive years”
                found.code, found.factor = measured[0].code, measured[0].factor
        elif _hurts(w, found):
            found.code = PERSON

    def unit_at(self, i: int, found: Measure) -> tuple[units.Unit, int] | None:
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
            if found.number.worded or (w.at(i + 1) == "." and w.glued(i + 1) and w.at(i + 2)[:1].isalnum()):
                return None
            if not w.glued(i) and w.words[i] not in "mgWVhCtJAF":
                return None
        if hit[0].code in ("d", "wk", "mo", "a") and w.at(i) in ("second", "quarter"):
            return None
        return hit

    def rated(self, found: Measure) -> None:
        """“a day”, “per barrel”, “annually”, also after what is counted: “barrels of oil a day”."""
        w = self.w
        hit = _rate_at(self.w, found.end, found)
        if hit is None and w.at(found.end) == "of":
            for j in range(found.end + 2, min(found.end + 5, len(w.words))):
                if w.at(j) in ("a", "per", "each", "every", "annually", "daily") and w.joined(j):
                    hit = _rate_at(self.w, j, found)
                    if hit is not None and hit[0] not in ("year", "month", "day"):
                        hit = None
                    break
        if hit is not None and found.per is None:
            found.per, found.end = hit


def _hurts(w: Words, found: Measure) -> bool:
    """“12 were killed”, “killing 12”: a bare count of persons."""
    j = found.end
    while w.at(j) in ("were", "was", "have", "had", "been", "others", "more", "people", "are"):
        j += 1
    sets = word_sets()
    if w.at(j) in sets["hurt_after"]:
        return True
    k = found.first
    for length in (1, 2):  # “killed more than 30”
        if tuple(w.lower[k - length : k]) in comparators()[0]:
            k -= length
            break
    return w.at(k - 1) in sets["hurt_before"]


def _rate_at(w: Words, i: int, found: Measure) -> tuple[str, int] | None:
    rates = units.rates()
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
            if lead in ("a", "an", "each", "every") and found.code in word_sets()["times"]:
                return None
            return per, j + length
    return None
