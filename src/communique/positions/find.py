"""Finding positions: each word of stance with its holder, issue and target, each position once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from communique.actors.book import Found, MentionBook
from communique.events.arguments import named, object_heads, owners, preposition_heads
from communique.positions.acts import acts
from communique.positions.demands import demands
from communique.positions.holders import able, holders_of, stance_of
from communique.positions.issues import concerns_another, doers_of, issue_of, phrase, target_of
from communique.positions.lexicon import StanceWord, addressees, word_of
from communique.positions.topics import on_topic
from communique.reading.tokens import Reading, Token
from communique.records import Event, Position, Role, Span, Stance, Statement, Target
from communique.statements import statement_of


def find_positions(
    reading: Reading, book: MentionBook, statements: list[Statement], events: Iterable[Event] = ()
) -> list[Position]:
    """The positions that `reading` states, in the order of the text, each once with all its evidence.

    `events` of the same reading add the disapprovals and requests that no word of stance tells.
    """
    found: list[Position] = []
    for token in reading.tokens:
        word = word_of(token)
        if word is not None:
            found += _positions(token, word, reading, book, statements)
    found += demands(reading, book, statements)
    found += acts(reading, book, events, found)
    found.sort(key=lambda position: position.evidence[0].start)
    out: list[Position] = []
    for position in found:
        for number, other in enumerate(out):
            if _same(other, position, reading):
                target = Target(other.target.actor, other.target.issue or position.target.issue)
                out[number] = replace(other, target=target, evidence=other.evidence + position.evidence)
                break
        else:
            out.append(position)
    return [
        replace(position, id=f"p{number}", target=on_topic(position.target, reading, book))
        for number, position in enumerate(out, 1)
    ]


def _positions(
    token: Token, word: StanceWord, reading: Reading, book: MentionBook, statements: list[Statement]
) -> list[Position]:
    """The position that a word states; one each where its objects belong to different actors."""
    position = _position(token, word, reading, book, statements, None)
    if position is None:
        return []
    out = [position]
    for other in object_heads(token)[1:] if "obj" in word.issue and position.target.issue else []:
        theirs = doers_of(other, book)
        if not theirs or book.headed_by(other) is not None:
            continue
        more = _position(token, word, reading, book, statements, other)
        if more is not None and more.target.actor is not None and more.target != position.target:
            out.append(more)
    return out


def _position(
    token: Token,
    word: StanceWord,
    reading: Reading,
    book: MentionBook,
    statements: list[Statement],
    about: Token | None,
) -> Position | None:
    """The position of `token` on what its slots hold, or on `about`, one of several objects."""
    if reading.tokens[reading.sentence_of(token).last - 1].text == "?":
        return None
    holders = holders_of(token, word, reading, book)
    roles = able(book, holders) if holders else ()
    if not roles:
        return None
    stance = stance_of(token, word)
    if stance is None:
        return None
    head, issue = issue_of(token, word, book) if about is None else (about, phrase(about, token))
    target = target_of(token, word if about is None else replace(word, target=()), head, holders, book)
    meant = _meant(target, book)
    if head is not None and target is not None and head is target.head and stance != "calls-on":
        head = issue = None
    if not _enough(token, word, stance, roles, meant, head, issue, book):
        return None
    evidence = _evidence(token, holders, target, issue)
    source = statement_of(statements, token.span)
    sure = [item.mention.confidence for item in (*holders, *([target] if target else []))]
    return Position(
        id="",
        holders=roles,
        stance=stance,
        target=Target(meant, issue),
        statement=source.id if source else None,
        evidence=(evidence,),
        confidence=round(word.weight * min(sure), 2),
    )


def _meant(target: Found | None, book: MentionBook) -> Role | None:
    roles = book.roles(target) if target is not None else ()
    return roles[0] if roles else None


def _enough(
    token: Token,
    word: StanceWord,
    stance: Stance,
    roles: tuple[Role, ...],
    meant: Role | None,
    head: Token | None,
    issue: Span | None,
    book: MentionBook,
) -> bool:
    """Whether it is a position between parties: what the word needs is there, and another is concerned."""
    if (issue is None and (word.need in {"issue", "foreign"} or stance == "calls-on")) or (
        meant is None and (word.need == "target" or issue is None)
    ):
        return False
    codes = frozenset(filter(None, (role.code for role in roles))) | {role.actor for role in roles}
    if meant is not None and (meant.code in codes or meant.actor in codes) and len(roles) == 1:
        return False
    if meant is not None:
        return True
    if stance == "calls-on" and _is_own(token, word, codes, book):
        return False
    if word.need == "foreign" and (_is_addressed(token, book) or len(roles) > 1):
        return not _own_object(token, roles, book)
    return concerns_another(head, issue, codes, book)


def _is_own(token: Token, word: StanceWord, codes: frozenset[str], book: MentionBook) -> bool:
    """“called on Congress to help Ukraine”: who is called on belongs to who calls."""
    heads = [] if token.pos == "NOUN" else _addressed(token, word)
    roles = [role for head in heads for item in named(head, book) for role in book.roles(item)]
    if roles:
        return any(role.code in codes or role.actor in codes for role in roles)
    # Whom no mention stands for (“Congress”, “investors”) is hardly ever another party.
    return bool(heads) and not any(head.lemma in addressees() for head in heads)


def _addressed(token: Token, word: StanceWord) -> list[Token]:
    """Who is called on, where the word's own slots put them."""
    out: list[Token] = []
    for slot in word.target:
        out += object_heads(token) if slot == "obj" else preposition_heads(token, slot)
    return out


def _is_addressed(token: Token, book: MentionBook) -> bool:
    """“urged both sides to …”: the call is meant for somebody, whom the text leaves unnamed."""
    return any(
        head.lemma in addressees() and not owners(head, book)
        for head in (*object_heads(token), *preposition_heads(token, "on"), *preposition_heads(token, "to"))
    )


def _own_object(token: Token, roles: tuple[Role, ...], book: MentionBook) -> bool:
    """“encourage their businesses”: what is meant is the holder's own."""
    mine = {role.actor for role in roles} | {role.code for role in roles}
    return any(set(item.mention.actors) & mine for head in object_heads(token) for item in owners(head, book))


def _evidence(token: Token, holders: list[Found], target: Found | None, issue: Span | None) -> Span:
    ends = [token.span, *(item.span for item in holders if item.head.sent == token.sent)]
    if issue is not None:
        ends.append(issue)
    if target is not None and target.head.sent == token.sent:
        ends.append(target.span)
    return Span(min(end.start for end in ends), max(end.end for end in ends))


def _same(one: Position, other: Position, reading: Reading) -> bool:
    """Two tellings of one position: same holders, stance and target, and issues that share most words."""

    def key(position: Position) -> tuple[object, ...]:
        target = position.target.actor
        sides = frozenset(role.code or role.actor for role in position.holders)
        return sides, position.stance, (target.code or target.actor) if target else None

    if key(one) != key(other):
        return False
    a, b = one.target.issue, other.target.issue
    if a is None or b is None:
        return True
    mine, theirs = _content(a, reading), _content(b, reading)
    return len(mine & theirs) * 2 >= max(1, min(len(mine), len(theirs)))


def _content(span: Span, reading: Reading) -> frozenset[str]:
    return frozenset(
        token.lemma for token in reading.tokens_in(span) if token.pos in {"NOUN", "PROPN", "VERB", "ADJ"}
    )
