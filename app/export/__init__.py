"""Pure renderings of what the engine knows, one format a file: values in, text out."""
