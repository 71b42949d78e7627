"""Quotation marks -> quotations, from the characters alone, so that a bad parse cannot break them.

Curly, straight, low, angle and old wire marks (``…''), double or single outermost. Single marks are told from
apostrophes by their neighbours. Marks are matched inside a paragraph; what is left open ends with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from communique.reading.tokens import Quotation
from communique.records import Span

Family = Literal["double", "single", "angle"]
Side = Literal["open", "close", "either", "none"]

NEAR = 60  # marks looked at beyond one, which bounds the time on a hostile text
DEEPEST = 3  # quotations of like marks inside each other

_MARK = re.compile(r"``|''|’’|[“”„‟\"«»‘’‚‛'`]")
_ELISION = re.compile(
    r"(?:\d0s\b|em\b|til\b|till\b|tis\b|twas\b|cause\b|bout\b|round\b|cuz\b|n\b|n['’]|neath\b|ere\b)",
    re.IGNORECASE,
)
_OPENERS = frozenset(" \t\n\r\f\v\u00a0\u2009\u202f([{<—–-―/“‘„‚«\"'`:;,=|>…")
_PUNCTUATION = frozenset(".,;:!?…—–")


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: Family
    side: Side


@dataclass(slots=True)
class _Open:
    """A quotation not closed yet; `start == inner` for one carried over from the paragraph before."""

    start: int
    inner: int
    family: Family


def find_quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """The quotations of each of `paragraphs`, in the order of the text, nested ones after those around them.

    A quotation never leaves its paragraph: one told over several paragraphs gives one `Quotation` for each,
    all but the last not `closed`. Spans are characters of `text`. Never raises.
    """
    if not _MARK.search(text):
        return []
    found: list[Quotation] = []
    carried: Family | None = None
    for number, paragraph in enumerate(paragraphs):
        marks = _marks(text, paragraph)
        if not marks:
            carried = None
            continue
        after = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        following = text[after : after + 2]
        quotations, carried = _match(text, paragraph, marks, carried, following)
        found.extend(quotations)
    return found


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The marks of a paragraph that may open or close a quotation."""
    marks = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign, start, end = match.group(), match.start(), match.end()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        if sign in "«»":
            marks.append(_Mark(start, end, "angle", "open" if sign == "«" else "close"))
        elif sign in ("“", "„", "‟", "``"):
            # „…“ closes with what opens elsewhere: a “ after a word and before none is a close
            side: Side = (
                "close" if sign == "“" and not _opens(before, after) and _closes(before, after) else "open"
            )
            marks.append(_Mark(start, end, "double", side))
        elif sign in ("”", '"', "''", "’’"):
            marks.append(_Mark(start, end, "double", _side(before, after, sign)))
        else:
            side = _single_side(text, sign, before, after, end)
            if side != "none":
                marks.append(_Mark(start, end, "single", side))
    return marks


def _opens(before: str, after: str) -> bool:
    return before in _OPENERS and not after.isspace()


def _closes(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _side(before: str, after: str, sign: str) -> Side:
    """What a double mark that is alike on both sides can be, by its neighbours."""
    opens, closes = _opens(before, after), _closes(before, after)
    if sign == "”":
        return "either" if opens and not closes else "close"
    if opens and closes:
        return "either"
    if opens:
        return "open"
    if closes:
        return "close"
    return "either"


def _single_side(text: str, sign: str, before: str, after: str, end: int) -> Side:
    """What a single mark can be; "none" for apostrophes and feet."""
    if before.isalnum() and after.isalnum():
        return "none"
    if before in _OPENERS and _ELISION.match(text, end):
        return "none"
    if sign in "‘‚‛`":
        return "open" if not after.isspace() and not before.isalnum() else "none"
    if _opens(before, after) and (after.isalnum() or after in '“"([$£€#…[') and sign == "'":
        return "open"
    if _closes(before, after):
        return "close"
    return "none"


def _match(
    text: str, paragraph: Span, marks: list[_Mark], carried: Family | None, following: str
) -> tuple[list[Quotation], Family | None]:
    """Pairs the marks of one paragraph; the family left open at its end, if any."""
    stack: list[_Open] = []
    pairs: list[tuple[_Open, int, int, bool]] = []
    if carried and next((mark.side for mark in marks if mark.family == carried), "") == "close":
        stack.append(_Open(paragraph.start, paragraph.start, carried))
    last_single = max(
        (i for i, mark in enumerate(marks) if mark.family == "single" and mark.side == "close"), default=-1
    )
    for index, mark in enumerate(marks):
        level = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
        side = mark.side
        if side == "either":
            side = "open" if level is None else "close"
        if side == "open" and level is not None and not _nests(marks, index, stack, mark.family):
            opened = stack[level]
            del stack[level:]
            if mark.family != "single":  # its close was forgotten: it ends where the next one begins
                end = mark.start
                while end > opened.inner and text[end - 1].isspace():
                    end -= 1
                pairs.append((opened, end, end, False))
            level = None
        if side == "open":
            if mark.family != "single" or index < last_single or _continues(paragraph, mark, following):
                stack.append(_Open(mark.start, mark.end, mark.family))
        elif level is not None and not _possessive(text, marks, index):
            opened = stack[level]
            del stack[level:]
            pairs.append((opened, mark.start, mark.end, True))
        # a close without an open is a foot, an inch, an apostrophe or a slip: nothing
    left = stack[0].family if stack else None
    for opened in stack:
        if opened.family != "single" or opened is stack[0]:
            pairs.append((opened, paragraph.end, paragraph.end, False))
    return _quotations(text, pairs), left


def _nests(marks: list[_Mark], index: int, stack: list[_Open], family: Family) -> bool:
    """Whether what follows closes both the quotation that is open and the one that opens at `index`."""
    depth = sum(opened.family == family for opened in stack)
    for mark in marks[index : index + NEAR]:
        if mark.family == family:
            if mark.side == "open":
                depth += 1
                if depth > DEEPEST:
                    return False
            else:
                depth -= 1
                if depth == 0:
                    return True
    return False


def _continues(paragraph: Span, mark: _Mark, following: str) -> bool:
    """Whether a single mark opens a whole paragraph whose quotation goes on in the next one."""
    return mark.start == paragraph.start and following[:1] in ("‘", "'") and following[1:].isalnum()


def _possessive(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether a single mark that could close is the apostrophe of a plural (“both sides’ aims”)."""
    mark = marks[index]
    if mark.family != "single" or text[mark.start - 1 : mark.start].lower() not in ("s", "z", "x"):
        return False
    rest = text[mark.end : mark.end + 2]
    if not (rest[:1] == " " and rest[1:].isalnum()):
        return False
    for later in marks[index + 1 : index + NEAR]:  # a better close must come before anything opens anew
        if later.family == "single":
            return later.side == "close"
    return False


def _quotations(text: str, pairs: list[tuple[_Open, int, int, bool]]) -> list[Quotation]:
    """The pairs as quotations in order, with their depth; empty ones are dropped."""
    pairs.sort(key=lambda pair: (pair[0].start, -pair[2]))
    found: list[Quotation] = []
    ends: list[int] = []
    for opened, inner_end, end, closed in pairs:
        while ends and ends[-1] <= opened.start:
            ends.pop()
        if not text[opened.inner : inner_end].strip() or (ends and end > ends[-1]):
            continue
        inner = Span(opened.inner, inner_end)
        found.append(Quotation(Span(opened.start, end), inner, len(ends), closed))
        ends.append(end)
    return found
