"""Between the socket and the first route: limits, kept answers, codings, headers for browsers, the access log."""
