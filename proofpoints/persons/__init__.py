"""What tells of a person in a text, wherever it stands."""
