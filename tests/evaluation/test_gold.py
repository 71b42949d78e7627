"""How a gold file points at its text, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.gold import GoldError, days, load

TEXT = "Mali thanked Togo on Friday. “We owe Togo much,” Mali's envoy said. Togo agreed, he\nsaid later."

HEAD = 'published = "2001-03-02"\nsplit = "dev"\n'


def gold(tmp_path: Path, body: str):
    path = tmp_path / "case.toml"
    path.write_text(HEAD + body, encoding="utf-8")
    (tmp_path / "case.txt").write_text(TEXT + "\n", encoding="utf-8")
    return load(path)


def event(words: str) -> str:
    return f'[[events]]\ntype = "SUPPORT"\nactors = ["MLI"]\nrecipients = ["TGO"]\nevidence = [{words}]\n'


@pytest.mark.parametrize(
    ("words", "found", "why"),
    [
        ('"Mali thanked Togo"', "Mali thanked Togo", "words that stand once"),
        ('"Togo#2"', "Togo", "the second of three"),
        ('{ text = "Togo", nth = 3 }', "Togo", "the same as a table"),
        ('"he said later"', "he\nsaid later", "white space of any kind"),
        ('"We owe … much"', "We owe Togo much", "from the first words to the last"),
        ('"Togo … Togo#1"', "Togo on Friday. “We owe Togo", "the head is counted, the tail is the next"),
    ],
)
def test_words_are_found(tmp_path: Path, words: str, found: str, why: str) -> None:
    start, end = gold(tmp_path, event(words)).events[0].evidence[0]
    assert TEXT[start:end] == found, why


@pytest.mark.parametrize(
    ("body", "message", "why"),
    [
        (event('"Togo"'), "case.toml:7: “Togo” stands 3 times", "ambiguous, with its line"),
        (event('"Benin"'), "“Benin” stands 0 times", "missing"),
        (event('"Togo#4"'), "“Togo#4” stands 3 times", "counted past the last"),
        (event('"Tog"'), "“Tog” stands 0 times", "only whole words"),
        (event('"Friday … Mali thanked"'), "does not follow", "the tail stands before the head"),
        (event('"Mali thanked Togo"') + 'trigger = "owe"', "is not in the evidence", "trigger elsewhere"),
        (event('"Mali thanked Togo"') + "triger = 1", "“triger” is no field of events", "a field misspelt"),
        ("wen = 1", "“wen” is no field of a gold file", "a head misspelt"),
        ('[[positions]]\nholders = ["MLI"]\nstance = "supports"', "has no evidence", "nothing to point at"),
        ("[[events]", "case.toml: ", "not TOML at all"),
    ],
)
def test_faults_name_the_place(tmp_path: Path, body: str, message: str, why: str) -> None:
    with pytest.raises(GoldError) as caught:
        gold(tmp_path, body)
    assert message in str(caught.value), why


def test_parts_have_alternatives_and_names(tmp_path: Path) -> None:
    body = '[who]\n"Awa Keita" = "MLI"\n"Blue Front" = { code = "", also = ["BF"] }\n' + event(
        '"Mali thanked Togo"'
    )
    first = gold(tmp_path, body.replace('["MLI"]\nrec', '["Awa Keita|Blue Front|"]\nrec')).events[0].actors[0]
    assert [(who.code, who.names) for who in first.choices] == [
        ("MLI", ("Awa Keita",)),
        (None, ("Blue Front", "BF")),
    ]
    assert first.may_be_empty


def test_a_cue_is_the_nearest_outside_the_quote(tmp_path: Path) -> None:
    body = '[[statements]]\nkind = "direct"\nspeaker = "MLI"\nquote = "We owe Togo much"\ncue = "said"\n'
    cue = gold(tmp_path, body).statements[0].cue
    assert cue is not None
    assert cue.start == TEXT.index("said")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2012-02", ("2012-02-01", "2012-02-29")),
        ("2014-05-21", ("2014-05-21", "2014-05-21")),
        (["2014-05-21", "2014-05-23"], ("2014-05-21", "2014-05-23")),
        (None, None),
    ],
)
def test_days(value: object, expected: object) -> None:
    assert days(value) == expected  # type: ignore[arg-type]
