"""Models: trained weights, a folder each, and what loads them."""

from communique.models.relation_model import Answer, Question, RelationModel, load

__all__ = ["Answer", "Question", "RelationModel", "load"]
