"""The seed files: read, checked, and merged into the database."""
