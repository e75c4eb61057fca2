"""From field tests and safety answers to imbalances and a profile."""
