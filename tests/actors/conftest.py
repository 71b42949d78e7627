"""What a text's mentions are read as: `{words: ids}`, and the mention book itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.actors import find_mentions
from communique.actors.book import MentionBook
from communique.documents import from_text
from communique.reading.parse import read_document

Book = Callable[..., MentionBook]
Read = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def book() -> Book:
    def find(text: str, published: str | None = "2012-06-01") -> MentionBook:
        return find_mentions(read_document(from_text(text, published=published)))

    return find


@pytest.fixture(scope="session")
def read(book: Book) -> Read:
    """(words, ids joined by +) of each mention, in the order of the text; places get an @ in front."""

    def mentions(text: str, published: str | None = "2012-06-01") -> list[tuple[str, str]]:
        return [
            (
                text[found.span[0] : found.span[1]],
                ("@" if found.is_place else "") + "+".join(found.mention.actors),
            )
            for found in book(text, published).found
        ]

    return mentions
