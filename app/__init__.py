"""Evenkeel: muscle imbalances in, training programs out."""

__version__ = "0.1.0"
