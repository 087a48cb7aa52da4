"""One gate in front of every parser: what may lie where contributors write, and which addresses a case may name."""
