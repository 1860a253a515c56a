"""Training: weights that ship, computed from the project's own annotated dispatches.

``python -m loaders.training`` reads ``tests/data/own`` and writes them; the same data and grammar
give the same weights.  ``judged`` tells which facts are right, ``logistic`` fits, ``calibration``
measures how well probabilities hold on articles that were not learned from.
"""
