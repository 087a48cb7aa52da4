"""Whether a hidden number of students follows from what is published: bounds by linear programming over whole numbers."""
