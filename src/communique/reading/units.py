"""Units, currencies and rates of the registers, and how they are matched at a word of a text.

Base units: length m, area m2, volume m3, mass t, power MW, energy MWh, speed km/h, data By. Barrels, tonnes
of oil equivalent, calendar times (min, h, d, wk, mo, a), percent (%) and percentage points (pp) stand for
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from communique import registers


class Unit(NamedTuple):
    """What a unit's words mean: one of `code` and `currency`; `factor` takes a figure to base units."""

    code: str | None
    currency: str | None
    factor: float
    per: str | None
    weak: bool = False


Phrases = dict[str, list[tuple[tuple[str, ...], Unit]]]
"""First word -> the phrases that begin with it, longest first, as tuples of words."""

_PIECES = re.compile(r"[^\W_]+|[^\w\s-]")
WEAK_LIMIT = 1000  # “won”, “rand”, “real” and such are money only after a figure this large


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(_PIECES.findall(phrase))


def _add(phrases: Phrases, words: tuple[str, ...], unit: Unit) -> None:
    row = phrases.setdefault(words[0], [])
    if all(known != words for known, _ in row):
        row.append((words, unit))
        row.sort(key=lambda item: -len(item[0]))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "x")) else "s")


def _forms(name: str) -> list[str]:
    """A name and its regular plurals, of its last word or its first (“pounds sterling”)."""
    first, _, rest = name.partition(" ")
    if name.endswith(("s", "feet")):
        return [name, f"{_plural(first)} {rest}"] if rest and not first.endswith("s") else [name]
    if len(name) == 1:
        return [name]
    forms = [name, name[: len(name) - len(name.split(" ")[-1])] + _plural(name.split(" ")[-1])]
    return [*forms, f"{_plural(first)} {rest}"] if rest else forms


@cache
def unit_names() -> Phrases:
    """Units by their names, lower case."""
    phrases: Phrases = {}
    for row in registers.table("units"):
        unit = Unit(row["code"], None, float(row["factor"]), row["per"] or None)
        for name in filter(None, row["names"].split("|")):
            for form in _forms(name):
                _add(phrases, _pieces(form.lower()), unit)
    return phrases


@cache
def unit_symbols() -> Phrases:
    """Units by their symbols, as written."""
    phrases: Phrases = {}
    for row in registers.table("units"):
        unit = Unit(row["code"], None, float(row["factor"]), row["per"] or None)
        for symbol in filter(None, row["symbols"].split("|")):
            _add(phrases, _pieces(symbol), unit)
    return phrases


@cache
def currency_names() -> Phrases:
    """Currencies by name, with and without whose they are, lower case, and by code, as written."""
    phrases: Phrases = {}
    for row in registers.table("currencies"):
        weak = frozenset(row["weak"].split("|")) if row["weak"] else frozenset()
        whole, cent = Unit(None, row["code"], 1.0, None), Unit(None, row["code"], 0.01, None)
        for noun in filter(None, row["nouns"].split("|")):
            for form in _forms(noun):
                for adjective in filter(None, row["adjectives"].split("|")):
                    _add(phrases, _pieces(f"{adjective} {form}"), whole)
                    if adjective in ("u.s.", "u.s"):
                        _add(phrases, ("u.s.", *_pieces(form)), whole)
                if row["bare"] or noun in weak:
                    _add(phrases, _pieces(form), whole._replace(weak=noun in weak))
        for minor in filter(None, row["minor"].split("|")):
            for form in _forms(minor):
                _add(phrases, _pieces(form), cent)
                for adjective in filter(None, row["adjectives"].split("|")):
                    _add(phrases, _pieces(f"{adjective} {form}"), cent)
    return phrases


@cache
def currency_codes() -> Phrases:
    """Currencies by sign or code after the figure (“1,200€”, “50 million USD”), as written."""
    phrases: Phrases = {}
    for row in registers.table("currencies"):
        for sign in filter(None, row["signs"].split("|")):
            if len(sign) == 2 and sign.isalpha():
                continue  # “300 PS”, “50 kn”: after a figure two letters are a unit
            _add(phrases, _pieces(sign), Unit(None, row["code"], 1.0, None))
    return phrases


@cache
def shared_nouns() -> dict[str, str]:
    """Nouns of several currencies but dollars (“rupees”, “francs”): plural and singular to the singular."""
    seen: dict[str, set[str]] = {}
    for row in registers.table("currencies"):
        for noun in filter(None, row["nouns"].split("|")):
            seen.setdefault(noun, set()).add(row["code"])
    return {
        form: noun
        for noun, codes in seen.items()
        if len(codes) > 1 and noun != "dollar"
        for form in _forms(noun)
    }


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for row in registers.table("currencies"):
        for sign in filter(None, row["signs"].split("|")):
            codes.setdefault(sign, row["code"])
    parts = []
    for sign in sorted(codes, key=len, reverse=True):
        spaced = (
            re.escape(sign).replace(r"\$", r"\s?\$")
            if sign[0].isalpha() and sign.endswith("$")
            else re.escape(sign)
        )
        parts.append((r"(?<![A-Za-z])" if sign[0].isalpha() else "") + spaced)
    return re.compile(rf"({'|'.join(parts)})\s?[-−]?\s?$"), codes


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency whose sign stands directly before `start`, and where the sign begins."""
    low = max(0, start - 9)
    last = text[start - 1 : start]
    if last in " \u00a0-−":
        last = text[low:start].rstrip(" \u00a0-−")[-1:]
    if not last or last not in _sign_ends():
        return None
    pattern, codes = _signs()
    match = pattern.search(text[low:start])
    if match is None:
        return None
    return codes[re.sub(r"\s", "", match.group(1))], low + match.start()


@cache
def _sign_ends() -> frozenset[str]:
    return frozenset(sign[-1] for sign in _signs()[1])


@cache
def weak_signs() -> frozenset[str]:
    """Signs that are other words too (“COP”, “TOP”, “ALL”) and count only before a large figure."""
    return frozenset(
        sign for row in registers.table("currencies") for sign in row["weak"].split("|") if sign.isupper()
    )


@cache
def letter_signs() -> str:
    """A pattern of the signs made of letters, for a tokeniser that must not swallow “USD10m” whole."""
    signs = [sign for sign in _signs()[1] if sign.isalpha() and len(sign) > 1]
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


@cache
def rates() -> dict[tuple[str, ...], str]:
    """Words of a rate -> its `per`."""
    found: dict[tuple[str, ...], str] = {}
    for row in registers.table("rates"):
        for form in _forms(row["word"]) if len(row["word"]) > 2 else [row["word"]]:
            found[_pieces(form)] = row["per"]
    return found


def match_phrase(phrases: Phrases, words: Sequence[str], i: int) -> tuple[Unit, int] | None:
    """The longest phrase at word `i`, hyphens between its words allowed, and the index after it."""
    if i >= len(words):
        return None
    for phrase, unit in phrases.get(words[i], ()):
        j = i
        for piece in phrase:
            if j > i and j < len(words) and words[j] in ("-", "‑"):
                j += 1
            if j >= len(words) or words[j] != piece:
                break
            j += 1
        else:
            return unit, j
    return None


@cache
def is_unit(word: str) -> bool:
    """Whether `word` alone is a unit's name."""
    return any(len(phrase) == 1 for phrase, _ in unit_names().get(word.lower(), ()))
