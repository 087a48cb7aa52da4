"""The survey importer: any export of answers to triaged drafts, losing no answer and leaking no person."""
