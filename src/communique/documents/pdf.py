"""PDF: its text in paragraphs, without page numbers and running headers."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from communique.documents import lines, published
from communique.documents.characters import fold
from communique.documents.content import MAX_CHARACTERS, Content
from communique.errors import EmptyDocument, TooLarge, Unreadable

_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxl]{1,7})\s*(?:(?:of|/|\|)\s*\d{1,4})?\W*$", re.I
)
_EDGE = 3
"""How many lines from the top and the bottom of a page may be a header or footer."""
_JUNK_TITLE = re.compile(
    r"(?:untitled|microsoft word|document\d*|.*\.(?:docx?|pdf|indd|qxd|rtf|txt|html?)$)", re.I
)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def read(data: bytes, name: str) -> Content:
    """The paragraphs of a PDF. Raises `Unreadable`, `EmptyDocument` (scans) and `TooLarge`."""
    pages, title = _pages(data, name)
    if not any(page.strip() for page in pages):
        raise EmptyDocument(
            f"{name}: a PDF without text ({len(pages)} pages of pictures); run text recognition on it"
        )
    text = join_pages([page.split("\n") for page in pages])
    text = lines.rejoin(text, soft_hyphens=True)
    return Content(text, title=title or lines.title_of(text))


def join_pages(pages: list[list[str]]) -> str:
    """The lines of all pages, without page numbers and the headers and footers that pages repeat.

    A sentence that a page's end cuts goes on with the next line; otherwise a page starts a paragraph.
    """
    cleaned = [[line.strip() for line in page] for page in pages]
    repeated = _repeated(cleaned)
    out: list[str] = []
    for page in cleaned:
        kept = _without_edges(page, repeated)
        if not kept:
            continue
        cut = out and not _SENTENCE_END.search(out[-1]) and len(out[-1]) > 30
        if out and not cut:
            out.append("")
        out.extend(kept)
    return "\n".join(out)


def _pages(data: bytes, name: str) -> tuple[list[str], str | None]:
    import pypdf

    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    pages: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        # many PDFs are encrypted with an empty password that only forbids changes
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(f"{name}: a password-protected PDF; save a copy without the password")
        title = _title(reader)
        length = 0
        for page in reader.pages:
            words = page.extract_text()
            length += len(words)
            if length > 1.2 * MAX_CHARACTERS:
                raise TooLarge(f"{name}: more than {MAX_CHARACTERS:,} characters; split it into parts")
            pages.append(words)
    except (Unreadable, TooLarge):
        raise
    except pypdf.errors.DependencyError:
        raise Unreadable(f"{name}: an encrypted PDF; save a copy without encryption") from None
    # damaged files break the parser in every way there is, and none of them is the caller's
    except Exception as error:
        raise Unreadable(
            f"{name}: a damaged PDF ({type(error).__name__}); open it in a viewer and save it anew"
        ) from error
    return pages, title


def _title(reader: object) -> str | None:
    try:
        metadata = getattr(reader, "metadata", None)
        title = fold(str(metadata.title)) if metadata and metadata.title else ""
    except Exception:
        return None
    return title if len(title) > 8 and " " in title and not _JUNK_TITLE.match(title) else None


def _repeated(pages: list[list[str]]) -> set[str]:
    """The shapes (digits as #) of the lines that stand at the edge of most pages."""
    if len(pages) < 2:
        return set()
    counts: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line]
        counts.update({_shape(line) for line in [*filled[:_EDGE], *filled[-_EDGE:]]})
    # odd and even pages often carry different headers
    least = 2 if len(pages) < 5 else max(3, round(0.35 * len(pages)))
    return {shape for shape, count in counts.items() if count >= least and len(shape) > 2}


def _without_edges(page: list[str], repeated: set[str]) -> list[str]:
    start, end = 0, len(page)
    for _ in range(_EDGE):
        while start < end and not page[start]:
            start += 1
        if start < end and _is_edge(page[start], repeated):
            start += 1
    for _ in range(_EDGE):
        while start < end and not page[end - 1]:
            end -= 1
        if start < end and _is_edge(page[end - 1], repeated):
            end -= 1
    return page[start:end]


def _is_edge(line: str, repeated: set[str]) -> bool:
    if published.is_date_line(line) and _shape(line) not in repeated:
        return False
    return bool(_PAGE_NUMBER.match(line)) or _shape(line) in repeated


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()
