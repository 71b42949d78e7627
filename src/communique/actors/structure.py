"""Drafts from structure: every noun phrase that names or describes an actor, by names, titles and syntax."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique import registers
from communique.actors.cast import Cast, is_office
from communique.actors.drafts import Draft
from communique.actors.linking import Linker
from communique.actors.names import Hit
from communique.actors.phrases import NOUNS, RoleNoun, find_role, is_head, left_edge, role_noun
from communique.actors.places import names_place
from communique.reading.tokens import Reading, Token
from communique.records import How, Span
from communique.registers import Name

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its", "our", "my"}
)
_AGENTLESS = frozenset({"punct", "det", "case"})


@dataclass(slots=True)
class Structure:
    """Finds the drafts of one reading. Holds what its steps share: hits by token, cast, linker."""

    reading: Reading
    cast: Cast
    linker: Linker
    hits: dict[int, Hit]
    linked: dict[int, Name | None]
    speakers: frozenset[int]
    used: set[int]

    def introduce(self) -> None:
        """Registers every person named in full, so that a surname before or after stands for them."""
        for hit in self.hits.values():
            name = self._link(hit)
            if name is not None and name.kind == "person":
                self.cast.register_person(self.linker.choose(name))
        for token in self.reading.tokens:
            if token.pos == "PROPN" and token.ent == "PERSON" and token.i not in self.hits and is_head(token):
                before = self.reading.tokens[token.i - 1] if token.i else token
                if before.tag == "NNP" and before.ent == "PERSON":
                    self._proper(token, left_edge(token))
        self.used.clear()

    def speaker(self, head: Token) -> Draft:
        """A phrase that speaks and that no register explains: unnamed, asking for nothing but itself."""
        first = left_edge(head)
        return Draft(
            self._span(first, head), head, first, "role", asks="speaker", confidence=0.5, unnamed=True
        )

    def drafts(self) -> list[Draft]:
        """The drafts in the order of their heads."""
        out: list[Draft] = []
        for token in self.reading.tokens:
            if not is_head(token):
                continue
            draft = self._phrase(token)
            if draft is not None:
                out.append(draft)
        done: set[int] = set()
        for hit in self.hits.values():
            if hit.first in done or hit.first in self.used:
                continue
            done.add(hit.first)
            draft = self._leftover(hit)
            if draft is not None:
                out.append(draft)
        out.extend(self._asking())
        out.sort(key=lambda draft: (draft.head.i, draft.first))
        return out

    # -- one noun phrase ------------------------------------------------------------------------------

    def _phrase(self, head: Token) -> Draft | None:
        first = left_edge(head)
        hit = self.hits.get(head.i)
        if hit is not None:
            name = self._link(hit)
            if name is None:
                return None
            return self._named(head, min(first, hit.first), hit, name)
        role = role_noun(self.reading, head.i, first)
        if role is not None and head.pos != "PROPN":
            return self._role(head, first, role)
        if role is not None and (head.lower == role.title.text.split()[-1].lower()) and head.ent != "PERSON":
            return self._role(head, first, role)
        if head.pos == "PROPN" and head.tag != "NNPS":
            return self._proper(head, first)
        return None

    def _named(self, head: Token, first: int, hit: Hit, name: Name) -> Draft | None:
        self.used.add(hit.first)
        id = self.linker.choose(name)
        if name.kind == "person":
            self._use(first, head.i)
            actor = self.cast.register_person(id)
            self._note_title(first, hit.first, actor.id)
            return Draft(
                self._span(self._trim(first), head), head, first, "name", (actor.id,), confidence=0.98
            )
        self.cast.known(id)
        span = hit.span
        place = (
            name.kind == "state"
            and name.how in {"name", "capital"}
            and name.sector is None
            and names_place(head)
        )
        draft = Draft(span, head, hit.first, name.how, (id,), name.sector, is_place=place)
        if name.how == "capital":
            draft.latent = place
            draft.confidence = 0.85
        if name.how == "demonym":
            # “the French refused”, “two Russians”: people, and their government only with “the”
            draft.plural = head.tag in {"NNS", "NNPS"} or head.tag == "JJ"
            draft.latent = head.dep in {"amod", "compound"}
            determined = head.i > 0 and self.reading.tokens[head.i - 1].lower == "the"
            draft.sector = None if determined else "CVL"
            draft.confidence = 0.8
        return draft

    def _role(self, head: Token, first: int, role: RoleNoun) -> Draft | None:
        """“the Russian president”, “US officials”, “the foreign ministry”, “Turkish warplanes”."""
        title = role.title
        states = self._states(head, first)
        definite = self._definite(first, head)
        span = self._span(first, head)
        plural = head.tag in {"NNS", "NNPS"}
        words = {token.lower for token in self.reading.tokens[first : head.i]}
        if states and head.lemma == "counterpart":
            return Draft(span, head, first, "office", asks="counterpart", word=states[0], confidence=0.8)
        if states:
            self._use(first, head.i)
            if is_office(title) and not plural and not words & _prefixes("former"):
                actors = []
                for state in states:
                    holder = self.cast.holder(state, title)
                    actors.append(holder.id if holder else self._vacant(state, title.text, title.sector))
                return Draft(span, head, first, "office", tuple(actors), confidence=0.9)
            if is_office(title) and plural and len(states) > 1:
                holders = [self.cast.holder(state, title) for state in states]
                if all(holders):
                    return Draft(
                        span,
                        head,
                        first,
                        "office",
                        tuple(a.id for a in holders if a),
                        confidence=0.85,
                        plural=True,
                    )
            if title.kind == "thing":
                return None
            for state in states:
                self.cast.known(state)
            person = title.kind == "person"
            return Draft(
                span,
                head,
                first,
                "role",
                states,
                title.sector or "GOV",
                confidence=0.85,
                unnamed=person or title.kind == "people",
                plural=plural or title.kind == "force",
            )
        draft = Draft(
            span, head, first, "role", asks="title", word=title.text, sector=title.sector, confidence=0.6
        )
        draft.unnamed = True
        draft.plural = plural
        draft.latent = True
        if any(child.tag == "PRP$" for child in head.children):
            draft.asks = "owned"
            return draft
        if plural and definite and is_office(title) and any(child.dep == "nummod" for child in head.children):
            draft.asks, draft.word, draft.latent = "group", head.lemma, False
            return draft
        if not definite or plural:
            draft.asks = "speaker" if head.i in self.speakers else ""
        return draft if draft.asks else None

    def _vacant(self, state: str, title: str, sector: str) -> str:
        """The id of the unnamed holder of an office whose holder on that day the register does not know."""
        name = f"{title} of {self.cast.known(state).name}"
        return self.cast.person(name, state, title, sector or "GOV").id

    def _proper(self, head: Token, first: int) -> Draft | None:
        """A proper name that the registers lack: a person with or without a title, or a body."""
        tokens = self.reading.tokens
        begin = head.i
        while begin > first and tokens[begin - 1].tag in {"NNP", "NNPS"} and begin - 1 not in self.hits:
            if tokens[begin - 1].lower.rstrip(".") in _prefixes("polite") or role_noun(
                self.reading, begin - 1, first
            ):
                break
            begin -= 1
        name = self.reading.document.text[tokens[begin].start : head.end]
        role = find_role(self.reading, first, begin)
        surname = self.cast.surnames.get(name) or (
            self.cast.surnames.get(head.text) if begin == head.i else None
        )
        if begin == head.i and surname:
            self._use(first, head.i)
            self._note_title(first, begin, surname)
            return Draft(
                self._span(self._trim(first), head), head, first, "name", (surname,), confidence=0.95
            )
        titled = role is not None and role.title.kind == "person"
        if (
            head.ent == "PERSON"
            or (titled and head.ent not in {"GPE", "ORG"})
            or (titled and begin - 1 >= first and role and role.last == begin)
        ):
            if not titled and begin == head.i and head.ent != "PERSON":
                return None
            states = self._states(head, first, right=False) or self._apposed_states(head)
            if any(token.lower in _prefixes("former") for token in self.reading.tokens[first:begin]):
                states, titled = (), False  # who once held an office does not act for the state
            self._use(first, head.i)
            title = role.title.text if role and titled else None
            if not states and titled and role and role.title.sector in {"GOV", "MIL", "LEG", "JUD", "COP"}:
                states = self._scene(head)
            sector = role.title.sector if role and titled else "UNK"
            actor = self.cast.person(name, states[0] if states else None, title, sector or "GOV")
            self._note_title(first, begin, actor.id)
            return Draft(
                self._span(self._trim(first), head), head, first, "name", (actor.id,), confidence=0.85
            )
        return self._body(head, first, begin, name, role)

    def _body(self, head: Token, first: int, begin: int, name: str, role: RoleNoun | None) -> Draft | None:
        """“Russia's energy giant Gazprom”, “the Iraq Survey Group”: a body with the state that its phrase names."""
        company = any(token.lemma in _company_words() for token in self.reading.tokens[first : head.i + 1])
        if head.ent not in {"ORG", "GPE", "NORP", "FAC", "PRODUCT", ""} or (
            head.ent == "" and head.i not in self.speakers and not company
        ):
            return None
        states = self._states(head, first)
        inner = [hit for i in range(first, begin) if (hit := self.hits.get(i)) and hit.names]
        if head.ent != "ORG" and not company and head.i not in self.speakers and not inner:
            return None
        full = (
            self.reading.document.text[self.reading.tokens[inner[-1].first].start : head.end]
            if inner and inner[-1].last == begin
            else name
        )
        part = self._link(inner[-1]) if inner and inner[-1].last == begin else None
        company = company or (part is not None and part.kind == "company")
        self._use(first, head.i)
        kind = "company" if company else "organisation"
        sector = "BUS" if company else (role.title.sector if role and role.title.sector else "UNK")
        if not company and not states and head.i not in self.speakers and head.ent != "ORG":
            return None
        actor = self.cast.body(full, kind, states[0] if states else None, sector)
        span = self._span(inner[-1].first if full != name and inner else begin, head)
        return Draft(
            span,
            head,
            first,
            "name",
            (actor.id,),
            confidence=0.7,
            latent=not states and not company and head.i not in self.speakers,
        )

    # -- the words around -----------------------------------------------------------------------------

    def _states(self, head: Token, first: int, right: bool = True) -> tuple[str, ...]:
        """The states that own or qualify a phrase: “Russian”, “Germany's”, “of France”, “US and Japanese”."""
        out: list[str] = []
        tokens = self.reading.tokens
        for i in range(first, head.i + 1):
            hit = self.hits.get(i)
            if hit is None or hit.first != i:
                continue
            name = self._link(hit)
            if (name is not None and name.kind in {"state", "organisation"} and name.how != "capital") or (
                name is not None and name.how == "capital" and not names_place(tokens[hit.last - 1])
            ):
                out.append(self.linker.choose(name))
        if not out and right:
            for child in head.children:
                if child.dep == "prep" and child.lower in {"of", "for", "in"} and child.i > head.i:
                    target = child.child("pobj")
                    while target is not None:
                        hit = self.hits.get(target.i)
                        name = self._link(hit) if hit else None
                        if name is not None and name.kind in {"state", "organisation"} and hit:
                            out.append(self.linker.choose(name))
                        target = target.child("conj")
        return tuple(dict.fromkeys(out))

    def _apposed_states(self, head: Token) -> tuple[str, ...]:
        """“Wang Yi, China's foreign minister,”: the states of the phrase in apposition."""
        other = head.child("appos")
        if other is None and head.dep == "appos":
            other = head.head
        return self._states(other, left_edge(other)) if other is not None else ()

    def _scene(self, head: Token) -> tuple[str, ...]:
        """The state where the paragraph is set: the capital it opens with, or the state of its first office or body."""
        sentence = self.reading.sentence_of(head)
        paragraph = self.reading.paragraphs[sentence.paragraph]
        for token in self.reading.tokens_in(Span(paragraph.start, head.start)):
            hit = self.hits.get(token.i)
            if hit is None or hit.first != token.i:
                continue
            name = self._link(hit)
            if name is None or name.kind != "state":
                continue
            last = self.reading.tokens[hit.last - 1]
            role = (
                last.dep in {"amod", "compound", "poss", "nmod"}
                and role_noun(self.reading, last.head.i, hit.last) is not None
            )
            opening = hit.first - self.reading.sentence_of(last).first <= 2 and names_place(last)
            return (self.linker.choose(name),) if role or opening or name.sector else ()
        return ()

    def _link(self, hit: Hit) -> Name | None:
        if hit.first not in self.linked:
            self.linked[hit.first] = self.linker.link(hit, self.reading.tokens[hit.last - 1])
        return self.linked[hit.first]

    def _note_title(self, first: int, last: int, id: str) -> None:
        """Remembers that this person goes by the title in front of the name."""
        role = find_role(self.reading, first, last)
        if role is not None and role.title.kind == "person":
            self.cast.titles[role.title.text.lower()] = id

    def _definite(self, first: int, head: Token) -> bool:
        return any(
            token.lower in _DEFINITE for token in self.reading.tokens[first : head.i] if token.head is head
        )

    def _trim(self, first: int) -> int:
        """Past a determiner or a mark, which belong to no name."""
        tokens = self.reading.tokens
        while (
            tokens[first].dep in _AGENTLESS
            and tokens[first].pos not in NOUNS
            and tokens[first].lower not in {"his", "her", "their", "its"}
        ):
            first += 1
        return first

    def _span(self, first: int, head: Token) -> Span:
        return Span(self.reading.tokens[first].start, head.end)

    def _use(self, first: int, last: int) -> None:
        for i in range(first, last + 1):
            if i in self.hits:
                self.used.add(self.hits[i].first)

    # -- what no phrase took --------------------------------------------------------------------------

    def _leftover(self, hit: Hit) -> Draft | None:
        """A name that heads no phrase: “Russian” in “Russian gas”, “US” in “US-led”, “Iran” in “Iran deal”."""
        name = self._link(hit)
        if name is None or name.kind == "person":
            return None
        head = self.reading.tokens[hit.last - 1]
        above = head.head
        if (
            head.dep in {"compound", "nmod", "amod"}
            and above.pos == "PROPN"
            and above.i > head.i
            and above.i not in self.hits
        ):
            return None  # a part of a longer proper name
        id = self.linker.choose(name)
        self.cast.known(id)
        place = name.kind == "state" and names_place(head)
        adjective = name.how == "demonym" and head.dep in {"amod", "compound", "nmod"}
        latent = adjective or (name.how == "capital" and place)
        return Draft(
            hit.span,
            head,
            hit.first,
            name.how,
            (id,),
            name.sector,
            is_place=place,
            latent=latent,
            confidence=0.85,
        )

    def _asking(self) -> list[Draft]:
        """Pronouns, groups and descriptions, to be resolved by what stands before them."""
        out = []
        taken = self.used
        words = _asking_words()
        for token in self.reading.tokens:
            if token.i in self.hits and self.hits[token.i].first in taken:
                continue
            kind = words.get(
                token.lower if token.pos == "PRON" or token.tag in {"PRP", "PRP$"} else token.lemma
            )
            if kind is None or (kind == "pronoun") != (token.tag in {"PRP", "PRP$"}):
                continue
            first = token.i if kind == "pronoun" else left_edge(token)
            if kind != "pronoun" and not (self._definite(first, token) or self._counted(first, token)):
                continue
            if kind in {"description", "group"} and any(i in self.hits for i in range(first, token.i + 1)):
                continue
            how: How = "pronoun" if kind == "pronoun" else "group" if kind == "group" else "role"
            out.append(
                Draft(
                    self._span(first, token),
                    token,
                    first,
                    how,
                    asks=kind,
                    word=token.lemma if kind != "pronoun" else token.lower,
                    confidence=0.7,
                )
            )
        return out

    def _counted(self, first: int, head: Token) -> bool:
        return any(
            token.lower in {"two", "three", "four", "both", "five", "six", "joint"}
            for token in self.reading.tokens[first : head.i]
        )


@lru_cache(maxsize=4)
def _prefixes(sense: str) -> frozenset[str]:
    """Words before a title that say that the office is past or to come (former), or that are only polite."""
    rows = registers.table("title_prefixes")
    wanted = {"former", "designate", "coming"} if sense == "former" else {sense, "present"}
    return frozenset(row["text"].lower().rstrip(".") for row in rows if row["sense"] in wanted)


@lru_cache(maxsize=1)
def _company_words() -> frozenset[str]:
    return frozenset(row["word"] for row in registers.table("company_words"))


@lru_cache(maxsize=1)
def _asking_words() -> dict[str, str]:
    """Word -> how it asks: pronoun, group, description, document."""
    return {row["word"]: row["asks"] for row in registers.table("anaphors")}
