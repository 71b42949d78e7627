"""What a source of Wikidata's knowledge gives: positions of states, and statements that people held them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: offices by key, states by code, and the day (ISO) before which what ended counts not."""

    offices: frozenset[str]
    codes: frozenset[str]
    since: str


@dataclass(frozen=True, slots=True)
class Held:
    """One statement that a person held a position.

    `person` and `position` are Q ids, `name` is the English label, if any; days are as precise as known.
    `ended` is True where the statement has an end, be its day known or not.
    """

    person: str
    name: str | None
    gender: str | None
    position: str
    since: str | None
    until: str | None
    ended: bool
    acting: bool


@dataclass(slots=True)
class Found:
    """All that a source said. `offices` is by position and state; `notes` are lines on what was left out."""

    offices: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def post(self, position: str, code: str, office: str) -> None:
        """Notes that a position is that office of that state."""
        self.offices.setdefault(position, {}).setdefault(code, set()).add(office)

    def drop_shared(self) -> None:
        """Takes away what is an office of several states (“monarch”): it does not tell of which."""
        for position, states in list(self.offices.items()):
            if len(states) > 1:
                del self.offices[position]
                codes = ", ".join(sorted(states))
                label = self.labels.get(position, "")
                self.notes.append(f"{position} {label} left out: an office of {codes}")


def clean(label: str) -> str | None:
    """A label fit for a cell and a terminal, on one line; None where nothing like a name is left."""
    text = "".join(char if char.isprintable() else " " for char in label)
    text = " ".join(text.replace("|", " ").split())
    return text if text[:1].isalpha() else None


def best_label(labels: Iterable[tuple[str, str]]) -> str | None:
    """Of labels with their languages the English one, else the one for many languages."""
    known = dict(labels)
    return next((text for tongue in ("en", "mul") if (text := clean(known.get(tongue, "")))), None)
