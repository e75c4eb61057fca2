"""Step 5: sets, repetitions, effort, load, rest and ramp-up sets of every week."""
