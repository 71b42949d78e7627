"""What the words around a figure make of it: a name's number, a time of day, the count of a noun, a bound."""

from __future__ import annotations

import re
from functools import cache

from communique import registers
from communique.reading import units
from communique.reading.nouns import is_person, is_plural, numbered
from communique.reading.numbers import Words, number_words
from communique.records import Comparator

_CLOCK = re.compile(r"\s?(?:[ap]\.?\s?m\b\.?|h(?:rs|ours)?\s(?:GMT|UTC))", re.IGNORECASE)


@cache
def comparators() -> tuple[dict[tuple[str, ...], Comparator], dict[tuple[str, ...], Comparator]]:
    before: dict[tuple[str, ...], Comparator] = {}
    after: dict[tuple[str, ...], Comparator] = {}
    for row in registers.table("comparators"):
        phrase = tuple(re.findall(r"\w+|[^\w\s]", row["phrase"]))
        (before if row["place"] == "before" else after)[phrase] = row["sign"]  # type: ignore[assignment]
    return before, after


@cache
def word_sets() -> dict[str, frozenset[str]]:
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


def is_name(w: Words, i: int, second: bool) -> bool:
    """Whether the number is an ordinal, a time of day, a score's part, or a model's or article's number."""
    word, after = w.words[i], w.at(i + 1)
    digits = word[0].isdecimal()
    if digits and w.glued(i + 1):
        if after in ("st", "nd", "rd", "th") or (after == "s" and "." not in word) or after == "'s":
            return True
        if after == ":" and w.at(i + 2)[:1].isdecimal() and w.glued(i + 2):
            return True
    if i and w.glued(i):
        before = w.words[i - 1]
        if before[-1].isalpha() and digits and units.currency_before(w.text, w.starts[i]) is None:
            return True
        if before == ":" and i > 1 and w.words[i - 2][-1].isdecimal() and w.glued(i - 1):
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
    return w.at(i) == "one" and is_pronoun(w, i)


def is_pronoun(w: Words, i: int) -> bool:
    """“no one”, “one another”, “the one who”, “one-sided”."""
    after = w.at(i + 1)
    if w.at(i - 1) in word_sets()["pronoun_one"] or after in ("another", "'", "’", ")"):
        return True
    if after == "of":
        return w.at(i + 2) not in ("the", "its", "his", "her", "their", "our", "those", "these", "my")
    if after in ("-", "‑"):
        return (
            units.match_phrase(units.unit_names(), w.lower, i + 2) is None
            and number_words().get(w.at(i + 2), (0, ""))[1] != "fraction"
        )
    return after in ("day", "time") or not after[:1].isalpha()


def follows_name(w: Words, i: int) -> bool:
    """Whether the word before makes the figure a name's number (“Boeing 747”, “Article 5”)."""
    if not i or not w.joined(i):
        return False
    before = w.words[i - 1]
    low = before.lower()
    if low in numbered()["before"] or (low == "." and w.at(i - 2) in ("no", "nos")):
        return True
    if not before[0].isalpha() or before.islower() or low in word_sets()["stops"] or low in number_words():
        return False
    if (low,) in comparators()[0] or low.endswith("ing"):
        return False
    start = i < 2 or w.at(i - 2) in (".", "!", "?", "“", '"') or not w.joined(i - 1)
    return not start


def unhyphened(w: Words, i: int) -> int:
    return i + 1 if w.at(i) in ("-", "‑") and w.glued(i) and w.glued(i + 1) else i


def noun(w: Words, i: int) -> tuple[str, int] | None:
    """The noun counted by a number that ends before word `i`, and the index after it."""
    stops = word_sets()["stops"]
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
            if word[0].isdecimal() and j > i and not w.glued(j) and word.isdecimal():
                continue
            break
        if is_person(word) and is_plural(word):
            after = w.words[j + 1] if w.joined(j + 1) else ""
            group = after.islower() and after not in stops and is_plural(after)
            return (after, j + 2) if group else (word, j + 1)  # “two teachers unions”
        if is_plural(word):
            if best is not None and j - best[1] > 0:
                break
            best = word, j + 1
            continue
        if best is not None:
            break
    return best


def one_noun(w: Words, i: int) -> tuple[str, int] | None:
    """The noun after “one”: “one senior official”, “one of the largest partners”."""
    stops = word_sets()["stops"]
    if w.at(i) == "of":
        return noun(w, i + 2)
    last: tuple[str, int] | None = None
    for j in range(i, min(i + 4, len(w.words))):
        word = w.words[j]
        if not word[0].isalpha() or w.lower[j] in stops or not w.joined(j):
            break
        if last is not None and word.endswith(("s", "ed", "ing")):
            break
        last = word, j + 1
    if last is not None and last[0].endswith("ed"):
        return None  # “one captured by police”
    if last is not None and last[0][0].isupper() and not is_person(last[0]):
        return None  # “one China”, “One Belt”
    return last
