"""Proposes new and ended terms of office from Wikidata, as a diff of the sheets. Nothing is edited.

    source (`dump`, `endpoint`) ──▶ Found ──`compare` with `ours`──▶ Outcome ──`patch`──▶ Proposal

`proposal.propose` calls these in order. The ids that are asked for stand in `registers/wikidata.tsv`.
"""

from communique.registers.updating.proposal import Proposal, propose

__all__ = ["Proposal", "propose"]
