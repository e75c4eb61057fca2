"""Every error answer (RFC 9457), from the exception to the bytes."""
