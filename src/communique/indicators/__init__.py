"""Indicators: figures about a relation between actors."""

from communique.indicators.finding import find_indicators

__all__ = ["find_indicators"]
