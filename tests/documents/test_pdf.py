"""PDF and Word files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.documents import from_bytes
from communique.errors import CommuniqueError, EmptyDocument, Unreadable

BODY = [
    "The ministers of trade of Portugal and Morocco, meeting in Lisbon, spoke of bilat-",
    "eral trade and of a long-term plan for the ports of both countries, which have",
    "grown faster than any others on the coast in the past ten years.",
    "They will meet again in Rabat in the autumn of next year, and the text of what",
    "they sign there will be sent to the two parliaments before the winter begins.",
]


def test_lines_become_paragraphs(pdf: Callable[..., bytes]) -> None:
    document = from_bytes(pdf([BODY], info="/Title (Minutes of the Lisbon meeting)"), "a.pdf")
    assert document.title == "Minutes of the Lisbon meeting"
    assert (
        "spoke of bilateral trade and of a long-term plan for the ports of both countries, which have grown"
        in (document.text)
    )


def test_headers_and_page_numbers_go(pdf: Callable[..., bytes]) -> None:
    pages = [["Commission of Trade - Minutes 2015", *BODY, f"Page {n} of 4"] for n in range(1, 5)]
    pages[0][1:1] = ["Lisbon, 5 March 2015"]
    document = from_bytes(pdf(pages), "a.pdf")
    assert "Commission of Trade" not in document.text
    assert "Page" not in document.text
    assert document.published == "2015-03-05"


def test_a_sentence_goes_on_over_the_page(pdf: Callable[..., bytes]) -> None:
    document = from_bytes(pdf([[*BODY[:2], "1"], [*BODY[2:], "2"]]), "a.pdf")
    assert "which have grown faster than any others" in document.text


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda pdf: pdf([[]]), EmptyDocument, "pictures"),
        (lambda pdf: pdf([BODY])[:200], Unreadable, "damaged"),
        (lambda pdf: b"%PDF-1.7 and nothing more", Unreadable, "damaged"),
        (
            lambda pdf: pdf(
                [BODY],
                encrypt=f" /ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard "
                f"/V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
            ),
            Unreadable,
            "password",
        ),
    ],
)
def test_pdf_that_cannot_be_read(
    pdf: Callable[..., bytes],
    make: Callable[..., bytes],
    error: type[CommuniqueError],
    words: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(error, match=words):
        from_bytes(make(pdf), "a.pdf")
    assert capfd.readouterr() == ("", "")


def test_word_file(word: Callable[..., bytes]) -> None:
    document = from_bytes(
        word(["Oslo, 3 May 2016", "Norway signed.", "", "Iceland did not."], "Cod accord"), "a.docx"
    )
    assert document.text == "Oslo, 3 May 2016\n\nNorway signed.\n\nIceland did not."
    assert (document.title, document.published) == ("Cod accord", "2016-05-03")


def test_word_file_is_known_by_content(word: Callable[..., bytes]) -> None:
    assert from_bytes(word(["Norway signed."]), "renamed.txt").text == "Norway signed."


@pytest.mark.parametrize("cut", [100, 1_000, -30])
def test_damaged_word_file(word: Callable[..., bytes], cut: int) -> None:
    with pytest.raises(Unreadable, match="damaged Word file"):
        from_bytes(word(["Norway signed."])[:cut], "a.docx")
