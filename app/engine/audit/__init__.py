"""Holding any program, ours or a coach's draft, against the rule book."""
