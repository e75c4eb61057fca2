"""Screenings: from field tests to a profile."""
