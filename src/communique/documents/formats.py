"""Which format some bytes or characters are in: by content first, by the ending of the name second."""

from __future__ import annotations

import json
import re
from typing import Literal

from communique.errors import Unreadable

Format = Literal["text", "markdown", "html", "pdf", "docx"]

MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
HTML_ENDINGS = (".html", ".htm", ".xhtml")

# how files of other kinds begin, and what to do with them
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (or an encrypted one)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"%!PS", "a PostScript file"),
)
# beginnings that prose may share: these count only where the rest holds NUL bytes
_AMBIGUOUS = (b"BM", b"MZ", b"ID3", b"BZh", b"PAR1")
# possessive throughout: what stands before a page's first tag may be long and crafted
_HTML_HEAD = re.compile(
    r"\s*+(?:(?:<!--(?:(?!-->).)*+-->|<\?xml[^>]*+>)\s*+)*+"
    r"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta[\s/>])",
    re.I | re.S,
)
_XML_HEAD = re.compile(r"\s*<(?:\?xml|!DOCTYPE\s|rss[\s>]|feed[\s>]|svg[\s>])", re.I)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|table|tr|td|article|section|blockquote|span|body|main|header)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.I,
)
_ANY_TAG = re.compile(
    r"\s*<(?:p|div|br|h[1-6]|article|section|main|table|ul|ol|blockquote|title|span)(?:\s[^<>]*)?/?>", re.I
)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?>(?!---|\.\.\.)(?:[A-Za-z_][\w-]*[ \t]*:.*|[-#].*|[ \t].*|)\n)++"
    r"(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
_HEADING = re.compile(r"\s*#{1,3} +\S")
_MHTML = re.compile(
    r"(?:(?!content-type:)[\w-]++:.*\n(?:[ \t].*\n)*+){0,15}+content-type:\s*multipart/related", re.I
)


def recognise_bytes(data: bytes, name: str) -> Format | None:
    """The format of `data` where its bytes alone tell it; None where it has to be decoded first.

    Raises `Unreadable` naming the kind, for files that hold no text (pictures, archives, programs).
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"\x00" in data[:4096]):
        return "pdf"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _recognise_zip(data, name)
    if data[4:8] == b"ftyp":
        raise Unreadable(f"{name}: a film or picture; only text can be read")
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise Unreadable(f"{name}: a picture or recording; only text can be read")
    for mark, kind in _OTHERS:
        if data.startswith(mark) and (mark not in _AMBIGUOUS or b"\x00" in data[:4096]):
            raise Unreadable(f"{name}: {kind}; save its text as .txt, .docx or .pdf")
    return None


def recognise_text(text: str, name: str) -> Format:
    """The format of decoded text: a page handed over as text is HTML, whatever its name says.

    Raises `Unreadable` for data that is no prose (JSON, XML that is no web page, a web archive).
    """
    head = text[:20_000].lstrip("\ufeff")
    lower = name.lower()
    if _HTML_HEAD.match(head):
        return "html"
    if _XML_HEAD.match(head):
        if re.search(r"<html[\s>]", head, re.I):
            return "html"
        raise Unreadable(f"{name}: XML data and no web page; give the text itself")
    if _MHTML.match(head):
        raise Unreadable(f"{name}: a web archive; save the page as HTML only")
    if _is_json(text):
        raise Unreadable(f"{name}: JSON data; give the text itself")
    if lower.endswith(MARKDOWN_ENDINGS) or _FRONT_MATTER.match(head):
        return "markdown"
    if lower.endswith(HTML_ENDINGS):
        return "html"
    tags = len(_BLOCK_TAG.findall(head))
    if tags >= 2 and (_ANY_TAG.match(head) or tags >= max(4, len(head) / 1_000)):
        return "html"
    if _HEADING.match(head):
        return "markdown"
    return "text"


def _recognise_zip(data: bytes, name: str) -> Format:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        kind = "Word file" if name.lower().endswith(".docx") else "archive"
        raise Unreadable(f"{name}: a damaged {kind}; open it in its program and save it anew") from None
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)
    ):
        return "docx"
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        raise Unreadable(f"{name}: a spreadsheet or slides; save its text as .txt or .docx")
    if "mimetype" in names:
        raise Unreadable(f"{name}: an OpenDocument or EPUB file; save it as .docx or .pdf")
    raise Unreadable(f"{name}: a zip archive; unpack it and give the files in it")


def _is_json(text: str) -> bool:
    stripped = text.strip(" \t\r\n\ufeff")
    if not stripped or stripped[0] + stripped[-1] not in ("{}", "[]"):
        return False
    try:
        json.loads(stripped)
    except (ValueError, RecursionError):
        return False
    return True
