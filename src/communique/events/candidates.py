"""Candidates: what a predicate tells, with the mentions in its slots, before date, place and merging."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.actors.book import Found
from communique.reading.tokens import Token
from communique.records import Status

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_AS_AGREE = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One telling of one event. `words` are the deciding words.

    `told` is the type of the bare predicate, before operators and status changed it. `future` marks a
    clause about time to come (bare weekdays in it lie ahead), `past` a clause in the pluperfect.
    """

    trigger: Token
    words: tuple[Token, ...]
    type: str
    mode: str | None
    cameo: str | None
    actors: tuple[Found, ...]
    recipients: tuple[Found, ...]
    reciprocal: bool
    status: Status
    weight: float
    told: str = ""
    future: bool = False
    past: bool = False

    def with_type(self, type: str, mode: str | None, cameo: str | None) -> Candidate:
        """The same telling as another type."""
        return replace(self, type=type, mode=mode, cameo=cameo)


def ruled(candidate: Candidate) -> Candidate:
    """Our ruling: planned cooperation is AGREE, announced RETREAT is CONCEDE; `status` still says planned."""
    if candidate.status != "planned":
        return candidate
    if candidate.type in _AS_AGREE:
        return candidate.with_type("AGREE", None, _AS_AGREE[candidate.type])
    if candidate.type == "RETREAT":
        return candidate.with_type("CONCEDE", None, "080")
    return candidate
