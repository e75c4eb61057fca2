"""The first engine: score and search. Stays whole until protocols replace it."""
