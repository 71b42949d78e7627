"""Drafts from structure: every noun phrase that names or describes an actor, by names, titles and syntax."""

from __future__ import annotations

from communique.actors.acronyms import Introduced, find_introduced
from communique.actors.asking import asking
from communique.actors.bodies import company_words, proper_body
from communique.actors.drafts import Draft
from communique.actors.ground import Ground
from communique.actors.names import Hit
from communique.actors.people import fold
from communique.actors.persons import proper_person, register_person
from communique.actors.phrases import glued, role_ahead, role_noun, word_class
from communique.actors.places import names_place
from communique.actors.roles import role_phrase
from communique.actors.titles import name_start
from communique.reading.tokens import Token
from communique.records import Span
from communique.registers import Name


def introduce(ground: Ground) -> None:
    """Registers every person named in full, so that a surname before or after stands for them."""
    for hit in dict.fromkeys(ground.hits.values()):
        name = ground.link(hit)
        if name is not None and name.kind == "person":
            ground.cast.register_person(ground.linker.choose(name), name.text)
    for token in ground.reading.tokens:
        if (
            token.pos == "PROPN"
            and token.ent == "PERSON"
            and token.i not in ground.hits
            and token.i not in ground.taken
            and ground.is_head(token)
        ):
            before = ground.reading.tokens[token.i - 1] if token.i else token
            if before.tag == "NNP" or glued(before, token):
                proper_person(ground, token, ground.left_edge(token))
    ground.used.clear()
    ground.taken.clear()


def speaker(ground: Ground, head: Token) -> Draft:
    """A phrase that speaks and that no register explains: a person by two capitals, else unnamed."""
    first = ground.left_edge(head)
    if head.pos == "PROPN" and head.i not in ground.hits:
        begin = name_start(ground.reading, head, first, frozenset(ground.hits))
        plain = head.lower in word_class("occasion") | word_class("paper") | company_words()
        if begin < head.i and not plain and head.ent not in {"ORG", "GPE", "LOC", "FAC", "NORP"}:
            words = ground.reading.document.text[ground.reading.tokens[begin].start : head.end]
            actor = ground.cast.person(words, None, None, "UNK")
            return Draft(ground.span(begin, head), head, begin, "name", (actor.id,), confidence=0.6)
    return Draft(ground.span(first, head), head, first, "role", asks="speaker", confidence=0.5, unnamed=True)


def find_drafts(ground: Ground) -> list[Draft]:
    """The drafts in the order of their heads."""
    out: list[Draft] = []
    done: set[int] = set()
    for token in ground.reading.tokens:
        hit = ground.hits.get(token.i)
        if token.i in ground.taken or not ground.is_head(token):
            continue
        if hit is not None and (hit.first in done or token is not ground.head_of(hit)):
            continue
        draft = _phrase(ground, token, hit)
        if draft is not None:
            if hit is not None:
                done.add(hit.first)
            out.append(draft)
    for hit in dict.fromkeys(ground.hits.values()):
        if hit.first in done or hit.first in ground.used or hit.first in ground.taken:
            continue
        draft = _leftover(ground, hit)
        if draft is not None:
            out.append(draft)
    _spell_out(ground, out)
    heads = {draft.head.i: draft for draft in out}
    for draft in asking(ground):
        other = heads.get(draft.head.i)
        if other is None:
            out.append(draft)
        elif not other.actors and other.asks in {"title", "speaker"} and _rather(draft):
            out.remove(other)  # “the two leaders” is a group before it is a title
            out.append(draft)
    out = _without_titles(out)
    out.sort(key=lambda draft: (draft.head.i, draft.first))
    return out


def _rather(draft: Draft) -> bool:
    """True for words that ask as a group or a description before they ask as a title."""
    return draft.asks == "description" or (draft.asks == "group" and draft.plural)


def _without_titles(drafts: list[Draft]) -> list[Draft]:
    """The drafts, less titles and demonyms that stand in front of a person's name."""
    inside = {
        i
        for draft in drafts
        if draft.how == "name" and draft.first < draft.head.i
        for i in range(draft.first, draft.head.i)
    }
    return [
        draft
        for draft in drafts
        if draft.head.i not in inside
        or draft.how in {"name", "capital", "acronym"}
        or draft.asks == "pronoun"
    ]


def _phrase(ground: Ground, head: Token, hit: Hit | None) -> Draft | None:
    if hit is not None:
        name = ground.link(hit)
        if name is None:
            return None
        if name.kind == "person":
            return register_person(ground, head, hit, name)
        return _named(ground, head, hit, name)
    first = ground.left_edge(head)
    role = role_ahead(ground.reading, head, first) or role_noun(ground.reading, head.i, first)
    if role is not None and role.title.kind == "people" and head.tag == "NNPS" and head.pos == "PROPN":
        role = None  # “the People's Party”
    longer = (
        role is not None and role.title.kind == "body" and head.pos == "PROPN" and _longer_name(ground, head)
    )
    if role is not None and head.ent != "PERSON" and not longer:
        ground.taken.update(range(head.i + 1, role.last))
        return role_phrase(ground, head, first, role)
    if _in_dateline(ground, head):
        return None
    if head.pos == "PROPN" and head.tag != "NNPS":
        if head.text in ground.cast.bodies and ground.cast.called(head.text) is None:
            return proper_body(ground, head, first)
        named = proper_body(ground, head, first) if _body_named(ground, head, first) else None
        if named is not None:
            return named
        return proper_person(ground, head, first) or proper_body(ground, head, first)
    return proper_body(ground, head, first) if head.tag == "NNPS" and head.ent == "ORG" else None


def _longer_name(ground: Ground, head: Token) -> bool:
    """True where a body's noun ends a proper name of its own: “the Iraq Survey Group”, “Kurdish Relief
    Council”.
    """
    return head.ent == "ORG" and not ground.states(ground.left_edge(head), head.i) and not _ministry(head)


def _ministry(head: Token) -> bool:
    return head.lemma in {"ministry", "government", "parliament"}


def _named(ground: Ground, head: Token, hit: Hit, name: Name) -> Draft | None:
    """A state, organisation, company or group by its name, capital or people."""
    tokens = ground.reading.tokens
    ground.used.add(hit.first)
    ids = ground.ids(name)
    for id in ids:
        ground.cast.known(id)
    place = (
        name.kind == "state"
        and name.how in {"name", "capital"}
        and name.sector is None
        and (names_place(head) or _dateline(ground, hit))
    )
    draft = Draft(hit.span, head, hit.first, name.how, ids, name.sector, is_place=place)
    draft.plural = len(ids) > 1
    if name.kind == "company":
        _shorten(ground, hit, ids[0])
    if name.sector is not None:
        _drop_owner(ground, hit, ids)
    if name.how == "capital":
        draft.latent = place
        draft.confidence = 0.85
    if name.how == "demonym":
        # “the French refused”, “two Russians”: people, and their government only with “the”
        draft.plural = head.tag in {"NNS", "NNPS"} or head.tag == "JJ" or len(ids) > 1
        draft.latent = head.dep in {"amod", "compound"}
        determined = hit.first > 0 and tokens[hit.first - 1].lower == "the"
        draft.sector = None if determined else "CVL"
        draft.confidence = 0.8
    return draft


def _body_named(ground: Ground, head: Token, first: int) -> bool:
    """True for the full name of a body that the text named before with its legal form: “Halvorsen Marine”."""
    text = ground.reading.document.text[ground.reading.tokens[ground.trim(first)].start : head.end]
    return " " in text and text in ground.cast.bodies


def _in_dateline(ground: Ground, head: Token) -> bool:
    span = ground.reading.dateline
    return span is not None and span.start <= head.start < span.end


def _dateline(ground: Ground, hit: Hit) -> bool:
    """A capital that opens a paragraph as the place of a report: “TEHRAN, Nov. 8 (Agency) --”."""
    tokens = ground.reading.tokens
    paragraph = ground.reading.paragraphs[ground.reading.sentence_of(tokens[hit.first]).paragraph]
    if hit.span.start - paragraph.start > 30 or hit.last + 1 >= len(tokens):
        return False
    span = ground.reading.dateline
    if span is not None and span.start <= hit.span.start < span.end:
        return True
    after = tokens[hit.last]
    dated = after.text == "," and tokens[hit.last + 1].ent == "DATE"
    return (dated and tokens[hit.first].text.isupper()) or (
        after.text in {"(", "--", "—"} and (hit.span.start == paragraph.start)
    )


def _shorten(ground: Ground, hit: Hit, id: str) -> None:
    """A company's first word stands for it later on, unless it is a plain word, a title or a state's."""
    first = ground.reading.tokens[hit.first]
    plain = first.lower in company_words() or role_noun(ground.reading, first.i, first.i) is not None
    if hit.last - hit.first > 1 and len(first.text) > 3 and not plain and first.pos == "PROPN":
        ground.cast.bodies.setdefault(first.text, id)


def _drop_owner(ground: Ground, hit: Hit, ids: tuple[str, ...]) -> None:
    """“the US State Department”: the state before its own body is no mention of its own."""
    before = ground.hits.get(hit.first - 1)
    if before is not None and before.first not in ground.used:
        name = ground.link(before)
        if name is not None and ground.linker.choose(name) == ids[0]:
            ground.used.add(before.first)


def _leftover(ground: Ground, hit: Hit) -> Draft | None:
    """A name that heads no phrase: “Russian” in “Russian gas”, “US” in “US-led”, “Iran” in “Iran deal”."""
    name = ground.link(hit)
    if name is None or name.kind == "person":
        return None
    head = ground.head_of(hit)
    above = head.head
    attributive = head.dep in {"compound", "nmod", "amod"} and above.i > head.i
    if attributive and above.pos == "PROPN" and (above.i in ground.taken):
        return None  # a part of a longer proper name
    ids = ground.ids(name)
    for id in ids:
        ground.cast.known(id)
    place = name.kind == "state" and names_place(head)
    latent = (name.how == "demonym" and attributive) or (name.how == "capital" and place)
    return Draft(
        hit.span,
        head,
        hit.first,
        name.how,
        ids,
        name.sector,
        is_place=place,
        latent=latent or (attributive and above.pos == "PROPN" and above.i not in ground.hits),
        confidence=0.85,
    )


def _spell_out(ground: Ground, drafts: list[Draft]) -> None:
    """An acronym that the text introduces in brackets stands for the name before it, here and later."""
    introduced = find_introduced(ground.reading)
    if not introduced:
        return
    tokens = ground.reading.tokens
    by_last = {draft.span.end: draft for draft in drafts if draft.actors and draft.how in {"name", "demonym"}}
    for item in introduced:
        full = by_last.get(tokens[item.last - 1].end)
        if full is not None and full.first <= item.first + 1:
            ids = full.actors
        elif tokens[item.last - 1].lower in word_class("occasion") | word_class("paper"):
            continue
        elif _same_body(ground, item):
            continue  # another spelling of a body that the registers know by this acronym
        else:
            name = ground.reading.document.text[tokens[item.first].start : tokens[item.last - 1].end]
            actor = ground.cast.body(name, "organisation", None, "UNK")
            ids = (actor.id,)
            drafts[:] = [draft for draft in drafts if not item.first <= draft.head.i < item.last]
            span = Span(tokens[item.first].start, tokens[item.last - 1].end)
            drafts.append(Draft(span, tokens[item.last - 1], item.first, "name", ids, confidence=0.75))
        _rename(ground, drafts, item.acronym, ids)


def _same_body(ground: Ground, item: Introduced) -> bool:
    """True where the register's meaning of the acronym shares most of its words with the name in the text."""
    hit = ground.hits.get(item.last + 1)
    name = ground.link(hit) if hit is not None else None
    if name is None:
        return False
    known = set(fold(ground.cast.known(name.ids[0]).name).split())
    words = {token.lower for token in ground.reading.tokens[item.first : item.last] if token.text.isalpha()}
    return 2 * len(known & words) >= len(known) > 1


def _rename(ground: Ground, drafts: list[Draft], acronym: str, ids: tuple[str, ...]) -> None:
    """Every mention of the acronym stands for `ids`."""
    tokens = ground.reading.tokens
    covered = set()
    for draft in drafts:
        if draft.head.text == acronym:
            covered.add(draft.head.i)
            if draft.actors != ids:
                draft.actors, draft.sector, draft.how = ids, None, "acronym"
            draft.latent = False
    for token in tokens:
        if token.text == acronym and token.i not in covered and ground.is_head(token):
            drafts.append(Draft(token.span, token, token.i, "acronym", ids, confidence=0.8))
