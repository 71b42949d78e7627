"""The mention book: every mention of a document with its actors, and the ways later stages look them up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.reading.tokens import Token
from communique.records import Actor, Mention, Role, Span


@dataclass(slots=True)
class Found:
    """A mention as the reading stages use it: its record, its syntactic head and its sector in this place.

    `sector` is the part of the state that the words name (“Russian troops”: MIL), else the actor's own.
    `is_place` is True where the words name a place and not somebody who acts (“met in Beijing”).
    `latent` mentions (“Russian” in “Russian gas”, a city as a place) enter the record only where a role
    uses them. `unnamed` is True for people only described (“a senior official”, “sources”).
    `document` is True for a document that speaks (“it reads”, “the statement”); its actors are the issuers.
    """

    mention: Mention
    head: Token
    sector: str | None = None
    is_place: bool = False
    latent: bool = False
    unnamed: bool = False
    document: bool = False

    @property
    def span(self) -> Span:
        return self.mention.span


@dataclass(slots=True)
class MentionBook:
    """All mentions of one document. Built once by `actors.find_mentions`; later stages only look up."""

    found: tuple[Found, ...]
    """in the order of their first character"""
    actors: dict[str, Actor]
    by_token: dict[int, Found] = field(default_factory=dict)
    """token index -> the smallest mention that covers the token."""
    by_head: dict[int, Found] = field(default_factory=dict)
    """token index -> the widest mention whose syntactic head the token is."""

    def headed_by(self, token: Token) -> Found | None:
        """The mention whose syntactic head `token` is."""
        return self.by_head.get(token.i)

    def covering(self, token: Token) -> Found | None:
        """The smallest mention that covers `token`."""
        return self.by_token.get(token.i)

    def within(self, span: Span) -> list[Found]:
        """The mentions inside `span`, in the order of the text."""
        first = bisect_left(self.found, span[0], key=lambda found: found.span.start)
        last = bisect_left(self.found, span[1], lo=first, key=lambda found: found.span.start)
        return [found for found in self.found[first:last] if found.span.end <= span[1]]

    def roles(self, found: Found | Iterable[Found]) -> tuple[Role, ...]:
        """One `Role` per actor of the mention or mentions, each actor once."""
        items = [found] if isinstance(found, Found) else list(found)
        out: dict[str, Role] = {}
        for item in items:
            for id in item.mention.actors:
                actor = self.actors[id]
                out.setdefault(
                    id, Role(item.mention.id, id, actor.code, actor.country, item.sector or actor.sector)
                )
        return tuple(out.values())
