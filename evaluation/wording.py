"""One line for an item of a gold or of a record, as lists of faults show it."""

from __future__ import annotations

from collections.abc import Iterable

from communique.records import Agreement, Event, Indicator, Position, Record, Role, Statement
from evaluation.gold import GoldAgreement, GoldEvent, GoldIndicator, GoldPosition, GoldStatement, Part


def shown(item: Event | Statement | Position | Agreement | Indicator, record: Record) -> str:
    """One line for a predicted item of `record`."""
    actors = {actor.id: actor for actor in record.actors}

    def named(roles: Iterable[Role | None]) -> str:
        names = []
        for role in roles:
            if role is not None:
                actor = actors.get(role.actor)
                person = actor is not None and actor.kind in ("person", "company", "group")
                names.append(
                    f"{actor.name}/{role.code}" if actor and person else str(role.code or role.actor)
                )
        return "+".join(names) or "nobody"

    if isinstance(item, Event):
        arrow = "<->" if item.reciprocal else "->"
        return f"{item.type} {named(item.actors)} {arrow} {named(item.recipients)} ({item.status})"
    if isinstance(item, Statement):
        return f"{item.kind} {named(item.issuers or (item.speaker,))}: {record.text(item.quote)}"
    if isinstance(item, Position):
        return f"{named(item.holders)} {item.stance} {named((item.target.actor,))}"
    if isinstance(item, Agreement):
        return f"{item.instrument} of {named(item.parties)} ({item.status})"
    quantity = item.quantity
    unit = quantity.currency or quantity.unit
    return f"{item.measure} {named(item.between)} {item.comparator} {quantity.value:g} {unit}"


def shown_gold(item: GoldEvent | GoldStatement | GoldPosition | GoldAgreement | GoldIndicator) -> str:
    """One line for a missed item of the gold."""

    def named(parts: Iterable[Part | None]) -> str:
        return "+".join(part.written for part in parts if part is not None) or "nobody"

    if isinstance(item, GoldEvent):
        arrow = "<->" if item.reciprocal else "->"
        types, statuses = "|".join(item.types), "|".join(item.statuses)
        return f"{types} {named(item.actors)} {arrow} {named(item.recipients)} ({statuses})"
    if isinstance(item, GoldStatement):
        return f"{item.kind} {named(item.issuers or (item.speaker,))}"
    if isinstance(item, GoldPosition):
        return f"{named(item.holders)} {'|'.join(item.stances)} {named((item.target,))}"
    if isinstance(item, GoldAgreement):
        return f"{'|'.join(item.instruments)} of {named(item.parties)} ({'|'.join(item.statuses)})"
    units = "|".join(item.units)
    return f"{'|'.join(item.measures)} {named(item.between)} {item.comparator} {item.value:g} {units}"
