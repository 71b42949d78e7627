"""Bytes to characters: UTF-8, UTF-16 with a byte-order mark, cp1252 where that gives sense."""

from __future__ import annotations

import codecs
import re

from communique.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.I)
_VALID_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

# what high bytes of Western prose stand for: marks of the writer, signs, and letters inside words
_MARK_BYTES = frozenset(
    b"\x80\x82\x84\x85\x86\x87\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xa5\xa7\xa9\xab\xad\xae\xb0\xb7\xb9\xb2\xb3\xba\xbb\xbc\xbd\xbe"
)
_LETTER_BYTES = frozenset(
    [0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F, *range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100)]
)


def decode(data: bytes, name: str, *, charset: str | None = None, markup: bool = False) -> str:
    """The text of `data`; `name` is what errors call it.

    `charset` is what the server said and, for `markup`, what the page says of itself is looked up too;
    either counts only where the bytes fit it. Raises `Unreadable` for binary data and broken encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding, name), name)
    if b"\x00" in data:
        raise Unreadable(
            f"{name}: holds NUL bytes, so it is binary data or UTF-16 without a mark; save it as UTF-8 text"
        )
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        fault = error
    declared = [charset] if charset else []
    if markup:
        declared += [m[1].decode("ascii") for r in (_DECLARED, _XML_DECLARED) if (m := r.search(data[:4096]))]
    for encoding in declared:
        text = _declared(data, encoding)
        if text is not None:
            return _checked(text, name)
    if _is_western(data):
        return _checked(data.decode("cp1252"), name)
    if markup and _damage(data) <= 1e-3:
        return _checked(data.decode("utf-8", "replace"), name)
    raise Unreadable(
        f"{name}: not UTF-8 (byte {data[fault.start]:#04x} at position {fault.start}); save it as UTF-8 text"
    )


def check_characters(text: str, name: str) -> None:
    """Raise `Unreadable` for a string that no text holds: NUL, lone surrogates, many control characters."""
    if "\x00" in text:
        raise Unreadable(
            f"{name}: holds NUL characters, so it is binary data and no text; give the text itself"
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable(
            f"{name}: broken UTF-8 (character {error.start} stands for no letter); save it as UTF-8 text"
        ) from None
    # a stray control character is dirt, many of them are another kind of file
    bad = len(_CONTROL.findall(text)) + text.count("�")
    if bad > 3 and bad > len(text) / 100:
        raise Unreadable(f"{name}: {bad} of {len(text)} characters are no text; is it a binary file?")


def _checked(text: str, name: str) -> str:
    check_characters(text, name)
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = encoding.removesuffix("-sig").upper()
        raise Unreadable(f"{name}: broken {said} at byte {error.start}; save it as UTF-8 text") from None


def _declared(data: bytes, encoding: str) -> str | None:
    try:
        info = codecs.lookup(encoding)
        # browsers read Latin-1 as cp1252, and so do the people who declare it
        known = "cp1252" if info.name in ("iso8859-1", "ascii") else info.name
        if known in ("utf-8", "utf-16", "utf-32", "utf-7") or not getattr(info, "_is_text_encoding", True):
            return None
        return data.decode(known)
    except (LookupError, UnicodeError, ValueError):
        return None


def _damage(data: bytes) -> float:
    text = data.decode("utf-8", "replace")
    return (text.count("�") - data.count(b"\xef\xbf\xbd")) / max(len(text), 1)


def _is_western(data: bytes) -> bool:
    """True where the high bytes are few and stand where cp1252 prose has them."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    # one sound UTF-8 sequence among broken ones tells of damage and not of another encoding
    if _VALID_MULTIBYTE.search(data):
        return False
    padded = b" " + data + b" "
    high = [i for i in range(1, len(padded) - 1) if padded[i] >= 0x80] if len(data) < 2_000_000 else []
    letters = sum(padded[i] in _LETTER_BYTES for i in high)
    plain = sum(byte < 0x80 and chr(byte).isalpha() for byte in data)
    # a Western text has few high bytes, and far fewer accents than plain letters
    if not high or len(high) > 8 + len(data) / 8 or letters * 3 > plain:
        return False
    odd = 0
    for i in high:
        byte, before, after = padded[i], padded[i - 1], padded[i + 1]
        beside_letter = _is_letter(before) or _is_letter(after)
        if not (byte in _MARK_BYTES or (byte in _LETTER_BYTES and beside_letter)):
            odd += 1
    return odd <= len(high) / 50


def _is_letter(byte: int) -> bool:
    return chr(byte).isalpha() if byte < 0x80 else byte in _LETTER_BYTES
