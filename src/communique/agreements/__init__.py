"""Agreements: instruments between parties, with subject, giver and receiver, quantities, term and status."""

from communique.agreements.find import find_agreements

__all__ = ["find_agreements"]
