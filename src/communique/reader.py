"""The reader: one document in, its record out, by the stages in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique import registers
from communique.actors import find_mentions
from communique.actors.book import MentionBook
from communique.agreements import find_agreements
from communique.documents import from_text
from communique.errors import UsageError
from communique.events import find_events
from communique.events.relation import relate
from communique.indicators import find_aid, find_indicators
from communique.models import load
from communique.models.relation_model import DEFAULT
from communique.positions import find_positions
from communique.reading.parse import (
    DEFAULT_PIPELINE,
    load_pipeline,
    pipeline_version,
    read_document,
)
from communique.reading.quantities import find_quantities
from communique.records import (
    Agreement,
    Document,
    Event,
    Indicator,
    MadeBy,
    Position,
    Quantity,
    Record,
    Relation,
    Role,
    Statement,
)
from communique.registers import tables
from communique.statements import find_statements
from communique.version import VERSION


class Reader:
    """Reads documents into records. Loads its models once; safe to use for any number of documents.

    `pipeline` names an installed spaCy pipeline, `relation_model` a shipped model. Raises UsageError where
    the pipeline is not installed, ModelError where the model is not shipped.
    """

    def __init__(self, pipeline: str = DEFAULT_PIPELINE, relation_model: str = DEFAULT) -> None:
        load_pipeline(pipeline)
        self.pipeline = pipeline
        self.relations = load(relation_model)

    def read(
        self,
        text: str,
        published: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> Record:
        """The record of one text. `published` is an ISO date (YYYY-MM-DD).

        Raises DocumentError for a text that cannot be read (empty, too long, not English), UsageError for
        a date that is none.
        """
        return self.read_document(from_text(text, published=published, title=title, outlet=outlet, url=url))

    def read_document(self, document: Document) -> Record:
        """The record of one loaded document."""
        reading = read_document(document, self.pipeline)
        book = find_mentions(reading)
        statements = find_statements(reading, book)
        events = find_events(reading, book, statements, self.relations)
        positions = find_positions(reading, book, statements, events)
        agreements = find_agreements(reading, book)
        indicators = find_indicators(reading, book)
        indicators += find_aid(reading, events, indicators)
        return _record(document, self._made_by(), book, events, statements, positions, agreements, indicators)

    def read_many(self, documents: Iterable[Document | str], workers: int = 1) -> Iterator[Record]:
        """The records of many documents, in their order; with `workers` > 1 in that many processes."""
        if workers < 1:
            raise UsageError(f"workers must be 1 or more, not {workers}")
        if workers == 1:
            for document in documents:
                yield self.read(document) if isinstance(document, str) else self.read_document(document)
            return
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(self.pipeline, self.relations.name, tables.folder()),
        ) as pool:
            yield from pool.map(_read_one, documents, chunksize=4)

    def relate(self, text: str, source: tuple[int, int], target: tuple[int, int] | None = None) -> Relation:
        """The PLOVER relation of the actor at `source` to the one at `target`, character ranges of `text`.

        `target` None: what the source does, to whomever. Scores of the 16 types and "NONE" sum to 1. Raises
        UsageError for a range that holds no word of the text.
        """
        return relate(text, source, target, self.relations)

    def quantities(self, text: str) -> list[Quantity]:
        """Every quantity in `text`, with spans into it."""
        return find_quantities(text)

    def _made_by(self) -> MadeBy:
        return MadeBy(VERSION, pipeline_version(self.pipeline), self.relations.name, registers.version())


_READER: Reader | None = None


def _start(pipeline: str, relation_model: str, built: Path) -> None:
    """Loads the models once in each worker process, with the registers that its parent uses."""
    global _READER
    tables.use(built)
    _READER = Reader(pipeline, relation_model)


def _read_one(document: Document | str) -> Record:
    assert _READER is not None
    return _READER.read(document) if isinstance(document, str) else _READER.read_document(document)


def _record(
    document: Document,
    made_by: MadeBy,
    book: MentionBook,
    events: list[Event],
    statements: list[Statement],
    positions: list[Position],
    agreements: list[Agreement],
    indicators: list[Indicator],
) -> Record:
    """Joins the stages' results; latent mentions enter only where a role uses them."""
    used = set(_roles_used(events, statements, positions, agreements, indicators))
    found = [
        item
        for item in book.found
        if not (item.latent or item.document or item.unnamed) or item.mention.id in used
    ]
    ids: dict[str, None] = {}
    for item in found:
        ids.update(dict.fromkeys(item.mention.actors))
    return Record(
        document=document,
        made_by=made_by,
        actors=tuple(book.actors[id] for id in ids),
        mentions=tuple(item.mention for item in found),
        events=tuple(events),
        statements=tuple(statements),
        positions=tuple(positions),
        agreements=tuple(agreements),
        indicators=tuple(indicators),
    )


def _roles_used(
    events: list[Event],
    statements: list[Statement],
    positions: list[Position],
    agreements: list[Agreement],
    indicators: list[Indicator],
) -> Iterator[str]:
    """Ids of the mentions that stand in some role."""
    roles: list[Role | None] = []
    for event in events:
        roles += [*event.actors, *event.recipients]
    for statement in statements:
        roles += [statement.speaker, *statement.audience, *statement.issuers]
    for position in positions:
        roles += [*position.holders, position.target.actor]
    for agreement in agreements:
        roles += [*agreement.parties, agreement.from_, agreement.to]
    for indicator in indicators:
        roles += indicator.between
    return (role.mention for role in roles if role is not None)
