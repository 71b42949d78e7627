"""Agreements as compact lines, so that a case says what is told in one string.

`instrument | parties | status`, parties sorted: codes of states and organisations, names of companies and
groups. `details` gives the rest, by name: subject, from, to, quantities, term, months, date, precision.
"""

from __future__ import annotations

from communique.records import Agreement, Record, Role

PUBLISHED = "2014-11-20"
"""A Thursday; the day on which every case is read."""


def name(record: Record, role: Role) -> str:
    """The code of a state or organisation, the name of a company or group."""
    actor = record.actor(role.actor)
    return actor.name if actor.kind in {"company", "group"} else role.code or actor.name


def compact(record: Record, agreement: Agreement) -> str:
    """`instrument | parties | status` of one agreement."""
    parties = " ".join(sorted(name(record, role) for role in agreement.parties))
    return f"{agreement.instrument} | {parties} | {agreement.status}"


def compacts(record: Record) -> list[str]:
    """One line an agreement, in the order of the text."""
    return [compact(record, agreement) for agreement in record.agreements]


def details(record: Record, agreement: Agreement) -> dict[str, object]:
    """What an agreement tells beside its parties, by name."""
    return {
        "subject": record.text(agreement.subject) if agreement.subject else "",
        "from": name(record, agreement.from_) if agreement.from_ else "",
        "to": name(record, agreement.to) if agreement.to else "",
        "quantities": [(item.value, item.unit or item.currency) for item in agreement.quantities],
        "term": record.text(agreement.term.text) if agreement.term else "",
        "months": agreement.term.months if agreement.term else None,
        "date": agreement.date.start,
        "precision": agreement.date.precision,
    }
