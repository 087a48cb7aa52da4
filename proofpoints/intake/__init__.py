"""A spreadsheet of figures and a few answers to the text of a new case and its dataset; nothing is written here."""
