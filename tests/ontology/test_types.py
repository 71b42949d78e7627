"""PLOVER's tables against the rulings of the project."""

import pytest

from communique import ontology

RULED = [
    ("AGREE", 1, 2.5, 0, "no modes"),
    ("CONSULT", 1, 2.5, 4, "visit, third-party, multilateral, phone"),
    ("SUPPORT", 1, 5, 0, "no modes"),
    ("CONCEDE", 1, 4.5, 0, "no modes"),
    ("COOPERATE", 2, 9.5, 0, "no modes"),
    ("AID", 2, 10, 0, "no modes"),
    ("RETREAT", 2, 6.5, 6, "material, so no verbal announcement"),
    ("REQUEST", 3, 0, 4, "every request is verbal conflict"),
    ("ACCUSE", 3, -3, 3, "the base is ruled, the manual has two"),
    ("REJECT", 3, -2, 4, "modes as REQUEST"),
    ("THREATEN", 3, -3.5, 6, "verbal only"),
    ("PROTEST", 4, -5, 7, "vandalize is ruled -4.5"),
    ("SANCTION", 4, -6, 4, "ruled quad 4"),
    ("MOBILIZE", 4, -5.5, 4, "forces unused"),
    ("COERCE", 4, -7, 10, "force without killing"),
    ("ASSAULT", 4, -9, 15, "violence"),
]

INTENSITIES = {
    "CONSULT": "visit 4, third-party 1, multilateral 4, phone 1.5",
    "RETREAT": "withdraw 8, release 6.5, disarm 10, ceasefire 7.5, access 6.5, resign 4.5",
    "REQUEST": "assist 0.5, change -1, yield -1, meet 0",
    "ACCUSE": "disapprove -2, investigate -3.5, allege -3.5",
    "REJECT": "assist -1.5, change -2, yield -2, meet -2",
    "THREATEN": "restrict -3, arrest -3.5, relations -3.5, expel -3.5, territory -4, violence -3.5",
    "PROTEST": "demo -5, riot -7, strike -5, hunger -4.5, boycott -4.5, obstruct -4.5, vandalize -4.5",
    "SANCTION": "convict -6, expel -5.5, withdraw -6, discontinue -6",
    "MOBILIZE": "troops -6.5, weapons -6.5, police -5.5, militia -6",
    "COERCE": "seize -7, restrict -7, censor -6.5, curfew -6.5, martial-law -7.5, arrest -7, deport -7, "
    "withhold -7, misinformation -6.5, cyber -7",
    "ASSAULT": "abduct -8.5, beat -7.5, torture -8.5, sexual -8.5, targeted -9.5, destroy -8.5, "
    "primitive -8, firearms -9, explosives -9, suicide-attack -9.5, aerial -9.5, drone -9.5, "
    "heavy-weapons -9.5, crowd-control -7.5, unconventional -10",
}


@pytest.mark.parametrize(("name", "quad", "base", "modes", "why"), RULED)
def test_type(name: str, quad: int, base: float, modes: int, why: str) -> None:
    assert ontology.quad(name) == quad, why
    assert ontology.intensity(name) == base, why
    assert len(ontology.TYPES[name].modes) == modes, why


@pytest.mark.parametrize("name", INTENSITIES)
def test_intensities_of_modes(name: str) -> None:
    expected = {
        pair.rsplit(" ", 1)[0]: float(pair.rsplit(" ", 1)[1]) for pair in INTENSITIES[name].split(", ")
    }
    assert {mode: ontology.intensity(name, mode) for mode in ontology.TYPES[name].modes} == expected


def test_counts() -> None:
    assert [name for name, *_ in RULED] == list(ontology.TYPES)
    assert len(ontology.CONTEXTS) == 37
    assert len(ontology.SECTORS) == 25
    assert len(ontology.MODES) == sum(modes for *_, modes, _ in RULED)
    assert set(ontology.QUADS) == {1, 2, 3, 4}


def test_only_three_types_need_a_recipient() -> None:
    assert {name for name in ontology.TYPES if ontology.needs_recipient(name)} == {
        "COOPERATE",
        "AID",
        "SANCTION",
    }


def test_everything_has_a_gloss() -> None:
    for table in (ontology.TYPES, ontology.MODES, ontology.CONTEXTS, ontology.SECTORS):
        assert all(thing.gloss for thing in table.values())


def test_sign_of_intensity_follows_the_quad_class() -> None:
    for (name, mode), thing in ontology.MODES.items():
        if name != "REQUEST":
            assert (thing.intensity > 0) == (ontology.quad(name) <= 2), (name, mode)


def test_unknown_names_are_key_errors() -> None:
    with pytest.raises(KeyError):
        ontology.quad("YIELD")
    with pytest.raises(KeyError):
        ontology.intensity("AGREE", "visit")
    with pytest.raises(AttributeError):
        _ = ontology.VERBS


def test_tables_are_read_only() -> None:
    with pytest.raises(TypeError):
        ontology.TYPES["NEW"] = ontology.TYPES["AGREE"]  # type: ignore[index]
