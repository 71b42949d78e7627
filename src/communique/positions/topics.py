"""The topic of a position: which issue of the registers its words name."""

from __future__ import annotations

from dataclasses import replace

from communique import registers
from communique.actors.book import MentionBook
from communique.reading.tokens import Reading
from communique.records import Target


def on_topic(target: Target, reading: Reading, book: MentionBook) -> Target:
    """The target with the issue of the registers that its words name, if any.

    Mentions count as the actors they stand for: in “the alliance's enlargement” the alliance is NATO where
    the text says so.
    """
    if target.issue is None:
        return target
    meant = {
        actor
        for item in book.found
        if target.issue.start <= item.span.start and item.span.end <= target.issue.end
        for actor in item.mention.actors
    }
    if target.actor is not None:
        meant |= {target.actor.actor, target.actor.code or target.actor.actor}
    found = registers.issue_of(reading.text(target.issue), meant)
    return replace(target, topic=found.id) if found else target
