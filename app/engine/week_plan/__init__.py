"""Step 2: the training days of a week and what each may hold."""
