"""What a format gives before it becomes a document, and how much of it is accepted."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CHARACTERS = 500_000
"""Longest text that is read, in characters (about 80,000 words)."""

MAX_BYTES = 25_000_000
"""Where reading a file, standard input or an address stops; pictures in a PDF count too."""

MAX_MARKUP = 10 * MAX_CHARACTERS
"""Longest source of a web page, in characters: most of a page is markup."""

MAX_WORD = 2_000
"""Longest run of characters without a space that can still be prose."""


@dataclass(frozen=True, slots=True)
class Content:
    """Text in paragraphs, not yet normalised, and what the format itself says about it.

    `published` is an ISO date; everything but the text may be None.
    """

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
