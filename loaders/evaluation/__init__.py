"""Evaluation: what extraction reads, held against what careful readers wrote down.

The exchange format of both is that of ``docs/facts.md``.  ``records`` reads it, ``matching`` says
when two facts are the same, ``scores`` counts, ``causes`` says why a fact was missed or invented,
``report`` prints.
"""
