"""Mends for what has exactly one right answer: text to text, nothing is written here."""
