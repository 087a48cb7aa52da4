"""The files that are made from the model, the vocabulary and the rules: texts alone, nothing is written here."""
