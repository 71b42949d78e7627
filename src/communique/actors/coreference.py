"""Coreference: pronouns, groups, titles and descriptions, resolved by the mentions that stand before them."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique import registers
from communique.actors.cast import Cast, is_office
from communique.actors.drafts import Draft
from communique.actors.phrases import left_edge, role_noun
from communique.reading.tokens import Reading, Token
from communique.records import Actor
from communique.registers import Term

MEMORY = 6  # sentences: what stands further back is not what a pronoun means
_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
_MASCULINE = frozenset({"he", "him", "his"})
_FEMININE = frozenset({"she", "her"})
_THEY = frozenset({"they", "them", "their"})
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PERSONAL = frozenset({"leader", "president", "minister", "counterpart", "trio", "duo", "pair"})
_MUTUAL = frozenset({"side", "party"})


@dataclass(slots=True)
class Resolver:
    """Walks the drafts in the order of the text and fills those that ask. `speakers` maps a quotation's
    tokens to the head of the phrase that speaks them."""

    reading: Reading
    cast: Cast
    spoken_by: dict[int, Token]
    resolved: list[Draft] = field(default_factory=list)
    by_head: dict[int, Draft] = field(default_factory=dict)

    def resolve(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts that stand for somebody, in order; those that nothing explains are left out."""
        by_token = {draft.head.i: draft for draft in drafts if not draft.asks}
        self.by_head = by_token
        for draft in drafts:
            if draft.asks and not draft.actors:
                self._fill(draft)
            if draft.actors:
                self.resolved.append(draft)
                self.by_head.setdefault(draft.head.i, draft)
        return self.resolved

    def _fill(self, draft: Draft) -> None:
        if draft.asks == "pronoun":
            self._pronoun(draft)
        elif draft.asks == "group":
            self._group(draft)
        elif draft.asks == "title":
            self._title(draft)
        elif draft.asks == "owned":
            self._owned(draft)
        elif draft.asks == "counterpart":
            self._counterpart(draft)
        elif draft.asks == "description":
            self._description(draft)
        elif draft.asks == "document":
            self._document(draft)
        if not draft.actors and draft.asks in {"speaker", "group", "title"}:
            self._apposed(draft)
        if not draft.actors and draft.unnamed and draft.asks in {"title", "speaker", "owned"}:
            self._unnamed(draft)

    # -- pronouns -------------------------------------------------------------------------------------

    def _pronoun(self, draft: Draft) -> None:
        word = draft.word
        if word in _FIRST_PERSON:
            self._first_person(draft)
            return
        if word in _MASCULINE or word in _FEMININE:
            wanted = "m" if word in _MASCULINE else "f"
            for other in self._before(draft):
                if len(other.actors) == 1 and self._is_person(other) and self._may_bind(draft, other):
                    if self.cast.gender.get(other.actors[0], wanted) == wanted:
                        draft.actors, draft.sector, draft.unnamed = other.actors, other.sector, other.unnamed
                        return
        elif word in _THEY:
            for other in self._before(draft):
                if (len(other.actors) > 1 or other.plural) and self._may_bind(draft, other):
                    draft.actors, draft.sector, draft.plural = other.actors, other.sector, True
                    return
            self._pair_in_sentence(draft)
        else:
            for other in self._before(draft):
                if other.document and draft.word == "it":
                    draft.actors, draft.document = other.actors, True
                    return
                if (
                    len(other.actors) == 1
                    and not self._is_person(other)
                    and not other.plural
                    and not other.is_place
                    and self._may_bind(draft, other)
                    and other.head.dep in {"nsubj", "nsubjpass", "agent", "poss", "pobj", "dobj"}
                ):
                    if (
                        other.head.dep in {"dobj", "pobj"}
                        and other.head.sent != draft.head.sent
                        and draft.word == "it"
                    ):
                        continue
                    draft.actors, draft.sector = other.actors, other.sector
                    return

    def _pair_in_sentence(self, draft: Draft) -> None:
        """“Russia and China said they …”: the nearest coordination before."""
        for other in self._before(draft):
            conjunct = other.head
            group = [conjunct]
            while conjunct.dep == "conj" and conjunct.head is not conjunct:
                conjunct = conjunct.head
                group.append(conjunct)
            found = [self.by_head[token.i] for token in reversed(group) if token.i in self.by_head]
            if len(found) > 1:
                draft.actors = tuple(dict.fromkeys(id for item in found for id in item.actors))
                draft.plural = True
                return

    def _first_person(self, draft: Draft) -> None:
        """“We” and “I” inside a quotation: its speaker; for “we” the speaker's state."""
        source = self.spoken_by.get(draft.head.i)
        speaker = self.by_head.get(source.i) if source is not None else None
        if speaker is None or not speaker.actors:
            return
        if draft.word in {"i", "me", "my"}:
            draft.actors, draft.sector, draft.unnamed = speaker.actors, speaker.sector, speaker.unnamed
            return
        ids = []
        for id in speaker.actors:
            actor = self.cast.actors[id]
            ids.append(actor.code if actor.kind == "person" and actor.code and self._real(actor.code) else id)
        for id in ids:
            if id not in self.cast.actors:
                self.cast.known(id)
        draft.actors, draft.plural = tuple(dict.fromkeys(ids)), True

    @staticmethod
    def _real(code: str) -> bool:
        return code in registers.states() or code in registers.organisations()

    # -- groups and descriptions ----------------------------------------------------------------------

    def _group(self, draft: Draft) -> None:
        """“the two leaders”, “both sides”: the last so many persons or states that took part."""
        tokens = self.reading.tokens
        words = [token.lower for token in tokens[draft.first : draft.head.i]]
        number = next((_COUNTS[word] for word in words if word in _COUNTS), 0)
        plural = draft.head.tag in {"NNS", "NNPS"} or "both" in words
        if draft.word in {"trio", "duo", "pair"}:
            number = 3 if draft.word == "trio" else 2
        elif not plural:
            self._single(draft)
            return
        if not number:
            if draft.word not in _MUTUAL and draft.word not in {"country", "leader", "nation"}:
                return
            number = 2
        wanted = self._recent(draft, number, personal=draft.word in _PERSONAL)
        if len(wanted) != number and draft.word in _PERSONAL:
            wanted = self._in_office(self._recent(draft, number, personal=False), draft)
        if len(wanted) == number:
            draft.actors, draft.plural, draft.unnamed, draft.sector = wanted, True, False, None

    def _in_office(self, states: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
        """“the two prime ministers”: who holds that office in each of the states, where the register knows all."""
        term = self._term(draft)
        holders = [self.cast.holder(state, term) for state in states] if term is not None else []
        return tuple(holder.id for holder in holders if holder) if holders and all(holders) else states

    def _term(self, draft: Draft) -> Term | None:
        """The role noun that a draft ends with, if one person at a time holds it."""
        role = role_noun(self.reading, draft.head.i, draft.first)
        return role.title if role is not None and is_office(role.title) else None

    def _single(self, draft: Draft) -> None:
        """“the country”, “his counterpart”: the last state named; a counterpart needs its own name."""
        if draft.word not in {"country", "nation", "government"} or self._others(draft):
            return
        for other in self._before(draft):
            for id in other.actors:
                actor = self.cast.actors[id]
                if len(other.actors) == 1 and actor.kind == "state":
                    draft.actors = (id,)
                    draft.sector = "GOV" if draft.word == "government" else None
                    return

    def _others(self, draft: Draft) -> bool:
        return any(
            token.lower
            in {"other", "another", "third", "any", "every", "each", "neighbouring", "neighboring"}
            for token in self.reading.tokens[draft.first : draft.head.i]
        )

    def _recent(self, draft: Draft, number: int, personal: bool) -> tuple[str, ...]:
        """The `number` actors of different states most in view before the draft, or after it in a lead."""
        weight: dict[str, float] = {}
        order: dict[str, int] = {}
        acting = self._acting_on(draft)
        for other in self._window(draft):
            if other.latent or other.unnamed or (other.is_place and not personal):
                continue
            distance = abs(draft.head.sent - other.head.sent)
            for id in other.actors:
                actor = self.cast.actors[id]
                key = (
                    id
                    if personal and actor.kind == "person"
                    else (actor.country if actor.kind in {"state", "person"} else None)
                )
                if (
                    key is None
                    or (personal and actor.kind != "person")
                    or (not personal and key not in registers.states())
                ):
                    continue
                if key in acting:
                    continue
                subject = 1.5 if other.head.dep in {"nsubj", "nsubjpass", "pobj", "conj"} else 1.0
                weight[key] = weight.get(key, 0.0) + subject * max(0.75**distance, 0.2)
                order.setdefault(key, other.head.i)
        chosen: list[str] = []
        for key in sorted(weight, key=lambda key: -weight[key]):
            country = self.cast.actors[key].country if key in self.cast.actors else key
            if (
                country is None
                or all(
                    self.cast.actors[other].country != country
                    for other in chosen
                    if other in self.cast.actors
                )
                or not personal
            ):
                chosen.append(key)
        chosen = chosen[:number]
        for id in chosen:
            if id not in self.cast.actors:
                self.cast.known(id)
        return tuple(sorted(chosen, key=lambda key: order[key]))

    def _acting_on(self, draft: Draft) -> frozenset[str]:
        """Who does something to the group in this clause, and so is none of it: “A urged both sides”."""
        verb = (
            draft.head.head
            if draft.head.dep in {"dobj", "dative"}
            else draft.head.head.head
            if draft.head.dep == "pobj"
            else None
        )
        subject = verb.child("nsubj") if verb is not None else None
        out: set[str] = set()
        while subject is not None and subject is not draft.head:
            found = self.by_head.get(subject.i)
            if found is not None:
                out.update(found.actors)
            subject = subject.child("conj")
        return frozenset(out)

    def _window(self, draft: Draft) -> list[Draft]:
        before = [
            other
            for other in self.resolved
            if draft.head.sent - other.head.sent <= MEMORY and other is not draft
        ]
        return before

    def _title(self, draft: Draft) -> None:
        """“the minister”, “the foreign ministry”: the last mention that went by this title."""
        id = self.cast.titles.get(draft.word.lower())
        if id is not None and any(id in other.actors for other in self.resolved):
            draft.actors, draft.unnamed, draft.latent, draft.how = (id,), False, False, "office"
            draft.confidence = 0.8
            return
        last = self.reading.tokens[draft.head.i].lemma
        for other in self._before(draft, reach=30):
            if (
                other.how in {"role", "office"}
                and other.head.lemma == last
                and not other.asks == "speaker"
                and other.actors
            ):
                draft.actors, draft.sector, draft.unnamed, draft.latent = (
                    other.actors,
                    other.sector,
                    other.unnamed,
                    False,
                )
                return
            if other.how == "name" and self._is_person(other) and other.first < other.head.i:
                titles = {token.lower for token in self.reading.tokens[other.first : other.head.i]}
                if last in titles:
                    draft.actors, draft.unnamed, draft.latent, draft.how = (
                        other.actors,
                        False,
                        False,
                        "office",
                    )
                    return
        state = self._state_of_scene(draft)
        if state is not None and draft.sector not in {None, "", "CVL", "JRN", "UNK"}:
            self.cast.known(state)
            draft.actors, draft.latent, draft.confidence = (state,), False, 0.55

    def _state_of_scene(self, draft: Draft) -> str | None:
        """The state whose capital the sentence opens with (“In Lima, the military command said”)."""
        sentence = self.reading.sentence_of(draft.head)
        for other in self.resolved:
            if (
                other.head.sent == sentence.index
                and other.is_place
                and other.head.i < draft.head.i
                and other.first - sentence.first <= 2
            ):
                return other.actors[0]
        return None

    def _owned(self, draft: Draft) -> None:
        """“its troops”, “his foreign minister”: the role in the state of whoever the possessive stands for."""
        owner = next(
            (self.by_head.get(child.i) for child in draft.head.children if child.tag == "PRP$"), None
        )
        if owner is None or not owner.actors:
            return
        states = [
            code
            for code in self._states_of(owner)
            if code in registers.states() or code in registers.organisations()
        ]
        if not states:
            return
        term = self._term(draft)
        if term is not None:
            holders = [self.cast.holder(state, term) for state in states]
            if all(holders):
                draft.actors = tuple(holder.id for holder in holders if holder)
                draft.how, draft.unnamed, draft.latent, draft.sector = "office", False, False, None
                return
        draft.actors, draft.latent = tuple(dict.fromkeys(states)), False

    def _counterpart(self, draft: Draft) -> None:
        """“his Vietnamese counterpart”: the holder, in the state named, of the office that “he” holds."""
        owner = next(
            (self.by_head.get(child.i) for child in draft.head.children if child.dep == "poss"), None
        )
        mine = self.cast.actors.get(owner.actors[0]) if owner is not None and owner.actors else None
        state = draft.word
        if mine is not None and mine.office is not None and self.cast.on is not None:
            for key in registers.offices():
                for holder in (
                    registers.holders(mine.office.of, office=key, on=self.cast.on)
                    if mine.office.of in registers.states()
                    else ()
                ):
                    if holder.id == mine.id:
                        others = registers.holders(state, office=key, on=self.cast.on)
                        if others:
                            self.cast.actors.setdefault(others[0].id, others[0])
                            draft.actors = (self.cast.register_person(others[0].id).id,)
                            return
        self.cast.known(state)
        draft.actors, draft.how, draft.sector = (state,), "role", "GOV"

    def _apposed(self, draft: Draft) -> None:
        """“the four guarantors -- Argentina, Brazil …”: a description takes the actors that explain it."""
        counted = next(
            (
                _COUNTS[token.lower]
                for token in self.reading.tokens[draft.first : draft.head.i]
                if token.lower in _COUNTS
            ),
            0,
        )
        for apposed in (token for token in draft.head.subtree() if token.dep == "appos"):
            other: Token | None = apposed
            found: list[str] = []
            while other is not None:
                item = self.by_head.get(other.i)
                if item is not None and item.actors:
                    found.extend(item.actors)
                other = other.child("conj")
            if not found or not (apposed.head is draft.head or counted == len(set(found))):
                continue
            draft.actors, draft.unnamed, draft.latent = tuple(dict.fromkeys(found)), False, False

    def _description(self, draft: Draft) -> None:
        """“the bloc”, “the company”: the last organisation that is called so, the last company."""
        company = draft.word in {"company", "firm", "giant"}
        for other in self._before(draft, reach=30):
            for id in other.actors:
                actor = self.cast.actors[id]
                if company and actor.kind == "company":
                    draft.actors = (id,)
                    return
                organisation = registers.organisations().get(id)
                if (
                    not company
                    and organisation is not None
                    and draft.word in {word.split()[-1] for word in organisation.descriptions}
                ):
                    draft.actors = (id,)
                    return
                if draft.word in {"group", "movement", "militia"} and actor.kind == "group":
                    draft.actors = (id,)
                    return

    def _document(self, draft: Draft) -> None:
        """A document that may speak: its issuers are its owner, the subject of its verb, or the last pair."""
        draft.document = True
        draft.latent = True
        issuers = self._owners(draft.head) or self._makers(draft.head)
        if not issuers:
            for other in self._before(draft, reach=30):
                if other.document:
                    issuers = other.actors
                    break
        words = {token.lower for token in self.reading.tokens[draft.first : draft.head.i]}
        if not issuers and "joint" in words:
            issuers = self._recent(draft, 2, personal=False)
        draft.actors = issuers

    def _owners(self, head: Token) -> tuple[str, ...]:
        first = left_edge(head)
        out: list[str] = []
        for i in range(first, head.i):
            found = self.by_head.get(i)
            if found is not None and found.actors:
                out.extend(self._states_of(found))
        for child in head.children:
            if child.dep == "prep" and child.lower in {"by", "from", "between"}:
                target = child.child("pobj")
                while target is not None:
                    found = self.by_head.get(target.i)
                    if found is not None:
                        out.extend(self._states_of(found))
                    target = target.child("conj")
        return tuple(dict.fromkeys(out))

    def _makers(self, head: Token) -> tuple[str, ...]:
        """The subjects of the verb that issues the document: “Russia and China put out a joint statement”."""
        if head.dep not in {"dobj", "pobj", "nsubjpass"}:
            return ()
        verb = head.head if head.dep != "pobj" else head.head.head
        subject = verb.child("nsubj") if head.dep != "nsubjpass" else None
        out: list[str] = []
        while subject is not None:
            found = self.by_head.get(subject.i)
            if found is not None and found.actors:
                out.extend(self._states_of(found))
            subject = subject.child("conj")
        return tuple(dict.fromkeys(out))

    def _states_of(self, found: Draft) -> list[str]:
        """Who answers for a document: the state of a person who signs it, else the actor itself."""
        ids = []
        for id in found.actors:
            actor = self.cast.actors[id]
            code = actor.code if actor.kind == "person" and actor.code and self._real(actor.code) else id
            if code not in self.cast.actors:
                self.cast.known(code)
            ids.append(code)
        return ids

    def _unnamed(self, draft: Draft) -> None:
        """A speaker who is only described (“a senior official”): an actor of the phrase's own words."""
        state = self._state_of_scene(draft) if draft.sector in {"GOV", "MIL"} else None
        name = self.reading.text(draft.span)
        id = f"unnamed-{draft.span.start}"
        self.cast.actors[id] = Actor(id, name, "person", state, state, draft.sector or "UNK")
        draft.actors = (id,)
        draft.unnamed = True

    # -- what stands before ---------------------------------------------------------------------------

    def _before(self, draft: Draft, reach: int = MEMORY) -> list[Draft]:
        """Earlier drafts, subjects of the same and the last sentence first, then the nearest."""
        near = [
            other
            for other in self.resolved
            if draft.head.sent - other.head.sent <= reach
            and other.head.i < draft.head.i
            and not (other.latent and not other.document)
        ]

        def rank(other: Draft) -> tuple[int, int, int]:
            distance = draft.head.sent - other.head.sent
            subject = 0 if other.head.dep in {"nsubj", "nsubjpass"} else 1
            return (distance, subject, -other.head.i)

        return sorted(near, key=rank)

    def _may_bind(self, draft: Draft, other: Draft) -> bool:
        """A subject and an object of one verb are different people, unless the pronoun is a possessive."""
        if draft.head.tag == "PRP$":
            return True
        return not (draft.head.head is other.head.head and draft.head.dep in {"dobj", "iobj", "dative"})

    def _is_person(self, draft: Draft) -> bool:
        return bool(draft.actors) and all(self.cast.actors[id].kind == "person" for id in draft.actors)


def speakers_of_quotations(
    reading: Reading, sources: list[tuple[Token, Token | None, str]]
) -> dict[int, Token]:
    """Token index inside a quotation -> head of the phrase that speaks it: of the nearest cue outside it.

    Looks in the quotation's sentence first, then in its paragraph, then in the paragraph before.
    """
    outside: list[tuple[Token, Token]] = []
    quoted: set[int] = set()
    for quotation in reading.quotations:
        quoted.update(token.i for token in reading.tokens_in(quotation.span))
    for cue, source, _ in sources:
        if source is not None and cue.i not in quoted:
            outside.append((cue, source))
    paragraph_of = {sentence.index: sentence.paragraph for sentence in reading.sentences}
    out: dict[int, Token] = {}
    for quotation in reading.quotations:
        if quotation.depth:
            continue
        inside = reading.tokens_in(quotation.span)
        if not inside:
            continue
        paragraph = paragraph_of[inside[0].sent]
        near = [(c, s) for c, s in outside if paragraph - paragraph_of[c.sent] in {0, 1}]
        if not near:
            continue
        best = min(
            near,
            key=lambda item: (
                paragraph - paragraph_of[item[0].sent],
                item[0].sent not in {inside[0].sent, inside[-1].sent},
                min(abs(item[0].i - inside[0].i), abs(item[0].i - inside[-1].i)),
            ),
        )
        for token in inside:
            out[token.i] = best[1]
    return out
