"""A file of any kind to rows of text, before anybody asks what they mean."""
