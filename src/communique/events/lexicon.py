"""The lexicon of triggers: which word tells which PLOVER type, and where its actors stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique import registers


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of a trigger table. Slots are tried in order; `need` is "yes", "no" or "actors2"."""

    lemma: str
    type: str
    mode: str | None
    cameo: str | None
    objects: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ()
    need: str = "yes"
    reciprocal: bool = False
    weight: float = 0.7
    modifier: frozenset[str] = frozenset()
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that takes another predicate and changes what it tells. `effect` names the change."""

    lemma: str
    complement: frozenset[str]
    effect: str
    type: str | None
    mode: str | None
    cameo: str | None
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its subject to the noun that it governs (“held talks”). `effect` as for operators."""

    lemma: str
    effect: str
    nouns: frozenset[str]


def _cell(row: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in row.get(key, "").split("|") if part.strip())


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, frozenset[str]]:
    """Class -> the lemmas in it."""
    out: dict[str, frozenset[str]] = {}
    for row in registers.table("noun_classes"):
        out[row["class"]] = out.get(row["class"], frozenset()) | frozenset(_cell(row, "lemmas"))
    return out


def _expand(parts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """(lemmas wanted, lemmas excluded) of a condition with `@class`, `!@class`, `!lemma` parts."""
    wanted: set[str] = set()
    excluded: set[str] = set()
    for part in parts:
        target = excluded if part.startswith("!") else wanted
        word = part.lstrip("!")
        target.update(
            noun_classes().get(word[1:], frozenset()) if word.startswith("@") and word != "@actor" else {word}
        )
    return frozenset(wanted), frozenset(excluded)


def _frame(row: Mapping[str, str]) -> Frame:
    wanted, excluded = _expand(_cell(row, "object"))
    return Frame(
        lemma=row["lemma"],
        type=row["type"],
        mode=row.get("mode") or None,
        cameo=row.get("cameo") or None,
        objects=wanted,
        excluded=excluded,
        prep=frozenset(_cell(row, "prep")),
        actor=_cell(row, "actor") or ("subj",),
        recipient=tuple(slot for slot in _cell(row, "recipient") if slot != "-"),
        need=row.get("need") or "yes",
        reciprocal=row.get("reciprocal") == "yes",
        weight=float(row.get("weight") or 0.7),
        modifier=_expand(_cell(row, "modifier"))[0],
        alone=row.get("alone", "yes") != "no",
    )


def _specific(frame: Frame) -> tuple[bool, bool, bool]:
    return (bool(frame.objects), bool(frame.prep), bool(frame.modifier))


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Verb lemma (particles joined by `_`) -> its frames, those with conditions first."""
    return _grouped("trigger_verbs")


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[Frame, ...]]:
    """Noun lemma -> its frames, those with conditions first."""
    return _grouped("trigger_nouns")


def _grouped(table: str) -> dict[str, tuple[Frame, ...]]:
    out: dict[str, list[Frame]] = {}
    for row in registers.table(table):
        out.setdefault(row["lemma"], []).append(_frame(row))
    return {
        lemma: tuple(sorted(frames, key=lambda f: sum(_specific(f)), reverse=True))
        for lemma, frames in out.items()
    }


@lru_cache(maxsize=1)
def operators() -> dict[str, tuple[Operator, ...]]:
    """Lemma -> the operators it can be."""
    out: dict[str, list[Operator]] = {}
    for row in registers.table("operators"):
        operator = Operator(
            row["lemma"],
            frozenset(_cell(row, "complement")),
            row["effect"],
            row.get("type") or None,
            row.get("mode") or None,
            row.get("cameo") or None,
            _cell(row, "recipient"),
        )
        out.setdefault(row["lemma"], []).append(operator)
    return {lemma: tuple(rows) for lemma, rows in out.items()}


@lru_cache(maxsize=1)
def light_verbs() -> dict[str, tuple[LightVerb, ...]]:
    """Verb lemma -> what it does to the noun under it."""
    out: dict[str, list[LightVerb]] = {}
    for row in registers.table("light_verbs"):
        out.setdefault(row["lemma"], []).append(
            LightVerb(row["lemma"], row["effect"], _expand(_cell(row, "nouns"))[0])
        )
    return {lemma: tuple(rows) for lemma, rows in out.items()}


@lru_cache(maxsize=1)
def context_words() -> dict[str, tuple[str, ...]]:
    """Word of a sentence -> the PLOVER contexts that it speaks for."""
    out: dict[str, list[str]] = {}
    for row in registers.table("context_words"):
        for word in _cell(row, "words"):
            out.setdefault(word.lower(), []).append(row["context"])
    return {word: tuple(contexts) for word, contexts in out.items()}


@lru_cache(maxsize=1)
def answered_nouns() -> frozenset[str]:
    """Nouns for acts that an answer need not say whose they are (“condemned the measures”)."""
    return frozenset(row["word"] for row in registers.table("answered_nouns"))


@lru_cache(maxsize=1)
def saying_verbs() -> frozenset[str]:
    """Lemmas of the verbs that introduce words said."""
    return frozenset(row["lemma"] for row in registers.table("cues") if row.get("noun") != "yes") | {
        "dismiss",
        "call",
        "brand",
    }


@lru_cache(maxsize=1)
def weapons() -> frozenset[str]:
    """Nouns for what strikes: weapons, aircraft, ships, the strike itself."""
    classes = noun_classes()
    return event_words("striking").union(
        *(classes.get(name, frozenset()) for name in ("weapon", "missile", "aircraft", "vessel", "attack"))
    )


@cache
def event_words(name: str) -> frozenset[str]:
    """The words of one small class of `event_words.tsv`."""
    return frozenset(
        word for row in registers.table("event_words") if row["class"] == name for word in _cell(row, "words")
    )


@lru_cache(maxsize=1)
def harsh_words() -> frozenset[str]:
    """Words that disapprove of what they are said of."""
    return frozenset(row["word"] for row in registers.table("harsh_words"))
