"""The corpus as open data: tables, data package, JSON API, feed, metadata, badges and releases."""
