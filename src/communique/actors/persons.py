"""Named people: with a title or without, of the registers or unknown to them, with the state they act for."""

from __future__ import annotations

from dataclasses import replace

from communique import registers
from communique.actors.bodies import agencies, company_words
from communique.actors.drafts import Draft
from communique.actors.ground import Ground
from communique.actors.names import Hit
from communique.actors.people import bearer, fold, gender_of, same_holder
from communique.actors.phrases import HYPHENS, RoleNoun, glued, left_edge, prefixes, role_noun, word_class
from communique.actors.titles import Titled, name_start, title_before
from communique.reading.tokens import Token
from communique.records import Office
from communique.registers import Name

_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


def register_person(ground: Ground, head: Token, hit: Hit, name: Name) -> Draft:
    """A person whose full name the registers know."""
    titled = title_before(ground.reading, hit.first)
    first = _widest(ground, head, titled, hit.first)
    ground.use(first, hit.last - 1)
    actor = ground.cast.register_person(ground.linker.choose(name))
    _reappoint(ground, head, actor.id, first, hit.first, titled.role)
    _note_title(ground, titled.role, actor.id)
    if _former(ground, first, hit.first):
        ground.cast.retire(actor.id)
    last = ground.reading.tokens[hit.last - 1]
    return Draft(ground.span(ground.trim(first), last), head, first, "name", (actor.id,), confidence=0.98)


def _reappoint(ground: Ground, head: Token, id: str, first: int, begin: int, role: RoleNoun | None) -> None:
    """Who has left the register's office acts for whoever the title names now: “UN envoy Martti
    Ahtisaari”.
    """
    cast = ground.cast
    office = cast.actors[id].office
    if office is None or office.until is None or cast.on is None or office.until + "~" >= cast.on:
        return
    if _former(ground, first, begin):
        return
    states = ground.states(first, begin) if role is not None else _apposed_states(ground, head)
    if states and states[0] != cast.actors[id].code:
        code = cast.known(states[0]).code
        country = states[0] if states[0] in registers.states() else cast.actors[id].country
        title = role.title.text if role is not None else "envoy"
        cast.actors[id] = replace(
            cast.actors[id], code=code, country=country, office=Office(title, states[0])
        )


def proper_person(ground: Ground, head: Token, floor: int) -> Draft | None:
    """A person whom no full name of the registers names: a surname, a titled or an unknown name."""
    begin, end = _extent(ground, head, floor)
    tokens = ground.reading.tokens
    text = ground.reading.document.text
    name = text[tokens[begin].start : tokens[end].end]
    titled = title_before(ground.reading, begin)
    first = _widest(ground, head, titled, begin)
    role = titled.role if titled.role is not None and titled.role.title.kind == "person" else None
    if not _plausible(name) or (begin and tokens[begin - 1].lower in word_class("named_thing")):
        return None
    whole = role_noun(ground.reading, end, begin)
    if whole is not None and whole.first == begin:
        return None  # a title alone
    if tokens[end].lower in word_class("occasion") | word_class("paper"):
        return None
    if name in agencies() or (begin < end and tokens[end].lower in company_words()):
        return None
    if begin and (tokens[begin - 1].lemma in company_words() and tokens[begin - 1].text.islower()):
        return None  # “the Greek firm Helleniki …”
    known = ground.cast.called(name) or ground.cast.given.get(name)
    if known is None:
        known = _by_title(ground, name, first, begin, role, tokens[end])
    if known is not None and not (role is not None and _stateless(ground, known)):
        ground.taken.update(range(begin, end + 1))
        return _known(ground, known, head, first, begin, end, role)
    if not (
        head.ent == "PERSON"
        or (role is not None and head.ent not in {"GPE", "LOC"})
        or _polite(ground, begin)
    ):
        return None
    ground.taken.update(range(begin, end + 1))
    return _unknown(ground, name, head, first, begin, end, role)


def _stateless(ground: Ground, id: str) -> bool:
    """True for a person met before, of whom no state is known yet."""
    return id not in registers.persons() and ground.cast.actors[id].country is None


def _extent(ground: Ground, head: Token, floor: int) -> tuple[int, int]:
    """First and last token of a proper name, hyphens without spaces included."""
    tokens = ground.reading.tokens
    end = head.i
    while (
        end + 2 < len(tokens)
        and tokens[end + 1].text in HYPHENS
        and glued(tokens[end], tokens[end + 1])
        and glued(tokens[end + 1], tokens[end + 2])
        and tokens[end + 2].text[0].isalpha()
        and tokens[end + 2].tag in {"NNP", "NNPS", "NN"}
        and end + 2 not in ground.hits
    ):
        end += 2
    while (
        end + 2 < len(tokens)
        and tokens[end].ent == "PERSON"
        and tokens[end + 1].text in word_class("particle")
        and tokens[end + 2].tag == "NNP"
        and end + 2 not in ground.hits
    ):
        end += 2
        while end + 1 < len(tokens) and tokens[end + 1].tag == "NNP" and tokens[end + 1].dep == "compound":
            end += 1
        if end + 1 < len(tokens) and tokens[end + 1].tag == "NNP" and tokens[end].dep == "compound":
            end += 1
    stops = frozenset(i for i, hit in ground.hits.items() if not hit.names or ground.link(hit) is not None)
    sentence = ground.reading.sentence_of(head)
    return name_start(ground.reading, head, max(sentence.first, min(floor, head.i - 6)), stops), end


def _plausible(name: str) -> bool:
    if not name[0].isalpha() or name[-1] in HYPHENS:
        return False
    return any(char.islower() for char in name) or (len(name) > 4 and name.isalpha())


def _widest(ground: Ground, head: Token, titled: Titled, begin: int) -> int:
    """First token of the phrase: the title's, or a possessive state's before a bare name (“Egypt's
    Mubarak”).
    """
    tokens = ground.reading.tokens
    bare = titled.role is None and titled.first == begin and begin > 1
    if bare and tokens[begin - 1].tag == "POS" and begin - 2 in ground.hits:
        hit = ground.hits[begin - 2]
        name = ground.link(hit)
        if name is not None and name.kind == "state":
            return hit.first
    first = titled.first
    # A state's name that the title cuts into belongs to the phrase wholly.
    return min(first, ground.hits[first].first) if first in ground.hits else first


def _by_title(
    ground: Ground, name: str, first: int, begin: int, role: RoleNoun | None, last: Token
) -> str | None:
    """The person of the registers meant by “President Bush”, “Mr Bashir”, “Sudan's Bashir”, by the day."""
    cast = ground.cast
    if _former(ground, first, begin):
        return None
    states = ground.states(first, begin)
    if role is not None and role.title.office:
        for state in states:
            found = same_holder(name, state, role.title, cast.on)
            if found:
                return found
        if states:
            return None
        after = ground.states_after(last)
        if " " in name and not after:
            return None
        found = bearer(name, role.title, cast.on, set(after) or ground.linker.certain)
        if found and not after:
            country = cast.known(found).country
            cast.home.update({country} if country else ())
        return found
    if role is None and " " not in name and (states or _polite(ground, begin) or last.ent == "PERSON"):
        return bearer(
            name, None, cast.on, set(states) or ground.linker.certain, polite=_polite(ground, begin)
        )
    return None


def _known(
    ground: Ground, id: str, head: Token, first: int, begin: int, end: int, role: RoleNoun | None
) -> Draft:
    ground.use(first, end)
    if id in registers.persons():
        ground.cast.register_person(id)
    _note_title(ground, role, id)
    _note_gender(ground, first, begin, id)
    last = ground.reading.tokens[end]
    return Draft(ground.span(ground.trim(first), last), head, first, "name", (id,), confidence=0.95)


def _unknown(
    ground: Ground, name: str, head: Token, first: int, begin: int, end: int, role: RoleNoun | None
) -> Draft:
    cast = ground.cast
    states = ground.states(first, begin) or _apposed_states(ground, head)
    sector = (role.title.sector if role else "UNK") or "GOV"
    body = None
    if not states and role is not None:
        states = ground.states_after(ground.reading.tokens[end]) if end == head.i else ()
    if not states and (body := ground.affiliation(first, begin)):
        actor = cast.known(body)
        states, sector = ((actor.country,) if actor.country else ()), actor.sector
    former = _former(ground, first, begin)
    if not states and role is not None and not former and sector in _PUBLIC and not body:
        states = ground.scene(head)
    if role is not None and (same := _shortened(ground, name, role)):
        return _known(ground, same, head, first, begin, end, role)
    apposed = _apposed_role(ground, head) if role is None and not states and not former else None
    if apposed is not None:
        states, sector = ground.scene(head), apposed.title.sector
    ground.use(first, end)
    title = (
        ground.reading.document.text[
            ground.reading.tokens[role.first].start : ground.reading.tokens[role.last - 1].end
        ].lower()
        if role
        else None
    )
    actor = cast.person(name, states[0] if states else None, title, "UNK" if former else sector)
    if former and actor.country:
        cast.retire(actor.id)
    if body:
        cast.body_of[actor.id] = body
    _note_title(ground, role, actor.id)
    _note_gender(ground, first, begin, actor.id)
    last = ground.reading.tokens[end]
    return Draft(ground.span(ground.trim(first), last), head, first, "name", (actor.id,), confidence=0.85)


def _shortened(ground: Ground, name: str, role: RoleNoun) -> str | None:
    """“President Sheikh Mohamed”: who went by this title before, where one word begins alike."""
    id = ground.cast.titles.get(role.title.text.lower())
    if id is None or " " in name or len(name) < 4 or role.title.office is None:
        return None
    words = fold(ground.cast.actors[id].name).split()
    return id if any(word[:4] == fold(name)[:4] for word in words) else None


def _apposed_states(ground: Ground, head: Token) -> tuple[str, ...]:
    """“Wang Yi, China's foreign minister,”: the states of the phrase in apposition, if it is a role."""
    other = head.child("appos")
    if other is None and head.dep == "appos":
        other = head.head
    if other is None or other.i in ground.hits or other.ent == "PERSON":
        return ()
    after = ground.reading.tokens[other.i + 1] if other.i + 1 < len(ground.reading.tokens) else other
    if after.tag == "NNP" or role_noun(ground.reading, other.i) is None:
        return ()  # the next one in a list: “A, Korean adviser B”
    if any(token.lower in prefixes("former") for token in ground.reading.tokens[left_edge(other) : other.i]):
        return ()
    return ground.states(left_edge(other), other.i + 1) or ground.states_after(other, through=True)


def _apposed_role(ground: Ground, head: Token) -> RoleNoun | None:
    """“Zhu Bangzao, a foreign ministry spokesman,”: the public role behind a name."""
    other = head.child("appos")
    if other is None or other.ent == "PERSON" or other.child("prep") is not None:
        return None
    role = role_noun(ground.reading, other.i, left_edge(other))
    if role is None or role.title.kind != "person" or role.title.sector not in _PUBLIC:
        return None
    words = ground.reading.tokens[left_edge(other) : other.i]
    return None if any(token.lower in prefixes("former") for token in words) else role


def _former(ground: Ground, first: int, begin: int) -> bool:
    tokens = ground.reading.tokens[max(0, first - 2) : begin]
    return any(
        token.lower in prefixes("former") and (token.i >= first or token.lower == "ex") for token in tokens
    )


def _polite(ground: Ground, begin: int) -> bool:
    before = ground.reading.tokens[begin - 1] if begin else None
    return before is not None and before.text[0].isupper() and before.lower.rstrip(".") in prefixes("polite")


def _note_title(ground: Ground, role: RoleNoun | None, id: str) -> None:
    """Remembers that this person goes by the title in front of the name."""
    if role is not None and role.title.kind == "person":
        ground.cast.titles[role.title.text.lower()] = id


def _note_gender(ground: Ground, first: int, begin: int, id: str) -> None:
    words = " ".join(token.text for token in ground.reading.tokens[first:begin])
    gender = gender_of("", words)
    if gender:
        ground.cast.gender.setdefault(id, gender)
