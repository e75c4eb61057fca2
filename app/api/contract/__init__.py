"""What the OpenAPI document promises: base models, the descriptions of their fields, look-up of an operation."""
