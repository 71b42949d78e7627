"""The CAMEO crosswalk: every code maps, and the ways there and back agree."""

import pytest

from communique import ontology
from communique.ontology.tables import rows

LAST = {
    "01": 9, "02": 8, "03": 9, "04": 6, "05": 7, "06": 4, "07": 5, "08": 7, "09": 4, "10": 8,
    "11": 6, "12": 9, "13": 9, "14": 5, "15": 5, "16": 6, "17": 6, "18": 6, "19": 6, "20": 4,
}  # fmt: skip
"""The last third digit of each root."""

CODES = list(LAST) + [f"{root}{digit}" for root, last in LAST.items() for digit in range(last + 1)]

CASES = [
    ("01", None, None, "comment is a statement"),
    ("015", None, None, "comment is a statement"),
    ("02", "REQUEST", None, "ruled"),
    ("026", "REQUEST", "meet", "asks for talks"),
    ("036", "AGREE", None, "future talks"),
    ("035", "CONCEDE", None, "an announced retreat"),
    ("041", "CONSULT", "phone", ""),
    ("042", "CONSULT", "visit", ""),
    ("057", "AGREE", None, "signing is AGREE by the ruling"),
    ("054", "SUPPORT", None, "recognition"),
    ("062", "COOPERATE", None, "joint exercise"),
    ("0871", "RETREAT", "ceasefire", "four digits say the mode"),
    ("112", "ACCUSE", "allege", ""),
    ("116", "SANCTION", "convict", "CAMEO has it among the verbal ones"),
    ("1312", "THREATEN", "restrict", ""),
    ("1723", "COERCE", "curfew", "four digits say the mode"),
    ("163", "SANCTION", "discontinue", "economic sanctions"),
    ("193", "ASSAULT", "firearms", ""),
    ("20", "ASSAULT", None, "ruled"),
    ("2042", "ASSAULT", "unconventional", ""),
]


@pytest.mark.parametrize("code", CODES)
def test_every_short_code_maps(code: str) -> None:
    row = ontology.CAMEO[code]
    assert row.label
    assert (row.type is None) == (row.root == "01")
    if row.type is None:
        assert row.note, "a code without a type says why"
        assert row.mode is None
    else:
        assert row.mode is None or row.mode in ontology.TYPES[row.type].modes
    assert set(row.contexts) <= set(ontology.CONTEXTS)


def test_no_code_beside_them_but_four_digits() -> None:
    assert {code for code in ontology.CAMEO if len(code) < 4} == set(CODES)
    for code, row in ontology.CAMEO.items():
        assert row.type is None or row.type in ontology.TYPES, code
        assert len(code) < 4 or code[:3] in ontology.CAMEO


@pytest.mark.parametrize(("code", "type", "mode", "why"), CASES)
def test_from_cameo(code: str, type: str | None, mode: str | None, why: str) -> None:
    row = ontology.from_cameo(code)
    assert (row.type, row.mode) == (type, mode), why


@pytest.mark.parametrize(
    ("code", "taken"), [("1452", "145"), ("0231", "0231"), ("0832", "0832"), ("19312", "193")]
)
def test_longer_codes_fall_back(code: str, taken: str) -> None:
    assert ontology.from_cameo(code).code == taken


@pytest.mark.parametrize("code", ["", "2", "21", "99", "ab", "00"])
def test_what_is_no_code(code: str) -> None:
    with pytest.raises(KeyError):
        ontology.from_cameo(code)


def test_every_type_and_mode_has_a_way_back() -> None:
    pairs: list[tuple[str, str | None]] = [(name, None) for name in ontology.TYPES]
    for type, mode in pairs + list(ontology.MODES):
        back = ontology.from_cameo(ontology.to_cameo(type, mode))
        assert back.type == type


def test_round_trip_of_each_row() -> None:
    for row in rows("plover"):
        about = [row["context"]] if row["context"] else []
        code = ontology.to_cameo(row["type"], row["mode"] or None, about)
        assert code == row["code"], "each row is reached by what it says"
        back = ontology.CAMEO[code]
        assert back.type == row["type"]
        gives = back.mode == (row["mode"] or None)
        silent = row["mode"] == "" and len(ontology.TYPES[row["type"]].modes) > 0
        assert gives or silent or row["note"].startswith("lossy"), row


def test_round_trip_of_each_code() -> None:
    """From CAMEO to PLOVER to CAMEO, the PLOVER type stays; the mode too where the table is not lossy."""
    lossy = {(row["type"], row["mode"]) for row in rows("plover") if row["note"].startswith("lossy")}
    for code, row in ontology.CAMEO.items():
        if row.type is None:
            continue
        again = ontology.from_cameo(ontology.to_cameo(row.type, row.mode, row.contexts))
        assert again.type == row.type, code
        assert again.mode == row.mode or row.mode is None or (row.type, row.mode) in lossy, code


@pytest.mark.parametrize(
    ("contexts", "code", "why"),
    [
        ((), "070", "nothing more known"),
        (("military",), "072", "the context says it"),
        (("technology", "economic"), "071", "a context without a row is passed over"),
        (("economic", "disasters"), "073", "the table's order decides between two"),
    ],
)
def test_contexts_pick_the_code(contexts: tuple[str, ...], code: str, why: str) -> None:
    assert ontology.to_cameo("AID", None, contexts) == code, why


@pytest.mark.parametrize(
    ("code", "quad"),
    [("010", 1), ("057", 1), ("06", 2), ("0874", 2), ("09", 3), ("139", 3), ("14", 4), ("20", 4)],
)
def test_quad_of_cameo(code: str, quad: int) -> None:
    assert ontology.cameo_quad(code) == quad
    assert ontology.CAMEO[code].quad == quad


def test_goldstein_is_in_range_and_mostly_known() -> None:
    values = [row.goldstein for row in ontology.CAMEO.values()]
    assert all(-10 <= value <= 10 for value in values if value is not None)
    assert {code for code, row in ontology.CAMEO.items() if row.goldstein is None} == {
        "155",
        "176",
        "1951",
        "1952",
    }
