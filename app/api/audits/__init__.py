"""Audits: anybody's program, held against the rule book."""
