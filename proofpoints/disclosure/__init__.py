"""Whether a hidden number of students follows from what is published: examples show that it does not, else its bounds are
found by linear programming over whole numbers."""
