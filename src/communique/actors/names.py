"""Names in the text: where the registers' names stand, longest first, and which of them are traps."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from communique import registers
from communique.actors.acronyms import find_introduced
from communique.reading.tokens import Reading
from communique.records import Span
from communique.registers import Name

_WORD = re.compile(r"\w+", re.UNICODE)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A register name in the text: tokens `[first, last)`, its span, and what it may stand for.

    `names` is empty for a trap: words that hold an actor's name and are something else.
    """

    first: int
    last: int
    span: Span
    names: tuple[Name, ...]


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[str, tuple[Name, ...]]]]:
    """First word -> (whole name, what it stands for), longest name first; traps stand for nothing."""
    whole: dict[str, list[Name]] = {}
    for name in registers.names():
        text = name.text.translate(_APOSTROPHES)
        whole.setdefault(text.removeprefix("the "), []).append(name)
    for trap in registers.traps():
        if not trap.suffix:
            whole.setdefault(trap.text.translate(_APOSTROPHES), [])
    index: dict[str, list[tuple[str, tuple[Name, ...]]]] = {}
    for text, names in whole.items():
        word = _WORD.search(text)
        if word and word.start() == 0:
            index.setdefault(word.group(), []).append((text, tuple(names)))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


@lru_cache(maxsize=1)
def _suffixes() -> frozenset[str]:
    """Words that make the name before them something else (“Post”, “Accord”)."""
    return frozenset(trap.text for trap in registers.traps() if trap.suffix)


def _boundary(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() or text[at] == "_")


def find_names(reading: Reading) -> list[Hit]:
    """The names of the registers in `reading`, without overlaps, in the order of the text."""
    index = _index()
    suffixes = _suffixes()
    text = reading.document.text.translate(_APOSTROPHES)
    hits: list[Hit] = []
    end = 0
    tokens = reading.tokens
    for token in tokens:
        if token.start < end or not (
            token.text[0].isupper() or token.text[0].isdigit() or token.lower == "al"
        ):
            continue
        rows = index.get(_first_word(token.text), ())
        if not rows and len(token.text) > 4 and token.text.isupper():
            rows = index.get(token.text.title(), ())
        for name, names in rows:
            stop = token.start + len(name)
            written = text[token.start : stop]
            if not _boundary(text, stop):
                continue
            if written != name and not (written.isupper() and len(name) > 4 and written == name.upper()):
                continue
            last = token.i + 1
            while last < len(tokens) and tokens[last].start < stop:
                last += 1
            if (
                names
                and all(name.text.startswith("the ") for name in names)
                and text[token.start - 4 : token.start].lower() != "the "
            ):
                continue
            following = tokens[last].text if last < len(tokens) and tokens[last].start == stop + 1 else ""
            trapped = following in suffixes and not any(name.kind == "person" for name in names)
            hits.append(Hit(token.i, last, Span(token.start, stop), () if trapped else names))
            end = stop
            break
    return hits


def _first_word(text: str) -> str:
    match = _WORD.match(text.translate(_APOSTROPHES))
    return match.group() if match else text


_HALVES = {"North": "PRK", "South": "KOR"}


def find_halves(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """“the North”, “South and North Korea”: the Koreas, where the text names both of them in full."""
    named = {name.ids[0] for hit in hits for name in hit.names if len(name.ids) == 1}
    if not {"KOR", "PRK"} <= named:
        return []
    starts = {hit.first: hit for hit in hits}
    inside = {i for hit in hits for i in range(hit.first, hit.last)}
    out = []
    tokens = reading.tokens
    for token in tokens[1:-2]:
        id = _HALVES.get(token.text)
        if id is None or token.i in inside or token.pos not in {"PROPN", "NOUN"}:
            continue
        after, other = tokens[token.i + 1], starts.get(token.i + 2)
        joined = after.lower == "and" and other is not None and tokens[other.first].text in _HALVES
        alone = tokens[token.i - 1].lower == "the" and after.pos != "PROPN"
        if after.lower == "of" and tokens[token.i + 2].tag != "VBG":
            continue
        if joined or alone:
            name = Name(token.text, (id,), "name", "state")
            out.append(Hit(token.i, token.i + 1, token.span, (name,)))
    return out


def find_acronyms(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """The hits, where an acronym that the text puts behind a name in brackets stands for that name."""
    ends = {hit.last: hit for hit in hits if hit.names}
    out = list(hits)
    for item in find_introduced(reading):
        full = ends.get(item.last)
        if full is None or full.first > item.first + 1:
            continue
        names = tuple(replace(name, text=item.acronym, how="acronym") for name in full.names)
        places = [token for token in reading.tokens if token.text == item.acronym]
        taken = {token.i for token in places}
        out = [hit for hit in out if not (hit.first in taken and hit.last == hit.first + 1)]
        inside = {i for hit in out for i in range(hit.first, hit.last)}
        out += [Hit(t.i, t.i + 1, t.span, names) for t in places if t.i not in inside]
    return sorted(out, key=lambda hit: hit.first)
