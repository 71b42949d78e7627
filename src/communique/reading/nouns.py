"""Counted nouns: plural forms, their singular, and which of them count persons."""

from __future__ import annotations

from functools import cache

from communique import registers

PERSON = "person"
_ES = ("ches", "shes", "sses", "xes", "zzes")


@cache
def _people() -> frozenset[str]:
    """Singular and plural of every noun whose counting gives persons, lower case."""
    found: set[str] = set()
    for row in registers.table("people"):
        if row["kind"] != "noun":
            continue
        word = row["singular"].lower()
        found.add(word)
        found.update(row["plural"].split("|") if row["plural"] else [_plural(word)])
    return frozenset(found)


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(row["singular"] for row in registers.table("people") if row["kind"] == "suffix")


@cache
def _forms() -> dict[str, str]:
    """Irregular plural -> singular; "-" for words that end like a plural and are none."""
    forms = {row["plural"]: row["singular"] for row in registers.table("noun_forms")}
    for row in registers.table("people"):
        if row["kind"] == "noun":
            word = row["singular"].lower()
            forms.update(dict.fromkeys(row["plural"].split("|") if row["plural"] else [_plural(word)], word))
    return forms


@cache
def numbered() -> dict[str, frozenset[str]]:
    """Words that make a number beside them a name or a time of day, by the `side` they stand on."""
    rows = registers.table("numbered")
    return {
        side: frozenset(row["word"] for row in rows if row["side"] == side) for side in ("before", "after")
    }


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def is_plural(word: str) -> bool:
    """Whether `word` looks like a plural noun."""
    low = word.lower()
    known = _forms().get(low)
    if known is not None:
        return known != "-"
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s"))


def is_counted(word: str) -> bool:
    """Whether `word` is a noun that figures count: persons, or a unit of measure."""
    from communique.reading.units import is_unit

    return word.lower() in _people() or is_unit(word)


def is_person(word: str) -> bool:
    """Whether counting `word` gives persons: “soldiers”, “refugees”, “Americans”."""
    return word.lower() in _people() or (word[:1].isupper() and len(word) > 5 and word.endswith(_suffixes()))


def singular(word: str) -> str:
    """The singular of a plural noun, lower case unless the word is written in capitals."""
    low = word.lower()
    known = _forms().get(low)
    if known is not None and known != "-":
        return known
    if word[:1].isupper() and word[1:2].isupper():
        return word[:-1] if word.endswith("s") else word
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(_ES):
        return low[:-2]
    return low[:-1] if is_plural(low) else low


def unit_of(word: str) -> str:
    """The unit that a counted noun gives: "person", or the noun's singular."""
    return PERSON if is_person(word) else singular(word)
