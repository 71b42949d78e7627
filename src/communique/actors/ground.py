"""What the drafting of mentions shares: the reading, its names, the cast, and what words say at a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique import registers
from communique.actors.cast import Cast
from communique.actors.linking import Linker
from communique.actors.names import Hit
from communique.actors.phrases import HYPHENS, NOUNS, glued, is_head, left_edge, role_noun, word_class
from communique.actors.places import names_place
from communique.reading.tokens import Reading, Sentence, Token
from communique.records import Span
from communique.registers import Name

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its", "our", "my"}
)
_AGENTLESS = frozenset({"punct", "det", "case"})
_OWNERS = frozenset({"state", "organisation"})


@dataclass(slots=True)
class Ground:
    """One reading under way. `hits` maps each token of a register name to it; `used` holds the first tokens
    of names that some phrase took, `taken` the tokens of names that the registers lack."""

    reading: Reading
    cast: Cast
    linker: Linker
    hits: dict[int, Hit]
    speakers: frozenset[int]
    linked: dict[int, Name | None] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)

    def head_of(self, hit: Hit) -> Token:
        """The token of a name whose syntactic head lies outside of it; the last where there are several."""
        tokens = self.reading.tokens
        for i in range(hit.last - 1, hit.first - 1, -1):
            head = tokens[i].head
            if not hit.first <= head.i < hit.last or head is tokens[i]:
                return tokens[i]
        return tokens[hit.last - 1]

    def link(self, hit: Hit) -> Name | None:
        """What a name stands for here, or None for no actor."""
        if hit.first not in self.linked:
            name = self.linker.link(hit, self.head_of(hit))
            self.linked[hit.first] = None if self._given_name(hit, name) else name
        return self.linked[hit.first]

    def _given_name(self, hit: Hit, name: Name | None) -> bool:
        """True for “German” in “Minister German Gref”: a given name between a title and a surname."""
        tokens = self.reading.tokens
        if name is None or name.kind == "person" or hit.last - hit.first > 1 or not hit.first:
            return False
        after = tokens[hit.last] if hit.last < len(tokens) else tokens[hit.first]
        if after.tag != "NNP" or after.i in self.hits or not tokens[hit.first - 1].text[0].isupper():
            return False
        role = role_noun(self.reading, hit.first - 1)
        return role is not None and role.title.kind == "person"

    def is_head(self, token: Token) -> bool:
        """True for the head of a noun phrase, also where the parser made two joined people one phrase."""
        if is_head(token):
            return True
        following = self.reading.tokens[token.i + 1] if token.i + 1 < len(self.reading.tokens) else token
        if token.pos != "PROPN" or not (following.tag == "CC" or following.text == ","):
            return False
        return self.names_person(token) or self.cast.called(token.text) is not None

    def names_person(self, token: Token) -> bool:
        """True for a token of a person's name."""
        hit = self.hits.get(token.i)
        if hit is not None:
            return any(name.kind == "person" for name in hit.names)
        return token.ent == "PERSON"

    def left_edge(self, head: Token) -> int:
        """The first word of the phrase of `head`, not beyond another person joined to it."""
        first = left_edge(head)
        for i in range(head.i - 1, first, -1):
            token = self.reading.tokens[i]
            if token.tag == "CC" and self.names_person(self.reading.tokens[i - 1]):
                return i + 1
        while (
            first < head.i and self.reading.tokens[first].ent in {"DATE", "TIME"} and first not in self.hits
        ):
            first += 1
        # A possessive that the parser hung elsewhere: “South Korea's minister of …”
        if first > 1 and self.reading.tokens[first - 1].tag == "POS" and first - 2 in self.hits:
            first = self.hits[first - 2].first
        return first

    def participial(self, hit: Hit) -> bool:
        """True for “US” in “US-led”, “Israel” in “anti-Israel”: it owns nothing of what follows."""
        tokens = self.reading.tokens
        if hit.last + 1 < len(tokens) and tokens[hit.last].text in HYPHENS:
            dash, after = tokens[hit.last], tokens[hit.last + 1]
            if glued(tokens[hit.last - 1], dash) and glued(dash, after) and after.i not in self.hits:
                return True
        if (
            hit.first > 1
            and tokens[hit.first - 1].text in HYPHENS
            and glued(tokens[hit.first - 1], tokens[hit.first])
        ):
            return tokens[hit.first - 2].lower in word_class("stance_prefix")
        return False

    def states(self, first: int, last: int) -> tuple[str, ...]:
        """The states and organisations that own or qualify a phrase by its tokens `[first, last)`."""
        out: list[str] = []
        for i in range(first, last):
            hit = self.hits.get(i)
            if hit is None or hit.first != i or self.participial(hit):
                continue
            name = self.link(hit)
            if name is None or name.kind not in _OWNERS:
                continue
            if name.how == "capital" and names_place(self.head_of(hit)):
                continue
            out.extend(self.ids(name))
        return tuple(dict.fromkeys(out))

    def ids(self, name: Name) -> tuple[str, ...]:
        """The actors of a name: both for “Sino-Russian” and “the two Koreas”, else the likeliest one."""
        if len(name.ids) == 2 and ("-" in name.text or name.how == "group"):
            return name.ids
        return (self.linker.choose(name),)

    def states_after(self, head: Token, into: bool = True, through: bool = False) -> tuple[str, ...]:
        """The states after “of”, “for”, “from” (and “in”, with `into`) behind a head noun.

        With `through` also the state of a body there: “a spokesman for the Indian navy”.
        """
        out: list[str] = []
        wanted = {"of", "for", "from", "in"} if into else {"of"}
        for child in head.children:
            if child.dep == "prep" and child.lower in wanted and child.i > head.i:
                target = child.child("pobj")
                while target is not None:
                    hit = self.hits.get(target.i)
                    name = self.link(hit) if hit else None
                    if name is not None and name.kind in _OWNERS:
                        out.extend(self.ids(name))
                    elif through and hit is None and role_noun(self.reading, target.i) is not None:
                        out.extend(self.states(left_edge(target), target.i))
                    target = target.child("conj")
                if out:
                    break
        return tuple(dict.fromkeys(out))

    def affiliation(self, first: int, last: int) -> str | None:
        """The group or company that qualifies a person's title: “Hezbollah leader”, “Gazprom's chairman”."""
        for i in range(first, last):
            hit = self.hits.get(i)
            name = self.link(hit) if hit is not None and hit.first == i else None
            if name is not None and name.kind in {"group", "company"}:
                return self.linker.choose(name)
        return None

    def affiliation_after(self, head: Token) -> str | None:
        """The group or company behind “of”: “the leader of Hamas”."""
        for child in head.children:
            target = (
                child.child("pobj") if child.dep == "prep" and child.lower in {"of", "for", "from"} else None
            )
            hit = self.hits.get(target.i) if target is not None else None
            name = self.link(hit) if hit is not None else None
            if name is not None and name.kind in {"group", "company"}:
                return self.linker.choose(name)
        return None

    def _subject_before(self, sentence: Sentence) -> str | None:
        """The state that is the main subject of the lead and of the sentence before: “China rejected it.
        “…,” a spokesman said”.
        """
        if not sentence.index:
            return None
        before = self._main_subject(self.reading.sentences[sentence.index - 1])
        lead = self._main_subject(self.reading.sentences[0])
        return before if before is not None and before == lead else None

    def _main_subject(self, sentence: Sentence) -> str | None:
        for token in self.reading.words(sentence):
            if token.dep == "nsubj" and token.head.dep == "ROOT" and token.i in self.hits:
                name = self.link(self.hits[token.i])
                if name is not None and name.kind == "state" and name.how in {"name", "capital"}:
                    return self.linker.choose(name)
        return None

    def scene(self, head: Token) -> tuple[str, ...]:
        """The one state that sets the scene before `head`; empty where it is not certain.

        It is the state whose offices, bodies or capital the paragraph names, else the sentence before it;
        else the only one named so far, the one whose people the text calls by bare titles, or the dateline's.
        """
        sentence = self.reading.sentence_of(head)
        paragraph = self.reading.paragraphs[sentence.paragraph]
        found = self._set_by(Span(paragraph.start, head.start))
        if not found and sentence.index:
            before = self.reading.sentences[sentence.index - 1]
            if sentence.paragraph - before.paragraph <= 1:
                found = self._set_by(before.span)
        if not found:
            so_far = Span(0, head.start)
            named = self._set_by(so_far, strict=False)
            found = named if len(named) == 1 else self._set_by(so_far)
            if len(found) > 1:
                found = set()
        if not found and len(self.cast.home) == 1:
            found = set(self.cast.home)
        if not found and (state := self._subject_before(sentence) or self.dateline_state()):
            found = {state}
        return tuple(found) if len(found) == 1 else ()

    def _set_by(self, span: Span, strict: bool = True) -> set[str]:
        """The states that act in `span` by office, body or seat; all states and people named if not
        `strict`.
        """
        out: set[str] = set()
        for token in self.reading.tokens_in(span):
            hit = self.hits.get(token.i)
            if (
                not strict
                and hit is None
                and token.pos == "PROPN"
                and (known := self.cast.called(token.text))
            ):
                country = self.cast.actors[known].country
                out.update({country} if country else ())
            if hit is None or hit.first != token.i or self.participial(hit):
                continue
            name = self.link(hit)
            if name is None:
                continue
            id = self.linker.choose(name)
            if name.kind in {"person", "group"}:
                country = self.cast.known(id).country
                out.update({country} if country and (not strict or name.kind == "group") else ())
                continue
            if name.kind != "state":
                continue
            last = self.head_of(hit)
            role = (
                last.dep in {"amod", "compound", "poss", "nmod"}
                and last.head.lemma != "state"
                and last.head.dep not in {"dobj", "nsubjpass"}
                and role_noun(self.reading, last.head.i, hit.last) is not None
            )
            opening = hit.first - self.reading.sentence_of(last).first <= 2 and names_place(last)
            if not strict or role or name.sector or (opening and name.how == "capital"):
                out.add(id)
        return out

    def dateline_state(self) -> str | None:
        """The state of the place that the dateline names."""
        span = self.reading.dateline
        if span is None:
            return None
        for token in self.reading.tokens_in(span):
            hit = self.hits.get(token.i)
            name = self.link(hit) if hit else None
            if name is not None and name.kind == "state":
                return self.linker.choose(name)
        place = self.reading.text(span).split(",")[0].split("(")[0].strip()
        cities = registers.places().get(place) or registers.places().get(place.title()) or ()
        return cities[0].country if cities else None

    def definite(self, first: int, head: Token) -> bool:
        """True where the phrase has an article or a demonstrative that makes it known."""
        return any(
            token.lower in _DEFINITE for token in self.reading.tokens[first : head.i] if token.head is head
        )

    def trim(self, first: int) -> int:
        """Past a determiner or a mark, which belong to no name."""
        tokens = self.reading.tokens
        while (
            tokens[first].dep in _AGENTLESS
            and tokens[first].pos not in NOUNS
            and tokens[first].lower not in word_class("owner")
        ) or tokens[first].lower in {"the", "a", "an"}:
            first += 1
        return first

    def span(self, first: int, head: Token) -> Span:
        return Span(self.reading.tokens[first].start, head.end)

    def use(self, first: int, last: int) -> None:
        """The names among tokens `[first, last]` belong to a phrase and stand for nothing of their own."""
        for i in range(first, last + 1):
            if i in self.hits:
                self.used.add(self.hits[i].first)
