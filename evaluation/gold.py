"""Gold: a report with its record checked by hand, read from `examples/<slug>.txt` and `examples/<slug>.toml`.

The TOML points at the text by quoted words instead of offsets:

    "words as they stand"        must stand once in the text, at word borders; any white space is one space
    "words#2"                    the second time they stand (also as {text = "words", nth = 2})
    "first words … last words"   from the one to the nearest other after it

A position without evidence has the sentence of its issue, a statement its quote.
A `trigger` is looked up inside its own evidence (the first time it stands there), a `cue` nearest its quote.
Who takes part is written as a code (alpha-3 or an organisation's acronym) or as a name of the table `who`,
which gives names their code ("" for none). "A|B" is either; an alternative left empty ("A|") allows nobody.
`optional = true` marks what one careful coder writes down and the next does not: it counts neither way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.records import Span

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SPLITS = ("dev", "held", "seed")

Days = tuple[str, str]


class GoldError(ValueError):
    """A gold file that cannot be used; the text names file, line and cure."""


@dataclass(frozen=True, slots=True)
class Who:
    """One actor of the gold: by `code` alone, or by any of `names` and code; `code` None is not compared."""

    code: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One place among the roles: filled by any of `choices`; `may_be_empty` where nobody is right as well."""

    written: str
    choices: tuple[Who, ...]
    may_be_empty: bool = False


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that stand for these actors."""

    span: Span
    actors: Parts


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """`types` and `statuses` are alternatives; None where the gold marks nothing."""

    types: tuple[str, ...]
    mode: str | None
    actors: Parts
    recipients: Parts
    sectors: tuple[str, ...]
    date: Days | None
    place: tuple[str, str] | None
    statuses: tuple[str, ...]
    reciprocal: bool
    according_to: Part | None
    trigger: Span | None
    evidence: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """`speaker` is None where nobody is named; `issuers` instead of a speaker where a document speaks."""

    kind: str
    speaker: Part | None
    issuers: Parts
    quote: Span
    cue: Span | None
    evidence: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """`target` is None where only an issue is named."""

    holders: Parts
    stances: tuple[str, ...]
    target: Part | None
    issue: Span | None
    evidence: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """`quantities` are (value in base units, unit or currency); `months` is the length of the term."""

    instruments: tuple[str, ...]
    parties: Parts
    subject: Span | None
    giver: Part | None
    receiver: Part | None
    quantities: tuple[tuple[float, str], ...]
    term: Span | None
    months: float | None
    date: Days | None
    statuses: tuple[str, ...]
    evidence: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldIndicator:
    """`value` in base units; `units` holds the unit or currency ("" where it has none)."""

    measures: tuple[str, ...]
    between: Parts
    direction: str | None
    value: float
    units: tuple[str, ...]
    comparator: str
    change: str | None
    as_of: Days | None
    evidence: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """A report and all that a careful scholar codes in it. Spans are characters of `text`."""

    slug: str
    text: str
    published: str
    title: str | None
    outlet: str | None
    split: str
    manner: str
    about: str
    mentions: tuple[GoldMention, ...]
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]
    positions: tuple[GoldPosition, ...]
    agreements: tuple[GoldAgreement, ...]
    indicators: tuple[GoldIndicator, ...]

    def parts(self) -> Iterator[Part]:
        """Everybody that the gold names, as written."""
        for mention in self.mentions:
            yield from mention.actors
        for event in self.events:
            yield from (*event.actors, *event.recipients)
            yield from filter(None, (event.according_to,))
        for statement in self.statements:
            yield from (*statement.issuers, *filter(None, (statement.speaker,)))
        for position in self.positions:
            yield from (*position.holders, *filter(None, (position.target,)))
        for agreement in self.agreements:
            yield from (*agreement.parties, *filter(None, (agreement.giver, agreement.receiver)))
        for indicator in self.indicators:
            yield from indicator.between


HEADS = {"published", "title", "outlet", "split", "manner", "about", "who", "actors"}
FIELDS = {
    "events": {"type", "mode", "actors", "recipients", "sectors", "date", "place", "status", "reciprocal"}
    | {"according_to", "trigger", "evidence", "optional"},
    "statements": {"kind", "speaker", "issuers", "quote", "cue", "evidence", "optional"},
    "positions": {"holders", "stance", "target", "issue", "evidence", "optional"},
    "agreements": {"instrument", "parties", "subject", "from", "to", "quantities", "term", "months", "date"}
    | {"status", "evidence", "optional"},
    "indicators": {"measure", "between", "direction", "value", "unit", "currency", "comparator", "change"}
    | {"as_of", "evidence", "optional"},
}


def load(path: Path, text: str | None = None) -> Gold:
    """The gold of one TOML file, its words found in `text` (default: the `.txt` beside it).

    Raises GoldError for a field that is not known and for words that stand nowhere or too often.
    """
    source = path.read_text(encoding="utf-8")
    if text is None:
        text = path.with_suffix(".txt").read_text(encoding="utf-8").strip()
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path.name}: {error}") from None
    return _Page(path, source, text, table).gold()


def load_all(folder: Path = EXAMPLES, split: str | None = None) -> list[Gold]:
    """Every gold of a folder, in the order of file names; only those of `split` where given."""
    golds = [load(path) for path in sorted(folder.glob("*.toml"))]
    return [gold for gold in golds if split in (None, gold.split)]


def days(value: str | Sequence[str] | None) -> Days | None:
    """First and last day of "2014", "2014-05", "2014-05-21" or a pair of days."""
    if value is None:
        return None
    if not isinstance(value, str):
        first, last = value
        return first, last
    year, month = value[:4], value[5:7]
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if len(value) > 7:
        return value, value
    import calendar

    return f"{value}-01", f"{value}-{calendar.monthrange(int(year), int(month))[1]:02d}"


def _pattern(words: str) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + body + after)


def _written(value: str) -> tuple[str, ...]:
    return tuple(value.split("|"))


class _Page:
    """One gold file while it is read."""

    def __init__(self, path: Path, source: str, text: str, table: dict[str, Any]):
        self.path = path
        self.source = source
        self.text = text
        self.table = table
        self.who = {name: _who(name, value) for name, value in table.get("who", {}).items()}

    def gold(self) -> Gold:
        table = self.table
        for key in table.keys() - HEADS - FIELDS.keys():
            raise self.fail(key, "is no field of a gold file")
        for kind, known in FIELDS.items():
            for row in table.get(kind, ()):
                for key in row.keys() - known:
                    raise self.fail(key, f"is no field of {kind}")
        split = str(table.get("split", ""))
        if split not in SPLITS:
            raise self.fail(split, "is no split; write dev, held or seed")
        return Gold(
            slug=self.path.stem,
            text=self.text,
            published=str(table["published"]),
            title=table.get("title"),
            outlet=table.get("outlet"),
            split=split,
            manner=table.get("manner", ""),
            about=table.get("about", ""),
            mentions=tuple(
                GoldMention(self.find(words), self.parts(names)) for words, *names in table.get("actors", ())
            ),
            events=tuple(map(self.event, table.get("events", ()))),
            statements=tuple(map(self.statement, table.get("statements", ()))),
            positions=tuple(map(self.position, table.get("positions", ()))),
            agreements=tuple(map(self.agreement, table.get("agreements", ()))),
            indicators=tuple(map(self.indicator, table.get("indicators", ()))),
        )

    def event(self, row: dict[str, Any]) -> GoldEvent:
        evidence = self.evidence(row)
        place = row.get("place")
        return GoldEvent(
            types=_written(row["type"]),
            mode=row.get("mode"),
            actors=self.parts(row["actors"]),
            recipients=self.parts(row.get("recipients", ())),
            sectors=tuple(row.get("sectors", ())),
            date=days(row.get("date")),
            place=(place[0], place[1]) if place else None,
            statuses=_written(row.get("status", "happened")),
            reciprocal=row.get("reciprocal", False),
            according_to=self.part(row.get("according_to")),
            trigger=self.within(row["trigger"], evidence) if "trigger" in row else None,
            evidence=evidence,
            optional=row.get("optional", False),
        )

    def statement(self, row: dict[str, Any]) -> GoldStatement:
        quote = self.find(row["quote"])
        return GoldStatement(
            kind=row["kind"],
            speaker=self.part(row.get("speaker")),
            issuers=self.parts(row.get("issuers", ())),
            quote=quote,
            cue=self.nearest(row["cue"], quote, row["kind"] == "reported") if "cue" in row else None,
            evidence=self.evidence(row, quote),
            optional=row.get("optional", False),
        )

    def position(self, row: dict[str, Any]) -> GoldPosition:
        issue = self.find(row["issue"]) if "issue" in row else None
        return GoldPosition(
            holders=self.parts(row["holders"]),
            stances=_written(row["stance"]),
            target=self.part(row.get("target")),
            issue=issue,
            evidence=self.evidence(row, self.sentence(issue) if issue else None),
            optional=row.get("optional", False),
        )

    def agreement(self, row: dict[str, Any]) -> GoldAgreement:
        return GoldAgreement(
            instruments=_written(row["instrument"]),
            parties=self.parts(row["parties"]),
            subject=self.find(row["subject"]) if "subject" in row else None,
            giver=self.part(row.get("from")),
            receiver=self.part(row.get("to")),
            quantities=tuple((float(value), unit) for value, unit in row.get("quantities", ())),
            term=self.find(row["term"]) if "term" in row else None,
            months=row.get("months"),
            date=days(row.get("date")),
            statuses=_written(row["status"]),
            evidence=self.evidence(row),
            optional=row.get("optional", False),
        )

    def indicator(self, row: dict[str, Any]) -> GoldIndicator:
        return GoldIndicator(
            measures=_written(row["measure"]),
            between=self.parts(row["between"]),
            direction=row.get("direction"),
            value=float(row["value"]),
            units=_written(row.get("currency", row.get("unit", ""))),
            comparator=row.get("comparator", "="),
            change=row.get("change"),
            as_of=days(row.get("as_of")),
            evidence=self.evidence(row),
            optional=row.get("optional", False),
        )

    def parts(self, names: Sequence[str]) -> Parts:
        return tuple(part for part in map(self.part, names) if part is not None)

    def part(self, written: str | None) -> Part | None:
        if written is None:
            return None
        names = [name for name in _written(written) if name]
        return Part(
            written, tuple(self.who.get(name) or Who(name) for name in names), "" in _written(written)
        )

    def evidence(self, row: dict[str, Any], otherwise: Span | None = None) -> tuple[Span, ...]:
        if "evidence" in row:
            return tuple(self.find(words) for words in row["evidence"])
        if otherwise is None:
            raise self.fail(next(iter(row.values())), "has no evidence")
        return (otherwise,)

    def find(self, given: str | Mapping[str, Any]) -> Span:
        """Where the words stand; see the module's docstring."""
        nth: int | None = None
        if isinstance(given, str):
            words = given
            if match := re.search(r"#(\d+)$", words):
                words, nth = words[: match.start()], int(match[1])
        else:
            words, nth = str(given["text"]), int(given.get("nth", 1))
        written = given if isinstance(given, str) else words
        first, _, last = words.partition(" … ")
        hits = [Span(*match.span()) for match in _pattern(first).finditer(self.text)]
        if len(hits) < (nth or 1):
            raise self.fail(written, f"stands {len(hits)} times in the text")
        if nth is None and len(hits) > 1:
            raise self.fail(words, f"stands {len(hits)} times in the text; add #1 … #{len(hits)}")
        start, end = hits[(nth or 1) - 1]
        if last:
            tail = _pattern(last).search(self.text, end)
            if tail is None:
                raise self.fail(last, "does not follow the words before the ellipsis")
            end = tail.end()
        return Span(start, end)

    def sentence(self, span: Span) -> Span:
        """About the sentence around a span: as far as a stop before a space, or the end of a line."""
        stops = [match.end() for match in re.finditer(r"[.!?][\"”]?\s|\n", self.text)]
        start = max((stop for stop in stops if stop <= span.start), default=0)
        return Span(start, min((stop for stop in stops if stop >= span.end), default=len(self.text)))

    def within(self, words: str, evidence: tuple[Span, ...]) -> Span:
        for start, end in evidence:
            if match := _pattern(words).search(self.text, start, end):
                return Span(*match.span())
        raise self.fail(words, "is not in the evidence")

    def nearest(self, words: str, quote: Span, inside: bool) -> Span:
        """The words nearest to the quote: outside it, or `inside` as well (“Oil, he said, is dear”)."""
        hits = [Span(*match.span()) for match in _pattern(words).finditer(self.text)]
        if not inside:
            hits = [hit for hit in hits if hit.end <= quote.start or quote.end <= hit.start]
        if not hits:
            raise self.fail(words, "stands nowhere outside the quote")
        return min(hits, key=lambda hit: max(quote.start - hit.end, hit.start - quote.end))

    def fail(self, words: object, what: str) -> GoldError:
        shown = str(words)
        at = self.source.find(shown[:40])
        line = self.source.count("\n", 0, at) + 1 if at >= 0 else "?"
        return GoldError(f"{self.path.name}:{line}: “{shown}” {what}")


def _who(name: str, value: str | Mapping[str, Any]) -> Who:
    table: Mapping[str, Any] = {"code": value} if isinstance(value, str) else value
    return Who(table.get("code") or None, (name, *table.get("also", ())))
