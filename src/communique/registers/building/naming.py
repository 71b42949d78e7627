"""All names of all registers in one book; one text means two things only if `names_extra.tsv` says so."""

from __future__ import annotations

import re
from typing import Any

from communique.registers.building.sheets import Faults, Row

_REGNAL = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
# Of two ways in which one thing bears one name, the first of these counts.
_WAYS = ("name", "acronym", "demonym", "capital")


class NameBook:
    """Names by text. `rule` is a row of `names_extra.tsv`: it replaces what registers say of that text."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.plain: dict[str, list[tuple[Row, dict[str, Any]]]] = {}
        self.ruled: dict[str, list[dict[str, Any]]] = {}

    def add(
        self,
        row: Row,
        text: str,
        id: str,
        how: str,
        kind: str,
        sector: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        if not text:
            return
        what = {"text": text, "ids": [id], "how": how, "kind": kind, "sector": sector}
        name = {**what, "since": since, "until": until}
        self.plain.setdefault(text, []).append((row, name))

    def rule(self, name: dict[str, Any]) -> None:
        """One meaning of a text; further ones may follow."""
        self.ruled.setdefault(name["text"], []).append(name)

    def drop(self, text: str) -> None:
        """Takes a text out of the names: it is too often something else."""
        self.ruled.setdefault(text, [])

    def rows(self) -> list[dict[str, Any]]:
        """Every name, sorted by text; two meanings of one text without a rule are a fault."""
        out = [name for names in self.ruled.values() for name in names]
        for text, found in self.plain.items():
            if text not in self.ruled:
                out += self._merge(text, found)
        return sorted(out, key=lambda name: (name["text"], name["ids"], name.get("since") or ""))

    def _merge(self, text: str, found: list[tuple[Row, dict[str, Any]]]) -> list[dict[str, Any]]:
        """One name of all that was said of the text; several where one thing bore it in several periods."""
        ids = list(dict.fromkeys(name["ids"][0] for _, name in found))
        if len(ids) > 1 and {name["kind"] for _, name in found} != {"person"}:
            first, last = found[0][0].where, found[-1][0]
            last.fault(
                f"{text!r} is also a name in {first}; say in names_extra.tsv whom it means ({', '.join(ids)})"
            )
        if all(name["since"] or name["until"] for _, name in found):
            return [name for _, name in found]
        best = min((name for _, name in found), key=lambda name: _WAYS.index(name["how"]))
        return [{**best, "ids": ids}]


def person_surnames(name: str, particles: dict[str, bool]) -> list[str]:
    """What later mentions call a person of that full name, where no row says it.

    The last word, with the particles before it (“van der Bellen”); particles that the press also drops
    (“al-Assad”, “Assad”) give both forms. Kings keep their first name (“Abdullah II”: Abdullah).
    """
    words = name.split()
    while len(words) > 1 and _REGNAL.fullmatch(words[-1]):
        words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in particles:
        start -= 1
    forms = [" ".join(words[start:])]
    if start < len(words) - 1 and any(particles[word.lower()] for word in words[start:-1]):
        forms.append(words[-1])
    article, dash, rest = words[-1].partition("-")
    if dash and article.lower() in particles and particles[article.lower()]:
        forms.append(rest)
    return forms
