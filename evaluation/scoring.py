"""Holds a predicted record against its gold, kind by kind: what is right, what is missed, what is false.

Matching is one-to-one and as large as it can be. A prediction that fits an optional item of the gold counts
neither way. What fits:

    mentions    the gold's words overlap a mention of exactly its actors; only marked words are looked at
    events      type, actors, recipients (together where either side is reciprocal), evidence overlapping;
                `events` asks the status as well, `events but status` does not
    statements  quotes overlap by 0.8 of their characters and the speaker (or every issuer) is right;
                `statements but speaker` looks at the quote alone
    positions   stance, holders, target actor, evidence overlapping
    agreements  instrument, parties, status, evidence overlapping
    indicators  measure, between, value within 1 %, unit or currency, evidence overlapping

A role fits a gold code where its code is that code; it fits a gold name where name and code fit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from communique.records import (
    Actor,
    Agreement,
    Date,
    Event,
    Indicator,
    Position,
    Record,
    Role,
    Span,
    Statement,
)
from evaluation.gold import (
    Days,
    Gold,
    GoldAgreement,
    GoldEvent,
    GoldIndicator,
    GoldPosition,
    GoldStatement,
    Part,
    Parts,
    Who,
)
from evaluation.tally import Fault, Score, Tally
from evaluation.wording import shown, shown_gold

G = TypeVar("G", GoldEvent, GoldStatement, GoldPosition, GoldAgreement, GoldIndicator)
P = TypeVar("P", Event, Statement, Position, Agreement, Indicator)

QUOTE_OVERLAP = 0.8
VALUE_TOLERANCE = 0.01


def score(gold: Gold, record: Record) -> Score:
    """The score of one document. `gold` must have been found in `record.document.text`."""
    return _Bench(gold, record).score()


def match(golds: Sequence[G], predictions: Sequence[P], fits: Callable[[G, P], bool]) -> dict[int, int]:
    """The largest one-to-one matching, as gold index -> prediction index.

    What is not optional is served first and, once matched, stays so.
    """
    edges = [[j for j, prediction in enumerate(predictions) if fits(gold, prediction)] for gold in golds]
    taken: dict[int, int] = {}

    def serve(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or serve(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in sorted(range(len(golds)), key=lambda i: golds[i].optional):
        serve(i, set())
    return {i: j for j, i in taken.items()}


def overlap(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether any span of `a` shares a character with any of `b`."""
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def jaccard(a: Span, b: Span) -> float:
    """Shared characters of two spans as a part of all."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, a[1] - a[0] + b[1] - b[0] - shared)


def same_name(a: str, b: str) -> bool:
    """Whether one name's words are all in the other (“Putin”, “Vladimir Putin”), accents and case aside."""
    first, second = _words(a), _words(b)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i").replace("ø", "o"))
    return {
        word
        for word in "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()
        if word not in {"the", "of", "mr", "ms"}
    }


def same_days(gold: Days, date: Date) -> bool:
    """Whether first and last day are the gold's."""
    return (date.start, date.end) == gold


def trimmed(text: str, span: Span) -> Span:
    """The span without marks and white space at its ends, and without a first “that”."""
    start, end = span
    if text[start:end].startswith("that "):
        start += len("that ")
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


class _Bench:
    """One gold and one record side by side."""

    def __init__(self, gold: Gold, record: Record):
        self.gold = gold
        self.record = record
        self.actors = {actor.id: actor for actor in record.actors}
        self.out = Score()

    def score(self) -> Score:
        gold, record, out = self.gold, self.record, self.out
        self.mentions()
        self.measure("events but status", gold.events, record.events, self.event, listed=False)
        found = self.measure("events", gold.events, record.events, lambda g, p: self.event(g, p, True))
        self.by_type(found)
        for g, p in ((gold.events[i], record.events[j]) for i, j in found.items()):
            self.event_fields(g, p)
        said = self.joined()
        self.measure("statements but speaker", said, record.statements, self.quote, listed=False)
        found = self.measure("statements", said, record.statements, self.statement)
        for h, q in ((said[i], record.statements[j]) for i, j in found.items()):
            out.share("statement kind", h.kind == q.kind)
            if h.cue:
                out.share("statement cue", q.cue is not None and overlap([h.cue], [q.cue]))
        found = self.measure("positions", gold.positions, record.positions, self.position)
        for k, r in ((gold.positions[i], record.positions[j]) for i, j in found.items()):
            if k.issue:
                out.share(
                    "position issue", r.target.issue is not None and overlap([k.issue], [r.target.issue])
                )
        found = self.measure("agreements", gold.agreements, record.agreements, self.agreement)
        for a, s in ((gold.agreements[i], record.agreements[j]) for i, j in found.items()):
            self.agreement_fields(a, s)
        found = self.measure("indicators", gold.indicators, record.indicators, self.indicator)
        for n, t in ((gold.indicators[i], record.indicators[j]) for i, j in found.items()):
            out.share("indicator comparator", n.comparator == t.comparator)
            out.share("indicator change", n.change == t.change)
            if n.as_of:
                out.share("indicator as of", same_days(n.as_of, t.as_of))
        return out

    def measure(
        self,
        name: str,
        golds: Sequence[G],
        predictions: Sequence[P],
        fits: Callable[[G, P], bool],
        listed: bool = True,
    ) -> dict[int, int]:
        """Counts one measure, notes its faults, and gives the matching."""
        found = match(golds, predictions, fits)
        tally = self.out.tallies[name]
        matched = set(found.values())
        for i, gold in enumerate(golds):
            if gold.optional:
                continue
            if i in found:
                tally.right += 1
            else:
                tally.missed += 1
                if listed:
                    self.fault(name, True, shown_gold(gold), gold.evidence)
        for j, prediction in enumerate(predictions):
            if j not in matched:
                tally.false += 1
                if listed:
                    self.fault(name, False, shown(prediction, self.record), prediction.evidence)
        return found

    def fault(self, measure: str, missed: bool, what: str, evidence: Sequence[Span]) -> None:
        words = " / ".join(" ".join(self.gold.text[start:end].split()) for start, end in evidence)
        self.out.faults.append(Fault(self.gold.slug, measure, missed, what, words))

    def by_type(self, found: dict[int, int]) -> None:
        matched = set(found.values())
        for i, gold in enumerate(self.gold.events):
            if not gold.optional:
                # A gold event with alternatives counts under the type that was found, else under its first.
                type_ = self.record.events[found[i]].type if i in found else gold.types[0]
                tally = self.out.types.setdefault(type_, Tally())
                tally.right += i in found
                tally.missed += i not in found
        for j, event in enumerate(self.record.events):
            if j not in matched:
                self.out.types.setdefault(event.type, Tally()).false += 1

    # --- what fits -----------------------------------------------------------------------------------------

    def is_who(self, who: Who, code: str | None, actor: Actor | None) -> bool:
        if not who.names:
            return code == who.code
        if actor is None or actor.kind not in ("person", "company", "group", "organisation"):
            return False
        if who.code and who.code not in (code, actor.code, actor.country):
            return False
        return any(same_name(name, actor.name) for name in who.names)

    def fills(self, part: Part, role: Role) -> bool:
        return any(self.is_who(who, role.code, self.actors.get(role.actor)) for who in part.choices)

    def same(self, parts: Parts, roles: Sequence[Role]) -> bool:
        """Every role fills a part, and every part that may not be empty is filled."""
        return all(any(self.fills(part, role) for part in parts) for role in roles) and all(
            part.may_be_empty or any(self.fills(part, role) for role in roles) for part in parts
        )

    def same_one(self, part: Part | None, role: Role | None) -> bool:
        unnamed = role is None or role.code is None
        if part is None or (part.may_be_empty and unnamed):
            return unnamed
        return role is not None and self.fills(part, role)

    def mentions(self) -> None:
        tally = self.out.tallies["mentions"]
        for gold in self.gold.mentions:
            near = [m for m in self.record.mentions if overlap([gold.span], [m.span])]
            roles = [
                [
                    Role(m.id, a.id, a.code, a.country, a.sector)
                    for id in m.actors
                    if (a := self.actors.get(id))
                ]
                for m in near
            ]
            if any(each and self.same(gold.actors, each) for each in roles):
                tally.right += 1
                continue
            tally.missed += 1
            tally.false += bool(near)
            names = (
                "; ".join(",".join(self.actors[r.actor].name for r in each) for each in roles) or "nothing"
            )
            wanted = ",".join(part.written for part in gold.actors)
            self.fault("mentions", True, f"{wanted}, read as {names}", [gold.span])

    def event(self, gold: GoldEvent, event: Event, status: bool = False) -> bool:
        if event.type not in gold.types or (status and event.status not in gold.statuses):
            return False
        if not overlap(gold.evidence, event.evidence):
            return False
        if gold.reciprocal or event.reciprocal:
            return self.same((*gold.actors, *gold.recipients), (*event.actors, *event.recipients))
        return self.same(gold.actors, event.actors) and self.same(gold.recipients, event.recipients)

    def quote(self, gold: GoldStatement, statement: Statement) -> bool:
        text = self.gold.text
        return jaccard(trimmed(text, gold.quote), trimmed(text, statement.quote)) >= QUOTE_OVERLAP

    def joined(self) -> list[GoldStatement]:
        """The gold's statements; pieces of one quotation are one where the prediction took them together.

        “A,” he said. “B.” may be told as two statements or as one that reaches from A to B.
        """
        runs: dict[object, list[GoldStatement]] = {}
        for i, said in enumerate(self.gold.statements):
            alone = said.kind != "direct" or said.cue is None or said.optional
            runs.setdefault(i if alone else (said.cue, said.speaker, said.issuers), []).append(said)
        out = []
        for run in runs.values():
            whole = Span(min(said.quote[0] for said in run), max(said.quote[1] for said in run))
            one = replace(run[0], quote=whole, evidence=tuple(said.quote for said in run))
            together = len(run) > 1 and any(self.quote(one, told) for told in self.record.statements)
            apart = sum(any(self.quote(said, told) for told in self.record.statements) for said in run)
            out += [one] if together and apart < len(run) else run
        return out

    def statement(self, gold: GoldStatement, statement: Statement) -> bool:
        if not self.quote(gold, statement):
            return False
        if gold.issuers:
            return self.same(gold.issuers, statement.issuers or tuple(filter(None, (statement.speaker,))))
        if gold.speaker and statement.issuers and self.same((gold.speaker,), statement.issuers):
            return True
        return self.same_one(gold.speaker, statement.speaker)

    def position(self, gold: GoldPosition, position: Position) -> bool:
        return (
            position.stance in gold.stances
            and overlap(gold.evidence, position.evidence)
            and self.same(gold.holders, position.holders)
            and self.same_one(gold.target, position.target.actor)
        )

    def agreement(self, gold: GoldAgreement, agreement: Agreement) -> bool:
        return (
            agreement.instrument.lower() in gold.instruments
            and agreement.status in gold.statuses
            and overlap(gold.evidence, agreement.evidence)
            and self.same(gold.parties, agreement.parties)
        )

    def indicator(self, gold: GoldIndicator, indicator: Indicator) -> bool:
        quantity = indicator.quantity
        unit = quantity.currency or quantity.unit or ""
        near = abs(quantity.value - gold.value) <= VALUE_TOLERANCE * abs(gold.value)
        return (
            indicator.measure.lower() in gold.measures
            and near
            and unit in gold.units
            and overlap(gold.evidence, indicator.evidence)
            and self.same(gold.between, indicator.between)
        )

    # --- fields of what is matched -------------------------------------------------------------------------

    def event_fields(self, gold: GoldEvent, event: Event) -> None:
        share = self.out.share
        if gold.mode:
            share("event mode", event.mode == gold.mode)
        if gold.date:
            share("event date", same_days(gold.date, event.date))
        if gold.place:
            name, country = gold.place
            share(
                "event place",
                event.place is not None
                and same_name(name, event.place.name)
                and event.place.country == country,
            )
        if gold.trigger:
            share("event trigger", overlap([gold.trigger], [event.trigger]))
        for sector in gold.sectors:
            share("event sector", any(r.sector == sector for r in (*event.actors, *event.recipients)))
        if gold.according_to:
            by = next((s for s in self.record.statements if s.id == event.according_to), None)
            share("event according to", by is not None and self.same_one(gold.according_to, by.speaker))

    def agreement_fields(self, gold: GoldAgreement, agreement: Agreement) -> None:
        share = self.out.share
        for value, unit in gold.quantities:
            share(
                "agreement quantity",
                any(
                    abs(q.value - value) <= VALUE_TOLERANCE * value and unit in (q.unit, q.currency)
                    for q in agreement.quantities
                ),
            )
        if gold.subject:
            told = [agreement.subject] if agreement.subject else []
            share("agreement subject", overlap([gold.subject], told))
        if gold.giver:
            share("agreement from", self.same_one(gold.giver, agreement.from_))
        if gold.receiver:
            share("agreement to", self.same_one(gold.receiver, agreement.to))
        if gold.date:
            share("agreement date", same_days(gold.date, agreement.date))
        if gold.months:
            share("agreement term", agreement.term is not None and agreement.term.months == gold.months)
