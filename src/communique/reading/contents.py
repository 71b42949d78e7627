"""What a cue introduces: the pieces of text that are said, by syntax inside clauses and by position
around quotations.

Positions beat the parse beside a quotation: “…,” said X; X said: “…”; “…,” X said, “…”. Pieces are
character spans, quotation marks included, without the comma that parts them from the cue.
"""

from __future__ import annotations

from communique.reading.cues import FINITE, HEARING, SUBJECTS, Word, is_quoting, said_clause, verb_word
from communique.reading.surroundings import DASHES as _DASHES
from communique.reading.surroundings import EDGES as _TRIM
from communique.reading.surroundings import Group, around_verb, finite_verb, trimmed
from communique.reading.tokens import Quotation, Reading, Token
from communique.reading.utterances import WORDY, Utterance, Utterances, cue_follows
from communique.records import Span

_REACH = 12  # tokens between a cue and the quotation that it opens
_NEAR = 4  # the same for a verb that praises, blames or names
_MARKS = frozenset({"“", "”", '"', "''", "``", "‘", "’", "'"})
_FAR_KINDS = frozenset({"evaluation", "document", "directive", "commissive"})


def verb_group(reading: Reading, utterances: Utterances, verb: Token, source: Token | None) -> Group:
    """The words from the subject to the verb, or from the verb to a subject behind it."""
    here = utterances.of(verb)
    quoted = utterances.quoted
    last = verb.i + 1
    verb = finite_verb(verb)
    first = verb.i
    for child in reversed([child for child in verb.children if child.i < verb.i]):
        if child.dep in ("aux", "auxpass", "neg", "advmod") and child.i == first - 1:
            first = child.i
    subject = source if source is not None and here.first <= source.i < here.last else None
    if subject is None:
        subject = next((child for child in verb.children if child.dep in SUBJECTS), None)
    if (
        subject is None
        or quoted[subject.i] != quoted[verb.i]
        or not (_near(subject, verb) or verb in subject.ancestors())
    ):
        return Group(first, last)
    inside = sorted(t.i for t in subject.subtree() if quoted[t.i] == quoted[verb.i] and t is not verb)
    if subject.i > verb.i:
        return Group(first, max(last, _run(inside, subject.i, here.last) + 1))
    left = min(inside[0], subject.i)
    for i in range(verb.i - 1, left - 1, -1):
        if quoted[i] != quoted[verb.i]:
            left = i + 1
            break
    return Group(_from_quotation(reading, quoted, min(first, left), here.first), last)


def _run(inside: list[int], start: int, end: int) -> int:
    """The last of the token numbers `inside` from `start` on, before `end`."""
    return max((i for i in inside if start <= i < end), default=start)


def _from_quotation(reading: Reading, quoted: tuple[int, ...], first: int, start: int) -> int:
    """`first`, or the token after a quotation that only a few plain words part from it: they name who
    speaks too.
    """
    if quoted[first] >= 0:
        return first
    for i in range(first - 1, max(first - _NEAR, start) - 1, -1):
        if quoted[i] >= 0:
            return i + 1
        if not reading.tokens[i].text[0].isalnum():
            break
    return first


def _near(subject: Token, verb: Token) -> bool:
    return abs(subject.i - verb.i) <= 6


def verb_pieces(
    reading: Reading, utterances: Utterances, verb: Token, word: Word, source: Token | None
) -> list[Span]:
    """The pieces said by a verb, in order; empty where it introduces nothing."""
    here = utterances.of(verb)
    group = verb_group(reading, utterances, verb, source)
    clause = said_clause(verb, word)
    if clause is not None and clause.i >= here.last:
        clause = None  # the parser ran on over a semicolon or a quotation
    if utterances.quoted[verb.i] >= 0:
        return _clause_pieces(reading, utterances, here, verb, clause) if clause is not None else []
    quotes = "quote" in word.patterns
    before = (
        _quotation_before(reading, here, utterances, group)
        if quotes and finite_verb(verb).tag != "VBG"
        else None
    )
    after = _quotation_after(reading, here, utterances, verb, group, word) if quotes else None
    opened = _gap_is_open(reading, utterances, group, after)
    begins = before is not None and before.span.start <= reading.tokens[here.first].end
    if before is not None and (clause is None or utterances.quoted[clause.i] >= 0 or opened or begins):
        pieces = [_left_piece(reading, here, utterances, group, word)]
        if after is not None and opened:
            pieces.append(after.span)
            pieces.extend(
                q.span
                for q in here.quotations
                if q.span.start >= after.span.end and _runs_on(reading, utterances, after, q)
            )
        return pieces
    if clause is not None:
        return _clause_pieces(reading, utterances, here, verb, clause)
    if after is not None:
        return [_quotation_with_rest(reading, here, utterances, verb, after)]
    if {"that", "quote"} <= word.patterns and word.kind not in (
        "thought",
        "evaluation",
        "directive",
        "commissive",
    ):
        return around_verb(reading, here, verb, group)
    return []


def _quotation_before(
    reading: Reading, here: Utterance, utterances: Utterances, group: Group
) -> Quotation | None:
    """The quotation that ends just before the cue, a comma or dash between them at most."""
    i = group.first - 1
    if (
        i >= here.first
        and utterances.quoted[i] < 0
        and (reading.tokens[i].text == "," or reading.tokens[i].text in _DASHES)
    ):
        i -= 1
    number = utterances.quoted[i] if i >= here.first else -1
    return reading.quotations[number] if number >= 0 else None


def _quotation_after(
    reading: Reading, here: Utterance, utterances: Utterances, verb: Token, group: Group, word: Word
) -> Quotation | None:
    """The next quotation right of the cue, if no other cue takes it and nothing but small words stands
    between.
    """
    reach = _NEAR if word.kind in _FAR_KINDS else _REACH
    for i in range(group.last, min(here.last, group.last + reach + 1)):
        token = reading.tokens[i]
        number = utterances.quoted[i]
        if number >= 0:
            quotation = reading.quotations[number]
            last = reading.tokens_in(quotation.span)[-1].i + 1
            brief = len(reading.text(quotation.inner).split()) < WORDY
            if brief and i > group.last + 1 and reading.tokens[i - 1].text not in (",", ":", "that"):
                return None
            taken = last < here.last and cue_follows(reading, utterances.quoted, last)
            return None if taken else quotation
        if token.text == ";" or (i > verb.i and is_quoting(token)):
            return None
        if (
            i > verb.i
            and token.pos == "VERB"
            and token.dep in ("advcl", "conj", "relcl", "ROOT")
            and token.tag != "VBG"
        ):
            return None
    return None


def _gap_is_open(reading: Reading, utterances: Utterances, group: Group, quotation: Quotation | None) -> bool:
    """Whether a second quotation goes on from the cue: “…,” he said, “…”; not “…,” he said of the “…”."""
    if quotation is None:
        return False
    first = reading.tokens_in(quotation.span)[0].i
    if first == group.last or reading.tokens[first - 1].text in (",", ":", "that", *_DASHES):
        return True
    gap = reading.tokens[group.last : first]
    comma = next((token.i for token in gap if token.text == ","), None)
    return comma is not None and not any(
        token.pos in ("VERB", "AUX") for token in reading.tokens[comma:first]
    )


def _runs_on(reading: Reading, utterances: Utterances, quotation: Quotation, later: Quotation) -> bool:
    """Whether only small words stand between two quotations of one sentence."""
    gap = reading.tokens_in(Span(quotation.span.end, later.span.start))
    return len(gap) <= _NEAR and not any(token.pos in ("VERB", "AUX") for token in gap)


def _left_piece(reading: Reading, here: Utterance, utterances: Utterances, group: Group, word: Word) -> Span:
    """What stands before a cue whose quotation ends there: from the start of the sentence or the last cue."""
    first = here.first
    quoted = utterances.quoted
    for i in range(group.first - 1, here.first - 1, -1):
        token = reading.tokens[i]
        if quoted[i] < 0 and (
            token.text in (";", ":") or (is_quoting(token) and _opens_quotation(reading, quoted, here, i))
        ):
            first = i + 1
            break
    return trimmed(reading, first, group.first)


def _opens_quotation(reading: Reading, quoted: tuple[int, ...], here: Utterance, i: int) -> bool:
    """Whether a quotation follows token `i` at once, or after a comma or “that”."""
    after = [
        j for j in range(i + 1, min(i + 4, here.last)) if reading.tokens[j].text not in (",", ":", "that")
    ]
    return bool(after) and quoted[after[0]] >= 0


def _quotation_with_rest(
    reading: Reading, here: Utterance, utterances: Utterances, verb: Token, quotation: Quotation
) -> Span:
    """A quotation right of its cue, with the words that finish its sentence (“…” for both sides)."""
    inside = reading.tokens_in(quotation.span)
    first, last = _begins(reading, utterances, verb, inside[0].i), inside[-1].i
    subject = next((token for token in reading.tokens_in(quotation.span) if token.dep in SUBJECTS), None)
    head = subject.head if subject is not None else None
    if head is not None and last < head.i < here.last and utterances.quoted[head.i] < 0 and head is not verb:
        last = max(token.i for token in head.subtree())
    return trimmed(reading, first, min(last + 1, here.last))


def _begins(reading: Reading, utterances: Utterances, verb: Token, quotation: int) -> int:
    """Where what is said begins: at the quotation, or at the words before it that it completes.

    Between “said” and a quotation, anything but an adverb, a time, a place or a hearer is said: “said the
    cuts “do nothing””.
    """
    if verb.lemma in HEARING or "that" not in getattr(verb_word(verb), "patterns", ()):
        return quotation
    skipped: set[int] = set()
    for child in verb.children:
        if child.i > verb.i and child.dep in (
            "prep",
            "npadvmod",
            "advmod",
            "dative",
            "agent",
            "punct",
            "prt",
            "nsubj",
        ):
            skipped.update(token.i for token in child.subtree())
    for i in range(verb.i + 1, quotation):
        token = reading.tokens[i]
        if (
            i not in skipped
            and token.pos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
            and token.ent != "DATE"
        ):
            return i
    return quotation


def _clause_pieces(
    reading: Reading, utterances: Utterances, here: Utterance, cue: Token, clause: Token
) -> list[Span]:
    """The clause under a cue, whole: its conjunction, quotations that it touches, and what hangs on
    behind it.
    """
    quoted = utterances.quoted
    inside = [token.i for token in clause.subtree() if cue.i < token.i < here.last]
    first, last = min(inside, default=clause.i), max(inside, default=clause.i)
    to = next((child for child in clause.children if child.dep == "aux" and child.lower == "to"), None)
    if to is not None and any(child.dep in SUBJECTS for child in clause.children):
        first = to.i  # “urged X to go”: X is the one spoken to
    if quoted[cue.i] < 0:
        for i in (first, last):
            if quoted[i] >= 0:
                span = reading.quotations[quoted[i]].span
                tokens = reading.tokens_in(span)
                first, last = min(first, tokens[0].i), max(last, tokens[-1].i)
    last = _hanging(reading, quoted, here, cue, clause, last)
    for token in reading.tokens[first + 1 : last]:
        if (
            token.tag == "VBG"
            and quoted[token.i] < 0
            and reading.tokens[token.i - 1].text == ","
            and is_quoting(token)
        ):
            last = token.i - 1  # “…, adding that” is the speaker's next saying
            break
    last = _back_to_the_reporter(reading, clause, last)
    if reading.tokens[first].text == ",":
        first += 1
    return [trimmed(reading, first, last + 1)]


def _back_to_the_reporter(reading: Reading, clause: Token, last: int) -> int:
    """Where a clause in the past ends, if a new one in the present is joined to it behind a comma.

    “said that it wished to, and the matter is open”: what was said moved into the past, the report did not.
    """
    if _tense(clause) != "past":
        return last
    for child in clause.children:
        if child.dep == "conj" and clause.i < child.i <= last and _tense(child) == "present":
            first = min(token.i for token in child.subtree())
            own = any(grand.dep in SUBJECTS for grand in child.children)
            if own and reading.tokens[first - 2].text == "," and reading.tokens[first - 1].dep == "cc":
                return first - 2
    return last


def _tense(clause: Token) -> str:
    """The tense of a clause by its first tensed word: "past", "present" or none ("")."""
    tensed = [child for child in clause.children if child.dep in ("aux", "auxpass") and child.tag in FINITE]
    word = tensed[0] if tensed else clause
    if word.tag == "MD":
        return "past" if word.lower in ("would", "could", "might", "should", "’d", "'d") else "present"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(word.tag, "")


def _hanging(
    reading: Reading, quoted: tuple[int, ...], here: Utterance, cue: Token, clause: Token, last: int
) -> int:
    """The last token of a clause, with what the parser cut off from it or hung on the cue instead."""
    tokens = reading.tokens
    i = last + 1
    while i < here.last:
        token = tokens[i]
        if quoted[i] != quoted[cue.i] and quoted[i] < 0:
            break
        if token.text in _TRIM or token.text in _MARKS:
            i += 1
            continue
        branch = _branch(token, cue)
        if branch is not None and branch.dep in ("cc", "punct"):
            i += 1
            continue
        if branch is None and token.sent == cue.sent:
            break  # it belongs to the clause around the cue
        if branch is not None and not _stays(reading, branch):
            break
        if branch is None and (
            cue_follows(reading, quoted, i) or (token.lower in ("according", "and", "but"))
        ):
            break
        inside = [i] if branch is None else [t.i for t in branch.subtree() if t.i < here.last]
        last = max(last, i, *inside)
        i = last + 1
    return last


def _branch(token: Token, cue: Token) -> Token | None:
    """The child of `cue` over `token`, None where the cue is not above it."""
    while token.head is not token:
        if token.head is cue:
            return token
        token = token.head
    return None


def _stays(reading: Reading, branch: Token) -> bool:
    """Whether a child of the cue right of the clause is part of what is said, not of who says it, when
    and where.
    """
    if branch.dep == "advcl":
        if branch.tag in ("VBG", "VBN"):
            return False
        first = min(token.i for token in branch.subtree())
        if reading.tokens[first - 1].text == "," and reading.tokens[first].lower in ("while", "as", "though"):
            return False
        return not any(is_quoting(token) for token in branch.subtree())
    return branch.dep in ("ccomp", "dep", "appos", "attr", "acomp", "oprd", "relcl", "nsubj")
