"""The indicators of a document: each quantity tied to a measure and to the two ends of a relation."""

from __future__ import annotations

from dataclasses import replace

from communique.actors.book import MentionBook
from communique.indicators.measures import Link, commodities, head_of, is_stopped, link_measure, verb_above
from communique.indicators.sides import find_sides
from communique.reading import periods
from communique.reading.tokens import Reading, Sentence
from communique.records import Date, Indicator, Quantity, Role, Span


def find_indicators(reading: Reading, book: MentionBook) -> list[Indicator]:
    """The figures of `reading` that are about a relation between actors of `book`, in order.

    `between` is giver then receiver where `direction` is from-to (exporter first). A figure whose two ends
    the text does not give, a contract's quantity or a loss in battle is no indicator.
    """
    found: list[Indicator] = []
    levels: set[tuple[int, str]] = set()
    drafts: list[tuple[Sentence, Quantity, Link, tuple[Role, ...], tuple[Sentence, ...]]] = []
    for quantity in reading.quantities:
        words = reading.tokens_in(quantity.span)
        if not words:
            continue
        sentence = reading.sentence_of(words[0])
        link = link_measure(words, quantity)
        if link is None or is_stopped(link, words):
            continue
        roles, told = find_sides(reading, book, sentence, words, link)
        if len({role.code for role in roles}) < 2:
            continue
        if not _is_growth(quantity, link):
            levels.add((sentence.index, link.measure.name))
        drafts.append((sentence, quantity, link, roles, told))
    for sentence, quantity, link, roles, told in drafts:
        growth = _is_growth(quantity, link)
        if growth and (sentence.index, link.measure.name) in levels:
            continue  # the level stands beside it: “rose 35 percent to $190 billion”
        found.append(_indicator(reading, len(found) + 1, sentence, quantity, link, roles, told, growth))
    return found


def _is_growth(quantity: Quantity, link: Link) -> bool:
    return quantity.unit == "%" and link.change is not None and link.measure.name != "tariffs"


def _indicator(
    reading: Reading,
    number: int,
    sentence: Sentence,
    quantity: Quantity,
    link: Link,
    roles: tuple[Role, ...],
    told: tuple[Sentence, ...],
    growth: bool,
) -> Indicator:
    date = _date(reading, sentence, quantity)
    period = (
        f"per {quantity.per}" if quantity.per else reading.text(date.span) if date and date.span else None
    )
    if (
        quantity.high is not None
        and link.change
        and reading.document.text[: quantity.span.start].rstrip().endswith("from")
    ):
        last = quantity.high if link.change == "rose" else quantity.value  # “grew from 3 to 4 billion”
        quantity = replace(quantity, value=last, high=None)
    name = _name(link)
    return Indicator(
        id=f"i{number}",
        measure=f"{name} growth" if growth else name,
        between=roles,
        direction="mutual" if link.measure.mutual else "from-to",
        quantity=quantity,
        comparator=quantity.comparator,
        change=link.change,
        period=period,
        as_of=date if date is not None else _publication(reading.document.published),
        evidence=tuple(part.span for part in told),
        confidence=round(link.confidence - (0.15 if len(told) > 1 else 0.0), 2),
    )


def _name(link: Link) -> str:
    """The measure's name, with the goods where the noun phrase names them: “gas exports”."""
    name = link.measure.name
    if (
        link.measure.mutual
        or link.measure.kinds == frozenset(("person",))
        or name in ("debt", "loans", "tariffs")
    ):
        return name
    for token in link.word.subtree():
        if token is not link.word and token.lemma in commodities() and token.sent == link.word.sent:
            goods = commodities()[token.lemma]
            return name if goods in name else f"{goods} {name}"
    return name


def _date(reading: Reading, sentence: Sentence, quantity: Quantity) -> Date | None:
    """The date of the sentence that is nearest to the figure and coarser than a day, where it is resolved."""
    best: tuple[int, Date] | None = None
    for date in reading.dates:
        if date.span is None or date.start is None or date.precision in ("day", "unknown"):
            continue
        inside = sentence.span.start <= date.span.start and date.span.end <= sentence.span.end
        if inside and _same_clause(reading, date.span, quantity.span):
            distance = max(date.span.start - quantity.span.end, quantity.span.start - date.span.end)
            if best is None or distance < best[0]:
                best = distance, date
    return best[1] if best else None


def _same_clause(reading: Reading, date: Span, figure: Span) -> bool:
    """Whether the date stands in the figure's clause or in one above it."""
    first, second = reading.tokens_in(date), reading.tokens_in(figure)
    if not first or not second:
        return False
    verb, own = verb_above(head_of(first)), verb_above(head_of(second))
    return verb is None or verb is own or (own is not None and verb in own.ancestors())


def _publication(published: str | None) -> Date:
    """The month of publication, which a figure without a date of its own stands for."""
    from datetime import date

    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return Date(None, None, "unknown")
    month = periods.month_of(day.year, day.month)
    return Date(month.start.isoformat(), month.end.isoformat(), "month")
