"""Outlooks: a program and what happened with it in, what to do next out. Nothing of it is stored."""
