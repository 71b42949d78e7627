"""Marked pairs, by slots and by paths: every type, both directions, no target, and how sure the answer is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import UsageError
from communique.events.relation import NONE, relate
from communique.ontology import TYPES
from communique.reading.parse import read_text
from communique.records import Relation


def asked(marked: str) -> Relation:
    """The relation of `[source]` to `(target)` in a text marked so; the target may be missing."""
    text, opened, start = "", "", 0
    spans: dict[str, tuple[int, int]] = {}
    for char in marked:
        if char in "[(":
            opened, start = char, len(text)
        elif char in "])":
            spans[opened] = (start, len(text))
        else:
            text += char
    return relate(read_text(text), spans["["], spans.get("("))


# (text with [source] and (target), expected type, why)
SLOTS = [
    ("[Norway] agreed to supply (Latvia) with ferries.", "AGREE", "a promise of trade"),
    ("[Chile] and (Peru) signed a treaty on fishing.", "AGREE", "an instrument signed"),
    ("(Peru) and [Chile] signed a treaty on fishing.", "AGREE", "the same the other way round"),
    ("[Ghana] will send food aid to (Togo).", "AGREE", "aid to come"),
    ("[Kenya] will meet (Uganda) on Friday.", "AGREE", "a meeting to come"),
    ("[Jordan] offered to host talks with (Syria).", "AGREE", "an offer"),
    ("[Egypt] held talks with (Ethiopia) on the dam.", "CONSULT", "talks"),
    ("(Ethiopia) held talks with [Egypt] on the dam.", "CONSULT", "talks go both ways"),
    ("The prime minister of [Malta] visited (Libya).", "CONSULT", "an official stands for the state"),
    ("[Qatar] mediated between (Chad) and the rebels.", "CONSULT", "a mediator to one side"),
    ("[Brazil] praised (Angola) for its reforms.", "SUPPORT", "praise"),
    ("[Iceland] recognised (Kosovo) as a state.", "SUPPORT", "recognition"),
    ("[Cuba] congratulated (Vietnam) on the anniversary.", "SUPPORT", "congratulation"),
    ("[Turkey] apologised to (Russia) for the incident.", "CONCEDE", "regret"),
    ("[Mali] announced a ceasefire with (the rebels).", "CONCEDE", "an announced ceasefire"),
    ("[Sudan] declared a cease-fire with (the militia).", "CONCEDE", "a hyphen parts the noun"),
    ("[Morocco] pardoned (Spanish sailors).", "CONCEDE", "a pardon"),
    ("[Chile] granted citizenship to (refugees from Haiti).", "CONCEDE", "a status granted"),
    ("[Poland] said it would release (the two Belarusian pilots).", "CONCEDE", "a release to come"),
    ("[India] and (Oman) held a joint naval exercise.", "COOPERATE", "a joint exercise"),
    ("[Spain] extradited a banker to (Argentina).", "COOPERATE", "an extradition"),
    ("[Japan] shared intelligence with (Australia).", "COOPERATE", "intelligence shared"),
    ("[Denmark] gave food aid to (Somalia).", "AID", "food aid"),
    ("[Finland] handed over generators to (Moldova).", "AID", "goods handed over"),
    ("[Sweden] took in refugees from (Bosnia).", "AID", "refuge"),
    ("[Vietnam] withdrew its troops from (Cambodia).", "RETREAT", "a withdrawal"),
    ("[Iran] released the crew of (a Greek tanker).", "RETREAT", "the crew stands for the ship"),
    ("[Canada] lifted sanctions on (Myanmar).", "RETREAT", "sanctions lifted"),
    ("[Serbia] urged (Croatia) to reopen the bridge.", "REQUEST", "an appeal"),
    ("[Kuwait] asked (Iraq) for the return of its archives.", "REQUEST", "a request"),
    ("[Uruguay] called on (Argentina) to end the blockade.", "REQUEST", "what is to end is not what is told"),
    ("[Pakistan] accused (India) of breaking its word.", "ACCUSE", "an accusation"),
    ("[Ireland] condemned (Belarus) over the detentions.", "ACCUSE", "disapproval"),
    ("[Brazil] is investigating (Chinese steel exporters).", "ACCUSE", "an inquiry"),
    ("[Algeria] rejected a proposal by (Morocco).", "REJECT", "a proposal rejected"),
    ("[Greece] cancelled a meeting with (Turkey).", "REJECT", "a meeting cancelled"),
    ("[Peru] refused to negotiate with (Ecuador).", "REJECT", "talks refused"),
    ("[Bolivia] and (Chile) failed to reach agreement on water.", "REJECT", "no agreement reached"),
    ("[Bulgaria] will not lift the ban on (Romania).", "REJECT", "a step refused"),
    ("[Iraq] threatened to attack (Kuwait).", "THREATEN", "a threat"),
    ("[Tunisia] will impose sanctions on (Libya).", "THREATEN", "sanctions announced"),
    ("[Slovenia] called for sanctions against (Belarus).", "THREATEN", "who would suffer is asked nothing"),
    ("Students in [Chile] demonstrated against (Spain).", "PROTEST", "a demonstration"),
    ("Workers in [Italy] boycotted goods from (South Africa).", "PROTEST", "a boycott"),
    ("[Britain] imposed an embargo on (Rhodesia).", "SANCTION", "an embargo"),
    ("[Ecuador] expelled the ambassador of (Colombia).", "SANCTION", "an ambassador expelled"),
    ("[Senegal] recalled its ambassador from (Mauritania).", "SANCTION", "its own ambassador"),
    ("[Turkey] massed troops on the border with (Syria).", "MOBILIZE", "troops massed"),
    ("[Eritrea] deployed tanks near (Ethiopia).", "MOBILIZE", "weapons moved up"),
    ("[Nicaragua] arrested (three Honduran fishermen).", "COERCE", "an arrest"),
    ("[Yemen] seized a ship of (Eritrea).", "COERCE", "the ship stands for its owner"),
    ("[Azerbaijan] shelled (Armenian villages).", "ASSAULT", "shelling"),
    ("(Armenian villages) were shelled by [Azerbaijan].", "ASSAULT", "the same in the passive"),
    ("[Rwanda] invaded (Zaire).", "ASSAULT", "an invasion"),
]

# no predicate has both in its slots, or has them only through other words
PATHS = [
    ("[Belgium] is ready to contribute doctors to a hospital in (Guinea).", "AGREE", "ready to"),
    ("[Austria] has agreed to set up a clinic in (Albania).", "AGREE", "a promise no row knows"),
    (
        "[The minister] will lead a delegation on a visit to (Jordan).",
        "AGREE",
        "the verb over a noun dates it",
    ),
    ("[Togo] said that (Benin) must open its markets.", "REQUEST", "said that another must"),
    (
        "[Estonia] says (Russia) has violated the airspace of Finland.",
        "ACCUSE",
        "said of another that it harms",
    ),
    ("[Ghana] said (the rebels) attacked a village.", "ACCUSE", "an attack is said of them"),
    ("[Norway] put out a report condemning (Chad).", "ACCUSE", "a report that condemns"),
    ("[Malawi] sent inspectors to (Zambia) to investigate the leak.", "ACCUSE", "sent to what end"),
    (
        "[The court] sent (the company) a letter threatening to seize its trucks.",
        "THREATEN",
        "what it threatens",
    ),
    ("[Lithuania] turned down a request from lawyers for (the banker).", "REJECT", "whose request"),
    ("[Kenya] does not recognise the election in (Somaliland).", "REJECT", "recognition withheld"),
    ("The talks between [Nepal] and (Bhutan) ended in a handshake.", "CONSULT", "a noun over both"),
    ("[Morocco] was responsible for the raid on (a camp in Algeria).", "ASSAULT", "responsible for"),
    ("[Fijian soldiers] serve in the United Nations force in (Lebanon).", "AID", "peacekeeping"),
    ("[Italy] paid two million euros in compensation to (the fishermen).", "CONCEDE", "money for harm"),
]

PRONOUNS = [
    ("[Laos] said it had attacked (Thailand).", "ASSAULT", "it is who said so"),
    ("[Laos] said on Monday it will not extradite the general to (Thailand).", "REJECT", "and refuses"),
    ("[Oman] summoned the envoy of (Yemen) and recalled its own.", "ACCUSE", "two verbs, one target"),
]

ALONE = [
    ("[Guatemala] declared a curfew.", "COERCE", "nobody in particular"),
    ("[The rebels] laid down their weapons.", "RETREAT", "arms laid down"),
    ("[Doctors in Peru] went on strike.", "PROTEST", "a strike"),
    ("[North Korea] tested a missile.", "MOBILIZE", "a weapon tested"),
]

NOTHING = [
    ("[Chad] is larger than (Togo).", "no predicate of the lexicon"),
    ("[Panama] lies between (Colombia) and Costa Rica.", "geography"),
    ("[Mongolia] is landlocked.", "nothing is done"),
    ("[Armenia] was invaded by (Azerbaijan).", "who undergoes it does nothing"),
    ("(Rwanda) invaded [Zaire].", "the same in the active"),
]


@pytest.mark.parametrize(("marked", "expected", "why"), SLOTS + PATHS + PRONOUNS + ALONE)
def test_type(marked: str, expected: str, why: str) -> None:
    assert asked(marked).type == expected, why


@pytest.mark.parametrize(("marked", "why"), NOTHING)
def test_nothing_told(marked: str, why: str) -> None:
    relation = asked(marked)
    assert relation.type == NONE, why
    assert relation.scores[NONE] == 1.0


def test_every_type_has_a_case() -> None:
    assert {expected for _, expected, _ in SLOTS} == set(TYPES)


ONE_WAY = [
    "[Ecuador] expelled the ambassador of (Colombia).",
    "[Rwanda] invaded (Zaire).",
    "[Denmark] gave food aid to (Somalia).",
    "[Pakistan] accused (India) of breaking its word.",
]


@pytest.mark.parametrize("marked", ONE_WAY)
def test_direction_counts(marked: str) -> None:
    """Asked the other way round, who only undergoes the deed has not done it."""
    swapped = marked.translate(str.maketrans("[]()", "()[]"))
    assert asked(swapped).type != asked(marked).type


def test_filled_slots_weigh_more_than_a_path() -> None:
    slots = asked("[Ghana] attacked (Togo).")
    path = asked("[Ghana] was responsible for the raid on (a camp in Togo).")
    assert slots.type == path.type == "ASSAULT"
    assert path.scores["ASSAULT"] < slots.scores["ASSAULT"]


@pytest.mark.parametrize("marked", [marked for marked, *_ in SLOTS[::6] + PATHS[::4] + ALONE])
def test_scores_are_shares(marked: str) -> None:
    relation = asked(marked)
    assert set(relation.scores) == {*TYPES, NONE}
    assert math.isclose(sum(relation.scores.values()), 1.0)
    assert relation.type == max(relation.scores, key=relation.scores.__getitem__)


TEXT = "Ghana attacked Togo."
WRONG = [
    ((0, 0), None, "an empty range"),
    ((-3, 5), None, "a start before the text"),
    ((0, 500), None, "an end beyond the text"),
    ((6, 2), None, "an end before the start"),
    ((5, 6), None, "a range of white space"),
    ((0, 5), (20, 24), "a target beyond the text"),
    ((0, 5), (15, 15), "an empty target"),
]


@pytest.mark.parametrize(("source", "target", "why"), WRONG)
def test_wrong_range(source: tuple[int, int], target: tuple[int, int] | None, why: str) -> None:
    with pytest.raises(UsageError, match="holds no word"):
        relate(read_text(TEXT), source, target)


@settings(max_examples=25, deadline=None)
@given(st.tuples(st.integers(0, 60), st.integers(0, 60)), st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_any_range_is_answered_or_refused(source: tuple[int, int], target: tuple[int, int]) -> None:
    """Overlapping, equal and broken ranges: an answer whose scores sum to 1, or UsageError."""
    reading = read_text("Officials of Chad said they will meet Togo's envoy in Lagos.")
    try:
        relation = relate(reading, source, target)
    except UsageError:
        return
    assert math.isclose(sum(relation.scores.values()), 1.0)
