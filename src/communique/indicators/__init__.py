"""Indicators: figures about a relation between actors."""

from communique.indicators.aid import find_aid
from communique.indicators.finding import find_indicators

__all__ = ["find_aid", "find_indicators"]
