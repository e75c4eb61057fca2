"""Step 1: which day plans are wanted, in which order of importance."""
