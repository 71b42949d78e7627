"""The words of agreements: which nouns name an instrument, and which words tell what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from communique import registers
from communique.reading.tokens import Token
from communique.records import AgreementStatus

DURATIONS = {"a": 12.0, "mo": 1.0, "wk": 12 / 52.18, "d": 12 / 365.25}
"""Units of time and their length in months."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One row of the instruments table. `verbs`: what tells of it: "any", "signing", "lending", "award"."""

    name: str
    modifiers: frozenset[str]
    verbs: str
    refines: bool
    general: bool


@dataclass(frozen=True, slots=True)
class Governor:
    """One row of the verbs table: the status it gives, where the instrument stands, whose deed it is."""

    status: AgreementStatus
    slots: frozenset[str]
    kind: str
    parties: str

    def takes(self, instrument: Instrument) -> bool:
        """Whether this word may tell of that instrument."""
        if self.kind == "detail":
            return False
        if instrument.verbs == "award":
            return self.parties == "award" and self.kind != "lending"
        if instrument.verbs == "lending":
            return self.kind in {"lending", "signing"}
        if instrument.verbs == "signing":
            return self.kind == "signing"
        return self.kind != "lending" or self.status != "planned"


@lru_cache(maxsize=1)
def instruments() -> dict[str, Instrument]:
    """Noun lemma -> the instrument it names."""
    return {
        row["lemma"]: Instrument(
            row["instrument"],
            frozenset(part for part in row["modifier"].split("|") if part),
            row["verbs"],
            row["refines"] == "yes",
            row["general"] == "yes",
        )
        for row in registers.table("instruments")
    }


@lru_cache(maxsize=1)
def governors() -> dict[str, tuple[Governor, ...]]:
    """Lemma (particles joined by `_`) -> its rows."""
    out: dict[str, list[Governor]] = {}
    for row in registers.table("instrument_verbs"):
        status = cast(AgreementStatus, row["status"])
        out.setdefault(row["lemma"], []).append(
            Governor(status, frozenset(row["slot"].split("|")), row["kind"], row["parties"])
        )
    return {lemma: tuple(rows) for lemma, rows in out.items()}


def words(kind: str) -> frozenset[str]:
    """The words of one kind in the table of words around an instrument."""
    return _by_kind().get(kind, frozenset())


@lru_cache(maxsize=1)
def _by_kind() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in registers.table("instrument_words"):
        out.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(found) for kind, found in out.items()}


def instrument_of(noun: Token) -> Instrument | None:
    """The instrument that `noun` names in its place, or None."""
    found = instruments().get(noun.lemma)
    if found is None or noun.pos not in {"NOUN", "PROPN"} or noun.dep in {"compound", "amod", "nmod"}:
        return None
    if found.modifiers:
        below = {child.lower for child in noun.children}
        below.update(
            inner.lower for child in noun.children if child.dep == "prep" for inner in child.children
        )
        if not below & found.modifiers:
            return None
    return found


def name_of(noun: Token, instrument: Instrument) -> str:
    """What the record calls it: “ceasefire agreement” is a ceasefire, “joint communique” keeps its joint."""
    if instrument.general:
        for child in noun.children:
            kind = instruments().get(child.lemma) if child.dep in {"compound", "nmod", "amod"} else None
            if kind is not None and kind.refines:
                return kind.name
    if instrument.name in {"declaration", "communique"} and any(
        child.lower == "joint" for child in noun.children
    ):
        return f"joint {instrument.name}"
    return instrument.name
