"""Relation: the type of one marked actor toward another, in the words around them."""

from __future__ import annotations

import pytest

from communique.reader import Reader


def _relation(reader: Reader, marked: str) -> str:
    """The type told by a sentence with its source in [] and its target, if any, in ()."""
    ends: dict[str, int] = {}
    text = ""
    for letter in marked:
        if letter in "[]()":
            ends[letter] = len(text)
        else:
            text += letter
    target = (ends["("], ends[")"]) if "(" in ends else None
    return reader.relate(text, (ends["["], ends["]"]), target).type


@pytest.mark.parametrize(
    ("marked", "expected", "why"),
    [
        ("[Envoys of Peru] conferred with (officials from Brazil) in Iquitos on Friday.", "CONSULT", "talks"),
        (
            "[Rebels] ambushed (an army convoy) near the river, killing six.",
            "ASSAULT",
            "actors without a name",
        ),
        ("[Kuwait] accused (Iraq) of moving its markers at the frontier.", "ACCUSE", "an allegation"),
        ("[The court] sentenced (the general) to twelve years in prison.", "SANCTION|COERCE", "a sentence"),
        ("[Ghana] has asked (Togo) to hand over two colonels.", "REQUEST", "asked to"),
        ("[Togo] refused to hand the colonels over to (Ghana).", "REJECT", "refused to"),
        ("[Zaire] warned (Rwanda) that its army would strike back.", "THREATEN", "a warning"),
        ("[Norway] shipped 40 tonnes of medicine to (Armenia) after the earthquake.", "AID", "relief"),
        ("[Italy] recalled its ambassador to (Malta) on Monday.", "SANCTION", "a recall"),
        ("[Police] arrested (eleven demonstrators) at the gates.", "COERCE", "arrests at home"),
        ("[Japan] apologised to (Korea) for the forced labour of the war years.", "CONCEDE", "an apology"),
        ("[Iceland] recognised (Latvia) on Thursday.", "SUPPORT", "recognition"),
        ("[Mali] sent troops to its border with (Burkina Faso).", "MOBILIZE", "troops moved"),
    ],
)
def test_relations(reader: Reader, marked: str, expected: str, why: str) -> None:
    assert _relation(reader, marked) in expected.split("|"), why
