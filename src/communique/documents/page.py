"""Web pages: the article without what surrounds it, its title, date, site and address."""

from __future__ import annotations

import datetime
import logging
import re
from functools import cache
from typing import Any

from communique.documents import lines
from communique.documents.characters import fold
from communique.documents.content import MAX_MARKUP, Content
from communique.errors import TooLarge, Unreadable

HtmlElement = Any  # lxml has no types of its own

_WHOLE_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.I)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "article",
        "section",
        "main",
        "blockquote",
        "pre",
        "br",
        "hr",
        "header",
        "footer",
        "figure",
        "figcaption",
        "address",
        "center",
        "form",
    ]
)
_NO_PROSE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
    ]
)
_SURROUNDS = frozenset(["nav", "header", "footer", "aside", "form"])
_INSIDE_LAYOUT = ["p", "div", "h1", "h2", "h3", "h4", "table", "ul", "ol", "blockquote", "center", "pre"]
_TABLE_PARTS = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])
_LONG_CELL = 250
_SHORT_ARTICLE = 40
"""Under this many characters trafilatura takes the whole page instead; its own default, 250, loses briefs."""
_BULLET = re.compile(r"^[-*•]\s+")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(text: str, name: str, url: str | None = None) -> Content:
    """The article of a web page, each paragraph set apart by a blank line.

    The headline is `title` and not repeated in the text; tables of figures, captions, comments, menus and
    notices are left out. A fragment of HTML is taken whole. Raises `TooLarge` and `Unreadable`.
    """
    if len(text) > MAX_MARKUP:
        raise TooLarge(f"{name}: a page of {len(text):,} characters; up to {MAX_MARKUP:,} are read")
    text = _XML_DECLARATION.sub("", text).replace("\x00", "")
    try:
        tree = _tree(text)
        if tree is None:
            return Content("", url=url)
        _open_layout_tables(tree)
        _open_preformatted(tree)
        if not _WHOLE_PAGE.search(text):
            return Content(_block_text(tree, _NO_PROSE), url=url)
        return _article(tree, url)
    # a damaged page breaks the parser and the extractor in every way there is
    except Exception as error:
        raise Unreadable(f"{name}: a damaged page ({type(error).__name__}); save its text as .txt") from error


def _article(tree: HtmlElement, url: str | None) -> Content:
    from lxml.html import tostring  # type: ignore[import-untyped,unused-ignore]

    # the extractor changes the tree it is given
    markup = tostring(tree, encoding="unicode")
    found = _extract(markup, url)
    if found is None or not (found.text or "").strip():
        prose, title, published, outlet, address = (
            _block_text(tree, _NO_PROSE | _SURROUNDS),
            None,
            None,
            None,
            url,
        )
        if found is not None:
            title, published, outlet, address = found.title, found.date, found.sitename, found.url or url
    else:
        title, published, outlet, address = found.title, found.date, found.sitename, found.url or url
        paragraphs = [_BULLET.sub("", line.strip()) for line in found.text.split("\n")]
        prose = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    title = fold(title) if title else None
    prose, headed = _without_headline(prose, title)
    if title and not headed:
        # titles of a whole site (“Press releases”) say less than the heading over the text
        title = lines.title_of(prose) or title
    return Content(prose, title or None, published or None, fold(outlet) if outlet else None, url or address)


def _extract(markup: str, url: str | None) -> Any:
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        _silence(name)
    return trafilatura.bare_extraction(
        markup,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        config=_settings(),
        date_extraction_params={
            "original_date": True,
            # a guess from any date on the page is worse than none
            "extensive_search": False,
            "max_date": datetime.date.today().isoformat(),
        },
    )


@cache
def _settings() -> Any:
    from configparser import ConfigParser

    from trafilatura.settings import use_config

    settings = ConfigParser()
    settings.read_dict(use_config())
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORT_ARTICLE)
    return settings


def _silence(name: str) -> None:
    """Keep a library's log off stderr unless the caller set up logging."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _tree(text: str) -> HtmlElement | None:
    """The parsed page; None where there is nothing but comments and declarations."""
    from lxml.etree import ParserError  # type: ignore[import-untyped,unused-ignore]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped,unused-ignore]

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return None


def _open_layout_tables(tree: HtmlElement) -> None:
    """Tables that hold a page's columns, as before style sheets, become plain blocks; tables of data stay."""
    for table in reversed(list(tree.iter("table"))):
        holds_blocks = any(next(table.iterdescendants(tag), None) is not None for tag in _INSIDE_LAYOUT)
        if (
            holds_blocks
            or table.get("role") == "presentation"
            or any(len(cell.text_content()) > _LONG_CELL for cell in table.iter("td"))
        ):
            for part in list(table.iter(*_TABLE_PARTS)):
                if _table_of(part) is table:
                    part.tag = "div"
            table.tag = "div"


def _table_of(part: HtmlElement) -> HtmlElement | None:
    while part is not None and part.tag != "table":
        part = part.getparent()
    return part


def _open_preformatted(tree: HtmlElement) -> None:
    """Prose that a page wraps by hand in <pre> becomes paragraphs."""
    from lxml.etree import SubElement  # type: ignore[import-untyped,unused-ignore]

    for block in list(tree.iter("pre")):
        words = block.text_content()
        if len(words.split()) < 20:
            continue
        for child in list(block):
            block.remove(child)
        block.tag, block.text = "div", None
        for paragraph in lines.rejoin(words).split("\n"):
            if paragraph.strip():
                SubElement(block, "p").text = paragraph.strip()


def _block_text(tree: HtmlElement, without: frozenset[str]) -> str:
    """All text of the page by block elements, without those in `without`."""
    out: list[str] = [""]

    def visit(element: HtmlElement) -> None:
        stack: list[tuple[HtmlElement, bool]] = [(element, False)]
        while stack:
            node, done = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            if done:
                if tag in _BLOCKS:
                    out.append("")
                if node is not element:
                    out[-1] += node.tail or ""
                continue
            stack.append((node, True))
            if not tag or tag in without:
                continue
            if tag in _BLOCKS:
                out.append("")
            out[-1] += node.text or ""
            stack.extend((child, False) for child in reversed(node))

    visit(tree)
    return "\n\n".join(paragraph for block in out if (paragraph := " ".join(block.split())))


def _without_headline(prose: str, title: str | None) -> tuple[str, bool]:
    """`prose` without the headline where it stands first or second, and whether it stood there."""
    if not title:
        return prose, False
    paragraphs = prose.split("\n\n")
    key = _key(title)
    for i, paragraph in enumerate(paragraphs[:2]):
        if key and len(paragraphs) > 1 and _key(paragraph) == key:
            return "\n\n".join(paragraphs[:i] + paragraphs[i + 1 :]), True
    return prose, False


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
