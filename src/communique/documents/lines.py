"""Plain text: hard-wrapped lines back into paragraphs, and the title line at the top."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from communique.documents import published
from communique.documents.characters import unify_line_ends
from communique.documents.content import Content

_WIDEST_WRAP = 120
"""Lines longer than this were not wrapped by hand or program; each is a paragraph."""
_CLOSERS = "\"'”’»)]"
_TERMINAL = re.compile(rf"[.!?:;…][{re.escape(_CLOSERS)}]*$")
_ITEM = re.compile(r"\s*(?:[-*•‣▪·–—o]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s|[#>|])")
_OPENS = "\"'“‘«(["
_BYLINE = re.compile(r"(?:by|from)\s+\S+(?:\s+\S+){0,5}$", re.I)
_RELEASE = re.compile(
    r"(?:for (?:immediate )?(?:release|publication)|press (?:release|statement)|embargoed)\b.{0,40}$", re.I
)
_HYPHENED = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIVIDED = re.compile(r"[^\W\d_]+-[ \t]*\n\s*[^\W\d_]+")
_MAX_TITLE = 200
_TAIL = 200


def read(text: str) -> Content:
    """The paragraphs of a plain text and its title line, where the top shows one."""
    text = rejoin(text)
    return Content(text, title=title_of(text))


def rejoin(text: str, *, soft_hyphens: bool = False) -> str:
    """`text` with the lines of a hard-wrapped paragraph on one line; other line ends stay.

    `soft_hyphens`: a hyphen at a line's end divides a word (print, PDF) rather than joining two (mail),
    unless the rest of the text says otherwise.
    """
    lines = [line.rstrip() for line in unify_line_ends(text).replace("\f", "\n\n").split("\n")]
    if len(lines) < 2:
        return text
    width = wrap_width(lines)
    words = _Words(text, soft_hyphens)
    out: list[list[str]] = []
    last: str | None = None
    for i, line in enumerate(lines):
        if not line.strip():
            last = None
            out.append([])
        elif last is not None and _continues(last, line, width, top=i == 1):
            drop, glue = words.glue(last, line.strip())
            if drop:
                out[-1][-1] = out[-1][-1][:-drop]
            out[-1] += [glue, line.strip()]
            # unwrapped lines are judged by the paragraph so far, of which the end is enough
            last = line if width else f"{last}{glue}{line.strip()}"[-_TAIL:]
        else:
            out.append([line])
            last = line if width else line[-_TAIL:]
    return "\n".join("".join(parts) for parts in out)


def wrap_width(lines: Sequence[str]) -> int:
    """The width in characters to which `lines` were wrapped; 0 where they were not."""
    followed = [a.strip() for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    if len(followed) < 2:
        return 0
    lengths = sorted(len(line) for line in followed)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    if not 30 <= width <= _WIDEST_WRAP:
        return 0
    full = sum(0.75 * width <= length for length in lengths)
    running = sum(not _TERMINAL.search(line) for line in followed)
    return width if full >= 0.6 * len(lengths) and running >= 0.5 * len(lengths) else 0


def title_of(text: str) -> str | None:
    """The title line at the top: short, without a final period, followed by a blank line and more text.

    The lines of a press release before the title (dates, by-lines, “for immediate release”) are passed over.
    """
    blocks = [block for block in re.split(r"\n\s*\n", text.strip(), maxsplit=5) if block.strip()]
    for block in blocks[:-1][:4]:
        line = " ".join(block.split())
        if published.is_date_line(line) or _BYLINE.match(line) or _RELEASE.match(line):
            continue
        if "\n" in block.strip() or len(line) > _MAX_TITLE or _TERMINAL.search(line) or line.endswith(","):
            return None
        if _ITEM.match(line) or published.opens_with_dateline(line) or not _FIRST_WORD.search(line):
            return None
        return line
    return None


def _continues(above: str, below: str, width: int, *, top: bool) -> bool:
    """True where the end of `above` is no end of a paragraph."""
    if _ITEM.match(below):
        return False
    start = below.strip().lstrip(_OPENS)
    if start[:1].islower() and _HYPHENED.search(above):
        return True
    runs_on = start[:1].islower() and not _TERMINAL.search(above)
    length = len(above.strip())
    if not width:
        return runs_on and length >= 30
    if len(below) - len(below.lstrip()) > len(above) - len(above.lstrip()):
        return runs_on
    if top and published.opens_with_dateline(below.strip()):
        return False
    if not _TERMINAL.search(above):
        return runs_on or length >= 0.6 * width
    # after a full stop the line goes on only where the next word had no room on it
    room = length + 1 + len(below.split(maxsplit=1)[0])
    return room > 0.9 * width


class _Words:
    """The words of a text, for deciding about a hyphen at a line's end."""

    def __init__(self, text: str, soft: bool):
        self.text = text
        self.soft = soft
        self.known: set[str] | None = None

    def glue(self, above: str, below: str) -> tuple[int, str]:
        """How many characters to drop from the end of `above`, and what to put before `below`."""
        left, right = _HYPHENED.search(above[-_TAIL:]), _FIRST_WORD.match(below)
        if left and right and right[0][0].islower():
            return (0 if self._keeps_hyphen(left[1], right[0]) else 1), ""
        # “2021-” goes on without a space, and so does a name with a hyphen; a dash stands between words
        return 0, "" if left or (above.endswith("-") and above[-2:-1].isdigit()) else " "

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        if self.known is None:
            whole_words = _DIVIDED.sub(" ", self.text)
            self.known = {word.lower() for word in _WORD.findall(whole_words)}
        whole = f"{left}{right}".lower()
        if f"{left}-{right}".lower() in self.known:
            return True
        if whole in self.known:
            return False
        if not self.soft:
            return True
        return left.lower() in self.known and right.lower() in self.known and len(left) > 2
