"""Headline differences in percentage points, with the design of the study behind each."""

import pandas as pd

data = "."  # the folder that holds the files

cases = pd.read_csv(f"{data}/cases.csv", dtype={"nces_lea_id": "string"})
contrasts = pd.read_parquet(f"{data}/contrasts.parquet")

headline = contrasts[contrasts["headline"].notna() & (contrasts["unit"] == "percentage-points")]
table = headline.merge(cases[["slug", "design"]], on="slug")
table = table.sort_values(["slug", "headline"])[["slug", "estimate", "direction", "design"]]
print(table.to_csv(index=False), end="")
