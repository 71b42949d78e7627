"""The one normalisation of a text: characters, spaces and line ends. Done when a document is loaded."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_NEWLINES = {0x0B: "\n", 0x0C: "\n\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
# soft hyphen, zero-width spaces and joiners, direction marks, variation selectors, object replacement
_INVISIBLE = [
    0x00AD,
    0x034F,
    0x061C,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x180B,
    0x180C,
    0x180D,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFD),
    *range(0xE0000, 0xE0080),
]
_SPACES = [0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_CONTROLS = [*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]

_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS + _INVISIBLE),
    **dict.fromkeys(_SPACES, " "),
    **_NEWLINES,
    **_LIGATURES,
}

# bytes 0x80 to 0xBF as cp1252 shows them; the five it leaves undefined stay C1 controls
_TRAIL = "".join(
    bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
    for byte in range(0x80, 0xC0)
)
_BYTE_OF = {**{char: 0x80 + i for i, char in enumerate(_TRAIL)}, **{chr(i): i for i in range(0x80, 0x100)}}
_C1 = "\x80-\x9f"
_TRAILS = f"[{re.escape(_TRAIL)}{_C1}]"
_MOJIBAKE = re.compile(f"[\xc2-\xdf]{_TRAILS}|[\xe0-\xef]{_TRAILS}{{2}}|[\xf0-\xf4]{_TRAILS}{{3}}")
# two-character runs also arise by chance where a capital stands before a quotation mark or a dash
_CHANCE = frozenset("‘’“”–—…«»€™\xa0 ")
_SPACED_NEWLINE = re.compile(r" *\n *")
_RUN = re.compile(r"  +")
_MANY_NEWLINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """`text` with every character that a reader sees and no other; doing it twice changes nothing.

    NFC; line ends are `\\n`, at most two in a row, with no space beside them; every space is U+0020 and
    stands alone; zero-width and control characters, soft hyphens and byte-order marks are gone; the
    ligatures of PDFs are letters; UTF-8 that was read as cp1252 (“â€œ”) is put right where that is safe.
    Typographic quotation marks and dashes are kept.
    """
    previous = None
    while text != previous:
        previous = text
        text = _pass(text)
    return text


def fold(text: str) -> str:
    """`text` normalised, on one line: for titles and names of outlets."""
    return " ".join(normalise(text).split())


def unify_line_ends(text: str) -> str:
    """Line ends of every system as `\\n`; nothing else changes."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def repair_mojibake(text: str) -> str:
    """UTF-8 that somebody read as cp1252 put right: “â€œ” is a quotation mark, “Ã©” an e acute.

    A run is put right only where its bytes are UTF-8; a run of two that chance could make (a capital
    before a quotation mark) only where the text has others beyond doubt.
    """
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    sure = any(_is_sure(match[0]) for match in _MOJIBAKE.finditer(text))

    def right(match: re.Match[str]) -> str:
        run = match[0]
        if not sure and not _is_sure(run):
            return run
        try:
            return bytes(_BYTE_OF[char] for char in run).decode("utf-8")
        except UnicodeDecodeError:
            return run

    return _MOJIBAKE.sub(right, text)


def _is_sure(run: str) -> bool:
    if len(run) > 2:
        return True
    return run[0] in "ÂÃÄÅ" and run[1] not in _CHANCE


def _pass(text: str) -> str:
    text = unify_line_ends(text)
    text = repair_mojibake(text)
    text = text.translate(_TABLE)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _RUN.sub(" ", text)
    text = _SPACED_NEWLINE.sub("\n", text)
    return _MANY_NEWLINES.sub("\n\n", text).strip(" \n")
