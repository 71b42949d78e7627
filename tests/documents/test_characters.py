"""The normalisation of characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.characters import fold, normalise

CASES = [
    ("a\r\nb\rc", "a\nb\nc", "line ends of every system"),
    ("a\u00a0b\u202fc\u3000d\te", "a b c d e", "every space is one"),
    ("mini\u00adster\u200b of\ufeff state\u2060", "minister of state", "what is not seen is not there"),
    (
        "of\ufb01cial con\ufb02ict e\ufb00ect a\ufb03liate",
        "official conflict effect affiliate",
        "ligatures of PDFs",
    ),
    ("e\u0301lyse\u0301e", "élysée", "composed letters"),
    ("a\n\n\n\n b  c \n d", "a\n\nb c\nd", "at most two line ends, no space beside them"),
    ("a\x07b\x1bc\x9fd", "abcd", "control characters"),
    ("one\x0ctwo\u2028three", "one\n\ntwo\nthree", "page and line separators"),
    ("“it’s” – so… ‘he’ « là »", "“it’s” – so… ‘he’ « là »", "typographic marks are kept"),
    (
        "â€œWe agreeâ€\x9d, he said â€” and Franceâ€™s",
        "“We agree”, he said — and France’s",
        "UTF-8 read as cp1252",
    ),
    ("Ã‰lysÃ©e and MÃ©xico", "Élysée and México", "letters read as cp1252"),
    ("Ã¢â‚¬Å“twiceÃ¢â‚¬Â", "“twiceâ€Â", "read wrongly twice; a cut-off end is left"),
    ("â\x80\x9chigh controlsâ\x80\x9d", "“high controls”", "UTF-8 read as Latin-1"),
    ("CÔTÉ “a” SÃO", "CÔTÉ “a” SÃO", "capitals that are no mojibake"),
    ("IRMÃ” said", "IRMÃ” said", "a quotation mark after a capital"),
    ("5 °C, £3, §4, naïve façade", "5 °C, £3, §4, naïve façade", "signs and letters"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_normalise(text: str, expected: str, why: str) -> None:
    assert normalise(text) == expected, why


ODD = st.text(
    st.sampled_from(
        "ab \n\r\t\x00\x0c\x85\xa0\xadâÃÂã€œž™¢\x80\x9c\x9d\u200b\ufeff\u0301é\ufb01\u2028\u0915\u093c.“”"
    ),
    max_size=40,
)


@given(st.one_of(st.text(max_size=200), ODD))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.one_of(st.text(max_size=200), ODD))
def test_nothing_unseen_is_left(text: str) -> None:
    out = normalise(text)
    assert "\n\n\n" not in out
    assert "  " not in out
    assert " \n" not in out
    assert out == out.strip(" \n")
    assert not [char for char in out if unicodedata.category(char) == "Cc" and char != "\n"]
    assert unicodedata.is_normalized("NFC", out)


def test_fold_gives_one_line() -> None:
    assert fold(" Talks\n in\u00a0Oslo ") == "Talks in Oslo"
