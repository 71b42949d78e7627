"""From a source to the proposal: read, compare, write the diff, and try it on a copy of the sheets."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.errors import UsageError
from communique.registers.building.check import checked
from communique.registers.overlay import shipped
from communique.registers.updating.compare import compare
from communique.registers.updating.days import first
from communique.registers.updating.dump import SUFFIXES, read_dump
from communique.registers.updating.endpoint import TIMEOUT, read_endpoint
from communique.registers.updating.ids import Ids, read_ids
from communique.registers.updating.ours import Sheet, read_ours
from communique.registers.updating.patch import Changed, changes, diff
from communique.registers.updating.source import Found, Wanted

_LINE = re.compile(r":\d+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A diff to review, empty where there is nothing to propose, with counts and lines to tell.

    `contradictions` name rows of ours as `file:line: …`; `refused` are the faults that the build would find
    after the diff; `notes` tell what was left out of the source.
    """

    diff: str
    new: int
    ended: int
    known: int
    contradictions: tuple[str, ...]
    refused: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The counts in one line."""
        against = (
            f"{len(self.contradictions)} that contradict ours (listed below)" if self.contradictions else ""
        )
        known = f"{self.known} already known"
        terms = "1 new term" if self.new == 1 else f"{self.new} new terms"
        counts = [terms, f"{self.ended} ended"] if self.diff else ["nothing to propose"]
        return ", ".join(filter(None, [*counts, against, known]))


def propose(
    source: str,
    folder: Path | None = None,
    *,
    since: str | None = None,
    offices: Collection[str] = (),
    states: Collection[str] = (),
    today: date | None = None,
    timeout: float = TIMEOUT,
) -> Proposal:
    """New and ended terms by a Wikidata dump (a path) or a SPARQL endpoint (an address), as a diff.

    `folder` holds the sheets (default: the shipped ones), which are not changed. Terms that ended before
    `since` (ISO; default: a year before `today`) are left out, unless they are still open with us; `offices`
    and `states` narrow what is asked.
    `timeout` is in seconds, for one question to an endpoint.
    Raises UsageError for a wrong argument, NotFound and Unreadable where the source cannot be read.
    """
    folder = folder or shipped()
    today = today or date.today()
    ids, sheet = read_ids(folder), read_ours(folder)
    wanted = Wanted(_offices(offices, ids), _codes(states, sheet), _since(since, today))
    found = _read(source, ids, wanted, timeout)
    outcome = compare(found, sheet, wanted, today.isoformat())
    changed = changes(outcome, found, sheet, folder)
    return Proposal(
        diff=diff(changed),
        new=len(outcome.new),
        ended=len(outcome.ended),
        known=outcome.known,
        contradictions=tuple(outcome.contradictions),
        refused=tuple(_refused(folder, changed)) if changed else (),
        notes=tuple(outcome.notes),
    )


def _read(source: str, ids: Ids, wanted: Wanted, timeout: float) -> Found:
    scheme, colon, _ = source.partition("://")
    if not colon:
        return read_dump(Path(source), ids, wanted)
    if scheme.lower() not in ("http", "https"):
        raise UsageError(f"{source!r}: only http and https addresses are asked")
    if source.lower().endswith(SUFFIXES):
        raise UsageError(f"{source!r} is a dump, not an endpoint: download it and give the file")
    return read_endpoint(source, ids, wanted, timeout)


def _offices(keys: Collection[str], ids: Ids) -> frozenset[str]:
    for key in keys:
        if key not in ids.keys:
            raise UsageError(f"no office {key!r} to ask for: choose among {', '.join(ids.keys)}")
    return frozenset(keys or ids.keys)


def _codes(codes: Collection[str], sheet: Sheet) -> frozenset[str]:
    for code in codes:
        if code.upper() not in sheet.names:
            raise UsageError(f"no state has the code {code!r}: write it as in states.tsv (NOR)")
    return frozenset(code.upper() for code in codes) or frozenset(sheet.names)


def _since(since: str | None, today: date) -> str:
    if since is None:
        leap = today.month == 2 and today.day == 29
        return today.replace(year=today.year - 1, day=28 if leap else today.day).isoformat()
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", since):
            raise ValueError
        return first(since).isoformat()
    except ValueError:
        raise UsageError(f"not a date: {since!r} (write it as YYYY-MM-DD)") from None


def _refused(folder: Path, changed: Changed) -> list[str]:
    """What the build would find wrong after the changes, and does not find wrong today."""
    with TemporaryDirectory(prefix="communique-") as place:
        copy = Path(place) / "registers"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        for path, (_, new) in changed.items():
            (copy / path).parent.mkdir(exist_ok=True)
            (copy / path).write_bytes("".join(new).encode())
        faults = checked([("registers", copy)])[0].faults.lines
    if not faults:
        return []
    before = {_LINE.sub("", line) for line in checked([("registers", folder)])[0].faults.lines}
    return [line for line in faults if _LINE.sub("", line) not in before]
