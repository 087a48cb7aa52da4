"""From rows to contrasts: what may be subtracted from what, how sure it is, and what the design can carry."""
