"""Which statement a stretch of text belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from communique.records import Span, Statement


def statement_of(statements: Iterable[Statement], span: Span) -> Statement | None:
    """The innermost statement whose words cover `span`, or None. The cue that interrupts a statement is
    not its words.
    """
    best: Statement | None = None
    size = 0
    for statement in statements:
        if statement.quote[0] > span[0] or span[1] > statement.quote[1] + 2:
            continue
        for piece in statement.evidence:
            if piece[0] <= span[0] and span[1] <= piece[1] and (best is None or piece[1] - piece[0] < size):
                best, size = statement, piece[1] - piece[0]
    return best
