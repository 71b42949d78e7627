"""Who speaks each quotation: the phrase that the nearest cue outside of it gives."""

from __future__ import annotations

from communique.reading.tokens import Reading, Token


def speakers_of_quotations(
    reading: Reading, sources: list[tuple[Token, Token | None, str]]
) -> dict[int, Token]:
    """Token index inside a quotation -> head of the phrase that speaks it: of the nearest cue outside it.

    Looks in the quotation's sentence first, then in its paragraph, then in the paragraph before.
    """
    outside: list[tuple[Token, Token]] = []
    quoted: set[int] = set()
    for quotation in reading.quotations:
        quoted.update(token.i for token in reading.tokens_in(quotation.span))
    for cue, source, _ in sources:
        if source is not None and cue.i not in quoted:
            outside.append((cue, source))
    paragraph_of = {sentence.index: sentence.paragraph for sentence in reading.sentences}
    out: dict[int, Token] = {}
    for quotation in reading.quotations:
        if quotation.depth:
            continue
        inside = reading.tokens_in(quotation.span)
        if not inside:
            continue
        paragraph = paragraph_of[inside[0].sent]
        near = [(c, s) for c, s in outside if paragraph - paragraph_of[c.sent] in {0, 1}]
        if not near:
            continue
        best = min(
            near,
            key=lambda item: (
                paragraph - paragraph_of[item[0].sent],
                item[0].sent not in {inside[0].sent, inside[-1].sent},
                min(abs(item[0].i - inside[0].i), abs(item[0].i - inside[-1].i)),
            ),
        )
        for token in inside:
            out[token.i] = best[1]
    return out
