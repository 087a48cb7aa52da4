"""Bytes of files to checked values, or problems with line and hint: YAML to a case, a dataset folder to its rows."""
