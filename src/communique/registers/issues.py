"""Issues that positions are about, recognised by the phrases that name them (`registers/issues.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.registers.rows import Issue
from communique.registers.search import fold, named
from communique.registers.tables import issues, kept

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LONGEST = 6  # words of the longest name that is looked up in a text


def issue_of(text: str, actors: Collection[str] = ()) -> Issue | None:
    """The issue that `text` (“further enlargement of the alliance”) is about, None where no phrase fits.

    `actors` are ids that the text is known to speak of (by mentions: “Moscow”, “the alliance”), beside those
    whose names stand in it. Of several issues the one with the most words in its phrase counts.
    """
    words = [_stem(word) for word in _WORD.findall(fold(text))]
    line = f" {' '.join(words)} "
    spoken: set[str] | None = None
    best: Issue | None = None
    most = 0
    for weight, phrase, issue in _phrases():
        if weight <= most or not all(f" {term} " in line for term in phrase if term[0] != "{"):
            continue
        wanted = {term[1:-1] for term in phrase if term[0] == "{"}
        if wanted and spoken is None:
            spoken = {*actors, *_named_in(text)}
        if wanted <= (spoken or set()):
            best, most = issue, weight
    return best


@kept
def _phrases() -> list[tuple[int, tuple[str, ...], Issue]]:
    """Each phrase with its terms stemmed and the number of its words, an actor counting as one."""
    out = []
    for issue in issues().values():
        for phrase in issue.phrases:
            terms = tuple(
                term if term[0] == "{" else " ".join(_stem(word) for word in _WORD.findall(fold(term)))
                for term in phrase
            )
            out.append((sum(len(term.split()) for term in terms), terms, issue))
    return out


def _named_in(text: str) -> set[str]:
    """Ids of the actors whose names stand in the text, whatever the day."""
    words = fold(text).replace("'s", "").split(" ")
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            found.update(named(" ".join(words[start:end]).strip(",;:.()")))
    return found


def _stem(word: str) -> str:
    """The word without possessive and plural: enough to let “sanction” meet “sanctions”."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
