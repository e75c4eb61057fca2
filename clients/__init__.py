"""Small programs that use the API through clients which generators make from its OpenAPI document."""
