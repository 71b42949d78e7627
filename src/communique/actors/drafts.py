"""A draft of a mention: what the words alone say, before the text around them is asked."""

from __future__ import annotations

from dataclasses import dataclass

from communique.reading.tokens import Token
from communique.records import How, Span


@dataclass(slots=True)
class Draft:
    """A mention in the making. `actors` is empty until coreference fills it where `asks` says for what.

    `asks`: "" (nothing), "pronoun", "group", "title" (“the minister”), "description” (“the bloc”),
    "document", "speaker" (a noun phrase that speaks and that nothing else explains). `word` is the
    word that asks.
    `first` is the phrase's first token index; `head` its syntactic head.
    """

    span: Span
    head: Token
    first: int
    how: How
    actors: tuple[str, ...] = ()
    sector: str | None = None
    asks: str = ""
    word: str = ""
    confidence: float = 0.95
    is_place: bool = False
    latent: bool = False
    unnamed: bool = False
    document: bool = False
    plural: bool = False
