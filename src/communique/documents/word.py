"""Word files (.docx): paragraphs in order, the title from the core properties or the title style."""

from __future__ import annotations

import io
import zipfile

from communique.documents.characters import fold
from communique.documents.content import Content
from communique.errors import TooLarge, Unreadable

_MAX_UNPACKED = 200_000_000
_MAX_BODY = 50_000_000


def read(data: bytes, name: str) -> Content:
    """The paragraphs of a Word file, a blank line between two. Raises `Unreadable` and `TooLarge`."""
    import docx
    from docx.table import Table

    try:
        _check_size(data, name)
        document = docx.Document(io.BytesIO(data))
        blocks: list[str] = []
        title: str | None = None
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                blocks.extend(_table(block))
                continue
            words = block.text.strip()
            if words:
                style = block.style.name if block.style is not None else ""
                if title is None and (style or "").lower() in ("title", "heading 1"):
                    title = fold(words)
                blocks.append(words)
        stored = fold(document.core_properties.title or "")
    except TooLarge:
        raise
    # a damaged package breaks the parsers below in every way there is
    except Exception as error:
        raise Unreadable(
            f"{name}: a damaged Word file ({type(error).__name__}); open it in Word and save it anew"
        ) from error
    text = "\n\n".join(blocks)
    # the template's title stays in files whose writer never set one
    known = (
        stored if len(stored) > 3 and stored.lower() not in ("word document", "title", "untitled") else None
    )
    return Content(text, title=title or known)


def _check_size(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    if sum(sizes.values()) > _MAX_UNPACKED or sizes.get("word/document.xml", 0) > _MAX_BODY:
        raise TooLarge(f"{name}: a Word file too large to unpack; split it into parts")


def _table(table: object) -> list[str]:
    """A table's text: a cell that holds several lines is layout and gives paragraphs, other rows one line."""
    out: list[str] = []
    for row in getattr(table, "rows", ()):
        cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
        if any("\n" in cell or len(cell) > 250 for cell in cells):
            out.extend(line.strip() for cell in cells for line in cell.split("\n") if line.strip())
        elif any(cells):
            out.append(" | ".join(cell for cell in cells if cell))
    return out
