"""From a path, an address, bytes, a string or standard input to a `Document`."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path
from typing import IO, Any

from communique.documents import formats, language, lines
from communique.documents import published as dates
from communique.documents.characters import fold, normalise
from communique.documents.content import MAX_BYTES, MAX_CHARACTERS, MAX_MARKUP, MAX_WORD, Content
from communique.documents.encoding import check_characters, decode
from communique.errors import EmptyDocument, NotFound, Refused, TooLarge, Unreadable
from communique.records import Document

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD},}}")
_TOO_LONG = f"up to {MAX_CHARACTERS:,} characters are read; split it into parts"


def from_text(
    text: str,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Document:
    """The document that `text` holds: plain text, Markdown, or a web page handed over as text.

    `published` is an ISO date and goes before any that the text shows; so do `title`, `outlet` and `url`.
    Raises `UsageError` for a date that is none and a `DocumentError` for what cannot be read.
    """
    day = dates.parse(published) if published is not None else None
    content = _content_of_text(text, "the text", url)
    return _document(content, "the text", day, title, outlet, url)


def from_bytes(data: bytes, name: str, published: str | None = None) -> Document:
    """The document in `data`, whose format its bytes tell, or else the ending of `name`.

    Raises `UsageError` for a date that is none and a `DocumentError` for what cannot be read.
    """
    day = dates.parse(published) if published is not None else None
    return _document(_content_of_bytes(data, name), name, day)


def from_path(path: str | os.PathLike[str], published: str | None = None) -> Document:
    """The document in a file. Raises as `from_bytes`, `NotFound` with close names, `TooLarge`."""
    day = dates.parse(published) if published is not None else None
    name = os.fspath(path)
    return _document(_content_of_bytes(_read_file(Path(name)), name), name, day)


def from_url(
    url: str, allow_private: bool = False, timeout: float = 20.0, published: str | None = None
) -> Document:
    """The document at an http or https address, fetched within `timeout` seconds in all.

    Raises as `from_bytes`, `NotFound`, and `Refused` for other schemes and, unless `allow_private`, for
    hosts and redirects in private networks.
    """
    from communique.documents.address import fetch

    day = dates.parse(published) if published is not None else None
    fetched = fetch(url, allow_private=allow_private, timeout=timeout)
    name = fetched.url if len(fetched.url) <= 100 else f"{fetched.url[:97]}…"
    content = _content_of_bytes(fetched.data, name, charset=fetched.charset, url=fetched.url)
    return _document(content, name, day, url=fetched.url)


def load(
    source: str, *, published: str | None = None, allow_private: bool = False, stdin: IO[Any] | None = None
) -> Document:
    """The document that `source` names: a path, an http or https address, or "-" for standard input.

    `stdin` stands in for standard input; it may give bytes or characters. Raises as the other functions.
    """
    if source == "-":
        day = dates.parse(published) if published is not None else None
        return _document(_content_of_stream(stdin), "standard input", day)
    if _SCHEME.match(source):
        return from_url(source, allow_private=allow_private, published=published)
    if re.match(r"(?:https?|ftp|file|data|javascript|mailto):", source, re.I):
        raise Refused(f"{dates.shown(source)}: no address that can be read; it looks like https://host/page")
    return from_path(source, published=published)


def _document(
    content: Content,
    name: str,
    day: str | None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Document:
    if not content.text.strip():
        raise EmptyDocument(f"{name}: there is no text in it; give a text of at least one sentence")
    if len(content.text) > 2 * MAX_CHARACTERS:
        raise TooLarge(f"{name}: {len(content.text):,} characters; {_TOO_LONG}")
    text = normalise(content.text)
    if not any(char.isalnum() for char in text):
        raise EmptyDocument(f"{name}: there are no words in it; give a text of at least one sentence")
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"{name}: {len(text):,} characters; {_TOO_LONG}")
    language.require_english(text, name)
    run = _LONG_WORD.search(text)
    if run:
        raise Unreadable(f"{name}: {len(run[0]):,} characters without a space, so it is data and no prose")
    line = dates.find(text) if not (day and outlet) else dates.Dateline(None, None)
    return Document(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        text=text,
        title=_line(title) or _line(content.title),
        published=day or content.published or line.date,
        outlet=_line(outlet) or _line(content.outlet) or _outlet_of(line.agency),
        url=url or content.url,
    )


def _line(value: str | None) -> str | None:
    return (fold(value) or None) if value else None


def _outlet_of(agency: str | None) -> str | None:
    """The outlet that a dateline's bracket names; brackets may hold a country as well."""
    if not agency:
        return None
    from communique import registers

    wanted = agency.casefold()
    for row in registers.table("agencies"):
        if row["name"].casefold() == wanted:
            return row["outlet"]
    return None


def _content_of_text(text: str, name: str, url: str | None = None) -> Content:
    # sizes first: nothing that looks at every character runs on a text that will be refused
    if len(text) > MAX_MARKUP:
        raise TooLarge(f"{name}: {len(text):,} characters; {_TOO_LONG}")
    if not text.strip():
        raise EmptyDocument(f"{name}: it is empty; give a text of at least one sentence")
    check_characters(text, name)
    kind = formats.recognise_text(text, name)
    if kind == "html":
        from communique.documents import page

        return page.read(text, name, url)
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"{name}: {len(text):,} characters; {_TOO_LONG}")
    if kind == "markdown":
        from communique.documents import markdown

        return markdown.read(text)
    return lines.read(text)


def _content_of_bytes(
    data: bytes, name: str, *, charset: str | None = None, url: str | None = None
) -> Content:
    if len(data) > MAX_BYTES:
        raise TooLarge(f"{name}: more than {MAX_BYTES // 1_000_000} MB; {_TOO_LONG}")
    if not data.strip():
        raise EmptyDocument(f"{name}: it is empty; give a text of at least one sentence")
    kind = formats.recognise_bytes(data, name)
    if kind == "pdf":
        from communique.documents import pdf

        return pdf.read(data, name)
    if kind == "docx":
        from communique.documents import word

        return word.read(data, name)
    markup = b"<" in data[:4_096]
    # the longest character takes four bytes
    if len(data) > 4 * (MAX_MARKUP if markup else MAX_CHARACTERS):
        raise TooLarge(f"{name}: {len(data):,} bytes of text; {_TOO_LONG}")
    return _content_of_text(decode(data, name, charset=charset, markup=markup), name, url)


def _content_of_stream(stream: IO[Any] | None) -> Content:
    name = "standard input"
    if stream is None:
        stream = getattr(sys.stdin, "buffer", sys.stdin)
    if stream is None:
        raise EmptyDocument(f"{name}: it is closed; give a file or an address")
    try:
        data = stream.read(MAX_BYTES + 1)
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{name}: cannot be read ({error}); give a file or an address") from None
    return _content_of_text(data, name) if isinstance(data, str) else _content_of_bytes(bytes(data), name)


def _read_file(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            raise Unreadable(f"{name}: a folder; give the files in it")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(_missing(path)) from None
    except PermissionError:
        raise Unreadable(f"{name}: no permission to read it; change its rights or copy it") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise NotFound(f"{dates.shown(name)}: no file that can be opened ({said}); check the name") from None
    return data


def _missing(path: Path) -> str:
    """One line for a file that is not there, with the names beside it that are close."""
    import difflib

    name = str(path)
    if re.match(r"www\.|[\w-]+(?:\.[\w-]+)+/", name):
        return f"{dates.shown(name)}: no such file; an address begins with https://"
    parent = path.parent
    try:
        beside = sorted(entry.name for entry in list(os.scandir(parent))[:5_000])
    except OSError:
        return f"{dates.shown(name)}: no such file, and no folder {parent} either; check the path"
    by_lower = {entry.lower(): entry for entry in beside}
    close = [by_lower[key] for key in difflib.get_close_matches(path.name.lower(), by_lower, n=3, cutoff=0.7)]
    close += [entry for entry in beside if Path(entry).stem == path.stem and entry not in close]
    if close:
        return f"{dates.shown(name)}: no such file; did you mean {' or '.join(close[:3])}?"
    return f"{dates.shown(name)}: no such file; check the name"
