"""Batches: questions of several texts as tensors, with what should be answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import torch
from corpus.items import Item, Link
from tokenizers import Tokenizer
from torch import Tensor

from communique.models.labels import LABELS, MODES, NONE, STATUSES
from communique.models.pieces import Pieces, cut
from training.bases import MASK
from training.examples import Names, Question, Renamed, Sampling, chosen, sampled, shifted
from training.network import ROLES

_LABEL = {name: number for number, name in enumerate(LABELS)}
_STATUS = {name: number for number, name in enumerate(STATUSES)}
_MODE = {name: number for number, name in enumerate(MODES)}
AWAY = -100  # of no account in a loss


@dataclass(frozen=True, slots=True)
class Chance:
    """How the texts are changed while training; each figure is a probability."""

    swap: float = 0.35
    hide: float = 0.1  # all pieces of an actor
    drop: float = 0.06  # a piece of the text
    shift: float = 0.5


class Batch(NamedTuple):
    """Inputs of the network and its gold: `type` shares over LABELS, `status` and `mode` numbers or AWAY,
    `trigger` shares over the pieces.
    """

    ids: Tensor
    text: Tensor
    roles: Tensor
    type: Tensor
    status: Tensor
    mode: Tensor
    trigger: Tensor


class Row(NamedTuple):
    """One text and its questions, in pieces."""

    ids: list[int]
    asked: list[tuple[list[tuple[int, ...]], tuple[Link, ...], tuple[int, ...], Link | None]]


def row(
    item: Item,
    asked: Sequence[Question],
    tokenizer: Tokenizer,
    random: Random | None,
    chance: Chance,
    names: Names,
) -> Row:
    """The item in pieces; `random` None leaves it as it is."""
    text = Renamed(item.text, ())
    if random is not None and random.random() < chance.swap:
        text = names.swapped(item.text, random)
    pieces = cut(tokenizer, text.text)
    ids = list(pieces.ids)
    out = []
    for one in asked:
        roles = _roles(item, one, text, pieces, random, chance)
        if roles is None:
            continue
        told = random.choice(one.told) if random and one.told else (one.told[0] if one.told else None)
        trigger = pieces.covered(text.span(told.trigger)) if told else (0,)
        out.append((roles, one.told, trigger or (0,), told))
    if random is not None:
        kept = {piece for roles, *_ in out for role in roles for piece in role}
        for party in sorted({role for roles, *_ in out for role in roles[:2]}):
            if random.random() < chance.hide:
                for piece in party:
                    ids[piece] = MASK
        for n in range(1, len(ids) - 1):
            if n not in kept and random.random() < chance.drop:
                ids[n] = MASK
    return Row(ids, out)


def _roles(
    item: Item, one: Question, text: Renamed, pieces: Pieces, random: Random | None, chance: Chance
) -> list[tuple[int, ...]] | None:
    """The pieces of source, target and trigger; None where the source or target was cut off."""
    out: list[tuple[int, ...]] = []
    for id in (one.source, one.target):
        if id is None:
            out.append(())
            continue
        span = text.span(chosen(item.party(id), random))
        if random is not None and random.random() < chance.shift:
            span = shifted(text.text, span, random)
        covered = pieces.covered(span)
        if not covered:
            return None
        out.append(covered)
    out.append(pieces.covered(text.span(one.trigger)) if one.trigger else ())
    return out


def batch(rows: Sequence[Row]) -> Batch:
    """The rows as one batch, padded to the longest text."""
    pieces = max(len(row.ids) for row in rows)
    ids = torch.zeros(len(rows), pieces, dtype=torch.long)
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = torch.tensor(row.ids)
    pairs = [(number, *asked) for number, row in enumerate(rows) for asked in row.asked]
    roles = torch.zeros(len(pairs), ROLES, pieces)
    type = torch.zeros(len(pairs), len(LABELS))
    trigger = torch.zeros(len(pairs), pieces)
    status = torch.full((len(pairs),), AWAY)
    mode = torch.full((len(pairs),), AWAY)
    for n, (_, covered, told, deciding, link) in enumerate(pairs):
        for role, places in enumerate(covered):
            roles[n, role, list(places)] = 1.0
        trigger[n, list(deciding)] = 1.0 / len(deciding)
        names = sorted({link.type for link in told}) or [NONE]
        for name in names:
            type[n, _LABEL[name]] = 1.0 / len(names)
        if link is not None:
            status[n] = _STATUS[link.status]
            if link.mode:
                mode[n] = _MODE[f"{link.type}.{link.mode}"]
    text = torch.tensor([number for number, *_ in pairs])
    return Batch(ids, text, roles, type, status, mode, trigger)


def batches(
    items: Sequence[Item],
    tokenizer: Tokenizer,
    random: Random,
    names: Names,
    *,
    pairs: int = 48,
    how: Sampling | None = None,
    chance: Chance | None = None,
) -> Iterator[Batch]:
    """One epoch: batches of about `pairs` questions, of texts of like length, in random order."""
    how, chance = how or Sampling(), chance or Chance()
    rows = [row(item, sampled(item, random, how), tokenizer, random, chance, names) for item in items]
    rows = sorted((row for row in rows if row.asked), key=lambda row: (len(row.ids), random.random()))
    groups: list[list[Row]] = [[]]
    for one in rows:
        if sum(len(row.asked) for row in groups[-1]) >= pairs:
            groups.append([])
        groups[-1].append(one)
    random.shuffle(groups)
    for group in groups:
        yield batch(group)
