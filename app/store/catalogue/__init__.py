"""The catalogue in the database: read, written, and what its version is."""
