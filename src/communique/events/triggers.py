"""Triggers: finds the predicates of a reading that tell an event and fills their slots."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.actors.book import Found
from communique.events.arguments import conjuncts, owners, subject_heads, surface_subjects
from communique.events.candidates import Candidate
from communique.events.composition import Effect, compose, effects_above, effects_over, status_of
from communique.events.ellipsis import beside, likewise, provoked
from communique.events.frames import noun_frames, verb_frames
from communique.events.lexicon import Frame, event_words, light_verbs, noun_classes, nouns, saying_verbs
from communique.events.operated import operated
from communique.events.slots import Slots, each_other, objects_of, parties, same
from communique.events.status import modality
from communique.ontology import quad
from communique.reading.tokens import Token

_SPOKEN = {"ask": "request", "request": "request", "threaten": "threaten", "promise": "promise"}
_VIOLENT = frozenset({"ASSAULT", "COERCE"})  # whose victim may be told by where it was, or by who tells of it


@dataclass(slots=True)
class TriggerFinder:
    """Walks the tokens of one reading. `taken` holds predicates that a wider one has already told."""

    slots: Slots
    taken: set[int] = field(default_factory=set)
    pending: list[tuple[Frame, tuple[Token, ...]]] = field(default_factory=list)
    out: list[Candidate] = field(default_factory=list)

    def find(self) -> list[Candidate]:
        """All candidates in the order of the text."""
        tokens = [
            token
            for token in self.slots.reading.tokens
            if token.pos in {"VERB", "NOUN", "ADJ", "AUX", "PROPN"}
        ]
        for token in tokens:
            if token.pos != "PROPN":
                self._operator(token)
        for token in tokens:
            if token.pos == "VERB" and token.dep != "amod" and token.i not in self.taken:
                self._verb(token)
        for token in tokens:
            if token.pos in {"NOUN", "PROPN"} and token.i not in self.taken and token.lemma in nouns():
                self._noun(token)
        self.out.sort(key=lambda candidate: candidate.trigger.i)
        self.out = [self._answering(candidate) for candidate in self.out]
        for frame, words in self.pending:
            if words[-1].i not in self.taken:
                self._elliptic(frame, words)
        self.out.sort(key=lambda candidate: candidate.trigger.i)
        return self.out

    def _operator(self, word: Token) -> None:
        found = operated(word, self.slots)
        if found is None:
            return
        if word.pos == "VERB" and any(
            frame.objects and len(words) == 1 for frame, words in verb_frames(word, self.slots)
        ):
            return  # “ordered the ambassador to leave”: a row for this very object says it better
        frame, inner, told, actors, recipients = found
        candidate = self._candidate(frame, word, (word, inner), actors, recipients, effects_above(word))
        if candidate is not None:
            self._keep(candidate)
            if frame.type == "ACCUSE" and inner.dep == "ccomp":
                return  # “alleged that B had shelled C”: B's deed is told too, according to A
            self.taken.add(inner.i)
            if told is not None:
                self.taken.add(told.i)

    def _verb(self, verb: Token) -> None:
        for frame, words in verb_frames(verb, self.slots):
            actors = self.slots.first(frame.actor, verb, None)
            recipients = self.slots.first(frame.recipient, verb, actors, words)
            if not recipients and frame.type in _VIOLENT:
                found = self.slots.located(verb, words) or self.slots.teller(verb)
                recipients = [
                    item for item in found if not self.slots.codes([item]) & self.slots.codes(actors)
                ]
            if not recipients and parties(actors) > 1 and each_other(verb):
                frame = replace(frame, reciprocal=True, need="no")
            if frame.need == "actors2" and not recipients and len(actors) == 1:
                actors = self._coordination(actors[0].head)
            candidate = self._candidate(frame, verb, words, actors, recipients, effects_above(verb))
            if candidate is not None:
                self._keep(_worded(candidate, verb))
                if frame.objects:
                    self.taken.update(token.i for token in objects_of(verb, words))
                return
            if (
                frame.need == "yes"
                and actors
                and frame.type in {"ACCUSE", "REJECT", "SUPPORT", "AID", "SANCTION"}
            ):
                self.pending.append((frame, (verb,)))

    def _coordination(self, head: Token) -> list[Found]:
        """All of a coordination that ends with `head`: “A and B, who met”."""
        while head.dep == "conj" and head.head is not head:
            head = head.head
        return self.slots.named(list(conjuncts(head)))

    def _noun(self, noun: Token) -> None:
        if noun.dep in {"compound", "nmod"} and noun.head.pos in {"NOUN", "PROPN"}:
            return
        light, effect = _light(noun)
        for frame in noun_frames(noun):
            if light is None and not frame.alone:
                continue
            actors = self.slots.first(tuple(slot for slot in frame.actor if slot != "subj"), noun, None)
            if light is not None and (not actors or "subj" in frame.actor):
                actors = self.slots.named(subject_heads(light)) or actors
            recipients = self.slots.first(frame.recipient, noun, actors)
            if light is not None and not recipients:
                recipients = self.slots.first(frame.recipient, light, actors)
            if not actors and frame.type == "CONSULT" and recipients:
                actors = [item for item in self.slots.named(_party_of(noun)) if not same(item, recipients)]
            effects = effects_above(light) if light is not None else effects_over(noun, quad(frame.type) == 4)
            if effect is not None and effect.name in _SPOKEN:
                frame, recipients = self._spoken(frame, effect.name, noun, actors, recipients)
            elif effect is not None and effect.name != "do":
                effects = [effect, *effects]
            words = (light, noun) if light is not None else (noun,)
            candidate = self._candidate(frame, noun, words, actors, recipients, effects)
            if candidate is not None:
                self._keep(_worded(candidate, light))
                if light is not None:
                    self.taken.add(light.i)
                return
            if (
                light is not None
                and actors
                and frame.need == "yes"
                and frame.type in {"AID", "SUPPORT", "SANCTION"}
            ):
                self.pending.append((frame, (light, noun)))

    def _spoken(
        self, frame: Frame, effect: str, noun: Token, actors: list[Found], recipients: list[Found]
    ) -> tuple[Frame, list[Found]]:
        """“sought Indian help”, “offered talks to”: asking and promising are deeds of their own."""
        told = compose(_SPOKEN[effect], frame.type)
        if told is None:
            return frame, recipients
        if _SPOKEN[effect] == "request":
            asked = [item for item in owners(noun, self.slots.book) if not same(item, actors)]
            recipients = asked or recipients
        type, mode, cameo = told
        return replace(frame, type=type, mode=mode, cameo=cameo, reciprocal=False), recipients

    def _answering(self, candidate: Candidate) -> Candidate:
        """An agreement or refusal that answers what was told before (“Peru accepted the invitation”)."""
        if (
            candidate.recipients
            or candidate.type not in {"AGREE", "REJECT", "CONCEDE"}
            or candidate.trigger.pos != "VERB"
        ):
            return candidate
        recipients = provoked(candidate.trigger, list(candidate.actors), self.out, self.slots)
        return replace(candidate, recipients=tuple(recipients))

    def _elliptic(self, frame: Frame, words: tuple[Token, ...]) -> None:
        """A predicate whose recipient the sentences before tell: an answer, or one more of the same."""
        verb, trigger = words[0], words[-1]
        actors = self.slots.first(frame.actor, verb, None) or self.slots.named(subject_heads(verb))
        answers = frame.type in {"ACCUSE", "REJECT"} or (frame.type == "SUPPORT" and verb is trigger)
        recipients = beside(verb, frame.type, self.out) or (
            provoked(verb, actors, self.out, self.slots)
            if answers
            else likewise(frame.type, verb, actors, self.out, self.slots)
        )
        candidate = self._candidate(frame, trigger, words, actors, recipients, effects_above(verb))
        if candidate is not None:
            self._keep(replace(candidate, weight=candidate.weight * 0.8))

    def _candidate(
        self,
        frame: Frame,
        trigger: Token,
        words: tuple[Token, ...],
        actors: list[Found],
        recipients: list[Found],
        effects: list[Effect],
    ) -> Candidate | None:
        """The candidate of a filled frame, or None where a slot that it needs is empty."""
        if not actors or (frame.need == "yes" and not recipients):
            return None
        if frame.need == "actors2" and parties([*actors, *recipients]) < 2:
            return None
        if any(
            effect.operator is not None and effect.operator.type and effect.word.i in self.taken
            for effect in effects
        ):
            return None  # its operator has told it
        if frame.type == "CONSULT" and (any(_visiting(item) for item in recipients) or _misread(trigger)):
            actors, recipients = recipients, actors  # “held talks with visiting President Chirac”
            frame = replace(frame, mode="visit", cameo="042")
        verb = words[0] if words[0].pos in {"VERB", "AUX"} else trigger
        status = status_of(verb, trigger, effects, quad(frame.type) == 4)
        type, mode, cameo = frame.type, frame.mode, frame.cameo
        for effect in effects:
            type, mode, cameo = compose(effect.name, type) or (type, mode, cameo)
        told = status.status
        if status.refused and quad(type) <= 2:  # “will not lift the ban”: a refusal, and it has happened
            (type, mode, cameo), told = compose("refuse", type) or (type, mode, cameo), "happened"
        if told == "hypothetical" and quad(type) == 4 and self._speaks(verb, actors):
            (type, mode, cameo), told = compose("threaten", type) or (type, mode, cameo), "happened"
        if (
            mode == "restrict"
            and type == "COERCE"
            and any(t.lemma in event_words("traded") for t in trigger.subtree())
        ):
            type, mode, cameo = "SANCTION", "discontinue", "163"  # a ban on imports
        if mode == "deport" and any(self._accredited(item) for item in recipients):
            type, mode, cameo = "SANCTION", "expel", "145"
        if type == "PROTEST" and all(self._governs(item) for item in actors):
            type, mode, cameo = "ACCUSE", "disapprove", "111"  # a state protests in words
        reciprocal = frame.reciprocal and (not recipients or frame.mode != "visit")
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
            told=frame.type,
            future=status.future,
            past=status.pluperfect,
        )

    def _speaks(self, verb: Token, actors: list[Found]) -> bool:
        """“said it would cut ties if …”: who says what it would do threatens to."""
        return (
            bool(self.slots.codes(self.slots.teller(verb)) & self.slots.codes(actors))
            and modality(verb).future
        )

    def _accredited(self, item: Found) -> bool:
        """True for diplomats and the staff of missions."""
        words = {item.head.lemma, *(child.lower for child in item.head.children)}
        classes = noun_classes()
        return bool(words & (classes["diplomat"] | classes["ambassador"] | event_words("of_mission")))

    def _governs(self, item: Found) -> bool:
        """True for a state or those who speak for it, not for its people."""
        kinds = {self.slots.book.actors[id].kind for id in item.mention.actors}
        return kinds == {"state"} and item.sector in {None, "GOV", "MIL"} and item.mention.how != "demonym"

    def _keep(self, candidate: Candidate) -> None:
        self.out.append(candidate)
        self.taken.add(candidate.trigger.i)


def _visiting(item: Found) -> bool:
    return any(child.lower == "visiting" for child in item.head.children)


def _misread(trigger: Token) -> bool:
    """“met visiting Vice President Cheney”, which the parser takes for a visit by whoever met him."""
    return (
        trigger.lower == "visiting" and trigger.dep in {"xcomp", "advcl"} and trigger.i == trigger.head.i + 1
    )


def _worded(candidate: Candidate, light: Token | None) -> Candidate:
    """“launched an attack on Israel, saying …”: an attack in words is ACCUSE."""
    if candidate.type != "ASSAULT":
        return candidate
    spoken = light is not None and any(
        child.dep == "advcl" and child.tag == "VBG" and child.lemma in saying_verbs()
        for child in light.children
    )
    things = [candidate.trigger, *(child for child in candidate.trigger.children if child.dep == "dobj")]
    if spoken or any(
        child.lower in event_words("wordy_attack") for thing in things for child in thing.children
    ):
        return candidate.with_type("ACCUSE", "disapprove", "111")
    return candidate


def _party_of(noun: Token) -> list[Token]:
    """“said after talks with A”, “is in London for a meeting with B”: the subject of the clause took part."""
    if noun.dep != "pobj" or noun.head.lower not in event_words("beside_meeting"):
        return []
    governor = noun.head.head
    while governor.pos not in {"VERB", "AUX"} and governor.head is not governor:
        governor = governor.head
    return surface_subjects(governor) if governor.pos in {"VERB", "AUX"} else []


def _light(noun: Token, lemma: str = "") -> tuple[Token | None, Effect | None]:
    """The light verb over a noun, as its object, subject or under its preposition, and what it does to it."""
    verb = noun.head
    if noun.dep == "conj" and verb.pos == "NOUN":
        return _light(verb, lemma or noun.lemma)
    measure = noun.head.head if noun.dep == "pobj" and noun.head.lower in {"of", "in"} else None
    if (
        measure is not None
        and measure.dep != "ROOT"
        and measure.lemma in event_words("measure_noun") | noun_classes()["money"]
    ):
        return _light(measure, noun.lemma)  # “held three days of talks”
    if noun.dep == "pobj":
        preposition, verb = verb, verb.head
        keys = [f"{verb.lemma}_{preposition.lower}"]
    elif noun.dep in {"dobj", "nsubjpass"} or (
        noun.dep == "nsubj" and verb.lemma in event_words("intransitive_light")
    ):
        particle = verb.child("prt")
        keys = [f"{verb.lemma}_{particle.lower}"] if particle else []
        keys.append(verb.lemma)
    else:
        return None, None
    if verb.pos not in {"VERB", "AUX"}:
        return None, None
    for key in keys:
        for row in light_verbs().get(key, ()):
            if not row.nouns or (lemma or noun.lemma) in row.nouns:
                return verb, Effect("do" if noun.dep == "nsubj" else row.effect, verb, None)
    return None, None
