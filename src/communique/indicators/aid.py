"""Aid: the sum that an event of aid, given or promised, tells, as a figure from giver to receiver."""

from __future__ import annotations

from communique.reading.tokens import Reading
from communique.records import Date, Event, Indicator, Quantity, Role

PROMISED_AID = "033"  # CAMEO: express intent to give material aid
REACH = 60  # characters: how far behind the event's words its sum may stand


def find_aid(reading: Reading, events: list[Event], known: list[Indicator]) -> list[Indicator]:
    """The sums of the events of aid in `events` that `known` does not hold, numbered on from it."""
    taken = {indicator.quantity.span for indicator in known}
    found: list[Indicator] = []
    for event in events:
        ends = _ends(event)
        if ends is None:
            continue
        quantity = _sum(reading, event)
        if quantity is None or quantity.span in taken:
            continue
        taken.add(quantity.span)
        found.append(
            Indicator(
                id=f"i{len(known) + len(found) + 1}",
                measure="aid",
                between=ends,
                direction="from-to",
                quantity=quantity,
                comparator=quantity.comparator,
                change=None,
                period=None,
                as_of=_as_of(event, reading),
                evidence=event.evidence,
                confidence=round(event.confidence * 0.9, 2),
            )
        )
    return found


def _ends(event: Event) -> tuple[Role, Role] | None:
    """The one giver and the one receiver of an event of aid that the text affirms."""
    if event.type != "AID" and not (event.type == "AGREE" and event.cameo == PROMISED_AID):
        return None
    if event.status == "denied" or len(event.actors) != 1 or len(event.recipients) != 1:
        return None
    return event.actors[0], event.recipients[0]


def _sum(reading: Reading, event: Event) -> Quantity | None:
    """The first sum of money behind the event's trigger, in its words or close behind them."""
    end = event.evidence[0].end + REACH
    for quantity in reading.quantities:
        if quantity.currency and event.trigger.start <= quantity.span.start < min(
            end, event.trigger.end + REACH
        ):
            between = reading.document.text[event.trigger.start : quantity.span.start]
            return None if "\n" in between or ". " in between else quantity
    return None


def _as_of(event: Event, reading: Reading) -> Date:
    if event.date.start is not None:
        return event.date
    day = reading.document.published
    return Date(day, day, "day", None) if day else Date(None, None, "unknown", None)
