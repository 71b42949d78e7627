"""The shipped relation model: its folder, its answers' shape, batches, long texts and damaged folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import models
from communique.errors import ModelError
from communique.models import Question, RelationModel, load
from communique.models.labels import LABELS, STATUSES
from communique.models.pieces import MOST, cut
from communique.models.relation_model import DEFAULT
from communique.ontology.types import types

TEXT = "Hungary accused Romania of closing a school in Cluj, and the Romanian minister flew to Oslo."
HUNGARY, ROMANIA, MINISTER = (0, 7), (16, 23), (57, 78)
FOLDER = Path(models.__file__).parent / DEFAULT


def test_the_folder_has_weights_tokenizer_facts_and_card() -> None:
    names = {path.name for path in FOLDER.iterdir()}
    assert names == {"model.onnx", "tokenizer.json", "model.toml", "card.md"}
    assert (FOLDER / "model.onnx").stat().st_size < 30_000_000
    assert 0.2 < load().facts["calibration"]["temperature"] < 5


def test_scores_are_shares_of_every_label() -> None:
    answer = load().ask([Question(TEXT, HUNGARY, ROMANIA)])[0]
    assert tuple(answer.scores) == LABELS
    assert sum(answer.scores.values()) == pytest.approx(1.0, abs=1e-5)
    assert answer.type == "ACCUSE"
    assert answer.status in STATUSES
    assert answer.mode in {*types()["ACCUSE"].modes, None}
    assert answer.trigger is not None
    assert "accused" in TEXT[slice(*answer.trigger)]


def test_questions_keep_their_order_and_do_not_disturb_each_other() -> None:
    asked = [
        Question(TEXT, HUNGARY, ROMANIA),
        Question("Ghana thanked Togo.", (0, 5), (14, 18)),
        Question(TEXT, MINISTER, HUNGARY),
        Question(TEXT, HUNGARY),
    ] * 12
    together = load().ask(asked)
    for one, answer in zip(asked[:4], together, strict=False):
        alone = load().ask([one])[0]
        assert alone.type == answer.type
        assert alone.scores[alone.type] == pytest.approx(
            answer.scores[answer.type], abs=0.06
        )  # 8-bit figures
    assert load().ask([]) == []


def test_a_marked_trigger_is_the_only_one_that_counts() -> None:
    accused, flew = (8, 15), (79, 83)
    model = load()
    said = model.ask([Question(TEXT, HUNGARY, ROMANIA, accused), Question(TEXT, HUNGARY, ROMANIA, flew)])
    assert said[0].scores["ACCUSE"] > said[1].scores["ACCUSE"]


def test_of_a_long_text_the_part_about_the_pair_is_read() -> None:
    before = "The market in the old town was quiet on that day. " * 60
    start = len(before)
    span, other = (start, start + 7), (start + 16, start + 23)
    answer = load().ask([Question(before + TEXT + before, span, other)])[0]
    assert answer.type == "ACCUSE"
    assert answer.trigger is not None
    assert answer.trigger[0] >= start


@settings(deadline=None, max_examples=25)
@given(st.text(min_size=1, max_size=400), st.data())
def test_any_text_and_any_range_gets_an_answer(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    answer = load().ask([Question(text, (start, end), (0, len(text)))])[0]
    assert sum(answer.scores.values()) == pytest.approx(1.0, abs=1e-4)
    assert answer.trigger is None or 0 <= answer.trigger[0] < answer.trigger[1] <= len(text)


@given(st.text(alphabet="ab Üß,.\n’“", max_size=900))
@settings(deadline=None, max_examples=40)
def test_pieces_lie_in_the_text_and_in_order(text: str) -> None:
    pieces = cut(load()._tokenizer, text, ((0, 1),))
    assert len(pieces.ids) == len(pieces.spans) <= MOST
    inner = [span for span in pieces.spans if span != (0, 0)]
    assert all(0 <= start < end <= len(text) for start, end in inner)
    assert inner == sorted(inner)


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match="relation-0"):
        load("relation-0")


def test_a_damaged_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        RelationModel(tmp_path)
    for name in ("model.onnx", "tokenizer.json"):
        folder = tmp_path / f"without-{name}"
        shutil.copytree(FOLDER, folder)
        (folder / name).write_bytes(b"damaged")
        with pytest.raises(ModelError, match="without-"):
            RelationModel(folder)


def test_a_model_of_other_labels_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "relation-9"
    shutil.copytree(FOLDER, folder)
    facts = (folder / "model.toml").read_text(encoding="utf-8")
    (folder / "model.toml").write_text(facts.replace('"AGREE"', '"TREAT"'), encoding="utf-8")
    with pytest.raises(ModelError, match="other types"):
        RelationModel(folder)
