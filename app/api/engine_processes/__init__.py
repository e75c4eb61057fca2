"""Runs the engine in processes of its own; knows nothing of what they are asked."""
