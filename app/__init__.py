"""Evenkeel: muscle imbalances in, training programs out."""

__version__ = "0.2.0"
