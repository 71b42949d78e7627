"""The cue tables: wide enough, and every row readable by the code."""

from __future__ import annotations

from communique.reading.cues import cue_adjectives, cue_nouns, cue_verbs, source_nouns, support_verbs

KINDS = {"speech", "thought", "document", "denial", "commissive", "directive", "question", "evaluation"}
PATTERNS = {"that", "quote", "wh", "to", "obj-to"}
STANCES = {"", "deny", "promise", "calls-on", "opposes", "supports"}


def test_rows() -> None:
    for words in (cue_verbs(), cue_nouns(), cue_adjectives()):
        for lemma, word in words.items():
            assert lemma == lemma.strip().lower()
            assert word.kind in KINDS, lemma
            assert word.patterns, lemma
            assert word.patterns <= PATTERNS, lemma
            assert word.stance in STANCES, lemma


def test_wide() -> None:
    assert len(cue_verbs()) > 250
    assert len(cue_nouns()) > 60
    assert {"say", "tell", "announce", "deny", "warn", "point out", "call on"} <= cue_verbs().keys()


def test_other_tables() -> None:
    assert "statement" in source_nouns("document")
    assert "plan" in source_nouns("measure")
    assert "note" in source_nouns("heading")
    assert "issue" in support_verbs()
