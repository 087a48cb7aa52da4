"""Chart forms, one file each: data in, an Exhibit out (a Vega-Lite specification with words and a table)."""
