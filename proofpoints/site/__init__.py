"""Pages to a folder of files: the shell, stamping, search, and the swap that makes a new site public at once."""
