"""Subjects: what an instrument is about, in words."""

from __future__ import annotations

from communique.actors.phrases import left_edge
from communique.agreements.governing import Telling
from communique.agreements.lexicon import DURATIONS, instrument_of, instruments, words
from communique.reading.tokens import Reading, Token
from communique.records import Span

_ABOUT = frozenset(
    {"on", "for", "about", "over", "covering", "concerning", "regarding", "in", "against", "of"}
)
_OCCASION = frozenset({"after", "before", "during", "following", "amid", "when", "while"})


def subject_of(telling: Telling, reading: Reading) -> tuple[Token | None, Span | None]:
    """The head and the words of what it is about: “for the supply of …”, “to build …”, “trade deal”."""
    noun = telling.noun
    rest = tuple(
        token
        for token in noun.subtree()
        if token is not noun and token.dep == "conj" and instrument_of(token)
    )
    hosts = [noun]
    for child in noun.children:  # “memorandum of understanding on …”, “letter of intent to …”
        if child.dep == "prep" and child.lower == "of":
            hosts += [inner for inner in child.children if inner.lemma in {"understanding", "intent"}]
    if telling.site is not noun and instrument_of(telling.site) is None:
        hosts.append(telling.site)
    # “a contract worth $2 billion to supply …”
    hosts += [child for child in noun.children if child.i > noun.i and child.lower in {"worth", "valued"}]
    for host in hosts:
        for child in host.children:
            if child.i < host.i:
                continue
            head = _about(child, host)
            if head is not None and head.ent in {"PERSON", "ORG", "NORP"} and head.pos == "PROPN":
                head = next((c for c in head.children if c.dep in {"acl", "relcl"} and c.tag == "VB"), None)
            if head is not None and not _is_amount(head, reading):
                return head, phrase(head, (*_with_parties(head), *rest))
    verb = telling.verb
    if verb.pos == "VERB":
        for child in verb.children:
            if child.i < noun.i:
                continue
            if child.dep in {"xcomp", "advcl"} and child.tag == "VB" and verb.dep not in {"acl", "relcl"}:
                return child, phrase(child, ())
            if child.dep == "prep" and child.lower in {"for", "concerning", "regarding", "covering", "on"}:
                head = child.child("pobj")
                if head is not None and not _is_time(head, reading) and not _is_amount(head, reading):
                    return head, phrase(head, rest)
    supply = _supplied_under(telling)
    if supply is not None:
        return supply, phrase(supply, (telling.site.head, *rest))
    return _compound(noun, reading)


def _supplied_under(telling: Telling) -> Token | None:
    """“Under a deal signed last year, A will sell B …”: the clause of giving or taking that it governs."""
    preposition = telling.site.head
    if telling.site.dep != "pobj" or preposition.lower != "under" or preposition.head is telling.verb:
        return None
    clause = preposition.head
    return clause if clause.pos == "VERB" and clause.lemma in words("give") | words("take") else None


def others_in(noun: Token) -> frozenset[int]:
    """Indices of the tokens of another instrument that is coordinated inside what `noun` heads."""
    return frozenset(
        inner.i
        for token in noun.subtree()
        if token is not noun and token.dep == "conj" and instrument_of(token) is not None
        for inner in token.subtree()
    )


def _is_amount(head: Token, reading: Reading) -> bool:
    """“an agreement of 2.4 billion euros”: its size, not its subject."""
    return head.pos in {"NUM", "NOUN", "PROPN", "SYM"} and any(
        quantity.span.start <= head.start < quantity.span.end
        and (quantity.currency or quantity.unit in DURATIONS)
        for quantity in reading.quantities
    )


def _about(child: Token, host: Token) -> Token | None:
    if child.dep == "prep" and child.lower in _ABOUT:
        head = child.child("pobj") or child.child("pcomp")
        if (
            head is None
            or head.ent in {"DATE", "TIME", "GPE", "MONEY"}
            or head.lemma in {"understanding", "intent"}
        ):
            return None
        if child.lower == "in" and (head.pos == "PROPN" or head.lemma in words("setting")):
            return None
        if child.lower == "of" and host.lemma not in {"memorandum", "understanding", "treaty", "agreement"}:
            return None
        return None if child.lower == "of" and head.pos in {"NUM", "PROPN"} else head
    if child.dep in {"acl", "xcomp"} and child.tag == "VB":
        return child
    if child.dep in {"acl", "relcl"} and child.tag == "VBG" and child.lower in _ABOUT:
        return child.child("dobj")
    if child.dep == "relcl" and child.tag == "VB":  # “under which A will sell B …”, “that would open …”
        return child
    if child.dep == "acl" and child.tag == "VBG":
        return child
    return None


def _with_parties(head: Token) -> tuple[Token, ...]:
    """The “between …” and “with …” phrases inside a subject, which name the parties and not the thing."""
    return tuple(
        child
        for token in (head, *head.children)
        for child in token.children
        if child.dep == "prep"
        and child.lower in {"between", "with"}
        and child.i > head.i
        and head.pos == "NOUN"
    )


def phrase(head: Token, without: tuple[Token, ...]) -> Span:
    """The words under `head`, less those phrases, opening marks, and what tells the occasion."""
    without = (
        *without,
        *(child for child in head.children if child.i > head.i and child.lower in _OCCASION),
        *(token for token in head.subtree() if token.i > head.i and _tells_occasion(token)),
        *(token for token in head.subtree() if token.i > head.i and _begins_another(token)),
    )
    left_out = {token.i for item in without for token in item.subtree()}
    tokens = sorted((token for token in head.subtree() if token.i not in left_out), key=lambda token: token.i)
    first = next(number for number, token in enumerate(tokens) if token is head)
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    begin = first
    while begin > 0 and tokens[begin - 1].i == tokens[begin].i - 1:
        begin -= 1
    kept = tokens[begin : last + 1]
    while len(kept) > 1 and (kept[-1].pos in {"PUNCT", "CCONJ"} or kept[-1].text.isspace()):
        kept.pop()
    while len(kept) > 1 and (
        kept[0].pos in {"PUNCT", "SPACE"}
        or kept[0].dep == "mark"
        or kept[0].tag in {"WDT", "WP"}
        or (kept[0].pos == "ADP" and kept[1].tag in {"WDT", "WP"})
    ):
        kept.pop(0)
    return Span(kept[0].start, kept[-1].end)


def _begins_another(token: Token) -> bool:
    """“… and of a memorandum on …”: the preposition of the next instrument."""
    inner = token.child("pobj") if token.dep == "conj" and token.pos == "ADP" else None
    return inner is not None and instrument_of(inner) is not None


def _tells_occasion(token: Token) -> bool:
    """“on Sunday”, “where the leaders meet”: when and where it was signed."""
    object_ = token.child("pobj") if token.dep == "prep" else None
    if object_ is not None and token.lower == "on":
        return object_.ent == "DATE"
    if object_ is not None and token.lower in {"in", "at"} and object_.ent == "GPE":
        # “a treaty on fishing in Lima on Tuesday”: a place that a day follows
        end = max(below.i for below in object_.subtree())
        hosts = (object_, *token.ancestors())
        return any(
            token.i < child.i <= end + 1 and child.lower == "on" and _tells_occasion(child)
            for host in hosts
            for child in host.children
        )
    return token.dep == "relcl" and any(child.lower == "where" for child in token.children)


def _compound(noun: Token, reading: Reading) -> tuple[Token | None, Span | None]:
    """“free trade” in “a free trade agreement”: what stands before the noun, less general words and names."""
    kept: list[Token] = []
    for i in range(noun.i - 1, left_edge(noun) - 1, -1):
        token = reading.tokens[i]
        if token.pos not in {"NOUN", "PROPN", "ADJ", "CCONJ"} and token.text not in {"-", ","}:
            break
        if token.lower in words("plain") or token.ent in {"GPE", "NORP", "DATE", "PERSON", "MONEY"}:
            break
        if token.lemma in words("part") or token.head.i > noun.i:
            break
        kept.append(token)
    while kept and (kept[-1].pos in {"PUNCT", "CCONJ"} or kept[-1].text in {"-", ","}):
        kept.pop()
    while kept and (kept[0].pos in {"PUNCT", "CCONJ"} or _names_kind(kept[0])):
        kept.pop(0)
    if not kept or (kept[0].pos == "ADJ" and kept[0].head is noun and not _is_common(kept[0])):
        return None, None
    if len(kept) == 1 and kept[0].pos == "PROPN" and not _is_common(kept[0]):
        return None, None  # “the Brussels Agreement”: a name, no subject
    return kept[0], Span(kept[-1].start, kept[0].end)


def _is_common(token: Token) -> bool:
    """Whether a capitalised word before an instrument tells a matter (“Trade Agreement”), by the words that
    other instruments are made of."""
    return token.lower in words("matter")


def _names_kind(token: Token) -> bool:
    """Whether a word before the noun names the instrument's kind (“ceasefire agreement”)."""
    kind = instruments().get(token.lemma)
    return kind is not None and kind.refines


def _is_time(head: Token, reading: Reading) -> bool:
    return head.ent in {"DATE", "TIME"} or any(
        quantity.unit in DURATIONS and quantity.span.start <= head.start < quantity.span.end
        for quantity in reading.quantities
    )
