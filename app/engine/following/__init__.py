"""Following a program: what happened with it in, what to do next out."""
