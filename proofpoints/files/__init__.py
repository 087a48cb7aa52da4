"""Bytes on disk: read and written whole, told apart by hashes, kept for the next build."""
