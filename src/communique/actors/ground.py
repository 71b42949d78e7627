"""What the drafting of mentions shares: the reading, its names, the cast, and what words say at a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique import registers
from communique.actors.cast import Cast
from communique.actors.linking import Linker
from communique.actors.names import Hit
from communique.actors.phrases import HYPHENS, NOUNS, glued, is_head, left_edge, role_noun, word_class
from communique.actors.places import names_place
from communique.reading.tokens import Reading, Token
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
            self.linked[hit.first] = self.linker.link(hit, self.head_of(hit))
        return self.linked[hit.first]

    def is_head(self, token: Token) -> bool:
        """True for the head of a noun phrase, also where the parser made two joined people one phrase."""
        if is_head(token):
            return True
        following = self.reading.tokens[token.i + 1] if token.i + 1 < len(self.reading.tokens) else token
        return token.pos == "PROPN" and following.tag == "CC" and self.names_person(token)

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

    def states_after(self, head: Token, into: bool = True) -> tuple[str, ...]:
        """The states after “of”, “for”, “from” (and “in”, with `into`) behind a head noun."""
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
                    elif hit is None and role_noun(self.reading, target.i) is not None:
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

    def scene(self, head: Token) -> tuple[str, ...]:
        """The one state whose offices, bodies or capital set the scene before `head`: in its paragraph, else in
        the sentence before it; else the state whose people the text calls by bare titles, else the dateline's.
        Empty where it is not certain.
        """
        sentence = self.reading.sentence_of(head)
        paragraph = self.reading.paragraphs[sentence.paragraph]
        found = self._set_by(Span(paragraph.start, head.start))
        if not found and sentence.index:
            before = self.reading.sentences[sentence.index - 1]
            if sentence.paragraph - before.paragraph <= 1:
                found = self._set_by(before.span)
        if not found and len(self.cast.home) == 1:
            found = set(self.cast.home)
        if not found and (state := self.dateline_state()):
            found = {state}
        return tuple(found) if len(found) == 1 else ()

    def _set_by(self, span: Span) -> set[str]:
        out: set[str] = set()
        for token in self.reading.tokens_in(span):
            hit = self.hits.get(token.i)
            if hit is None and token.pos == "PROPN" and (known := self.cast.called(token.text)):
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
                out.update({country} if country else ())
                continue
            if name.kind != "state":
                continue
            last = self.head_of(hit)
            role = (
                last.dep in {"amod", "compound", "poss", "nmod"}
                and role_noun(self.reading, last.head.i, hit.last) is not None
            )
            opening = hit.first - self.reading.sentence_of(last).first <= 2 and names_place(last)
            if role or name.sector or (opening and name.how == "capital"):
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
