"""Terms: what an instrument is about, who gives what to whom, how much, for how long and since when."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.actors.book import MentionBook
from communique.actors.phrases import left_edge
from communique.agreements.governing import Telling
from communique.agreements.lexicon import DURATIONS, instrument_of, instruments, words
from communique.agreements.parties import sides
from communique.events.arguments import conjuncts, named, preposition_heads, subject_heads
from communique.events.candidates import Candidate
from communique.events.dating import date_of
from communique.reading.tokens import Reading, Token
from communique.records import Date, Quantity, Role, Span, Term

_ABOUT = frozenset(
    {"on", "for", "about", "over", "covering", "concerning", "regarding", "in", "against", "of"}
)
_LENGTH = re.compile(r"(?:long|short|medium)(?:er)?[- ]term|indefinite|open-ended|permanent", re.IGNORECASE)
_OCCASION = frozenset({"after", "before", "during", "following", "amid", "when", "while"})
_ENDS = frozenset({"until", "till", "through"})
_LASTS = frozenset({"for", "over", "lasting", "of", "within"})


# --- what it is about ---------------------------------------------------------------------------------------


def subject_of(telling: Telling, reading: Reading) -> tuple[Token | None, Span | None]:
    """The head and the words of what it is about: “for the supply of …”, “to build …”, “trade deal”."""
    noun = telling.noun
    hosts = [noun]
    for child in noun.children:  # “memorandum of understanding on …”, “letter of intent to …”
        if child.dep == "prep" and child.lower == "of":
            hosts += [inner for inner in child.children if inner.lemma in {"understanding", "intent"}]
    if telling.site is not noun:
        hosts.append(telling.site)
    for host in hosts:
        for child in host.children:
            if child.i < host.i:
                continue
            head = _about(child, host)
            if head is not None:
                return head, phrase(head, _with_parties(head))
    verb = telling.verb
    if verb.pos == "VERB":
        for child in verb.children:
            if child.i < noun.i:
                continue
            if child.dep in {"xcomp", "advcl"} and child.tag == "VB" and verb.dep not in {"acl", "relcl"}:
                return child, phrase(child, ())
            if child.dep == "prep" and child.lower in {"for", "concerning", "regarding", "covering", "on"}:
                head = child.child("pobj")
                if head is not None and not _is_time(head, reading):
                    return head, phrase(head, ())
    return _compound(noun, reading)


def _about(child: Token, host: Token) -> Token | None:
    if child.dep == "prep" and child.lower in _ABOUT:
        head = child.child("pobj") or child.child("pcomp")
        if (
            head is None
            or head.ent in {"DATE", "TIME", "GPE", "MONEY"}
            or head.lemma in {"understanding", "intent"}
        ):
            return None
        if child.lower == "in" and head.pos == "PROPN":
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
    """The words under `head`, less those phrases, opening marks and what follows a break or tells the occasion."""
    without = (*without, *(child for child in head.children if child.i > head.i and child.lower in _OCCASION))
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
    while len(kept) > 1 and (kept[-1].pos == "PUNCT" or kept[-1].text.isspace()):
        kept.pop()
    while len(kept) > 1 and (
        kept[0].pos in {"PUNCT", "SPACE"}
        or kept[0].dep == "mark"
        or kept[0].tag in {"WDT", "WP"}
        or (kept[0].pos == "ADP" and kept[1].tag in {"WDT", "WP"})
    ):
        kept.pop(0)
    return Span(kept[0].start, kept[-1].end)


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
    if not kept or all(
        token.pos == "ADJ" and token.head is noun and token.dep != "compound" for token in kept[:1]
    ):
        return None, None
    return kept[0], Span(kept[-1].start, kept[0].end)


def _names_kind(token: Token) -> bool:
    """Whether a word before the noun names the instrument's kind (“ceasefire agreement”)."""
    kind = instruments().get(token.lemma)
    return kind is not None and kind.refines


def _is_time(head: Token, reading: Reading) -> bool:
    return head.ent in {"DATE", "TIME"} or any(
        quantity.unit in DURATIONS and quantity.span.start <= head.start < quantity.span.end
        for quantity in reading.quantities
    )


# --- from whom to whom --------------------------------------------------------------------------------------


def direction_of(
    telling: Telling, head: Token | None, parties: tuple[Role, ...], book: MentionBook
) -> tuple[Role | None, Role | None]:
    """Giver and receiver of what is supplied, sold, lent: by the subject's verb or noun and its names."""
    giver = receiver = None
    moving = False
    if telling.instrument.name == "loan agreement":
        giver, receiver = _of_loan(telling, parties, book)
        moving = True
    elif head is not None:
        kind = "give" if head.lemma in words("give") else "take" if head.lemma in words("take") else ""
        giver, receiver = _named_sides(head, book)
        moving = bool(kind)
        if kind == "take":
            giver = _first(preposition_heads(head, "from"), book) or giver
            receiver = _first(preposition_heads(head, "by", False), book) if receiver is None else receiver
        if moving and head.pos == "VERB":
            giver, receiver = _by_verb(head, kind, giver, receiver, book)
    if telling.row.parties == "award" and telling.verb.lemma != "award" and not moving:
        source = preposition_heads(telling.verb, "from")
        if source and telling.status in {"signed", "planned"} and head is not None:
            giver, receiver, moving = _first(_doers_of(telling), book), _first(source, book), True
    if not moving and (giver is None or receiver is None):
        return None, None
    if giver is not None and receiver is not None and giver.actor == receiver.actor:
        giver = None
    if len(parties) == 2:
        giver = giver or _other(parties, receiver)
        receiver = receiver or _other(parties, giver)
    return giver, receiver


def _named_sides(head: Token, book: MentionBook) -> tuple[Role | None, Role | None]:
    """“Russian gas to Beijing”: the adjective or “from” gives, “to” and “for” receive."""
    giver = receiver = None
    for token in sorted(head.subtree(), key=lambda token: token.i):
        found = book.headed_by(token)
        if found is None or found.document or not sides(book, [found]):
            continue
        role = book.roles(found)[0]
        if token.dep == "pobj" and token.head.lower in {"to", "for"}:
            receiver = receiver or role
        elif token.dep in {"amod", "poss", "compound", "nmod"} or (
            token.dep == "pobj" and token.head.lower in {"from", "by"}
        ):
            giver = giver or role
    return giver, receiver


def _by_verb(
    verb: Token, kind: str, giver: Role | None, receiver: Role | None, book: MentionBook
) -> tuple[Role | None, Role | None]:
    """“Doha will sell Ankara gas”: subject and object of the verb of giving or taking."""
    doers = [child for child in verb.children if child.dep == "nsubj" and child.tag not in {"WDT", "WP"}]
    doer = _first([head for child in doers for head in conjuncts(child)], book)
    if kind == "take":
        return giver, doer or receiver
    taken = [
        child for child in verb.children if child.dep in {"dative", "iobj", "dobj"} and child.pos != "ADP"
    ]
    to = preposition_heads(verb, "to")
    return doer or giver, _first([*taken, *to], book) or receiver


def _of_loan(
    telling: Telling, parties: tuple[Role, ...], book: MentionBook
) -> tuple[Role | None, Role | None]:
    verb, noun = telling.verb, telling.noun
    heads = [*preposition_heads(noun, "to", False), *preposition_heads(verb, "to", False)]
    heads += [child for child in verb.children if child.dep in {"dative", "iobj"} and child.pos != "ADP"]
    receiver = _first(heads, book) or _first(preposition_heads(noun, "for", False), book)
    giver = _first([*preposition_heads(noun, "from", False), *preposition_heads(verb, "from", False)], book)
    clause = verb.head if verb.dep == "conj" else verb
    if clause.lemma in words("give") or verb.lemma in {"approve", "offer", "extend", "disburse"}:
        giver = giver or _first(_doers_of(telling, clause), book)
        receiver = receiver or _first([c for c in clause.children if c.dep in {"dative", "iobj"}], book)
    elif verb.lemma in {"receive", "obtain", "get", "secure", "win"}:
        receiver = receiver or _first(_doers_of(telling), book)
    return giver, receiver


def _doers_of(telling: Telling, verb: Token | None = None) -> list[Token]:
    verb = verb or telling.verb
    return subject_heads(verb) if verb.pos == "VERB" else []


def _first(heads: list[Token], book: MentionBook) -> Role | None:
    for head in heads:
        found = [item for item in named(head, book) if not item.document and sides(book, [item])]
        if found:
            return book.roles(found[0])[0]
    return None


def _other(parties: tuple[Role, ...], one: Role | None) -> Role | None:
    """The party that is not `one`, if `one` is, or stands for the country of, exactly one of two."""
    if one is None:
        return None
    match = [role for role in parties if role.actor == one.actor or role.code == one.code]
    rest = [role for role in parties if role not in match]
    return rest[0] if len(match) == 1 and len(rest) == 1 else None


# --- how much, how long, when -------------------------------------------------------------------------------


def scope_of(telling: Telling, head: Token | None) -> frozenset[int]:
    """Indices of the tokens that describe the instrument: its phrase and what it is about."""
    out = {token.i for token in telling.noun.subtree()}
    if telling.site is not telling.noun:
        out.update(
            token.i
            for child in telling.site.children
            if child.i > telling.site.i
            for token in child.subtree()
        )
    if head is not None:
        out.update(token.i for token in head.subtree())
    for child in telling.verb.children:
        if child.lower in {"worth", "valued", "totaling", "totalling"} and child.i > telling.noun.i:
            out.update(token.i for token in child.subtree())
    return frozenset(out)


def quantities_of(reading: Reading, book: MentionBook, scope: frozenset[int]) -> tuple[Quantity, ...]:
    """The amounts that the instrument's own words give: no durations, and no counts of parties or papers."""
    out = []
    for quantity in reading.quantities:
        inside = reading.tokens_in(quantity.span)
        if not inside or not all(token.i in scope for token in inside if token.pos not in {"PUNCT", "SYM"}):
            continue
        if quantity.unit in DURATIONS or quantity.unit in {"1", "h", "min", "s"}:
            continue
        last = inside[-1]
        if instrument_of(last) is not None or last.lemma in words("part"):
            continue
        if any(token.lemma in words("counted") for token in inside) or _counts(last):
            continue
        covering = book.covering(last)
        if covering is not None and not covering.latent:
            continue
        out.append(quantity)
    return tuple(out)


def _counts(last: Token) -> bool:
    """“48 African countries”: the number stands apart from the noun that it counts."""
    return last.dep in {"nummod", "amod"} and last.head.lemma in words("counted")


def term_of(reading: Reading, telling: Telling, scope: frozenset[int]) -> Term | None:
    """“long-term”, “30-year”, “for ten years”, “until 2030”."""
    noun = telling.noun
    for quantity in reading.quantities:
        if quantity.unit not in DURATIONS:
            continue
        inside = reading.tokens_in(quantity.span)
        if inside and _lasts(inside[0], inside[-1], telling, scope):
            return Term(quantity.span, round(quantity.value * DURATIONS[quantity.unit], 2))
    before = Span(reading.tokens[left_edge(noun)].start, noun.start)
    match = _LENGTH.search(reading.document.text, before.start, before.end)
    if match is not None:
        return Term(Span(match.start(), match.end()), None)
    for date in reading.dates:
        inside = reading.tokens_in(date.span) if date.span else ()
        if inside and inside[0].i in scope | _own_clause(telling):
            preposition = reading.tokens[inside[0].i - 1] if inside[0].i else None
            if preposition is not None and preposition.lower in _ENDS and date.span is not None:
                return Term(Span(preposition.start, date.span.end), None)
    return None


def _lasts(first: Token, last: Token, telling: Telling, scope: frozenset[int]) -> bool:
    noun = telling.noun
    if first.i in scope and left_edge(noun) <= first.i < noun.i:
        return True
    preposition = last.head if last.dep == "pobj" else None
    if preposition is None or preposition.lower not in _LASTS:
        return False
    if last.i in scope:
        return preposition.lower != "of" or preposition.head.lemma in {"term", "period", "duration"}
    return preposition.head is telling.verb and preposition.lower == "for" and last.i > noun.i


def _own_clause(telling: Telling) -> frozenset[int]:
    return frozenset(
        token.i
        for child in telling.verb.children
        if child.dep == "prep" and child.lower in _ENDS
        for token in child.subtree()
    )


def date_told(telling: Telling, reading: Reading, head: Token | None, term: Term | None) -> Date:
    """When it came to be, or is to: a year before the noun, else the nearest date outside its subject."""
    noun = telling.noun
    edge = reading.tokens[left_edge(noun)].start
    for date in reading.dates:
        if (
            date.span is not None
            and edge <= date.span.start < noun.start
            and date.precision in {"year", "month"}
        ):
            return date
    inner = {token.i for token in head.subtree()} if head is not None and head.pos == "VERB" else set()
    if telling.status == "planned" and telling.verb.pos == "VERB":
        # “said on Monday that they would sign”: only what stands in the signing's own clause dates it.
        own = {token.i for token in telling.verb.subtree()} | {token.i for token in noun.subtree()}
        inner |= {token.i for token in reading.words(reading.sentence_of(noun))} - own
    kept = tuple(
        date
        for date in reading.dates
        if date.span is not None
        and not (term is not None and date.span.start < term.text.end and term.text.start < date.span.end)
        and not any(token.i in inner for token in reading.tokens_in(date.span)[:1])
    )
    candidate = Candidate(
        trigger=telling.verb,
        words=(telling.verb,),
        type="AGREE",
        mode=None,
        cameo=None,
        actors=(),
        recipients=(),
        reciprocal=True,
        status="planned" if telling.status == "planned" else "happened",
        weight=1.0,
        future=telling.future,
        past=telling.past or telling.status == "denied",
    )
    return date_of(candidate, reading if len(kept) == len(reading.dates) else replace(reading, dates=kept))
