"""The HTTP side, thin: parse, one call, return. It never sees a database row and holds no rule of training."""
