"""Out goes what tells of a person, and figures of fewer students than may be told."""
