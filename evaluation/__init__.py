"""Accuracy gate with pinned floors: gold records of `examples/`, how a prediction is held against them."""
