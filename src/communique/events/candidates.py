"""Candidates: what a predicate tells, with the mentions in its slots, before date, place and merging."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.actors.book import Found
from communique.reading.tokens import Token
from communique.records import Status


@dataclass(frozen=True, slots=True)
class Candidate:
    """One telling of one event. `words` are the deciding words; `via` the governing predicate, if another.

    `future` marks a clause about time to come (bare weekdays in it lie ahead), `past` a clause in the
    pluperfect (older than the report).
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
    future: bool = False
    past: bool = False
    via: tuple[Token, ...] = field(default=())

    def with_type(self, type: str, mode: str | None, cameo: str | None) -> Candidate:
        """The same telling as another type."""
        return replace(self, type=type, mode=mode, cameo=cameo)
