"""Mentions: the spans of a reading that stand for actors, each with the actors it stands for."""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.actors.cast import Cast
from communique.actors.coreference import head_of_source, resolve
from communique.actors.drafts import Draft
from communique.actors.ground import Ground
from communique.actors.linking import Linker
from communique.actors.names import find_acronyms, find_halves, find_names
from communique.actors.quoted import speakers_of_quotations
from communique.actors.sites import find_sites
from communique.actors.structure import find_drafts, introduce, speaker
from communique.actors.view import View
from communique.reading.sources import find_sources
from communique.reading.tokens import Reading, Token
from communique.records import Mention


def find_mentions(reading: Reading) -> MentionBook:
    """Every mention of `reading`, named, described or pronominal, resolved as of the document's day."""
    on = reference_day(reading)
    hits = find_acronyms(reading, find_names(reading))
    hits += find_halves(reading, hits)
    cast = Cast(on)
    sources = find_sources(reading)
    speaking = [source for _, source, _ in sources if source is not None]
    by_token = {i: hit for hit in hits for i in range(hit.first, hit.last)}
    ground = Ground(
        reading, cast, Linker.of(reading, hits, on), by_token, frozenset(source.i for source in speaking)
    )
    introduce(ground)
    drafts = _with_speakers(ground, find_drafts(ground), speaking)
    resolved = resolve(View(reading, cast, speakers_of_quotations(reading, sources), ground.speakers), drafts)
    return _book(reading, resolved + find_sites(reading, resolved, cast), cast)


def reference_day(reading: Reading) -> str | None:
    """The ISO day that offices are resolved for: the publication, else the last full date in the text."""
    if reading.document.published:
        return reading.document.published
    days = [date.start for date in reading.dates if date.start and date.precision in {"day", "month", "year"}]
    return max(days) if days else None


def _with_speakers(ground: Ground, drafts: list[Draft], sources: list[Token]) -> list[Draft]:
    """Adds a draft for every phrase that speaks and that nothing else explains (“sources”, “a neighbour”)."""
    heads = {draft.head.i for draft in drafts} | ground.taken
    heads |= {i for draft in drafts if draft.how == "name" for i in range(draft.first, draft.head.i)}
    extra = []
    for source in sources:
        if source.i not in heads and head_of_source(source):
            heads.add(source.i)
            extra.append(speaker(ground, source))
    return sorted([*drafts, *extra], key=lambda draft: (draft.head.i, draft.first))


def _book(reading: Reading, drafts: list[Draft], cast: Cast) -> MentionBook:
    found: list[Found] = []
    for draft in sorted(drafts, key=lambda draft: (draft.span.start, -draft.span.end)):
        mention = Mention(f"m{len(found) + 1}", draft.span, draft.actors, draft.how, draft.confidence)
        found.append(
            Found(
                mention=mention,
                head=draft.head,
                sector=draft.sector,
                is_place=draft.is_place,
                latent=draft.latent,
                unnamed=draft.unnamed,
                document=draft.document,
            )
        )
    book = MentionBook(tuple(found), cast.actors)
    for item in sorted(found, key=lambda item: item.span.start - item.span.end):
        for token in reading.tokens_in(item.span):
            book.by_token[token.i] = item
        if item.head.i not in book.by_head:
            book.by_head[item.head.i] = item
    return book
