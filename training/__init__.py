"""Trains and exports the relation model from `corpus/relations/`. Torch lives here and nowhere else."""
