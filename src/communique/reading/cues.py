"""Words of saying: the rows of the cue tables, and what syntax lets a word of the text be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique.reading.tokens import Token
from communique.registers import table

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
HEARING = frozenset({"tell", "inform", "assure", "reassure", "warn", "remind", "advise", "notify", "brief"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class Word:
    """A row of a cue table: what is said with the word, and what it can take.

    `kind` is speech, thought, document, denial, commissive, directive, question or evaluation. `patterns` are
    "that" (a finite clause), "wh", "to" (an infinitive), "obj-to" (somebody, then an infinitive) and "quote".
    `stance` is deny, promise, calls-on, opposes, supports or "".
    """

    kind: str
    patterns: frozenset[str]
    stance: str


PHRASE = Word("speech", frozenset({"that", "quote"}), "")
"""What “according to”, “in X's words” and a colon can take."""


@cache
def cue_verbs() -> Mapping[str, Word]:
    """Verbs of saying by lemma, those with a particle as two words (“point out”)."""
    return {row["lemma"]: _word(row) for row in table("cues") if not row.get("noun")}


@cache
def cue_nouns() -> Mapping[str, Word]:
    """Nouns of saying by lemma (“claim”, “warning”)."""
    return {row["lemma"]: _word(row) for row in table("cues") if row.get("noun")}


@cache
def cue_adjectives() -> Mapping[str, Word]:
    """Adjectives that take what somebody thinks or says (“confident that”)."""
    return {row["lemma"]: _word(row) for row in table("cue_adjectives")}


@cache
def source_nouns(kind: str) -> frozenset[str]:
    """Lemmas of `source_nouns.tsv`: "document" for what can speak on paper, "measure" for what says
    nothing.
    """
    return frozenset(row["lemma"] for row in table("source_nouns") if row["kind"] == kind)


@cache
def support_verbs() -> frozenset[str]:
    """Verbs whose subject says what their object names (“issue a warning”)."""
    return frozenset(row["lemma"] for row in table("support_verbs"))


def _word(row: Mapping[str, str]) -> Word:
    return Word(row["kind"], frozenset(row["pattern"].split("|")), row.get("stance", ""))


def verb_word(token: Token) -> Word | None:
    """The row of a verb: by its lemma with its particle where the table has that, else by its lemma alone."""
    verbs = cue_verbs()
    for child in token.children:
        if 0 < child.i - token.i < 4 and child.dep in (
            "prt",
            "advmod",
            "prep",
            "acomp",
            "ccomp",
            "dobj",
            "oprd",
        ):
            found = verbs.get(f"{token.lemma} {child.lower}")
            if found:
                return found
    return verbs.get(token.lemma)


def is_quoting(token: Token) -> bool:
    """Whether `token` is a verb that can introduce a quotation."""
    if token.pos not in ("VERB", "AUX"):
        return False
    word = verb_word(token)
    return word is not None and "quote" in word.patterns


def is_finite(clause: Token) -> bool:
    """Whether the clause headed by `clause` has a tensed verb."""
    if clause.tag in FINITE:
        return True
    return any(child.dep in ("aux", "auxpass") and child.tag in FINITE for child in clause.children)


def is_infinitive(clause: Token) -> bool:
    """Whether the clause is “to do …” without a subject of its own."""
    return _has_to(clause) and not any(child.dep in SUBJECTS for child in clause.children)


def _has_to(clause: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in clause.children)


def is_question(clause: Token) -> bool:
    """Whether the clause begins with a question word or “whether”."""
    opening = [token for token in clause.subtree() if token.i <= clause.i]
    return any(token.tag in ("WRB", "WP", "WDT") or token.lower in ("whether", "if") for token in opening)


def said_clause(token: Token, word: Word) -> Token | None:
    """The head of the clause right of a cue that tells what is said, if the cue can take such a clause."""
    noun = token.pos in ("NOUN", "PROPN")
    patterns = word.patterns
    for child in token.children:
        if child.i < token.i:
            continue
        if noun:
            if child.dep in ("ccomp", "acl", "relcl") and "that" in patterns and _that_clause(child):
                return child
            if child.dep == "acl" and "to" in patterns and is_infinitive(child):
                return child
        elif child.dep in ("dobj", "dative") and "that" in patterns:
            below = _told_clause(child) if token.lemma in HEARING else None
            if below is not None:
                return below
        elif child.dep == "prep":
            below = _clause_of_phrase(child, patterns)
            if below is not None:
                return below
        elif child.dep in ("ccomp", "xcomp"):
            if is_infinitive(child) or ("obj-to" in patterns and _has_to(child)):
                if "to" in patterns or "obj-to" in patterns:
                    return child
            elif (
                is_finite(child)
                and _is_whole(child)
                and ("that" in patterns or ("wh" in patterns and is_question(child)))
            ):
                return child
    return None


def _told_clause(hearer: Token) -> Token | None:
    """The clause of “told a meeting that …”, which the parser may hang on the meeting."""
    for below in hearer.children:
        marked = any(mark.dep == "mark" and mark.lower == "that" for mark in below.children)
        if marked and below.dep in ("relcl", "acl", "ccomp") and below.i > hearer.i:
            return below
    return None


def _clause_of_phrase(preposition: Token, patterns: frozenset[str]) -> Token | None:
    """The clause of “said in a statement that …”, “called on the two sides to …”, hung on the noun."""
    noun = preposition.child("pobj")
    if noun is None:
        return None
    for below in noun.children:
        if below.i > noun.i and below.dep in ("acl", "ccomp", "relcl", "xcomp"):
            if "that" in patterns and noun.lemma in cue_nouns() and _that_clause(below):
                return below
            if "obj-to" in patterns and preposition.lower in ("on", "upon", "to") and is_infinitive(below):
                return below
    return None


def _is_whole(clause: Token) -> bool:
    """A clause with a subject; without one it is what a relative clause left over (“all he says is
    false”).
    """
    return any(child.dep in SUBJECTS or child.dep in ("mark", "attr", "conj") for child in clause.children)


def _that_clause(clause: Token) -> bool:
    """“the claim that X did it”, not “the claim that X made”."""
    mark = next((child for child in clause.children if child.lower == "that" and child.i < clause.i), None)
    relative = clause.lemma in support_verbs() and not any(child.dep == "dobj" for child in clause.children)
    return mark is not None and mark.dep == "mark" and mark.tag == "IN" and not relative
