"""Jumps, behind their gate: for whom, when, how many, and how they grow."""
