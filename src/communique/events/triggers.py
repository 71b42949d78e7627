"""Triggers: finds the predicates of a reading that tell an event and fills their slots."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.actors.book import Found, MentionBook
from communique.events.arguments import (
    conjuncts,
    named,
    object_heads,
    owners,
    preposition_heads,
    subject_heads,
)
from communique.events.candidates import Candidate
from communique.events.composition import (
    Effect,
    base_type,
    complement_of,
    compose,
    effects_above,
    operators_of,
    status_of,
)
from communique.events.lexicon import Frame, answered_nouns, light_verbs, nouns, saying_verbs, verbs
from communique.events.status import is_negated
from communique.ontology import quad
from communique.reading.tokens import Reading, Token

_WORDY = frozenset(
    {
        "verbal",
        "scathing",
        "blistering",
        "stinging",
        "rhetorical",
        "personal",
        "withering",
        "vitriolic",
        "outspoken",
        "veiled",
        "thinly",
    }
)


@dataclass(slots=True)
class TriggerFinder:
    """Walks the tokens of one reading. `taken` holds predicates that a wider one has already told."""

    reading: Reading
    book: MentionBook
    taken: set[int] = field(default_factory=set)
    pending: list[tuple[Frame, Token]] = field(default_factory=list)
    out: list[Candidate] = field(default_factory=list)

    def find(self) -> list[Candidate]:
        """All candidates in the order of the text."""
        tokens = [
            token for token in self.reading.tokens if token.pos in {"VERB", "NOUN", "ADJ", "AUX", "PROPN"}
        ]
        for token in tokens:
            if token.pos != "PROPN":
                self._operator(token)
        for token in tokens:
            if token.pos == "VERB" and token.i not in self.taken:
                self._verb(token)
        for token in tokens:
            if token.pos in {"NOUN", "PROPN"} and token.i not in self.taken and token.lemma in nouns():
                self._noun(token)
        self.out.sort(key=lambda candidate: candidate.trigger.i)
        for frame, verb in self.pending:
            if verb.i not in self.taken:
                self._answer(frame, verb)
        self.out.sort(key=lambda candidate: candidate.trigger.i)
        return self.out

    def _answer(self, frame: Frame, verb: Token) -> None:
        """“condemned the measures”: an answer to what somebody did, told before, to the one who answers."""
        heads = object_heads(verb)
        definite = any(
            child.lower in {"the", "this", "that", "these", "those"}
            for head in heads
            for child in head.children
        )
        if not definite or not any(head.lemma in answered_nouns() for head in heads):
            return
        actors = self._first(frame.actor, verb, None)
        codes = self._codes(actors)
        for earlier in reversed(self.out):
            if (
                earlier.trigger.i < verb.i
                and verb.sent - earlier.trigger.sent <= 4
                and codes & self._codes(list(earlier.recipients))
            ):
                others = [item for item in earlier.actors if not self._codes([item]) & codes]
                candidate = self._candidate(frame, verb, (verb,), actors, others, effects_above(verb))
                if candidate is not None:
                    self._keep(replace(candidate, weight=candidate.weight * 0.8))
                return

    def _codes(self, items: list[Found]) -> set[str]:
        return {self.book.actors[id].code or id for item in items for id in item.mention.actors}

    # -- verbs ----------------------------------------------------------------------------------------

    def _verb(self, verb: Token) -> None:
        for frame, words in self._frames(verb):
            if not self._fits(frame, verb):
                continue
            candidate = self._filled(frame, verb, words)
            if (
                candidate is None
                and frame.need == "yes"
                and frame.type in {"ACCUSE", "REJECT", "SUPPORT"}
                and words == (verb,)
            ):
                self.pending.append((frame, verb))
            if candidate is not None:
                self._keep(self._worded(candidate, verb))
                if frame.objects:
                    self.taken.update(token.i for token in object_heads(verb))
                return

    def _frames(self, verb: Token) -> list[tuple[Frame, tuple[Token, ...]]]:
        """The frames of a verb, longest form first: pull_out_of, call_off, call_on, call."""
        out: list[tuple[Frame, tuple[Token, ...]]] = []
        table = verbs()
        particles = [
            child
            for child in verb.children
            if child.i > verb.i
            and (child.dep in {"prt", "prep", "advmod", "dobj", "agent", "dative"})
            and child.i - verb.i < 12
        ]
        for first in particles:
            for second in particles:
                if second.i > first.i:
                    key = f"{verb.lemma}_{first.lower}_{second.lower}"
                    out.extend((frame, (verb, first, second)) for frame in table.get(key, ()))
        for particle in particles:
            for form in {particle.lower, particle.lemma}:
                out.extend((frame, (verb, particle)) for frame in table.get(f"{verb.lemma}_{form}", ()))
        out.extend((frame, (verb,)) for frame in table.get(verb.lemma, ()))
        return out

    def _fits(self, frame: Frame, verb: Token) -> bool:
        heads = object_heads(verb)
        lemmas = {token.lemma for token in heads} | {token.lower for token in heads}
        if frame.objects:
            actor = "@actor" in frame.objects and any(named(token, self.book) for token in heads)
            if not actor and not lemmas & frame.objects:
                return False
        if frame.excluded & lemmas:
            return False
        return not frame.prep or any(self._slot(word, verb) for word in frame.prep)

    def _filled(self, frame: Frame, verb: Token, words: tuple[Token, ...]) -> Candidate | None:
        actors = self._first(frame.actor, verb, None)
        recipients = self._first(frame.recipient, verb, actors)
        if (
            not recipients
            and len(actors) + sum(len(item.mention.actors) > 1 for item in actors) > 1
            and _each_other(verb)
        ):
            frame = replace(frame, reciprocal=True, need="no")
        if frame.need == "actors2" and not recipients and len(actors) == 1:
            actors = self._coordination(actors[0].head)
        return self._candidate(frame, verb, words, actors, recipients, effects_above(verb))

    def _coordination(self, head: Token) -> list[Found]:
        """All of a coordination that ends with `head`: “A and B, who met”."""
        while head.dep == "conj" and head.head is not head:
            head = head.head
        return self._named_all(list(conjuncts(head)))

    # -- nouns ----------------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> None:
        if noun.dep in {"compound", "nmod"} and noun.head.pos in {"NOUN", "PROPN"}:
            return
        for frame in nouns()[noun.lemma]:
            if frame.modifier and not any(
                child.lemma in frame.modifier or child.lower in frame.modifier for child in noun.children
            ):
                continue
            light, effect = self._light(noun)
            if light is None and not frame.alone:
                continue
            actors = self._first(tuple(slot for slot in frame.actor if slot != "subj"), noun, None)
            if light is not None and (not actors or "subj" in frame.actor):
                subjects = self._named_all(subject_heads(light))
                actors = subjects or actors
            hosts = (noun,) if light is None else (noun, light)
            recipients: list[Found] = []
            for host in hosts:
                recipients = recipients or self._first(frame.recipient, host, actors)
            effects = effects_above(noun)
            if effect is not None and effect.name != "do":
                effects = [effect, *effects]
            candidate = self._candidate(
                frame, noun, (light, noun) if light else (noun,), actors, recipients, effects
            )
            if candidate is not None:
                self._keep(self._worded(candidate, light))
                if light is not None:
                    self.taken.add(light.i)
                return

    def _worded(self, candidate: Candidate, light: Token | None) -> Candidate:
        """“launched an attack on Israel, saying …”: an attack in words is ACCUSE."""
        spoken = light is not None and any(
            child.dep == "advcl" and child.tag == "VBG" and child.lemma in saying_verbs()
            for child in light.children
        )
        if candidate.type == "ASSAULT" and (
            spoken or any(child.lower in _WORDY for child in candidate.trigger.children)
        ):
            return candidate.with_type("ACCUSE", "disapprove", "111")
        return candidate

    def _light(self, noun: Token) -> tuple[Token | None, Effect | None]:
        """The light verb over a noun, as its object or passive subject or under its preposition."""
        verb = noun.head
        if noun.dep == "conj" and verb.pos == "NOUN":
            return self._light(verb)
        if noun.dep == "pobj":
            preposition, verb = verb, verb.head
            keys = [f"{verb.lemma}_{preposition.lower}"]
        elif noun.dep in {"dobj", "nsubjpass"} or (
            noun.dep == "nsubj"
            and verb.lemma in {"begin", "start", "resume", "take", "open", "end", "collapse", "continue"}
        ):
            particle = verb.child("prt")
            keys = [f"{verb.lemma}_{particle.lower}"] if particle else []
            keys.append(verb.lemma)
        elif noun.dep in {"acl", "relcl"}:
            return None, None
        else:
            return None, None
        if verb.pos not in {"VERB", "AUX"}:
            return None, None
        for key in keys:
            for row in light_verbs().get(key, ()):
                if not row.nouns or noun.lemma in row.nouns:
                    return verb, Effect(row.effect, verb, None)
        return None, None

    # -- operators ------------------------------------------------------------------------------------

    def _operator(self, word: Token) -> None:
        for operator in operators_of(word):
            inner = complement_of(word, operator)
            if inner is None:
                continue
            if not operator.type:
                return
            actors = self._named_all(subject_heads(word)) or (
                owners(word, self.book) if word.pos == "NOUN" else []
            )
            told = self._inner(inner)
            recipients = self._first(operator.recipient, word, actors)
            if not recipients and told is not None:
                recipients = [item for item in told.recipients if not self._same(item, actors)]
                if operator.effect == "request":
                    recipients = [item for item in told.actors if not self._same(item, actors)] or recipients
            if not recipients and operator.effect == "request":
                recipients = [
                    item for item in self._named_all(subject_heads(inner)) if not self._same(item, actors)
                ]
            type, mode, cameo = operator.type, operator.mode, operator.cameo
            if base_type(operator.effect) == operator.type and (
                told is not None or operator.effect == "request"
            ):
                composed = compose(operator.effect, told.type if told is not None else "")
                if composed is not None:
                    type, mode, cameo = composed
            elif told is None and operator.effect in {"promise", "refuse"} and not recipients:
                return
            need = (
                "no" if told is not None or (inner.pos == "NOUN" and operator.effect == "request") else "yes"
            )
            frame = Frame(
                word.lemma,
                type,
                mode,
                cameo,
                frozenset(),
                frozenset(),
                frozenset(),
                (),
                (),
                need,
                False,
                0.75 if told else 0.6,
            )
            candidate = self._candidate(frame, word, (word, inner), actors, recipients, effects_above(word))
            if candidate is not None:
                self._keep(candidate)
                self.taken.add(word.i)
                self.taken.add(inner.i)
            return

    def _inner(self, inner: Token) -> Candidate | None:
        """What the complement of an operator would tell by itself."""
        probe = TriggerFinder(self.reading, self.book, set(self.taken))
        if inner.pos == "VERB":
            for frame, words in probe._frames(inner):
                if probe._fits(frame, inner):
                    actors = probe._first(frame.actor, inner, None)
                    recipients = probe._first(frame.recipient, inner, actors)
                    return Candidate(
                        inner,
                        words,
                        frame.type,
                        frame.mode,
                        frame.cameo,
                        tuple(actors),
                        tuple(recipients),
                        frame.reciprocal,
                        "happened",
                        frame.weight,
                    )
            for child in inner.children:
                if (
                    child.dep in {"dobj", "nsubjpass"}
                    and child.lemma in nouns()
                    and inner.lemma in light_verbs()
                ):
                    return self._inner(child)
            return None
        for frame in nouns().get(inner.lemma, ()):
            if frame.modifier and not any(child.lemma in frame.modifier for child in inner.children):
                continue
            actors = probe._first(tuple(s for s in frame.actor if s != "subj"), inner, None)
            recipients = probe._first(frame.recipient, inner, actors)
            return Candidate(
                inner,
                (inner,),
                frame.type,
                frame.mode,
                frame.cameo,
                tuple(actors),
                tuple(recipients),
                frame.reciprocal,
                "happened",
                frame.weight,
            )
        return None

    # -- slots ----------------------------------------------------------------------------------------

    def _first(self, slots: tuple[str, ...], predicate: Token, apart: list[Found] | None) -> list[Found]:
        """The mentions of the first slot that holds an actor other than those of `apart`."""
        for slot in slots:
            found = [
                item for item in self._slot(slot, predicate) if apart is None or not self._same(item, apart)
            ]
            if found:
                return found
        return []

    def _slot(self, slot: str, predicate: Token) -> list[Found]:
        if slot == "subj":
            return self._named_all(subject_heads(predicate))
        if slot == "obj":
            heads = object_heads(predicate) if predicate.pos != "NOUN" else []
            return self._named_all(heads) or [item for head in heads for item in owners(head, self.book)]
        if slot == "iobj":
            return self._named_all(
                [child for child in predicate.children if child.dep == "dative" and child.pos != "ADP"]
            )
        if slot == "poss":
            return [item for item in owners(predicate, self.book) if item.span.start < predicate.start]
        heads = preposition_heads(predicate, slot)
        direct = self._named_all(heads)
        if direct or slot in {"in", "at"}:
            return direct
        return [item for head in heads for item in owners(head, self.book)]

    def _named_all(self, heads: list[Token]) -> list[Found]:
        """The actors that the heads name; people who are only described and of no state are nobody."""
        out: list[Found] = []
        for head in heads:
            for item in named(head, self.book):
                known = not item.unnamed or any(self.book.actors[id].code for id in item.mention.actors)
                if known and item not in out:
                    out.append(item)
        return out

    def _same(self, item: Found, others: list[Found]) -> bool:
        ids = {id for other in others for id in other.mention.actors}
        return set(item.mention.actors) <= ids

    # -- keeping --------------------------------------------------------------------------------------

    def _candidate(
        self,
        frame: Frame,
        trigger: Token,
        words: tuple[Token, ...],
        actors: list[Found],
        recipients: list[Found],
        effects: list[Effect],
    ) -> Candidate | None:
        if not actors or (frame.need == "yes" and not recipients):
            return None
        if (
            frame.need == "actors2"
            and len({id for item in (*actors, *recipients) for id in item.mention.actors}) < 2
        ):
            return None
        verb = words[0] if words[0].pos in {"VERB", "AUX"} else trigger
        status = status_of(verb, trigger, effects)
        if status is None:
            return None
        type, mode, cameo = frame.type, frame.mode, frame.cameo
        for effect in effects:
            composed = compose(effect.name, type)
            if composed is not None:
                type, mode, cameo = composed
        told = status.status
        if status.refused:  # “will not lift the ban”: a refusal, and it has happened
            composed = compose("refuse", type)
            if composed is not None and quad(type) <= 2:
                (type, mode, cameo), told = composed, "happened"
        reciprocal = frame.reciprocal and (not recipients or frame.type != "CONSULT" or frame.mode != "visit")
        return Candidate(
            trigger=trigger,
            words=words,
            type=type,
            mode=mode,
            cameo=cameo,
            actors=tuple(actors),
            recipients=tuple(recipients),
            reciprocal=reciprocal,
            status=told,
            weight=frame.weight,
            future=status.future,
            past=status.pluperfect,
        )

    def _keep(self, candidate: Candidate) -> None:
        self.out.append(candidate)
        self.taken.add(candidate.trigger.i)


def _each_other(verb: Token) -> bool:
    """True for “accused each other”, “fired at one another”."""
    return any(
        token.lower in {"other", "another"}
        and any(child.lower in {"each", "one"} for child in token.children)
        for token in verb.subtree()
        if token.head is verb or token.head.head is verb
    )
