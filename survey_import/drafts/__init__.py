"""An answer to a draft case with its rows."""
