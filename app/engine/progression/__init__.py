"""Step 4: phases, stages and easy weeks of a program, and the rung of every phase."""
