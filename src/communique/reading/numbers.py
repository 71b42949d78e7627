"""Numbers in the text: the words of a text with their places, and a number read at one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from communique import registers
from communique.reading.units import letter_signs


@dataclass(frozen=True, slots=True)
class Words:
    """The words, figures and single signs of a text, with their characters."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def glued(self, i: int) -> bool:
        """Whether word `i` follows the one before it without a space."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def joined(self, i: int) -> bool:
        """Whether word `i` follows the one before it on the same line."""
        return 0 < i < len(self.words) and "\n" not in self.text[self.ends[i - 1] : self.starts[i]]

    def at(self, i: int) -> str:
        """Word `i` in lower case, "" outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""


class Number(NamedTuple):
    """A number that ends before word `end`. `vague`: a bare magnitude (“dozens”); `worded`: no digits.

    `large`: it holds a magnitude, a decimal or thousands separators, so it is no year and no name's number.
    """

    value: float
    end: int
    vague: bool = False
    worded: bool = False
    large: bool = False
    fraction: bool = False
    magnitude: float = 1.0


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
        r"|\d{1,3}(?:\.\d{3}){2,}(?![.\d])|\d+(?:\.\d+)?"
        r"|(?<!\w)\.\d+|(?:[A-Z]\.){2,}"
        rf"|(?<!\w)(?:{letter_signs()})(?=\d)|(?<=\$)[A-Z]{{1,3}}(?=\d)|[^\W\d_]\w*|\S"
    )


def split_words(text: str) -> Words:
    """`text` as words, figures and signs."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _tokens().finditer(text):
        words.append(match.group())
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Words(text, words, [word.lower() for word in words], starts, ends)


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Word -> (value, kind) for every number in words."""
    return {row["word"]: (float(row["value"]), row["kind"]) for row in registers.table("number_words")}


@cache
def magnitudes() -> dict[str, tuple[float, str]]:
    """Word -> (value, when it counts)."""
    return {
        row["word"]: (float(row["value"]), row["when"])
        for row in registers.table("magnitudes")
        if row["when"] != "never"
    }


@cache
def starters() -> frozenset[str]:
    """Every lower-case word that a number in words may begin with."""
    begin = {word for word, (_, kind) in number_words().items() if kind != "fraction"}
    return frozenset(begin | {"half", "several", "few", "couple"} | {"a", "an"})


def _magnitude(words: Words, i: int) -> float | None:
    """The magnitude in full letters at word `i`, hyphen or space before it allowed."""
    known = magnitudes().get(words.at(i))
    return known[0] if known and known[1] == "always" and words.joined(i) else None


def _skip_hyphen(words: Words, i: int) -> int:
    return i + 1 if words.at(i) in ("-", "‑") and words.glued(i) and words.glued(i + 1) else i


def _with_magnitudes(words: Words, number: Number) -> Number:
    """`number` times the magnitudes that follow it (“4 hundred million”), and “and a half” on the way."""
    value, i, factor, large, fraction = number.value, number.end, 1.0, number.large, number.fraction
    while True:
        j = _skip_hyphen(words, i)
        if words.at(j) == "and":
            k = _skip_hyphen(words, j + 1)
            half = _skip_hyphen(words, k + 1)
            if words.at(k) == "a" and words.at(half) == "half":
                value, i, large = value + 0.5, half + 1, True
                continue
        step = _magnitude(words, j)
        if step is None:
            return number._replace(
                value=value * factor, end=i, large=large, fraction=fraction, magnitude=factor
            )
        factor, i, large, fraction = factor * step, j + 1, True, False


def read_number(words: Words, i: int) -> Number | None:
    """The number that begins at word `i`, or None. Takes no account of what the words around make of it."""
    word = words.words[i]
    if word[0].isdecimal() or (word[0] == "." and len(word) > 1):
        return _ratio(words, _figure(words, i))
    low = words.lower[i]
    value, kind = number_words().get(low, (0.0, ""))
    if kind in ("unit", "ten"):
        return _ratio(words, _spelled(words, i))
    if kind == "vague":
        return _vague(words, i)
    if kind == "sign":
        return Number(value, i + 1, fraction=True, large=True)
    if low in ("a", "an", "half", "several", "few", "couple"):
        return _indefinite(words, i)
    return None


def _ratio(words: Words, number: Number | None) -> Number | None:
    """“two out of three”, “one in five”: the share that they give."""
    if number is None or number.large:
        return number
    i = number.end
    out = words.at(i) == "out" and words.at(i + 1) == "of"
    if not out and not (words.at(i) == "in" and (number.worded or number.value == 1)):
        return number
    j = i + (2 if out else 1)
    if words.at(j) == "every":
        j += 1
    below = number_words().get(words.at(j), (0.0, ""))
    whole = (
        below[0] if below[1] in ("unit", "ten") else float(words.at(j)) if words.at(j).isdecimal() else 0.0
    )
    if number.value >= whole or whole > 100:
        return number
    return number._replace(value=number.value / whole, end=j + 1, fraction=True, large=True)


def _figure(words: Words, i: int) -> Number | None:
    word = words.words[i]
    if len(word) > 30:
        return None  # no figure that anybody reads
    if word.count(".") > 1:
        word = word.replace(".", "")
    value, j = float(word.replace(",", "")), i + 1
    large = "," in word or "." in word
    sign = number_words().get(words.at(j))
    if sign and sign[1] == "sign" and words.joined(j):
        return _with_magnitudes(words, Number(value + sign[0], j + 1, large=True))
    if words.at(j) in ("/", "⁄") and words.glued(j) and words.glued(j + 1) and words.at(j + 1).isdecimal():
        below = float(words.at(j + 1))
        if not below or value >= below or words.at(j + 2) not in ("of", "inch", "mile"):
            return None
        return Number(value / below, j + 2, fraction=True, large=True)
    if (
        words.at(j).isdecimal()
        and words.at(j + 1) in ("/", "⁄")
        and words.at(j + 2).isdecimal()
        and words.glued(j + 1)
    ):
        above, below = float(words.at(j)), float(words.at(j + 2))
        if 0 < above < below < 100:
            return _with_magnitudes(words, Number(value + above / below, j + 3, large=True))
    return _with_magnitudes(words, Number(value, j, large=large))


def _spelled(words: Words, i: int) -> Number | None:
    """“twenty-five”, “one hundred and five thousand”, “two-thirds”."""
    known = number_words()
    total, current, j, large = 0.0, 0.0, i, False
    last_ten = False
    while True:
        k = _skip_hyphen(words, j) if j > i else j
        value, kind = known.get(words.at(k), (0.0, ""))
        if j > i and not words.joined(k):
            break
        if kind == "ten" and current % 100 == 0:
            current, j, last_ten = current + value, k + 1, True
            continue
        if kind == "unit" and (current == 0 or (last_ten and value < 10) or (current % 100 == 0 and j > i)):
            current, j, last_ten = current + value, k + 1, False
            continue
        if kind == "fraction" and current and j - i == 1 and words.at(k) not in ("half", "halves"):
            if k > j or words.at(k).endswith("s") or words.at(k + 1) == "of":
                return _of_magnitude(
                    words, Number(current * value, k + 1, worded=True, fraction=True, large=True)
                )
            break
        step = _magnitude(words, k)
        if step is not None and current:
            if step == 100:
                current *= 100
            else:
                total, current = total + current * step, 0.0
            j, large, last_ten = k + 1, True, False
            continue
        more = known.get(words.at(k + 1), (0.0, "")) if words.at(k) == "and" and large else (0.0, "")
        if more[1] in ("unit", "ten") and current % 100 == 0:
            current, j, last_ten = current + more[0], k + 2, more[1] == "ten"
            continue
        break
    number = Number(total + current, j, worded=True, large=large)
    return _with_magnitudes(words, number) if not large else number


def _of_magnitude(words: Words, number: Number) -> Number:
    """“three quarters of a million”."""
    i = number.end
    if words.at(i) == "of" and words.at(i + 1) == "a":
        step = _magnitude(words, i + 2)
        if step is not None:
            return number._replace(value=number.value * step, end=i + 3, fraction=False)
    return number


def _vague(words: Words, i: int) -> Number | None:
    """“dozens of”, “hundreds of thousands of”: the lowest value that fits."""
    known = number_words()
    value, j = known[words.at(i)][0], i + 1
    while words.at(j) == "of" and known.get(words.at(j + 1), (0.0, ""))[1] == "vague":
        value, j = value * known[words.at(j + 1)][0], j + 2
    if words.at(j) != "of" or words.at(i) == "tens" == words.at(j - 1):
        return None
    return Number(value, j + 1, vague=True, worded=True, large=True)


def _indefinite(words: Words, i: int) -> Number | None:
    """“a hundred”, “half a million”, “a third of”, “several thousand”, “a couple of dozen”."""
    low, j = words.at(i), i + 1
    if low == "half":
        if words.at(j) in ("a", "an") and (step := _magnitude(words, j + 1)) is not None:
            return Number(step / 2, j + 2, worded=True, large=True)
        if words.at(j) in ("a", "an") or (words.at(j) in ("-", "‑") and words.glued(j)):
            return Number(0.5, j + 1, worded=True, large=True, fraction=True)
        return Number(0.5, j, worded=True, fraction=True, large=True)
    if low in ("several", "few", "couple"):
        j = j + 1 if words.at(j) == "of" else j
        step = _magnitude(words, j)
        if step is None:
            return None
        number = _with_magnitudes(words, Number(1, j, worded=True, large=True))
        return number._replace(vague=True)
    if words.at(j) == "half" and low == "a":
        known = magnitudes().get(words.at(j + 1))
        if known and known[1] == "always":
            return Number(known[0] / 2, j + 2, worded=True, large=True)
    if words.at(j) in ("few", "couple"):
        return _indefinite(words, j)
    value, kind = number_words().get(words.at(j), (0.0, ""))
    if kind == "fraction" and words.at(j + 1) == "of":
        return _of_magnitude(words, Number(value, j + 1, worded=True, fraction=True, large=True))
    if kind == "fraction" and words.at(i - 1) in ("by", "than", "about", "nearly", "almost", "over", "under"):
        return Number(value, j + 1, worded=True, fraction=True, large=True)
    if _magnitude(words, j) is not None:
        return _with_magnitudes(words, Number(1, j, worded=True, large=True))
    return None
