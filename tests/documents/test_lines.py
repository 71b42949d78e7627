"""Plain text: hard-wrapped lines, paragraphs, title lines."""

from __future__ import annotations

import textwrap

import pytest

from communique.documents import from_text, lines

ONE = (
    "The foreign ministers of Peru and Ecuador met in Quito on Thursday to settle the course of the border "
    "along the river, which both states have claimed since the war. They signed a protocol that leaves the "
    "details to a commission of surveyors."
)
TWO = (
    "“We have closed a long chapter,” the Peruvian minister told reporters. His host said that the "
    "commission will begin its work in March and report to both capitals before the end of the year."
)


@pytest.mark.parametrize("width", [50, 66, 72, 80, 100])
@pytest.mark.parametrize("indent", ["", "   "])
def test_wrapped_paragraphs_are_rejoined(width: int, indent: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(text, width, initial_indent=indent) for text in (ONE, TWO))
    assert from_text(wrapped).text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("width", [60, 72])
def test_an_indent_starts_a_paragraph(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(text, width, initial_indent="    ") for text in (ONE, TWO))
    assert from_text(wrapped).text == f"{ONE}\n{TWO}"


KEPT = [
    (f"{ONE}\n{TWO}", "long lines are paragraphs"),
    ("Talks began in Oslo.\nThey ended on Friday.\nNothing was signed.", "a sentence a line"),
    ("The agenda:\n- fishing rights\n- the border at Halden\n- visas", "a list"),
    (
        "1. Peru withdraws its troops.\n2. Ecuador opens the road.\n3. Both report to Rio.",
        "articles of a treaty",
    ),
    ("Lima, 4 May\nThe Ministry\nOf Foreign Affairs", "short lines with capitals"),
]


@pytest.mark.parametrize(("text", "why"), KEPT)
def test_line_ends_that_stay(text: str, why: str) -> None:
    assert from_text(text).text == text, why


def test_a_hyphen_at_a_line_end_keeps_compounds_and_heals_divisions() -> None:
    mail = (
        "The ministers spoke of a long-\nterm plan for the region and its rivers, and of the\nborder posts."
    )
    assert "long-term plan" in lines.rejoin(mail)
    printed = "The ministers spoke of bilat-\neral trade and signed a treaty on the waters of the lake."
    assert "bilateral trade" in lines.rejoin(printed, soft_hyphens=True)
    seen = "A long-term plan.\nThe ministers spoke of a long-\nterm plan for the region and its rivers."
    assert "of a long-term plan" in lines.rejoin(seen, soft_hyphens=True)


TITLES = [
    (f"Peru and Ecuador settle border\n\n{ONE}", "Peru and Ecuador settle border", "a title line"),
    (
        f"FOR IMMEDIATE RELEASE\n\nMarch 3, 2021\n\nPeru opens road\n\n{ONE}",
        "Peru opens road",
        "under a release",
    ),
    (f"By Ana Ruiz\n\n{ONE}", None, "a by-line"),
    (f"The ministers met.\n\n{ONE}", None, "a sentence"),
    (f"Peru and Ecuador settle border\n{ONE}", None, "no blank line"),
    (f"QUITO, May 4 (EFE) -- Talks began\n\n{ONE}", None, "a dateline"),
    ("Peru and Ecuador settle border", None, "nothing below it"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TITLES)
def test_title(text: str, expected: str | None, why: str) -> None:
    document = from_text(text)
    assert document.title == expected, why
    if expected:
        assert expected in document.text


@pytest.mark.parametrize("text", [case[0] for case in KEPT] + [case[0] for case in TITLES] + [ONE, TWO])
def test_reading_a_text_again_changes_nothing(text: str) -> None:
    once = from_text(text)
    assert from_text(once.text).text == once.text
