"""Reading the catalogue: exercises, imbalances, strategies, assessments, vocabularies and rules."""
