"""The relation model: what one marked actor does to another, from a small transformer on the CPU.

A model is a folder `relation-<version>/`: `model.onnx`, `tokenizer.json`, `model.toml` (labels, calibration,
settings) and `card.md`. `training/` writes it; onnxruntime and tokenizers are imported here and nowhere else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import ModelError
from communique.models.labels import LABELS, MODES, NONE, STATUSES
from communique.models.pieces import MOST, Pieces, Range, cut
from communique.ontology import TYPES
from communique.records import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DEFAULT = "relation-2"
_AT_ONCE = 8  # pairs of one run: texts of like length, so that little is padding
_ROLES = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of character ranges of `text`, `target` None for nobody; `trigger` asks of those words alone."""

    text: str
    source: Range
    target: Range | None = None
    trigger: Range | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Calibrated `scores` over the types and NONE, which sum to 1; the likeliest `status`; the likeliest
    `mode` of the likeliest type, None where that has none; `trigger` are the characters that decided, None
    for none.
    """

    scores: Mapping[str, float]
    status: Status
    mode: str | None
    trigger: Range | None

    @property
    def type(self) -> str:
        return max(self.scores, key=self.scores.__getitem__)

    @property
    def likeliest(self) -> str:
        """The likeliest type, NONE left out."""
        return _likeliest(self.scores)


def _likeliest(scores: Mapping[str, float]) -> str:
    return max(TYPES, key=scores.__getitem__)


class RelationModel:
    """A loaded model folder; `threads` are those of one run. Raises ModelError for a folder that is none."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        self.name = folder.name
        try:
            self.facts: dict[str, Any] = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise ModelError(f"{folder} holds no relation model: {error}") from error
        if tuple(self.facts["labels"]) != LABELS or tuple(self.facts["modes"]) != MODES:
            raise ModelError(f"{folder.name} answers with other types or modes than this version knows")
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # it keeps the memory of the largest run for good
        try:
            self._session: InferenceSession = InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # both libraries raise bare exceptions of their own
            first = str(error).partition("\n")[0]
            raise ModelError(
                f"the relation model in {folder} is damaged: {first}; install it anew"
            ) from error
        calibration = self.facts["calibration"]
        self._temperature: float = calibration["temperature"]
        self._none_shift: float = calibration["none_shift"]

    def ask(self, questions: Sequence[Question], even: bool = False) -> list[Answer]:
        """The answers, in the order of the questions; texts that are asked of often are read once.

        Shares are those of pairs as prose has them, most of which have nothing to do with each other; `even`
        takes NONE to be as likely beforehand as a relation, as where somebody marked the pair.
        """
        whole: dict[str, Pieces] = {}
        cuts = [self._cut(one, whole) for one in questions]
        order = sorted(range(len(questions)), key=lambda n: (len(cuts[n].ids), questions[n].text))
        out: list[Answer | None] = [None] * len(questions)
        for first in range(0, len(order), _AT_ONCE):
            numbers = order[first : first + _AT_ONCE]
            shift = 0.0 if even else self._none_shift
            answers = self._run([questions[n] for n in numbers], [cuts[n] for n in numbers], shift)
            for n, answer in zip(numbers, answers, strict=True):
                out[n] = answer
        return [answer for answer in out if answer is not None]

    def _cut(self, question: Question, whole: dict[str, Pieces]) -> Pieces:
        """The pieces of a question's text; texts that fit are cut once, however often they are asked of."""
        known = whole.get(question.text)
        if known is None:
            known = cut(self._tokenizer, question.text, _ranges(question))
            if len(known.ids) < MOST:
                whole[question.text] = known
        return known

    def _run(self, questions: Sequence[Question], cuts: Sequence[Pieces], none_shift: float) -> list[Answer]:
        import numpy as np

        texts: dict[tuple[int, ...], int] = {}
        which = np.array([texts.setdefault(one.ids, len(texts)) for one in cuts], dtype=np.int64)
        longest = max(len(one.ids) for one in cuts)
        ids = np.zeros((len(texts), longest), dtype=np.int64)
        for known, row in texts.items():
            ids[row, : len(known)] = known
        roles = np.zeros((len(questions), _ROLES, longest), dtype=np.float32)
        for n, (question, pieces) in enumerate(zip(questions, cuts, strict=True)):
            for role, span in enumerate((question.source, question.target, question.trigger)):
                if span is not None:
                    roles[n, role, list(pieces.covered(span))] = 1.0
        type, status, mode, trigger = self._session.run(None, {"ids": ids, "text": which, "roles": roles})
        type = type / self._temperature
        type[:, LABELS.index(NONE)] += none_shift
        shares = np.exp(type - type.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        return [
            _answer(shares[n], status[n], mode[n], trigger[n], cuts[n], question.text)
            for n, question in enumerate(questions)
        ]


def _ranges(question: Question) -> tuple[Range, ...]:
    return tuple(span for span in (question.source, question.target, question.trigger) if span is not None)


def _answer(
    shares: NDArray[np.float32],
    status: NDArray[np.float32],
    mode: NDArray[np.float32],
    trigger: NDArray[np.float32],
    pieces: Pieces,
    text: str,
) -> Answer:
    scores = dict(zip(LABELS, map(float, shares), strict=True))
    best = _likeliest(scores)
    modes = {name.partition(".")[2]: mode[n] for n, name in enumerate(MODES) if name.startswith(f"{best}.")}
    return Answer(
        scores,
        STATUSES[int(status.argmax())],
        max(modes, key=modes.__getitem__) if modes else None,
        _pointed(trigger, pieces, text),
    )


def _pointed(weights: NDArray[np.float32], pieces: Pieces, text: str) -> Range | None:
    """The words of the heaviest piece and its neighbours of half its weight; None for the ends."""
    best = int(weights[: len(pieces.ids)].argmax())
    start, end = pieces.spans[best]
    if start == end:
        return None
    least = float(weights[best]) / 2
    first = last = best
    while first > 1 and weights[first - 1] >= least:
        first -= 1
    while last + 2 < len(pieces.ids) and weights[last + 1] >= least:
        last += 1
    start, end = pieces.spans[first][0], pieces.spans[last][1]
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


@cache
def load(name: str = DEFAULT) -> RelationModel:
    """The shipped model of that name, loaded once; raises ModelError where it is not there."""
    folder = Path(__file__).parent / name
    if not folder.is_dir():
        raise ModelError(f"no relation model named {name} is shipped with this version")
    return RelationModel(folder)
