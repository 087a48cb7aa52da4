"""Which column answers which question: profiles, and suggestions that a person confirms."""
