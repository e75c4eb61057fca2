"""What can be counted in a program or a week: making, judging and summing up use the same measures."""
