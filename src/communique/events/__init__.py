"""Events: who did what to whom, when and where, and whether it happened."""

from communique.events.coding import find_events

__all__ = ["find_events"]
