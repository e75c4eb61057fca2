"""When field tests call a difference an imbalance."""

STANDARD_ERRORS = 1.96
"""So many standard errors of measurement hold 95 of 100 results of one value; of a difference of two the root of two as
many. Source: latimer-1999, neto-2015."""
NORMAL_SIDE_DIFFERENCE = 10.0
MILD_SIDE_DIFFERENCE = 15.0
MODERATE_SIDE_DIFFERENCE = 20.0
"""Stronger minus weaker side in percent of the stronger: up to here normal, mild, moderate; beyond it marked.
Source: virgile-2025, expert-opinion."""
CONCORDANT_TESTS = 2
"""Field tests of one kind that must agree before an imbalance is called more than mild. Source: bishop-2020, expert-opinion."""
