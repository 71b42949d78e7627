"""Markdown: the prose without its markup, the first heading as title, front matter for title and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.documents import published
from communique.documents.characters import fold, unify_line_ends
from communique.documents.content import Content

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\ufeff?\s*---[ \t]*\n(?P<body>.*?)\n?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w -]*?)[ \t]*:[ \t]*(?P<value>.*)$")
_DATE_KEYS = ("date", "published", "publishdate", "pubdate", "datepublished", "issued", "created")
_OUTLET_KEYS = ("outlet", "source", "publisher", "site", "sitename", "agency")
_URL_KEYS = ("url", "link", "canonical", "canonicalurl", "permalink")
_MANY_BRACKETS = 5_000
_TAG = re.compile(r"<[^<>]*>")


def read(text: str) -> Content:
    """The paragraphs of a Markdown text: a blank line between blocks, list items on lines of their own.

    Code blocks, pictures and link targets are left out. Headings stay in the text; the first is the title
    where the front matter has none.
    """
    fields, body = split_front_matter(unify_line_ends(text))
    title, prose = _prose(body)
    day = next((fields[key] for key in _DATE_KEYS if key in fields), None)
    return Content(
        text=prose,
        title=fields.get("title") or title,
        published=published.find_in(day) if day else None,
        outlet=next((fields[key] for key in _OUTLET_KEYS if key in fields), None),
        url=next((fields[key] for key in _URL_KEYS if fields.get(key, "").startswith("http")), None),
    )


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The one-line fields of the front matter (keys in lower case, quotes off) and the text after it."""
    match = _FRONT.match(text)
    if not match:
        return {}, text
    fields: dict[str, str] = {}
    for line in match["body"].split("\n"):
        field = _FIELD.match(line)
        if field:
            value = fold(field["value"].strip().strip("\"'"))
            if value:
                fields.setdefault(re.sub(r"[\s_-]", "", field["key"].lower()), value)
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            # a ruler between paragraphs and no front matter
            return {}, text
    return (fields, text[match.end() :]) if fields else ({}, text)


def _prose(text: str) -> tuple[str | None, str]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
    # no prose has so many brackets, and the search for their links takes quadratic time
    if text.count("[") > _MANY_BRACKETS:
        parser.disable(["link", "image"])
    tokens = parser.parse(text)
    title: str | None = None
    out: list[str] = []
    cells: list[str] = []
    heading, items, in_row = False, 0, False
    for token in tokens:
        if token.type == "heading_open":
            heading = True
        elif token.type == "heading_close":
            heading = False
        elif token.type == "list_item_open":
            items += 1
        elif token.type == "list_item_close":
            items -= 1
        elif token.type == "tr_open":
            in_row, cells = True, []
        elif token.type == "tr_close":
            in_row = False
            out.append(" | ".join(cells))
        elif token.type == "html_block":
            words = _TAG.sub(" ", token.content).strip()
            if words:
                out.append(words)
        elif token.type == "inline":
            words = _inline(token.children or [])
            if heading and words and title is None:
                title = fold(words)
            if in_row:
                cells.append(words)
            elif words:
                out.append("\n" + words if items else words)
    return title, _joined(out)


def _joined(blocks: list[str]) -> str:
    """Blocks with a blank line between them; items of a list (marked by a newline) on single lines."""
    out = ""
    previous_item = False
    for block in blocks:
        item = block.startswith("\n")
        gap = "" if not out else "\n" if item and previous_item else "\n\n"
        out += gap + block.strip()
        previous_item = item
    return out


def _inline(tokens: list[Token]) -> str:
    words: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak" or token.content.lower().startswith("<br"):
            words.append("\n")
    return "".join(words).strip()
