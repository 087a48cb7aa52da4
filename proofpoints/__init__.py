"""Proof Points: cases of blended learning whose every outcome figure is computed from sourced rows."""
