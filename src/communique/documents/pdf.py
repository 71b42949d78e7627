"""PDF: its text in paragraphs, without page numbers and running headers."""

from __future__ import annotations

import io
import itertools
import logging
import re
from collections import Counter
from typing import Any

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
_LONG_LINE = 90
"""A line as long as this is prose, however often it stands at a page's edge."""
_GUTTER = re.compile(r"\S {4,}\S")
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
    cleaned = [[line.rstrip() for line in page] for page in pages]
    repeated = _repeated(cleaned)
    out: list[str] = []
    for page in cleaned:
        kept = _without_edges(page, repeated)
        if not kept:
            continue
        cut = out and not _SENTENCE_END.search(out[-1]) and len(out[-1].strip()) > 30
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
            words = _page_text(page)
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


def _page_text(page: Any) -> str:
    """The text of a page with its indents and gaps; of a page in columns, column by column without them."""
    try:
        words = str(page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True))
    # the finer of pypdf's two ways is also the one that more files break
    except Exception:
        words = ""
    filled = [line for line in words.split("\n") if line.strip()]
    columned = sum(bool(_GUTTER.search(line)) for line in filled)
    if not filled or columned > 0.25 * len(filled):
        return str(page.extract_text())
    return _single_spaced(words)


def _single_spaced(words: str) -> str:
    """A page set with double spacing has a blank line after every line: those go."""
    rows = [line.rstrip() for line in words.split("\n")]
    filled = [i for i, row in enumerate(rows) if row.strip()]
    gaps = [b - a for a, b in itertools.pairwise(filled)]
    if len(gaps) < 6:
        return words
    cut = sum(gap > 1 and rows[i].rstrip()[-1:] not in '.!?:”"' for gap, i in zip(gaps, filled, strict=False))
    usual = sorted(gaps)[len(gaps) // 2]
    if usual < 2 or cut < 0.4 * len(gaps):
        return words
    out = [rows[filled[0]]]
    for gap, i in zip(gaps, filled[1:], strict=True):
        out += [""] * (gap > usual) + [rows[i]]
    return "\n".join(out)


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
        filled = [line.strip() for line in page if line.strip()]
        edge = _EDGE if len(pages) > 2 else 1
        counts.update({_shape(line) for line in [*filled[:edge], *filled[-edge:]] if len(line) < _LONG_LINE})
    # odd and even pages often carry different headers
    least = 2 if len(pages) < 5 else max(3, round(0.35 * len(pages)))
    return {shape for shape, count in counts.items() if count >= least and len(shape) > 2}


def _without_edges(page: list[str], repeated: set[str]) -> list[str]:
    start, end = 0, len(page)
    for _ in range(_EDGE):
        while start < end and not page[start].strip():
            start += 1
        if start < end and _is_edge(page[start], repeated):
            start += 1
    for _ in range(_EDGE):
        while start < end and not page[end - 1].strip():
            end -= 1
        if start < end and _is_edge(page[end - 1], repeated):
            end -= 1
    return page[start:end]


def _is_edge(line: str, repeated: set[str]) -> bool:
    if published.is_date_line(line) and _shape(line) not in repeated:
        return False
    return bool(_PAGE_NUMBER.match(line.strip())) or _shape(line) in repeated


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()
