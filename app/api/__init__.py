"""The HTTP service: a handler parses, makes one call and returns. It sees no database row and holds no rule of training."""
