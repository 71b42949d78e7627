"""Positions: where holders stand on an issue or an actor, in the report's words and inside quotations."""

from communique.positions.find import find_positions

__all__ = ["find_positions"]
