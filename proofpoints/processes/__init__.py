"""Processes of ours that do one thing and end."""
