"""Finds exercises by words and filters."""
