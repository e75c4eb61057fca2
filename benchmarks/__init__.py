"""Measures what the engine and the service claim: `python -m benchmarks`; README.md says how to read the tables."""
