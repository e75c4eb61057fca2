"""Writing to the catalogue: entries that are added, replaced and retired."""
