"""Bodies that the registers lack: companies, commissions, agencies, by their names and their state."""

from __future__ import annotations

from functools import lru_cache

from communique import registers
from communique.actors.drafts import Draft
from communique.actors.ground import Ground
from communique.actors.phrases import HYPHENS, find_role, glued, word_class
from communique.actors.titles import name_start
from communique.reading.tokens import Token
from communique.records import Kind

_NAMED = frozenset({"ORG", "GPE", "NORP", "FAC", "PRODUCT", "PERSON", ""})
_ABOVE = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "pobj", "conj", "appos", "poss", "ROOT"})


@lru_cache(maxsize=1)
def company_words() -> frozenset[str]:
    """Words that mark a name as a company's."""
    return frozenset(row["word"] for row in registers.table("company_words"))


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """News agencies and papers, as they are named."""
    return frozenset(next(iter(row.values())) for row in registers.table("agencies"))


def proper_body(ground: Ground, head: Token, floor: int) -> Draft | None:
    """“Russia's energy giant Nordgas”, “the Iraq Survey Group”: a body with the state that its phrase
    names.
    """
    tokens = ground.reading.tokens
    short = ground.cast.bodies.get(head.text)
    if head.ent not in _NAMED or head.text.islower():
        return None
    begin, end = _extent(ground, head, floor)
    # The register's name inside a longer one is a part of it: “Iraq” in “the Iraq Survey Group”.
    inner = ground.hits.get(begin - 1) if begin > floor else None
    if inner is not None and not ground.participial(inner) and tokens[begin - 1].ent == "ORG":
        begin = max(floor, inner.first)
    while begin < head.i and (tokens[begin].lower == "the" or not tokens[begin].text[0].isalnum()):
        begin += 1
    words = tokens[begin : end + 1]
    name = ground.reading.document.text[words[0].start : words[-1].end]
    short = short if begin == end else ground.cast.bodies.get(name)
    if short is not None and head.i not in ground.hits:
        return _draft(ground, short, head, begin, end, latent=False)
    if _no_body(ground, name, words):
        return None
    floor = min(floor, begin)
    states = ground.states(floor, end + 1) or ground.states_after(head, into=False)
    before = tokens[begin - 1] if begin else head
    if before.text.islower() and before.lemma in company_words():
        floor = min(floor, ground.left_edge(before))
        states = states or ground.states(floor, begin)
    company = any(token.lemma in company_words() for token in tokens[floor : end + 1]) and not any(
        token.lemma in {"group", "bank"} and token.i < begin for token in tokens[floor : end + 1]
    )
    armed = _armed(ground, floor, begin)
    if len(words) == 1 and not (armed or (company and begin > floor) or _shown(ground, head)):
        return None
    if head.ent != "ORG" and not (company or armed or head.i in ground.speakers):
        return None
    if len(words) > 1 and words[-1].lower in word_class("legal"):
        name = ground.reading.document.text[words[0].start : words[-2].end]
    kind: Kind = "group" if armed else "company" if company else "organisation"
    role = find_role(ground.reading, floor, end + 1)
    sector = armed or ("BUS" if company else (role.title.sector if role and role.title.sector else "UNK"))
    ground.use(floor, end)
    actor = ground.cast.body(name, kind, states[0] if states else None, sector)
    latent = name in agencies() or not (states or company or armed or head.i in ground.speakers)
    return _draft(ground, actor.id, head, begin, end, latent)


def _draft(ground: Ground, id: str, head: Token, begin: int, end: int, latent: bool) -> Draft:
    ground.taken.update(range(begin, end + 1))
    span = ground.span(begin, ground.reading.tokens[end])
    return Draft(span, head, begin, "name", (id,), confidence=0.7, latent=latent)


def _extent(ground: Ground, head: Token, floor: int) -> tuple[int, int]:
    tokens = ground.reading.tokens
    end = head.i
    while (
        end + 2 < len(tokens)
        and tokens[end + 1].text in HYPHENS
        and glued(tokens[end], tokens[end + 1])
        and glued(tokens[end + 1], tokens[end + 2])
        and tokens[end + 2].text[0].isalnum()
    ):
        end += 2
    begin = name_start(ground.reading, head, floor, frozenset(ground.hits))
    # A role noun inside a body's name is a part of it: “Kurdish Relief Council”.
    while (
        begin > floor
        and tokens[begin - 1].tag in {"NNP", "NNPS"}
        and tokens[begin - 1].ent == "ORG"
        and begin - 1 not in ground.hits
    ):
        begin -= 1
    return begin, end


def _no_body(ground: Ground, name: str, words: tuple[Token, ...]) -> bool:
    """True for papers, occasions, plain words in capitals, and what is no name at all."""
    last = words[-1].lower
    if words[0].i and ground.reading.tokens[words[0].i - 1].text == "/":
        return True
    if (
        last in word_class("occasion")
        or last in word_class("paper")
        or last.rstrip("s") in word_class("occasion")
    ):
        return True
    if not name[0].isupper() or not words[-1].text[0].isalnum() or any(char in name for char in '()[]"“”;:'):
        return True
    if any(token.lower in word_class("paper") for token in words):
        return True
    if words[-1].tag == "NNPS" and words[-1].ent == "NORP":
        return True
    if len(words) == 1:
        if words[0].i not in ground.speakers and name in registers.places():
            return True
        return last in company_words() or find_role(ground.reading, words[0].i, words[0].i + 1) is not None
    return False


def _shown(ground: Ground, head: Token) -> bool:
    """A single word is a body where it speaks, or where it stands alone as an organisation in its clause."""
    if head.i in ground.speakers:
        return True
    return head.ent == "ORG" and head.dep in _ABOVE and head.tag == "NNP" and len(head.text) > 2


def _armed(ground: Ground, floor: int, begin: int) -> str | None:
    """The sector of an armed group by the words before its name: “militant group Harakat”."""
    role = find_role(ground.reading, floor, begin)
    if role is not None and role.last == begin and role.title.sector in {"REB", "UAF", "PRM"}:
        return role.title.sector
    return None
