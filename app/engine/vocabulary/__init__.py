"""The closed sets of the field, as string enums. Their values are what clients send and read."""
