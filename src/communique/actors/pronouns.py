"""Pronouns: he, she, it, they by what stands before; I and we by who speaks the quotation."""

from __future__ import annotations

from communique.actors.drafts import Draft
from communique.actors.phrases import word_class
from communique.actors.view import View, partner_of
from communique.reading.tokens import Token

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
_SINGULAR = frozenset({"i", "me", "my"})
_MASCULINE = frozenset({"he", "him", "his"})
_FEMININE = frozenset({"she", "her"})
_THEY = frozenset({"they", "them", "their"})
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DOCUMENT_REACH = 6  # sentences
_ATTRIBUTES = frozenset({"amod", "compound", "nmod", "npadvmod"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl"})


def pronoun(view: View, draft: Draft) -> None:
    """Fills a pronoun of the third person; leaves it empty where nothing certain stands before it."""
    if draft.word in _MASCULINE or draft.word in _FEMININE:
        _person(view, draft)
    elif draft.word in _THEY:
        _they(view, draft)
    elif draft.word in {"it", "its"}:
        _thing(view, draft)


def first_person(view: View, draft: Draft) -> None:
    """“I” and “we” inside a quotation: its speaker; for “we” the speaker's state or body."""
    source = view.spoken_by.get(draft.head.i)
    speaker = view.by_head.get(source.i) if source is not None else None
    if speaker is None or not speaker.actors:
        return
    if draft.word in _SINGULAR:
        if len(speaker.actors) == 1:
            _copy(draft, speaker)
        return
    ids = view.answering(speaker)
    if all(view.actor(id).kind != "person" for id in ids):
        draft.actors, draft.plural = tuple(dict.fromkeys(ids)), True


def _copy(draft: Draft, other: Draft) -> None:
    draft.actors, draft.sector, draft.unnamed = other.actors, other.sector, other.unnamed


def _person(view: View, draft: Draft) -> None:
    wanted = "m" if draft.word in _MASCULINE else "f"
    turned = _nearest(view, draft, personal=True) if draft.head.tag == "PRP$" else None
    if turned is not None and view.cast.gender.get(turned.actors[0], wanted) == wanted:
        _copy(draft, turned)
        return
    goes_on = _speaker_before(view, draft, wanted)
    if goes_on is not None:
        _copy(draft, goes_on)
        return
    later = _later_subject(view, draft)
    candidates = ([later] if later is not None else []) + view.before(draft)
    speaker = view.spoken_by.get(draft.head.i)
    own = view.by_head.get(speaker.i) if speaker is not None else None
    barred = _fellows(view, draft)
    guess: Draft | None = None
    for other in candidates:
        if len(other.actors) != 1 or not view.is_person(other) or not _may_bind(draft, other):
            continue
        if own is not None and other.actors == own.actors:
            continue  # a speaker does not call himself “he”
        if other.actors[0] in barred:
            continue
        gender = view.cast.gender.get(other.actors[0])
        if gender == wanted:
            # Somebody nearer of unknown gender goes before one far off.
            here = guess is not None and guess.head.sent == draft.head.sent
            if guess is None or (not here and guess.head.sent - other.head.sent <= 1):
                guess = other
            break
        if gender is None and guess is None:
            guess = other
    if guess is None or (guess.unnamed and guess.plural):
        return
    _copy(draft, guess)
    if guess.head.sent == draft.head.sent or guess.head.dep in _SUBJECTS:
        view.cast.gender.setdefault(guess.actors[0], wanted)


def _fellows(view: View, draft: Draft) -> tuple[str, ...]:
    """Who is the subject of the verb that an object pronoun hangs from: “he thanked him” are two people."""
    verb = draft.head.head if draft.head.dep in _OBJECTS else None
    subject = verb.child(*_SUBJECTS) if verb is not None else None
    found = view.by_head.get(subject.i) if subject is not None else None
    return found.actors if found is not None else ()


def _later_subject(view: View, draft: Draft) -> Draft | None:
    """“As second leg of his visit, Hu will …”: the subject of a clause that a possessive stands in front
    of.
    """
    if draft.head.tag != "PRP$":
        return None
    top = draft.head
    for above in draft.head.ancestors():
        subject = next((child for child in above.children if child.dep in _SUBJECTS), None)
        if subject is not None:
            if top.dep in {"prep", "advcl", "npadvmod"} and draft.head.i < subject.i:
                return view.by_head.get(subject.i)
            return None
        top = above
    return None


def _speaker_before(view: View, draft: Draft, wanted: str) -> Draft | None:
    """“he said”: who spoke last, in this paragraph or the one before."""
    if draft.head.i not in view.speaking or draft.head.i in view.spoken_by:
        return None
    for other in reversed(view.near(draft, 2)):
        if other.head.i in view.speaking and other.head.i not in view.spoken_by:
            fits = len(other.actors) == 1 and view.is_person(other)
            return other if fits and view.cast.gender.get(other.actors[0], wanted) == wanted else None
    return None


def _they(view: View, draft: Draft) -> None:
    for other in view.before(draft):
        if not _may_bind(draft, other) or other.is_place or other.head.dep in _ATTRIBUTES:
            continue
        if draft.head.i in view.spoken_by and other.head.i not in view.spoken_by:
            continue
        if other.unnamed and other.head.sent != draft.head.sent and other.head.dep not in _SUBJECTS:
            continue
        if len(other.actors) > 1 or other.plural:
            joint = view.coordinated(other)
            draft.actors, draft.plural = joint if len(joint) > len(other.actors) else other.actors, True
            draft.sector = other.sector if draft.actors == other.actors else None
            draft.unnamed = other.unnamed and draft.actors == other.actors
            return
        joint = view.coordinated(other)
        partner = partner_of(other.head) if draft.head.sent - other.head.sent == 1 else None
        if partner is not None and not other.unnamed:
            others = [
                id for one in view.chain(partner) if not one.is_place and not one.unnamed for id in one.actors
            ]
            joint = tuple(dict.fromkeys([*joint, *others])) if others else joint
        if len(joint) > 1 and other.head.dep not in {"amod", "compound", "poss"}:
            draft.actors, draft.plural = joint, True
            return


def _thing(view: View, draft: Draft) -> None:
    if draft.word == "it" and not _refers(draft.head):
        return
    if draft.word == "its" and (nearest := _nearest(view, draft)) is not None:
        _copy(draft, nearest)
        draft.unnamed = False
        return
    if draft.word == "it" and draft.head.head.lemma == "read" and _document(view, draft):
        return
    who = _antecedent(view, draft)
    if who is not None and not view.is_person(who) and len(who.actors) == 1:
        _copy(draft, who)
        return
    quoted = draft.head.i in view.spoken_by
    for other in view.before(draft, reach=2):
        if other.document and draft.word == "it":
            if draft.head.sent - other.head.sent <= 1 or draft.head.head.lemma in {"read", "say", "state"}:
                draft.actors, draft.document, draft.latent = other.actors, True, other.latent
                return
            continue
        if len(other.actors) != 1 or view.is_person(other) or other.plural or other.is_place:
            continue
        if other.head.dep in _ATTRIBUTES:
            continue
        if quoted and other.head.i not in view.spoken_by:
            continue
        if not _may_bind(draft, other) or not _stands(draft, other):
            continue
        _copy(draft, other)
        draft.unnamed = False
        return


def _antecedent(view: View, draft: Draft) -> Draft | None:
    """“Spain, which announced that it would …”: whom the relative clause around the pronoun is about."""
    verb = draft.head.head
    if draft.head.dep not in _SUBJECTS or verb.dep != "ccomp":
        return None
    above = verb.head
    subject = above.child("nsubj")
    if above.dep == "relcl" and subject is not None and subject.tag in {"WDT", "WP"}:
        return view.by_head.get(above.head.i)
    return None


def _document(view: View, draft: Draft) -> bool:
    """“it reads”: the last document named, whatever else stands between. True where there is one."""
    for other in reversed(view.near(draft, _DOCUMENT_REACH)):
        if other.document and other.actors:
            draft.actors, draft.document, draft.latent = other.actors, True, other.latent
            return True
    return False


def _nearest(view: View, draft: Draft, personal: bool = False) -> Draft | None:
    """“sanctions on Iran over its programme”, “thanked India for its help”: whom the clause is turned to."""
    owned = draft.head.head
    if owned.dep != "pobj" or owned.head.lower not in {"for", "over", "about"}:
        return None
    for other in reversed(view.near(draft, 0)):
        if len(other.actors) != 1 or view.is_person(other) != personal or other.plural:
            continue
        return other if other.head.dep in {"dobj", "pobj"} and not other.is_place else None
    return None


def _stands(draft: Draft, other: Draft) -> bool:
    """Whether a name's place in its clause lets “it” or “its” take it up."""
    dep = other.head.dep
    if dep in _SUBJECTS or dep == "agent":
        return True
    if draft.word == "its":
        return other.head.sent == draft.head.sent and dep in {"poss", "pobj", "dobj", "conj", "appos"}
    return dep == "poss" and other.head.sent == draft.head.sent and other.head.head.dep in _SUBJECTS


def _refers(token: Token) -> bool:
    """False for “it” that stands for a clause or the weather: “it is clear that”, “it was agreed”, “make
    it …”.
    """
    verb = token.head
    if token.dep == "nsubj":
        if verb.lemma in {"be", "seem", "appear", "remain", "become"}:
            quality = verb.child("acomp", "attr")
            reported = verb.dep in _CLAUSAL
            return reported and quality is not None and quality.lemma in word_class("ready")
        return verb.lemma not in {"matter", "depend", "happen", "show", "rain", "emerge"} and not any(
            child.dep == "dobj" and child.ent in {"DATE", "TIME"} for child in verb.children
        )
    if token.dep == "nsubjpass":
        return verb.dep in _CLAUSAL and verb.child("ccomp") is None
    if token.dep == "pobj":
        return token.head.lower in {"with", "to", "against", "by", "toward", "towards", "from"}
    return False


def _may_bind(draft: Draft, other: Draft) -> bool:
    """A subject and an object of one verb are different, unless the pronoun is a possessive."""
    if draft.head.tag == "PRP$":
        return other.head is not draft.head.head
    verb = draft.head.head
    if draft.head.dep == "pobj":
        verb = verb.head
    return not (verb is other.head.head and (draft.head.dep in _OBJECTS or draft.head.dep == "pobj"))
