"""Proof Points: cases of blended learning whose every number is computed from sourced rows."""
