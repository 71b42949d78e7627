"""Issues that positions are about, recognised by the phrases that name them (`registers/issues.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from communique.registers.rows import Issue
from communique.registers.search import fold, named
from communique.registers.tables import issues, kept

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LONGEST = 6  # words of the longest name that is looked up in a text


class Phrase(NamedTuple):
    """A phrase of an issue: of each term the texts of which one must stand there, longest first."""

    order: int
    words: tuple[tuple[str, ...], ...]
    actors: tuple[frozenset[str], ...]
    mixed: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    issue: Issue


def issue_of(text: str, actors: Collection[str] = ()) -> Issue | None:
    """The issue that `text` (“further enlargement of the alliance”) is about, None where no phrase fits.

    `actors` are ids that the text is known to speak of (by mentions: “Moscow”, “the alliance”), beside those
    whose names stand in it. The phrase with the most words counts, an actor as one; of two as long the one
    that stands first.
    """
    words = [_stem(word) for word in _WORD.findall(fold(text))]
    line = f" {' '.join(words)} "
    spoken = {*actors, *_named_in(text)}
    best: tuple[int, int] | None = None
    found: Issue | None = None
    for phrase in _candidates(words, spoken):
        weight = _weight(phrase, line, spoken)
        if weight and (best is None or (weight, -phrase.order) > best):
            best, found = (weight, -phrase.order), phrase.issue
    return found


def _weight(phrase: Phrase, line: str, spoken: set[str]) -> int:
    """The number of words of the phrase in the text; 0 where a term is missing."""
    weight = 0
    for texts in phrase.words:
        text = next((text for text in texts if f" {text} " in line), None)
        if text is None:
            return 0
        weight += text.count(" ") + 1
    for ids in phrase.actors:
        if not ids & spoken:
            return 0
        weight += 1
    for texts, ids in phrase.mixed:
        text = next((text for text in texts if f" {text} " in line), None)
        if text is None and not ids & spoken:
            return 0
        weight += text.count(" ") + 1 if text else 1
    return weight


def _candidates(words: list[str], spoken: set[str]) -> list[Phrase]:
    """The phrases of which one term may stand in a text of those words and actors."""
    index = _index()
    seen: dict[int, Phrase] = {}
    for key in {*words, *(f"{{{id}}}" for id in spoken)}:
        for phrase in index.get(key, ()):
            seen[phrase.order] = phrase
    return list(seen.values())


@kept
def _index() -> dict[str, list[Phrase]]:
    """Phrases by the first words of the texts of one of their terms: of words where they have any."""
    found: dict[str, list[Phrase]] = {}
    order = 0
    for issue in issues().values():
        for terms in issue.phrases:
            phrase, keys = _phrase(order, terms, issue)
            order += 1
            for key in keys:
                found.setdefault(key, []).append(phrase)
    return found


def _phrase(order: int, terms: tuple[tuple[str, ...], ...], issue: Issue) -> tuple[Phrase, set[str]]:
    words, actors, mixed = [], [], []
    for term in terms:
        ids = frozenset(text[1:-1] for text in term if text[0] == "{")
        texts = {_stemmed(text) for text in term if text[0] != "{"}
        longest = tuple(sorted(texts, key=lambda text: -text.count(" ")))
        if not ids:
            words.append(longest)
        elif not longest:
            actors.append(ids)
        else:
            mixed.append((longest, ids))
    if words:
        # the term with the fewest texts is the least likely to stand there by chance
        keys = {text.split(" ")[0] for text in min(words, key=len)}
    elif actors:
        keys = {f"{{{id}}}" for id in actors[0]}
    else:
        keys = {text.split(" ")[0] for text in mixed[0][0]} | {f"{{{id}}}" for id in mixed[0][1]}
    return Phrase(order, tuple(words), tuple(actors), tuple(mixed), issue), keys


def _named_in(text: str) -> set[str]:
    """Ids of the actors whose names stand in the text, whatever the day."""
    words = text.replace("’", "'").replace("'s", "").split()
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            found.update(named(" ".join(words[start:end]).strip(",;:.()'\"“”")))
    return found


def _stemmed(text: str) -> str:
    return " ".join(_stem(word) for word in _WORD.findall(fold(text)))


def _stem(word: str) -> str:
    """The word without possessive and plural: enough to let “sanction” meet “sanctions”."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
