"""Enrollments: outlooks for those who let this service keep what happened with their program."""
