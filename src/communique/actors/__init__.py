"""Actors: the mentions of a reading, linked to states, organisations, people, companies and groups."""

from communique.actors.mentions import find_mentions

__all__ = ["find_mentions"]
