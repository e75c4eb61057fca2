"""What operations share: keys, bodies, parameters, paging, cache headers, documented responses."""
