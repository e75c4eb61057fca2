"""Programs: making one from a profile, finding, reading and excerpting those that were made."""
