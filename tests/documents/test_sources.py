"""Loading: paths, bytes, strings, standard input, and every kind of bad input."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import documents
from communique.documents import MAX_BYTES, MAX_CHARACTERS, sources
from communique.documents.characters import normalise
from communique.errors import (
    CommuniqueError,
    EmptyDocument,
    ForeignLanguage,
    NotFound,
    Refused,
    TooLarge,
    Unreadable,
    UsageError,
)
from communique.records import Document

TEXT = "Norway and Iceland signed a fishing agreement in Bergen on Tuesday."


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_the_id_is_of_the_text_alone() -> None:
    one, two = (
        documents.from_text(TEXT, title="One"),
        documents.from_text(f" {TEXT}\r\n", url="http://b.example"),
    )
    assert one.id == two.id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert one.title == "One"
    assert two.url == "http://b.example"


def test_arguments_go_before_what_the_text_says() -> None:
    text = f"OSLO, May 3, 2016 (Reuters) - {TEXT}"
    read = documents.from_text(text)
    assert (read.published, read.outlet) == ("2016-05-03", "Reuters")
    given_ = documents.from_text(text, published="2016-05-04", outlet="The Courier")
    assert (given_.published, given_.outlet) == ("2016-05-04", "The Courier")


def test_a_bracket_that_is_no_agency_is_no_outlet() -> None:
    assert documents.from_text(f"PARIS (Texas) - {TEXT}").outlet is None


ENCODED = [
    (TEXT.encode(), TEXT, "UTF-8"),
    (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "UTF-8 with a mark"),
    (TEXT.encode("utf-16"), TEXT, "UTF-16 with a mark"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "UTF-16, big end first"),
    (
        "“It’s fair,” said the Élysée – for €5.".encode("cp1252"),
        "“It’s fair,” said the Élysée – for €5.",
        "cp1252",
    ),
    ("â€œIt is fairâ€\x9d, said the Ã‰lysÃ©e.".encode(), "“It is fair”, said the Élysée.", "mojibake"),
]


@pytest.mark.parametrize(("data", "expected", "why"), ENCODED)
def test_encodings(data: bytes, expected: str, why: str) -> None:
    assert documents.from_bytes(data, "a.txt").text == expected, why


BAD = [
    (b"", EmptyDocument, "empty"),
    (b" \n\t\r\n ", EmptyDocument, "empty"),
    ("\u200b\u00a0\ufeff\u200b".encode(), EmptyDocument, "no words|no text|empty"),
    (b"... --- !!!", EmptyDocument, "no words"),
    (b"Norway signed\x00 it", Unreadable, "NUL"),
    (TEXT.encode("utf-16-le"), Unreadable, "NUL"),
    (b"Norway \xe2\x80 signed the caf\xc3\xa9 treaty \xff\xfe", Unreadable, "not UTF-8"),
    (b"\x81\x8d\x8f\x90" * 20, Unreadable, "not UTF-8"),
    (bytes(range(128, 256)) * 3, Unreadable, "not UTF-8"),
    (bytes(range(1, 9)) * 30 + b"text", Unreadable, "no text"),
    (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, Unreadable, "PNG picture"),
    (b"\xff\xd8\xff\xe0" + b"\x10" * 40, Unreadable, "JPEG picture"),
    (b"\x7fELF\x02\x01" + b"\x00" * 40, Unreadable, "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, Unreadable, "old Office file"),
    (b"{\\rtf1\\ansi Norway signed.}", Unreadable, "Rich Text"),
    (_zip(**{"a.txt": TEXT.encode()}), Unreadable, "zip archive"),
    (_zip(**{"mimetype": b"application/vnd.oasis.opendocument.text"}), Unreadable, "OpenDocument"),
    (b"PK\x03\x04 and no more", Unreadable, "damaged"),
    (b'{"text": "Norway signed."}', Unreadable, "JSON"),
    (b'<?xml version="1.0"?><feed><title>Norway</title></feed>', Unreadable, "XML"),
    (b"QUJD" * 3_000, Unreadable, "without a space"),
    ("Министр встретился в Москве с коллегой.".encode(), ForeignLanguage, "Russian"),
    ("Министр встретился в Москве с коллегой.".encode("cp1251"), Unreadable, "not UTF-8"),
    ("外交部长周一在北京会见了来访的部长。".encode(), ForeignLanguage, "Chinese"),
    (b"a word " * 80_000, TooLarge, "500,000"),
    (b"a" * 1_000_000, TooLarge, "500,000"),
    (b"word " * 4_000_000, TooLarge, "500,000"),
    (b"<html><body>" + b"<p>word</p>" * 1_000_000, TooLarge, "characters"),
    (b"a" * (MAX_BYTES + 1), TooLarge, "MB"),
]


@pytest.mark.parametrize(("data", "error", "words"), BAD, ids=range(len(BAD)))
def test_bad_bytes(data: bytes, error: type[CommuniqueError], words: str) -> None:
    before = time.perf_counter()
    with pytest.raises(error, match=words) as caught:
        documents.from_bytes(data, "the-file")
    line = str(caught.value)
    assert line.startswith("the-file: ")
    assert "\n" not in line
    assert len(line) < 200
    assert time.perf_counter() - before < 3


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyDocument),
        (" \n ", EmptyDocument),
        ("Norway \ud800 signed", Unreadable),
        ("Norway \x00 signed", Unreadable),
        ("a " * MAX_CHARACTERS, TooLarge),
        ("a" * 6_000_000, TooLarge),
    ],
)
def test_bad_text(text: str, error: type[CommuniqueError]) -> None:
    with pytest.raises(error):
        documents.from_text(text)


def test_a_bad_date_is_a_usage_error(tmp_path: Path) -> None:
    for call in (
        lambda: documents.from_text(TEXT, published="soon"),
        lambda: documents.from_bytes(TEXT.encode(), "a", published="soon"),
        lambda: documents.load(str(tmp_path / "none"), published="soon"),
        lambda: documents.from_url("http://host.example", published="soon"),
    ):
        with pytest.raises(UsageError, match="YYYY-MM-DD"):
            call()


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    assert documents.load(str(tmp_path / "talks.txt")).text == TEXT
    with pytest.raises(NotFound, match=r"did you mean talks\.txt\?"):
        documents.load(str(tmp_path / "taks.txt"))
    with pytest.raises(NotFound, match="no folder"):
        documents.load(str(tmp_path / "nowhere" / "talks.txt"))
    with pytest.raises(NotFound, match="no such file"):
        documents.load(str(tmp_path / "talks.txt" / "inside"))
    with pytest.raises(Unreadable, match="a folder"):
        documents.load(str(tmp_path))
    with pytest.raises(NotFound, match="https://"):
        documents.load("www.host.example/page")
    with pytest.raises(Refused):
        documents.load("mailto:a@host.example")
    for odd in ("a\x00b", "x" * 5_000, "", "two\nlines"):
        with pytest.raises(CommuniqueError) as caught:
            documents.load(odd)
        assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sources.Path, "open", refuse)  # root may read everything
    with pytest.raises(Unreadable, match="no permission"):
        documents.from_path(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_reading_a_file_stops() -> None:
    with pytest.raises(TooLarge):
        documents.from_path("/dev/zero")


def _read_or_refused(read: Callable[[], Document]) -> Document | None:
    """The document, or None where an error of ours says in one line why not."""
    line = ""
    try:
        return read()
    except CommuniqueError as error:
        line = str(error)
    assert line
    assert "\n" not in line
    return None


SLOW = {
    "one wrapped paragraph": "the ministers of both states met in the town of Oslo to talk about-\n" * 7_000,
    "comments": "<!-- -->" * 60_000,
    "front matter without an end": "---\n" + "a: b\n" * 90_000,
    "brackets": "# a\n" + "[" * 400_000,
    "nested blocks": "<html><body>" + "<div>" * 90_000 + "a word",
    "wrongly read marks": "â€" * 240_000,
    "accents": "a" + "\u0301" * 400_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_no_text_takes_long(name: str) -> None:
    before = time.perf_counter()
    _read_or_refused(lambda: documents.from_text(SLOW[name]))
    assert time.perf_counter() - before < 10


class _Endless(io.RawIOBase):
    """A stream without an end that remembers how much was taken."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "read without a limit"
        self.taken += size
        return b"a word. " * (size // 8 + 1)


def test_standard_input() -> None:
    assert documents.load("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    assert documents.load("-", stdin=io.StringIO(TEXT), published="2011-06-07").published == "2011-06-07"
    with pytest.raises(EmptyDocument, match="standard input"):
        documents.load("-", stdin=io.BytesIO())
    stream = _Endless()
    with pytest.raises(TooLarge):
        documents.load("-", stdin=stream)
    assert stream.taken <= MAX_BYTES + 1


def test_importing_is_light() -> None:
    code = (
        "import sys, communique.documents;"
        "heavy = {'trafilatura', 'lxml', 'pypdf', 'docx', 'markdown_it', 'spacy', 'ssl', 'http'};"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


MARKS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body>", b"\xff\xfe", b"---\ntitle: x\n---\n", b"# a\n"]
)


@settings(max_examples=150, deadline=None)
@given(MARKS, st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a"]))
def test_any_bytes(mark: bytes, data: bytes, name: str) -> None:
    document = _read_or_refused(lambda: documents.from_bytes(mark + data, name))
    assert document is None or document.text.strip()


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<html>",
        "<table><tr><td>",
        "<!--",
        "&#0;",
        "&#xd800;",
        "<b",
        ">",
        "# ",
        "```",
        "| a |",
        "\n",
        " ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12), st.just("The ministers met. ")), max_size=25))
def test_any_text(pieces: list[str]) -> None:
    document = _read_or_refused(lambda: documents.from_text("".join(pieces)))
    assert document is None or normalise(document.text) == document.text
