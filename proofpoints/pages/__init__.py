"""Results to finished HTML fragments. No file is read or written here but the templates."""
