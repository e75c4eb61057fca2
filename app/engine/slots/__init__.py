"""Step 3: which roles stand in which session, with their exercises and doses."""
