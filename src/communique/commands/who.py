"""`communique who`: whom a name or an office means on a day, with the row that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.commands import terminal
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.page import Standing
    from communique.records import Actor


_LED: dict[str, str | None] = {"GOV": None, "MIL": "defence minister"}
"""Whom a state's name leads to, by the sector of what was named: the Pentagon to the defence secretary."""


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an office, a seat, an acronym.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day (YYYY-MM-DD); today if not given.")
    ] = None,
    members: Annotated[
        bool, typer.Option("--members", help="Name the members of an organisation on that day.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Say who a name or an office stands for on a day; for a state or organisation, who led it.

    The last column is the row of the registers that says so: the file and line to look at and to correct.

    \b
    Examples:
      communique who "the Russian president" --on 2009-05-01
      communique who Kremlin
      communique who "the Quad" --members --on 2021-01-01
    """
    from communique import registers

    actors = registers.who(name, on=on)
    if not actors:
        terminal.complain(_unknown(name, on))
        raise typer.Exit(1)
    if members:
        lines = _members(actors, name, on)
    else:
        # “the US vice president”, whom the registers do not know, leads to no other office of the state
        lines = _leaders(actors, on, registers.is_name(name) or actors[0].sector == "MIL")
    if json:
        _write_json(lines)
        return
    from communique import page

    terminal.write(page.who(lines, terminal.width(), terminal.colour()))


def _leaders(actors: list[Actor], on: str | None, led: bool) -> list[Standing]:
    """Each actor, and where `led` whoever led it, if it is a state or organisation, with the row of each."""
    from communique import registers
    from communique.page import Standing

    found = []
    for actor in actors:
        found.append(actor)
        if led and actor.kind in ("state", "organisation") and actor.code and actor.sector in _LED:
            found += registers.holders(actor.code, _LED[actor.sector], on=on)
    lines = [Standing.of(actor, registers.origin(actor)) for actor in dict.fromkeys(found)]
    return [_then_called(line, registers.day(on)) for line in lines]


def _then_called(line: Standing, day: str) -> Standing:
    """A state with the name that it bore on the day, where that was another one."""
    from communique import registers

    for name in registers.former_names().get(line.actor.id, ()):
        if registers.covers(day, name.since, name.until) and name.name != line.actor.name:
            return line._replace(title=f"state, then {name.name}", since=name.since, until=name.until)
    return line


def _members(actors: list[Actor], name: str, on: str | None) -> list[Standing]:
    """The organisations among the actors, each with its members that day and the days of membership."""
    from communique import registers
    from communique.page import Standing

    bodies = [actor for actor in actors if actor.kind == "organisation"]
    if not bodies:
        raise UsageError(f"{name!r} is no organisation, it has no members: leave out --members")
    lines = []
    for body in bodies:
        lines.append(Standing.of(body, registers.origin(body)))
        known = registers.organisations()[body.id]
        if not known.members:
            terminal.complain(f"the members of {body.name} are not in the registers")
        for item in known.memberships_on(registers.day(on)):
            lines.append(Standing(registers.actor(item.code, on), "member", item.since, item.until))
    return lines


def _unknown(name: str, on: str | None) -> str:
    """Nobody of that name: on which other days it has a meaning, or which names are near."""
    from communique import registers

    when = f" on {on}" if on else ""
    if days := registers.days_of(name):
        return f"{name!r} names nobody{when}, but {'; '.join(days)}"
    near = registers.nearest(name)
    hint = f"near it: {', '.join(near)}" if near else "try a surname, an office with its state, an acronym"
    return f"nobody in the registers is called {name!r}{when}; {hint}"


def _write_json(lines: list[Standing]) -> None:
    from json import dumps

    import msgspec

    terminal.utf8()
    rows = []
    for actor, title, since, until, row in lines:
        days = {"title": title, "since": since, "until": until, "row": row}
        rows.append({**msgspec.to_builtins(actor), "listed": days})
    terminal.write(dumps(rows, ensure_ascii=False, indent=2) + "\n")
