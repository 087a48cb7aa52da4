"""What the pages across cases look at: a case in a few finished words, its facets, the orders of a list."""
