"""A reader that knows the gold: writes each gold down as the record that would score 1.0 everywhere."""

from __future__ import annotations

from pathlib import Path

from evaluation.gold import EXAMPLES, Days, Gold, Part, Parts, load_all

from communique.records import (
    Actor,
    Agreement,
    Date,
    Document,
    Event,
    Indicator,
    MadeBy,
    Mention,
    Place,
    Position,
    Quantity,
    Record,
    Role,
    Span,
    Statement,
    Target,
    Term,
)

UNKNOWN = Date(None, None, "unknown")


class Oracle:
    """Answers `read` with the record of the gold whose text it is given, anything else with an empty one."""

    def __init__(self, folder: Path = EXAMPLES, optional: bool = False) -> None:
        self.golds = {gold.text: gold for gold in load_all(folder)}
        self.optional = optional

    def read(
        self,
        text: str,
        published: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> Record:
        if text in self.golds:
            return record_of(self.golds[text], self.optional)
        return Record(Document("d", text), MadeBy("", "", "", ""))


def record_of(gold: Gold, optional: bool = False) -> Record:
    """The gold as a record; with `optional`, what may be left out as well."""
    return _Writer(gold, optional).record()


class _Writer:
    def __init__(self, gold: Gold, optional: bool):
        self.gold = gold
        self.optional = optional
        self.actors: dict[str, Actor] = {}

    def role(self, part: Part, sector: str = "GOV") -> Role:
        who = part.choices[0]
        if who.names:
            actor = Actor(who.names[0], who.names[0], "person", who.code, who.code)
        else:
            actor = Actor(str(who.code), str(who.code), "state", who.code, who.code)
        self.actors[actor.id] = actor
        return Role("m", actor.id, actor.code, actor.country, sector)

    def roles(self, parts: Parts, sectors: tuple[str, ...] = ()) -> tuple[Role, ...]:
        return tuple(self.role(part, *sectors[:1]) for part in parts)

    def one(self, part: Part | None) -> Role | None:
        return self.role(part) if part else None

    def date(self, days: Days | None) -> Date:
        return Date(*days, "day") if days else UNKNOWN

    def quantity(self, value: float, unit: str) -> Quantity:
        money = len(unit) == 3 and unit.isupper()
        return Quantity(value, None if money else unit or None, unit if money else None, None, Span(0, 1))

    def record(self) -> Record:
        gold = self.gold
        keep = [
            [x for x in items if self.optional or not x.optional] for items in (gold.events, gold.statements)
        ]
        events = tuple(
            Event(
                f"e{i}",
                event.types[0],
                event.mode,
                (),
                1,
                0.0,
                event.reciprocal,
                self.roles(event.actors, event.sectors),
                self.roles(event.recipients),
                self.date(event.date),
                Place(*event.place, None, None, None) if event.place else None,
                event.statuses[0],  # type: ignore[arg-type]
                None,
                event.trigger or event.evidence[0],
                event.evidence,
                1.0,
            )
            for i, event in enumerate(keep[0])
        )
        statements = tuple(
            Statement(
                f"s{i}",
                said.kind,  # type: ignore[arg-type]
                self.one(said.speaker),
                said.quote,
                said.cue,
                (),
                UNKNOWN,
                said.evidence,
                1.0,
                self.roles(said.issuers),
            )
            for i, said in enumerate(keep[1])
        )
        positions = tuple(
            Position(
                f"p{i}",
                self.roles(held.holders),
                held.stances[0],  # type: ignore[arg-type]
                Target(self.one(held.target) if held.target and held.target.choices else None, held.issue),
                None,
                held.evidence,
                1.0,
            )
            for i, held in enumerate(gold.positions)
            if self.optional or not held.optional
        )
        return Record(
            Document("d", gold.text),
            MadeBy("", "", "", ""),
            mentions=tuple(
                Mention(
                    f"m{i}", found.span, tuple(role.actor for role in self.roles(found.actors)), "name", 1.0
                )
                for i, found in enumerate(gold.mentions)
            ),
            events=events,
            statements=statements,
            positions=positions,
            agreements=tuple(self.agreements()),
            indicators=tuple(self.indicators()),
            actors=tuple(self.actors.values()),
        )

    def agreements(self) -> list[Agreement]:
        return [
            Agreement(
                "a",
                made.instruments[0],
                self.roles(made.parties),
                made.subject,
                self.one(made.giver),
                self.one(made.receiver),
                tuple(self.quantity(*each) for each in made.quantities),
                Term(made.term, made.months) if made.term else None,
                self.date(made.date),
                made.statuses[0],  # type: ignore[arg-type]
                made.evidence,
                1.0,
            )
            for made in self.gold.agreements
            if self.optional or not made.optional
        ]

    def indicators(self) -> list[Indicator]:
        return [
            Indicator(
                "i",
                told.measures[0],
                self.roles(told.between),
                told.direction or "mutual",  # type: ignore[arg-type]
                self.quantity(told.value, told.units[0]),
                told.comparator,  # type: ignore[arg-type]
                told.change,  # type: ignore[arg-type]
                None,
                self.date(told.as_of),
                told.evidence,
                1.0,
            )
            for told in self.gold.indicators
            if self.optional or not told.optional
        ]
